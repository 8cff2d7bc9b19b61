package dev.drawbridge.canvas;

import dev.drawbridge.canvas.Stand.Inside;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Trust;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts things whose sizes and places are known on the ground, with all that shows of them. */
final class StandWork {
  private final GroundChange ground;
  private final String ambient;

  StandWork(GroundChange ground) {
    this.ground = ground;
    this.ambient = Labels.ambient(ground.drawing());
  }

  /** Puts the members of one zone where they belong, and what stands in those that moved. */
  void settle(List<Key> inner, Inside around) {
    for (Key key : inner) {
      Stand old = ground.find(key);
      Stand now = stand(key, around, old);
      if (now.equals(old)) {
        continue;
      }
      ground.put(now);
      if (now.element() instanceof Zone && (old == null || !old.inside().equals(now.inside()))) {
        settle(ground.members(key), now.inside());
      }
    }
  }

  /** Looks again at something that says other things about others than before. */
  void restate(Key key) {
    Stand old = ground.stand(key);
    Inside around =
        old.element().zone().map(zone -> ground.stand(zone).inside()).orElse(Inside.OUTSIDE);
    Stand now = stand(key, around, old);
    if (!now.equals(old)) {
      ground.put(now);
    }
  }

  private Stand stand(Key key, Inside around, @Nullable Stand old) {
    Element element = ground.element(key);
    Placement placement = ground.placement(key);
    Box size = ground.size(key);
    Point origin = around.origin().plus(placement.x(), placement.y());
    Box box = size.moved(origin.x(), origin.y());
    Trust trust = trust(element, around);
    Optional<Key> hiddenBy =
        around
            .hiddenBy()
            .or(() -> ground.isCollapsed(element) ? Optional.of(key) : Optional.empty());
    Inside inside =
        new Inside(
            origin,
            around.depth() + 1,
            element instanceof Network ? around.trust() : trust,
            hiddenBy);
    Optional<Shape> shape = Optional.empty();
    if (around.hiddenBy().isEmpty()) {
      boolean same =
          old != null
              && old.element() == element
              && old.trust() == trust
              && old.box().equals(box)
              && !(element instanceof Zone || element instanceof Router);
      shape =
          same && old.shape().isPresent()
              ? old.shape()
              : shape(element, box, inside, trust, icon(element, old));
    }
    long order = order(element, around.depth(), old);
    return new Stand(
        element, order, placement, ground.isPlaced(key), size, box, inside, trust, shape);
  }

  private static Trust trust(Element element, Inside around) {
    return switch (element) {
      case Zone zone -> zone.trust().orElse(around.trust());
      case Network _ -> Trust.EXTERNAL;
      case Service _, Router _, Note _ -> around.trust();
    };
  }

  /** Open zones from the outside in; all else by kind, as the drawing lists it. */
  private long order(Element element, int depth, @Nullable Stand old) {
    boolean open = element instanceof Zone && !ground.isCollapsed(element);
    return open ? ground.orders().open(element, depth, old) : ground.orders().listed(element, old);
  }

  /** Guessing takes longer than all the rest; what says the same has the same icon. */
  private static Supplier<Icon> icon(Element element, @Nullable Stand old) {
    Optional<Shape> known =
        old == null || old.element() != element ? Optional.empty() : old.shape();
    return () ->
        switch (element) {
          case Service service ->
              known.orElse(null) instanceof Shape.Card card ? card.icon() : Icon.of(service);
          case Network network ->
              known.orElse(null) instanceof Shape.Capsule capsule
                  ? capsule.icon()
                  : Icon.of(network);
          case Zone _, Router _, Note _ -> Icon.of(Trust.INTERNAL);
        };
  }

  private Optional<Shape> shape(
      Element element, Box box, Inside inside, Trust trust, Supplier<Icon> icon) {
    return Optional.of(
        switch (element) {
          case Zone zone when ground.isCollapsed(zone) ->
              new Shape.Folded(zone, box, trust, Labels.contents(hidden(zone.key())));
          case Zone zone ->
              new Shape.Area(
                  zone,
                  box,
                  inside.origin(),
                  inside.depth() - 1,
                  trust,
                  Labels.asides(
                      zone, zone.zone().isEmpty() && holdsService(zone.key()) ? ambient : ""));
          case Service service ->
              new Shape.Card(
                  service,
                  box,
                  trust,
                  icon.get(),
                  Labels.detail(service),
                  Labels.replicas(service));
          case Network network ->
              new Shape.Capsule(network, box, icon.get(), Labels.detail(network));
          case Router router ->
              new Shape.Octagon(router, box, trust, Labels.detail(router, ground.drawing()));
          case Note note -> new Shape.Leaf(note, box, NoteText.lines(note.text(), box.width()));
        });
  }

  private List<Element> hidden(Key zone) {
    List<Element> found = new ArrayList<>();
    for (Key member : ground.members(zone)) {
      found.add(ground.element(member));
      found.addAll(hidden(member));
    }
    return found;
  }

  private boolean holdsService(Key zone) {
    return ground.members(zone).stream()
        .anyMatch(member -> ground.element(member) instanceof Service || holdsService(member));
  }
}
