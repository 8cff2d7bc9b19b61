package dev.drawbridge.canvas;

/**
 * Where an arrow touches a thing.
 *
 * @param side of the thing
 * @param along its x on an upper or lower side, its y on a left or right one
 * @param low it may be moved along the side as far as this without coming near another end
 * @param high it may be moved along the side as far as this without coming near another end
 * @param stagger how many arrows from this side must turn before this one, so that none of them
 *     meets another; of a loop how many loops are within it
 * @param company how many ends there are on this side
 */
record End(Side side, double along, double low, double high, int stagger, int company) {

  /** The same end at another place of its side. */
  End at(double other) {
    return new End(side, other, low, high, stagger, company);
  }

  /** The place on a shape's outline. */
  Point point(Shape shape) {
    Box box = shape.box();
    double in = shape instanceof Shape.Capsule && side.isSideways() ? roundedOff(box, along) : 0;
    return side.at(box, along).plus(-in * side.dx(), -in * side.dy());
  }

  /** How far the round end of a capsule is inside its box there. */
  private static double roundedOff(Box box, double along) {
    double radius = box.height() / 2;
    double off = Math.min(radius, Math.abs(along - box.centre().y()));
    return radius - Math.sqrt(radius * radius - off * off);
  }
}
