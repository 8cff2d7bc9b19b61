package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Zone;

/** The measures of the sheet, in its units. Source: design, visual, "Anatomy". */
public final class Metrics {
  /** Between two dots of the backdrop; what moved things snap to is a part of it. */
  public static final double GRID = 20;

  /** The height of a zone's header. */
  public static final double HEADER = 36;

  /** Between a drawn zone's border and a member that makes it grow. */
  public static final double LEAST_PADDING = 8;

  /** Between the border and the members of a zone whose size nobody drew. */
  public static final double PADDING = 20;

  /** The smallest size of a zone. */
  public static final double ZONE_WIDTH = 240;

  public static final double ZONE_HEIGHT = 140;

  /** The size of a service's card. */
  public static final double CARD_WIDTH = 176;

  public static final double CARD_HEIGHT = 60;

  /** The size of a collapsed zone. */
  public static final Box FOLDED = new Box(0, 0, CARD_WIDTH, CARD_HEIGHT);

  /** The radius of a card's corners. */
  public static final double CARD_RADIUS = 10;

  /** The radius of a zone's corners. */
  public static final double ZONE_RADIUS = 14;

  /** The square under a service's icon. */
  public static final double TILE = 34;

  /** The radius of an arrow's corners. */
  public static final double BEND = 10;

  /** What parallel arrows keep between each other. */
  public static final double APART = 14;

  /** How far an arrow goes straight before it may bend. */
  public static final double STUB = 24;

  /** What an arrow's head stays away from the border. */
  public static final double HEAD_GAP = 2;

  /** How far halos, handles and badges reach beyond the box of what they belong to. */
  public static final double OVERHANG = 14;

  /** The height of a chip. */
  public static final double CHIP = 20;

  /** How near the pointer must be to an arrow, in screen units. */
  public static final double ARROW_REACH = 8;

  /** How near the pointer must be to a border to start an arrow, in screen units. */
  public static final double BORDER_REACH = 6;

  /** How near the pointer must be to a thing to end an arrow there, in screen units. */
  public static final double TARGET_REACH = 50;

  private static final double NOTE_WIDTH = 168;
  private static final double CAPSULE_WIDTH = 152;
  private static final double MOST_CAPSULE_WIDTH = 220;
  private static final double CAPSULE_INSETS = 62;

  private Metrics() {}

  /** The size an element has unless a person drew another; a note's height follows its text. */
  public static Box usual(Element element) {
    return switch (element) {
      case Service _ -> new Box(0, 0, CARD_WIDTH, CARD_HEIGHT);
      case Network network -> new Box(0, 0, width(network), 52);
      case Router _ -> new Box(0, 0, 152, 60);
      case Zone _ -> new Box(0, 0, ZONE_WIDTH, ZONE_HEIGHT);
      case Note note -> {
        int lines = NoteText.lines(note.text(), NOTE_WIDTH).size();
        yield new Box(0, 0, NOTE_WIDTH, NoteText.height(lines));
      }
    };
  }

  /** A capsule grows with its name, within limits. */
  private static double width(Network network) {
    double name = TextStyle.NAME.width(network.name());
    double detail = TextStyle.MONO.width(Labels.detail(network));
    double needed = CAPSULE_INSETS + Math.max(name, detail);
    return Math.clamp(Math.ceil(needed / 4) * 4, CAPSULE_WIDTH, MOST_CAPSULE_WIDTH);
  }
}
