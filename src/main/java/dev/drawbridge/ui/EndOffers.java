package dev.drawbridge.ui;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.gesture.Tile;
import dev.drawbridge.gesture.Wish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What an arrow may lead to, for a list that is searched by typing.
 *
 * @param drawing where it leads
 * @param fits what of the drawing is offered
 * @param fresh what may be made for it; then things that are there are only offered by typing
 */
record EndOffers(Drawing drawing, Predicate<Element> fits, List<Tile> fresh) {
  /** Among new things only those come first that are meant most likely. */
  private static final int MOST_BESIDE_NEW = 6;

  private static final int MOST = 200;

  /** Ends for a new arrow: new things, or what is there. */
  static EndOffers forNew(Drawing drawing, Key from) {
    // From network to network nobody enforces anything.
    return new EndOffers(
        drawing,
        element -> !element.key().equals(from),
        isNetwork(drawing, from)
            ? List.of(Tile.SERVICE, Tile.ZONE)
            : List.of(Tile.SERVICE, Tile.NETWORK, Tile.ZONE));
  }

  /**
   * Other ends for an arrow that is there.
   *
   * @param isStart whether its start is to be led elsewhere
   */
  static EndOffers forOther(Drawing drawing, Flow flow, boolean isStart) {
    Key fixed = isStart ? flow.to() : flow.from();
    Key now = isStart ? flow.from() : flow.to();
    boolean outside = isNetwork(drawing, fixed);
    return new EndOffers(
        drawing,
        element -> !element.key().equals(now) && !(outside && element instanceof Network),
        List.of());
  }

  private static boolean isNetwork(Drawing drawing, Key key) {
    return drawing.networks().contains(key);
  }

  /** Whether something new may be made. */
  boolean hasNew() {
    return !fresh.isEmpty();
  }

  /** What is offered for what was typed, the likeliest first. */
  List<Wish> of(String typed) {
    List<Element> found = found(typed.toLowerCase(Locale.ROOT));
    List<Wish> wishes = new ArrayList<>();
    found.forEach(element -> wishes.add(new Wish.Present(element.key())));
    List<Wish> made = fresh.stream().<Wish>map(tile -> new Wish.Fresh(tile, typed)).toList();
    // What begins with what was typed is meant; what merely has it somewhere comes behind.
    boolean meant = !found.isEmpty() && begins(found.getFirst(), typed.toLowerCase(Locale.ROOT));
    wishes.addAll(meant ? wishes.size() : 0, made);
    return wishes;
  }

  private List<Element> found(String typed) {
    if (typed.isEmpty() && hasNew()) {
      return List.of();
    }
    return drawing
        .elements()
        .filter(element -> element.isEnd() && fits.test(element))
        .filter(element -> name(element).contains(typed) || element.key().text().contains(typed))
        .sorted(Comparator.comparing((Element element) -> !begins(element, typed)))
        .limit(hasNew() ? MOST_BESIDE_NEW : MOST)
        .toList();
  }

  private static boolean begins(Element element, String typed) {
    return element.key().text().startsWith(typed) || name(element).startsWith(typed);
  }

  private static String name(Element element) {
    return element.name().toLowerCase(Locale.ROOT);
  }
}
