package dev.drawbridge.gesture;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Overlay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Equal gaps in a row: between two things, or going on as the row began. */
final class Gaps {
  private Gaps() {}

  /** By how much a box misses each place where its gaps would be equal. */
  static List<Double> misses(Box box, List<Box> neighbours, Axis axis) {
    List<Double> misses = new ArrayList<>();
    Optional<Box> before = before(box, neighbours, axis);
    Optional<Box> after = after(box, neighbours, axis);
    if (before.isPresent() && after.isPresent()) {
      double room = axis.low(after.get()) - axis.high(before.get()) - axis.size(box);
      if (room > 0) {
        misses.add(axis.high(before.get()) + room / 2 - axis.low(box));
      }
    }
    before.ifPresent(near ->
        before(near, neighbours, axis)
            .ifPresent(far -> {
              double gap = axis.low(near) - axis.high(far);
              misses.add(axis.high(near) + gap - axis.low(box));
            }));
    after.ifPresent(near ->
        after(near, neighbours, axis)
            .ifPresent(far -> {
              double gap = axis.low(far) - axis.high(near);
              misses.add(axis.low(near) - gap - axis.high(box));
            }));
    return misses;
  }

  /** Lines across the gaps that are equal now. */
  static List<Overlay> marks(Box box, List<Box> neighbours, Axis axis) {
    List<Overlay> marks = new ArrayList<>();
    Optional<Box> before = before(box, neighbours, axis);
    Optional<Box> after = after(box, neighbours, axis);
    if (before.isPresent() && after.isPresent()) {
      pair(before.get(), box, box, after.get(), axis, marks);
    }
    before.ifPresent(near ->
        before(near, neighbours, axis).ifPresent(far -> pair(far, near, near, box, axis, marks)));
    after.ifPresent(near ->
        after(near, neighbours, axis).ifPresent(far -> pair(box, near, near, far, axis, marks)));
    return marks;
  }

  /** Two gaps, if they are equal. */
  private static void pair(
      Box first, Box second, Box third, Box fourth, Axis axis, List<Overlay> marks) {
    double one = axis.low(second) - axis.high(first);
    double two = axis.low(fourth) - axis.high(third);
    if (Math.abs(one - two) < 2 * Snapping.SAME) {
      marks.add(mark(first, second, axis));
      marks.add(mark(third, fourth, axis));
    }
  }

  private static Overlay mark(Box low, Box high, Axis axis) {
    Axis across = axis.other();
    double from = Math.max(across.low(low), across.low(high));
    double to = Math.min(across.high(low), across.high(high));
    double line = (from + to) / 2;
    return new Overlay.Gap(axis.at(axis.high(low), line), axis.at(axis.low(high), line));
  }

  /** The nearest thing before a box, side by side with it. */
  private static Optional<Box> before(Box box, List<Box> neighbours, Axis axis) {
    return neighbours.stream()
        .filter(b -> axis.inOneRow(b, box) && axis.high(b) < axis.low(box))
        .max(Comparator.comparingDouble(axis::high));
  }

  /** The nearest thing behind a box, side by side with it. */
  private static Optional<Box> after(Box box, List<Box> neighbours, Axis axis) {
    return neighbours.stream()
        .filter(b -> axis.inOneRow(b, box) && axis.low(b) > axis.high(box))
        .min(Comparator.comparingDouble(axis::low));
  }
}
