package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Trust;
import dev.drawbridge.drawing.Zone;
import java.util.List;

/** An element where it stands on the sheet, with all that its painter needs to know. */
public sealed interface Shape {

  /** What it stands for. */
  Element element();

  /** The room it takes, in absolute sheet coordinates. */
  Box box();

  /** The same so much farther right and down. */
  Shape moved(double dx, double dy);

  default Key key() {
    return element().key();
  }

  /**
   * A service.
   *
   * @param detail its one line in mono: a label or an address; empty if it has neither
   * @param replicas the number of its addresses
   */
  record Card(Service element, Box box, Trust trust, Icon icon, String detail, int replicas)
      implements Shape {
    @Override
    public Card moved(double dx, double dy) {
      return new Card(element, box.moved(dx, dy), trust, icon, detail, replicas);
    }
  }

  /**
   * A zone.
   *
   * @param origin where the coordinates of its members count from; the upper left corner unless a
   *     member stands beyond it
   * @param depth how many zones are around it
   * @param asides what it says at its upper right, the most important first
   */
  record Area(Zone element, Box box, Point origin, int depth, Trust trust, List<String> asides)
      implements Shape {
    private static final double BESIDE_NAME = 35;

    @Override
    public Area moved(double dx, double dy) {
      return new Area(element, box.moved(dx, dy), origin.plus(dx, dy), depth, trust, asides);
    }

    /** How much of the header's left its icon and name take. */
    double nameWidth() {
      return TextStyle.HEADING.width(element.name()) + BESIDE_NAME;
    }

    /** Where children never stand. */
    public Box header() {
      return new Box(box.x(), box.y(), box.width(), Metrics.HEADER);
    }
  }

  /**
   * A collapsed zone: one node in place of all that stands in it.
   *
   * @param contents how much that is, such as {@code 8 services}
   */
  record Folded(Zone element, Box box, Trust trust, String contents) implements Shape {
    @Override
    public Folded moved(double dx, double dy) {
      return new Folded(element, box.moved(dx, dy), trust, contents);
    }
  }

  /**
   * A network.
   *
   * @param detail its one line in mono: addresses or workloads
   */
  record Capsule(Network element, Box box, Icon icon, String detail) implements Shape {
    @Override
    public Capsule moved(double dx, double dy) {
      return new Capsule(element, box.moved(dx, dy), icon, detail);
    }
  }

  /**
   * A router.
   *
   * @param detail its one line in mono
   */
  record Octagon(Router element, Box box, Trust trust, String detail) implements Shape {
    @Override
    public Octagon moved(double dx, double dy) {
      return new Octagon(element, box.moved(dx, dy), trust, detail);
    }
  }

  /**
   * A note.
   *
   * @param lines its text, broken to its width
   */
  record Leaf(Note element, Box box, List<String> lines) implements Shape {
    public Leaf {
      lines = List.copyOf(lines);
    }

    @Override
    public Leaf moved(double dx, double dy) {
      return new Leaf(element, box.moved(dx, dy), lines);
    }
  }
}
