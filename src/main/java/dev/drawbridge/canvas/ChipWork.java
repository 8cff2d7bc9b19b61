package dev.drawbridge.canvas;

import dev.drawbridge.canvas.Arrow.Chip;
import dev.drawbridge.canvas.ChipSpots.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the place of one chip: where it covers no thing, no header and no chip of an arrow that
 * comes before; where there is no such place for all it says, a small one that only says that there
 * is more to say; if there is none for that either, there is no chip.
 */
final class ChipWork {
  /** What a chip says that has no room for more. */
  static final String MORE = "…";

  private static final double BESIDE_TEXT = 20;
  private static final double ON_ANOTHER_ARROW = 2;
  private static final double ON_A_BORDER = 1;
  private static final double NEAR_SOMETHING = 1.5;
  private static final double CLEAR = 1;
  private static final double COMFORTABLE = 4;

  private final Ground ground;
  private final Care care;
  private final Grid.Change<Run> chips;
  private final Grid.Change<Run> lines;

  /**
   * @param chips the chips that have their places
   * @param lines the ways of all arrows
   */
  ChipWork(Ground ground, Care care, Grid.Change<Run> chips, Grid.Change<Run> lines) {
    this.ground = ground;
    this.care = care;
    this.chips = chips;
    this.lines = lines;
  }

  static double width(String text) {
    return Math.ceil(TextStyle.MONO.width(text)) + BESIDE_TEXT;
  }

  /** What an arrow carries, and where. */
  Optional<Chip> place(Run run) {
    return run.text.isEmpty() ? Optional.empty() : place(run, run.text).or(() -> place(run, MORE));
  }

  private Optional<Chip> place(Run run, String text) {
    double width = width(text);
    // Most chips find their best place free: then nothing else need be looked at.
    Spot first = ChipSpots.first(run.route(), width);
    if (first.cost() == 0 && new Around(run, first.box()).isIdeal(first.box())) {
      return Optional.of(new Chip(text, first.box()));
    }
    Optional<Spot> best = Optional.empty();
    for (ChipSpots.Group group : ChipSpots.on(run.route(), width)) {
      double least = best.map(Spot::cost).orElse(Double.MAX_VALUE);
      if (group.least() < least) {
        Optional<Spot> better = new Around(run, group.room()).best(group, least);
        best = better.isPresent() ? better : best;
      }
    }
    return best.map(spot -> new Chip(text, spot.box()));
  }

  /** All that may be in the way of one chip, asked for once. */
  private final class Around {
    private final List<Box> closed = new ArrayList<>();
    private final List<Box> borders = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();

    Around(Run run, Box room) {
      Box wide = room.grown(COMFORTABLE);
      ground
          .solids()
          .near(
              wide,
              stand -> {
                if (stand.box().touches(wide)) {
                  closed.add(stand.box());
                }
              });
      ground
          .areas()
          .near(
              wide,
              stand -> {
                if (stand.box().touches(wide)) {
                  borders.add(stand.box());
                  closed.add(((Shape.Area) stand.shape().orElseThrow()).header());
                }
              });
      chips.near(
          wide,
          other -> {
            Optional<Box> chip = other.chip();
            if (other.order < run.order && chip.isPresent() && chip.get().touches(wide)) {
              closed.add(chip.get());
            }
          });
      if (care.mindsLines()) {
        lines.near(
            wide,
            other -> {
              if (other != run) {
                addPieces(other.route());
              }
            });
        pieces.removeIf(piece -> !piece.meets(wide, 1));
      }
    }

    private void addPieces(Route route) {
      List<Point> points = route.points();
      for (int i = 1; i < points.size(); i++) {
        pieces.add(Piece.of(points.get(i - 1), points.get(i)));
      }
    }

    /** The free place that costs least, and less than that. */
    Optional<Spot> best(ChipSpots.Group group, double limit) {
      Optional<Spot> best = Optional.empty();
      double least = limit;
      for (Spot spot : group.spots()) {
        if (spot.cost() < least && isFree(spot.box())) {
          double cost = spot.cost() + cost(spot.box());
          if (cost < least) {
            best = Optional.of(new Spot(spot.box(), cost));
            least = cost;
          }
        }
      }
      return best;
    }

    /** Whether nothing at all speaks against a place. */
    boolean isIdeal(Box chip) {
      return isFree(chip) && cost(chip) == 0;
    }

    private boolean isFree(Box chip) {
      Box clear = chip.grown(CLEAR);
      for (Box box : closed) {
        if (box.overlaps(clear)) {
          return false;
        }
      }
      return true;
    }

    private double cost(Box chip) {
      double cost = 0;
      Box wide = chip.grown(COMFORTABLE);
      for (Box box : closed) {
        if (box.overlaps(wide)) {
          cost = NEAR_SOMETHING;
          break;
        }
      }
      for (Box border : borders) {
        if (border.overlaps(wide) && !border.contains(wide)) {
          cost += ON_A_BORDER;
          break;
        }
      }
      for (Piece piece : pieces) {
        if (piece.meets(chip, 2)) {
          return cost + ON_ANOTHER_ARROW;
        }
      }
      return cost;
    }
  }
}
