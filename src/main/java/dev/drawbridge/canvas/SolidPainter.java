package dev.drawbridge.canvas;

import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.drawing.Trust;

/** Paints everything that is no zone: cards, capsules, octagons, notes. */
final class SolidPainter {
  private static final Colour SHADE = new Colour(16, 24, 40, 0.05);
  private static final Colour SOFT_SHADE = new Colour(16, 24, 40, 0.03);

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
    brush.pen().fill(box, Metrics.CARD_RADIUS, brush.colour(Token.CARD));
    brush
        .pen()
        .stroke(
            box,
            Metrics.CARD_RADIUS,
            new Stroke(brush.width(1.2), promised ? Stroke.Dash.BORDER : Stroke.Dash.SOLID),
            promised ? brush.colour(Token.ACCENT) : border(mark));
    brush.halo(box, Metrics.CARD_RADIUS, mark.look());
    tile(box, card.icon(), card.trust());
    names(
        box,
        box.x() + 10 + Metrics.TILE + 10,
        box.right() - 10,
        card.element().name(),
        card.detail());
    if (card.replicas() > 1 && brush.shows(Detail.NO_SECOND_LINE)) {
      replicas(box, card.replicas());
    }
    finding(box, mark);
  }

  private Colour border(Mark mark) {
    return brush.tone(mark.tone(), brush.colour(Token.CARD_BORDER));
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
    brush.label(name, from, second ? middle - 8 : middle, to - from, TextStyle.NAME, text);
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
    tile(box, Icon.of(trust), trust);
    names(
        box,
        box.x() + 10 + Metrics.TILE + 10,
        box.right() - 10,
        folded.element().name(),
        folded.contents());
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
    Point corner = new Point(box.x() + 17, box.centre().y() - 9);
    brush.pen().icon(capsule.icon(), corner, 18, 1.6, brush.colour(Token.MUTED));
    names(box, box.x() + 45, box.right() - 14, capsule.element().name(), capsule.detail());
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
    Point corner = new Point(box.x() + 16, box.centre().y() - 9);
    Colour ink = brush.theme().ink(octagon.trust());
    brush.pen().icon(Icon.known("shuffle"), corner, 18, 1.6, ink);
    names(box, box.x() + 44, box.right() - 14, octagon.element().name(), octagon.detail());
    finding(box, mark);
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

  private void block(Box box, Colour fill, Colour line, Mark mark) {
    brush.pen().fill(box, 6, brush.tone(mark.tone(), fill));
    brush.pen().stroke(box, 6, Stroke.solid(brush.width(1)), line);
    brush.halo(box, 6, mark.look());
  }
}
