package dev.drawbridge.canvas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All ends of arrows at one thing: how they share its sides. What comes out depends on this thing
 * and on where the other ends stand, on nothing else, so that a change stays where it was made.
 */
final class Hub {
  /** At a zone ends keep this much apart: those at the thing opposite can then stand across. */
  private static final double ZONE_APART = 40;

  /** Nearer to each other than this, ends look crowded. */
  private static final double CROWDED = 12;

  /** Ends on a long side keep this much apart. */
  private static final double COMFORTABLE = 64;

  /** Ends that are moved beside a name come no nearer to each other than this. */
  private static final double LEAST_UNVEILED = 24;

  /** A side with more ends than this many times its room is a blur, where each aims for itself. */
  private static final int BLUR = 3;

  /** How far aside something must stand for its arrow to go to the far end of a blurred side. */
  private static final double ASIDE = 1500;

  /** An end may move along its side as long as it keeps this from the next one's room. */
  private static final double HALF_APART = Metrics.APART / 2;

  /**
   * An arrow that is to touch the thing.
   *
   * @param arrow which one
   * @param order arrows with the same wish stand in this order
   * @param side where it comes out most naturally
   * @param other the room of what is at its other end
   */
  record Wish(String arrow, long order, Side side, Box other) {
    private double along(Side at) {
      return at.isSideways() ? other.centre().y() : other.centre().x();
    }
  }

  private final Shape shape;
  private final Box box;
  private final double named;
  private final Map<Side, List<Wish>> sides = new EnumMap<>(Side.class);
  private final Map<String, End> ends = new HashMap<>();

  private Hub(Shape shape, double named, List<Wish> wishes) {
    this.shape = shape;
    this.box = shape.box();
    this.named = named;
    for (Side side : Side.values()) {
      sides.put(side, new ArrayList<>());
    }
    wishes.forEach(wish -> on(wish.side()).add(wish));
  }

  /**
   * The ends of all arrows but loops, by arrow.
   *
   * @param named left of this x a name stands above the thing; its own left edge if there is none
   */
  static Map<String, End> ends(Shape shape, double named, List<Wish> wishes) {
    Hub hub = new Hub(shape, named, wishes);
    if (!(shape instanceof Shape.Area)) {
      hub.sides.keySet().forEach(hub::overflow);
    }
    hub.sides.forEach(hub::spread);
    return hub.ends;
  }

  private List<Wish> on(Side side) {
    List<Wish> wishes = sides.get(side);
    return wishes == null ? List.of() : wishes;
  }

  private Span span(Side side) {
    return Span.of(shape, side);
  }

  private int capacity(Side side) {
    return 1 + (int) Math.floor(span(side).length() / CROWDED);
  }

  // ---- which side

  /** Of more ends than a side has room for, the most oblique ones go to the side they bend to. */
  private void overflow(Side side) {
    int tooMany = on(side).size() - capacity(side);
    if (tooMany <= 0) {
      return;
    }
    List<Wish> oblique = new ArrayList<>(on(side));
    oblique.sort(
        Comparator.comparingDouble((Wish wish) -> -Math.abs(aside(wish, side)))
            .thenComparingLong(Wish::order));
    for (Wish wish : oblique) {
      double aside = aside(wish, side);
      Side next = turn(side, aside);
      boolean isOblique = Math.abs(aside) > length(next.opposite()) / 2 + Metrics.STUB;
      if (tooMany > 0 && isOblique && on(next).size() < capacity(next)) {
        on(side).remove(wish);
        on(next).add(wish);
        tooMany--;
      }
    }
  }

  /** How far from this side's middle the other end is. */
  private double aside(Wish wish, Side side) {
    return wish.along(side) - (side.isSideways() ? box.centre().y() : box.centre().x());
  }

  private double length(Side across) {
    return across.isSideways() ? box.width() : box.height();
  }

  private static Side turn(Side side, double aside) {
    if (side.isSideways()) {
      return aside < 0 ? Side.TOP : Side.BOTTOM;
    }
    return aside < 0 ? Side.LEFT : Side.RIGHT;
  }

  // ---- where on it

  private void spread(Side side, List<Wish> wishes) {
    if (wishes.isEmpty()) {
      return;
    }
    wishes.sort(
        Comparator.comparingDouble((Wish wish) -> wish.along(side)).thenComparingLong(Wish::order));
    Span span = span(side);
    double[] along = new double[wishes.size()];
    boolean isBlur = wishes.size() > BLUR * capacity(side);
    for (int i = 0; i < along.length; i++) {
      along[i] =
          isBlur
              ? blurred(side, wishes.get(i))
              : shape instanceof Shape.Area
                  ? span.nearest(wishes.get(i).along(side))
                  : even(span, i, along.length);
    }
    if (shape instanceof Shape.Area && !isBlur) {
      separate(along, span);
    } else if (side == Side.TOP && !isBlur) {
      span = unveil(along, span);
    }
    for (int i = 0; i < along.length; i++) {
      double low = i == 0 || isBlur ? span.first() : (along[i - 1] + along[i]) / 2 + HALF_APART;
      double high =
          i == along.length - 1 || isBlur
              ? span.last()
              : (along[i] + along[i + 1]) / 2 - HALF_APART;
      int stagger = isBlur ? i % 4 : stagger(side, wishes, along, i);
      ends.put(
          wishes.get(i).arrow(),
          new End(
              side,
              along[i],
              Math.min(low, along[i]),
              Math.max(high, along[i]),
              stagger,
              along.length));
    }
  }

  private static double even(Span span, int number, int count) {
    double step = count == 1 ? 0 : Math.min(COMFORTABLE, span.length() / (count - 1));
    return span.middle() + (number - (count - 1) / 2.0) * step;
  }

  /** Moves ends beside a name that stands above, if they have room there; what they may use. */
  private Span unveil(double[] along, Span span) {
    if (named <= span.first()) {
      return span;
    }
    int gaps = along.length - 1;
    double room = span.last() - named;
    if (along[0] < named && room >= gaps * LEAST_UNVEILED) {
      double step = gaps == 0 ? 0 : Math.min(COMFORTABLE, room / gaps);
      for (int i = 0; i <= gaps; i++) {
        along[i] = named + i * step;
      }
    }
    return along[0] >= named ? new Span(named, span.last()) : span;
  }

  private double blurred(Side side, Wish wish) {
    double share = Math.clamp(aside(wish, side) / ASIDE, -1, 1) / 2 + 0.5;
    Span span = span(side);
    return Math.round(span.first() + share * span.length());
  }

  /** Keeps ends apart that wish for the same place. */
  private static void separate(double[] along, Span span) {
    int gaps = along.length - 1;
    double apart = gaps == 0 ? 0 : Math.min(ZONE_APART, span.length() / gaps);
    for (int i = 0; i <= gaps; i++) {
      double low = i == 0 ? span.first() : along[i - 1] + apart;
      along[i] = Math.max(low, Math.min(along[i], span.last() - (gaps - i) * apart));
    }
  }

  /**
   * How many arrows must turn nearer to the side than this one: of those that turn the same way,
   * the outermost turns first.
   */
  private static int stagger(Side side, List<Wish> wishes, double[] along, int number) {
    double towards = wishes.get(number).along(side);
    boolean onwards = towards > along[number];
    int count = 0;
    for (int i = 0; i < along.length; i++) {
      double goal = wishes.get(i).along(side);
      boolean sameTurn = Math.abs(goal - along[i]) > Metrics.APART && goal > along[i] == onwards;
      boolean before = onwards ? i > number : i < number;
      boolean meets = onwards ? towards > along[i] : towards < along[i];
      if (sameTurn && before && meets) {
        count++;
      }
    }
    return count;
  }
}
