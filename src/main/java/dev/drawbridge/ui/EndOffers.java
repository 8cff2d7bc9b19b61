package dev.drawbridge.ui;

import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Sheet;
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
import java.util.function.ToDoubleFunction;

/**
 * What an arrow may lead to, for a list that is searched by typing.
 *
 * @param drawing where it leads
 * @param fits what of the drawing is offered
 * @param nearness how far away something stands: what is nearest comes first
 * @param fresh what may be made for it
 * @param listsPresent whether what is there is offered before anything is typed, and comes first
 */
record EndOffers(
    Drawing drawing,
    Predicate<Element> fits,
    ToDoubleFunction<Element> nearness,
    List<Tile> fresh,
    boolean listsPresent) {
  /** Among new things only those come first that are meant most likely. */
  private static final int MOST_BESIDE_NEW = 6;

  private static final int MOST = 200;

  /**
   * Ends for a new arrow: new things, or what is there.
   *
   * @param at where the arrow was dropped, or would lead to
   */
  static EndOffers forNew(Sheet sheet, Key from, Point at) {
    Drawing drawing = sheet.drawing();
    return new EndOffers(
        drawing,
        element -> !element.key().equals(from),
        nearness(sheet, at),
        fresh(isNetwork(drawing, from)),
        false);
  }

  /** From network to network nobody enforces anything. */
  private static List<Tile> fresh(boolean fromOutside) {
    return fromOutside
        ? List.of(Tile.SERVICE, Tile.ZONE)
        : List.of(Tile.SERVICE, Tile.NETWORK, Tile.ZONE);
  }

  /**
   * Other ends for an arrow that is there: what is there, or something new.
   *
   * @param isStart whether its start is to be led elsewhere
   * @param at where that end is now
   */
  static EndOffers forOther(Sheet sheet, Flow flow, boolean isStart, Point at) {
    Drawing drawing = sheet.drawing();
    Key fixed = isStart ? flow.to() : flow.from();
    Key now = isStart ? flow.from() : flow.to();
    boolean outside = isNetwork(drawing, fixed);
    return new EndOffers(
        drawing,
        element -> !element.key().equals(now) && !(outside && element instanceof Network),
        nearness(sheet, at),
        fresh(outside),
        true);
  }

  /** What stands around the place is as far away as its edge. */
  private static ToDoubleFunction<Element> nearness(Sheet sheet, Point at) {
    return element ->
        sheet
            .shape(sheet.seen(element.key()))
            .map(shape -> shape.box().distanceToEdge(at))
            .orElse(Double.MAX_VALUE);
  }

  private static boolean isNetwork(Drawing drawing, Key key) {
    return drawing.networks().contains(key);
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
    if (typed.isEmpty() && !listsPresent) {
      return List.of();
    }
    return drawing
        .elements()
        .filter(element -> element.isEnd() && fits.test(element))
        .filter(element -> name(element).contains(typed) || element.key().text().contains(typed))
        .sorted(
            Comparator.comparing((Element element) -> !begins(element, typed))
                .thenComparingDouble(nearness))
        .limit(listsPresent ? MOST : MOST_BESIDE_NEW)
        .toList();
  }

  private static boolean begins(Element element, String typed) {
    return element.key().text().startsWith(typed) || name(element).startsWith(typed);
  }

  private static String name(Element element) {
    return element.name().toLowerCase(Locale.ROOT);
  }
}
