package dev.drawbridge.canvas;

import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.canvas.Mark.Tone;
import dev.drawbridge.drawing.Trust;

/** Paints everything that is no zone: cards, capsules, octagons, notes. */
final class SolidPainter {
  private static final Colour SHADE = new Colour(16, 24, 40, 0.05);
  private static final Colour SOFT_SHADE = new Colour(16, 24, 40, 0.03);

  /** How large names are where they have the room for a second line. */
  private static final double LARGE_NAME = 17;

  /** How large names are where nothing else is written. */
  private static final double ONLY_NAME = 26;

  private final Brush brush;

  SolidPainter(Brush brush) {
    this.brush = brush;
  }

  void paint(Shape shape, Mark mark) {
    switch (shape) {
      case Shape.Card card -> card(card, mark);
      case Shape.Folded folded -> folded(folded, mark);
      case Shape.Capsule capsule -> capsule(capsule, mark);
      case Shape.Octagon octagon -> octagon(octagon, mark);
      case Shape.Leaf leaf -> leaf(leaf, mark);
      case Shape.Area _ -> throw new IllegalArgumentException("a zone is no solid");
    }
  }

  // ---- services

  private void card(Shape.Card card, Mark mark) {
    Box box = card.box();
    if (!brush.shows(Detail.NAMES)) {
      block(box, brush.theme().tile(card.trust()), brush.theme().line(card.trust()), mark);
      return;
    }
    if (brush.shows(Detail.NO_SECOND_LINE)) {
      brush.pen().fill(box.moved(0, 2).grown(1), Metrics.CARD_RADIUS + 1, SOFT_SHADE);
      brush.pen().fill(box.moved(0, 1), Metrics.CARD_RADIUS, SHADE);
    }
    boolean promised = mark.look() == Look.PROMISED;
    boolean nameOnly = !brush.shows(Detail.NO_SECOND_LINE);
    brush
        .pen()
        .fill(
            box,
            Metrics.CARD_RADIUS,
            nameOnly ? brush.theme().tile(card.trust()) : brush.colour(Token.CARD));
    brush
        .pen()
        .stroke(
            box,
            Metrics.CARD_RADIUS,
            new Stroke(brush.width(1.2), promised ? Stroke.Dash.BORDER : Stroke.Dash.SOLID),
            promised ? brush.colour(Token.ACCENT) : border(mark));
    brush.halo(box, Metrics.CARD_RADIUS, mark.look());
    named(box, card.icon(), card.trust(), card.element().name(), card.detail());
    if (card.replicas() > 1 && brush.shows(Detail.NO_SECOND_LINE)) {
      replicas(box, card.replicas());
    }
    finding(box, mark);
  }

  private Colour border(Mark mark) {
    return brush.tone(mark.tone(), brush.colour(Token.CARD_BORDER));
  }

  /** From afar the name takes the room of the icon too. */
  private void named(Box box, Icon icon, Trust trust, String name, String detail) {
    boolean hasTile = brush.shows(Detail.NO_SECOND_LINE);
    if (hasTile) {
      tile(box, icon, trust);
    }
    names(box, box.x() + (hasTile ? 20 + Metrics.TILE : 10), box.right() - 10, name, detail);
  }

  private void tile(Box box, Icon icon, Trust trust) {
    Box tile =
        Box.around(
            new Point(box.x() + 10 + Metrics.TILE / 2, box.centre().y()),
            Metrics.TILE,
            Metrics.TILE);
    brush.pen().fill(tile, 8, brush.theme().tile(trust));
    Point corner = tile.grown(-8).corner();
    brush.pen().icon(icon, corner, 18, 1.7, brush.theme().ink(trust));
  }

  private void names(Box box, double from, double to, String name, String detail) {
    double middle = box.centre().y();
    boolean second = brush.shows(Detail.FULL) && !detail.isEmpty();
    Colour text = brush.colour(Token.TEXT);
    TextStyle style = brush.detail().nearer(TextStyle.NAME, name, to - from, LARGE_NAME, ONLY_NAME);
    brush.label(name, from, second ? middle - 8 : middle, to - from, style, text);
    if (second) {
      Colour muted = brush.colour(Token.MUTED);
      brush.label(detail, from, middle + 10, to - from, TextStyle.MONO, muted);
    }
  }

  private void replicas(Box box, int count) {
    String text = "×" + count;
    double width = Math.ceil(TextStyle.BADGE.width(text)) + 14;
    Box badge = new Box(box.right() - 6 - width, box.y() - 8, width, 16);
    brush.pen().fill(badge, 8, brush.colour(Token.CARD));
    brush.pen().stroke(badge, 8, Stroke.solid(1), brush.colour(Token.CARD_BORDER));
    Colour muted = brush.colour(Token.MUTED);
    brush.label(text, badge.x() + 7, badge.centre().y(), width, TextStyle.BADGE, muted);
  }

  /** The sign of a finding on the upper left. */
  private void finding(Box box, Mark mark) {
    mark.badge()
        .ifPresent(badge ->
            BadgePainter.paint(brush, badge, mark.tone(), new Point(box.x() + 8, box.y())));
  }

  // ---- collapsed zones

  /** A stack of sheets in the zone's own colours: there is more beneath. */
  private void folded(Shape.Folded folded, Mark mark) {
    Box box = folded.box();
    Theme theme = brush.theme();
    Trust trust = folded.trust();
    if (!brush.shows(Detail.NAMES)) {
      block(box, theme.tile(trust), theme.line(trust), mark);
      return;
    }
    Stroke stroke =
        new Stroke(
            brush.width(1.3), trust == Trust.EXTERNAL ? Stroke.Dash.BORDER : Stroke.Dash.SOLID);
    Colour line = brush.tone(mark.tone(), theme.line(trust));
    for (double off : new double[] {8, 4}) {
      Box sheet = new Box(box.x() + off, box.bottom() - 20 + off, box.width() - 2 * off, 20);
      brush.pen().fill(sheet, Metrics.CARD_RADIUS, theme.fill(trust));
      brush.pen().stroke(sheet, Metrics.CARD_RADIUS, stroke, line);
    }
    brush.pen().fill(box, Metrics.CARD_RADIUS, theme.fill(trust));
    brush.pen().stroke(box, Metrics.CARD_RADIUS, stroke, line);
    brush.halo(box, Metrics.CARD_RADIUS, mark.look());
    named(box, Icon.of(trust), trust, folded.element().name(), folded.contents());
    finding(box, mark);
  }

  // ---- networks and routers

  private void capsule(Shape.Capsule capsule, Mark mark) {
    Box box = capsule.box();
    double radius = Math.min(box.height(), box.width()) / 2;
    if (!brush.shows(Detail.NAMES)) {
      block(box, brush.colour(Token.HAIRLINE), brush.colour(Token.CARD_BORDER), mark);
      return;
    }
    brush.pen().fill(box, radius, brush.colour(Token.CANVAS));
    Colour neutral = brush.colour(mark.look() == Look.PROMISED ? Token.ACCENT : Token.MUTED);
    brush
        .pen()
        .stroke(
            box,
            radius,
            new Stroke(brush.width(1.3), Stroke.Dash.BORDER),
            brush.tone(mark.tone(), neutral));
    brush.halo(box, radius, mark.look());
    beside(box, 17, capsule.icon(), brush.colour(Token.MUTED));
    names(box, nameAt(box, 45), nameTo(box), capsule.element().name(), capsule.detail());
    finding(box, mark);
  }

  private void octagon(Shape.Octagon octagon, Mark mark) {
    Box box = octagon.box();
    double cut = Math.min(16, Math.min(box.width(), box.height()) / 3);
    Path outline =
        Path.polygon(
            new Point(box.x() + cut, box.y()),
            new Point(box.right() - cut, box.y()),
            new Point(box.right(), box.y() + cut),
            new Point(box.right(), box.bottom() - cut),
            new Point(box.right() - cut, box.bottom()),
            new Point(box.x() + cut, box.bottom()),
            new Point(box.x(), box.bottom() - cut),
            new Point(box.x(), box.y() + cut));
    brush.pen().fill(outline, brush.colour(Token.CARD));
    brush.pen().stroke(outline, Stroke.solid(brush.width(1.3)), border(mark));
    brush.halo(box, cut, mark.look());
    if (!brush.shows(Detail.NAMES)) {
      return;
    }
    beside(box, 16, Icon.known("shuffle"), brush.theme().ink(octagon.trust()));
    names(box, nameAt(box, 44), nameTo(box), octagon.element().name(), octagon.detail());
    finding(box, mark);
  }

  /** Where the name begins: the larger it may be, the nearer to the icon. */
  private double nameAt(Box box, double usual) {
    return box.x()
        + switch (brush.detail()) {
          case FULL -> usual;
          case NO_SECOND_LINE -> usual - 5;
          case NAMES, BLOCKS -> 16;
        };
  }

  private double nameTo(Box box) {
    return box.right() - (brush.shows(Detail.FULL) ? 14 : 10);
  }

  /** The icon before a name, unless that stands alone. */
  private void beside(Box box, double inset, Icon icon, Colour ink) {
    if (brush.shows(Detail.NO_SECOND_LINE)) {
      brush.pen().icon(icon, new Point(box.x() + inset, box.centre().y() - 9), 18, 1.6, ink);
    }
  }

  // ---- notes

  private void leaf(Shape.Leaf leaf, Mark mark) {
    Box box = leaf.box();
    double fold = Math.min(14, Math.min(box.width(), box.height()) / 3);
    Path sheet =
        Path.polygon(
            box.corner(),
            new Point(box.right() - fold, box.y()),
            new Point(box.right(), box.y() + fold),
            new Point(box.right(), box.bottom()),
            new Point(box.x(), box.bottom()));
    Path corner =
        Path.polygon(
            new Point(box.right() - fold, box.y()),
            new Point(box.right(), box.y() + fold),
            new Point(box.right() - fold, box.y() + fold));
    brush.pen().fill(sheet, brush.colour(Token.HAIRLINE));
    brush.pen().fill(corner, brush.colour(Token.CARD_BORDER));
    brush.halo(box, 0, mark.look());
    if (!brush.shows(Detail.NO_SECOND_LINE)) {
      return;
    }
    double baseline = box.y() + NoteText.INSET + 13;
    for (String line : leaf.lines()) {
      Point start = new Point(box.x() + NoteText.INSET, baseline);
      brush.pen().text(line, start, TextStyle.BODY, brush.colour(Token.TEXT));
      baseline += NoteText.LEADING;
    }
  }

  /**
   * Only danger takes a block's own colour: many findings must not hide how far things are trusted.
   */
  private void block(Box box, Colour fill, Colour line, Mark mark) {
    brush.pen().fill(box, 6, mark.tone() == Tone.DANGER ? brush.colour(Token.DANGER) : fill);
    double width = mark.tone() == Tone.NEUTRAL ? 1 : 2;
    brush.pen().stroke(box, 6, Stroke.solid(brush.width(width)), brush.tone(mark.tone(), line));
    brush.halo(box, 6, mark.look());
  }
}
