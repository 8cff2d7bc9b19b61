package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.StatementId;
import dev.drawbridge.drawing.Trust;
import dev.drawbridge.drawing.Zone;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Everything that people do to a drawing and that changes its picture, at random. */
final class RandomEdits {
  private final Random random;
  private int made;

  RandomEdits(long seed) {
    this.random = new Random(seed);
  }

  /** One to three changes at once. */
  Drawing next(Drawing drawing) {
    Drawing after = drawing;
    for (int i = random.nextInt(3); i >= 0; i--) {
      after = one(after);
    }
    return after;
  }

  private Drawing one(Drawing drawing) {
    List<Element> elements = drawing.elements().toList();
    if (elements.isEmpty()) {
      return drawing.with(Service.of(Key.of("fresh")));
    }
    Element element = any(elements);
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> drawing.placed(element.key(), place(drawing, element));
      case 3 -> drawing.placed(element.key(), place(drawing, element).sized(any(500), any(400)));
      case 4 -> drawing.without(Set.of(element.key()));
      case 5 -> drawing.with(renamed(element));
      case 6 -> drawing.with(element.inZone(zone(drawing, element)));
      case 7 -> added(drawing);
      case 8 -> connected(drawing, elements);
      case 9 -> changedFlow(drawing);
      case 10 -> folded(drawing);
      default -> trusted(drawing);
    };
  }

  private Placement place(Drawing drawing, Element element) {
    Placement old = drawing.layout().get(element.key()).orElse(Placement.at(0, 0));
    return random.nextBoolean()
        ? old.movedTo(old.x() + random.nextInt(60) - 30, old.y() + random.nextInt(60) - 30)
        : old.movedTo(random.nextInt(1200) - 200, random.nextInt(900) - 200);
  }

  private Element renamed(Element element) {
    String name = "renamed " + made++;
    return switch (element) {
      case Zone zone -> zone.withName(name);
      case Service service -> service.withName(name);
      case Network network -> network.withName(name);
      case Router router -> router.withName(name);
      case Note note -> note.withText(name);
    };
  }

  private Optional<Key> zone(Drawing drawing, Element element) {
    List<Zone> zones = drawing.zones().values();
    if (zones.isEmpty() || random.nextInt(4) == 0) {
      return Optional.empty();
    }
    Zone zone = any(zones);
    boolean within = zone.equals(element) || drawing.around(zone).contains(element);
    return within ? element.zone() : Optional.of(zone.key());
  }

  private Drawing added(Drawing drawing) {
    Key key = Key.of("new-" + made++).unlessTaken(drawing::has);
    Element fresh =
        switch (random.nextInt(3)) {
          case 0 -> Zone.of(key);
          case 1 -> Service.of(key);
          default -> Network.of(key);
        };
    return drawing.with(fresh.inZone(zone(drawing, fresh)));
  }

  private Drawing connected(Drawing drawing, List<Element> elements) {
    List<Element> ends = elements.stream().filter(Element::isEnd).toList();
    if (ends.isEmpty()) {
      return drawing;
    }
    Key from = any(ends).key();
    Key to = any(ends).key();
    String id = StatementId.forFlow(from, to, drawing::hasStatement);
    return drawing.with(Flow.of(id, from, to, PortSpec.parse("tcp/" + (1 + any(60000)))));
  }

  private Drawing changedFlow(Drawing drawing) {
    if (drawing.flows().isEmpty()) {
      return drawing;
    }
    Flow flow = any(drawing.flows().values());
    return random.nextBoolean()
        ? drawing.without(flow.id())
        : drawing.with(flow.withPorts(List.of(PortSpec.parse("any"))));
  }

  private Drawing folded(Drawing drawing) {
    if (drawing.zones().isEmpty()) {
      return drawing;
    }
    Key key = any(drawing.zones().values()).key();
    Placement old = drawing.layout().get(key).orElse(Placement.at(40, 40));
    return drawing.placed(key, old.collapsed(!old.collapsed()));
  }

  private Drawing trusted(Drawing drawing) {
    if (drawing.zones().isEmpty()) {
      return drawing;
    }
    Zone zone = any(drawing.zones().values());
    return drawing.with(zone.withTrust(Optional.of(Trust.values()[random.nextInt(4)])));
  }

  private int any(int most) {
    return 1 + random.nextInt(most);
  }

  private <T> T any(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }
}
