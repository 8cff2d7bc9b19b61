package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A flow as it runs on the sheet.
 *
 * @param flow what it stands for
 * @param route where it runs
 * @param line how it is stroked
 * @param chip what it carries; absent for a flow without ports
 */
public record Arrow(Flow flow, Route route, Line line, Optional<Chip> chip) {

  /** How arrows are stroked: by what they carry. */
  public enum Line {
    /** TCP, and everything with more than one protocol. */
    SOLID,
    /** UDP. */
    DASHED,
    /** ICMP. */
    DOTTED,
    /** Any protocol. */
    DOUBLE
  }

  /**
   * Protocol and ports, written on the arrow.
   *
   * @param text such as {@code tcp 443}
   * @param box where it stands
   */
  public record Chip(String text, Box box) {}

  public String id() {
    return flow.id();
  }

  /** How far a place is from its line. */
  public double distance(Point p) {
    List<Point> points = route.points();
    double nearest = Double.MAX_VALUE;
    for (int i = 1; i < points.size(); i++) {
      nearest = Math.min(nearest, p.distanceToPiece(points.get(i - 1), points.get(i)));
    }
    return nearest;
  }

  /** The room of each of its straight pieces, and of its chip. */
  List<Box> boxes() {
    List<Box> boxes = new ArrayList<>(route.pieces());
    chip.ifPresent(c -> boxes.add(c.box()));
    return boxes;
  }
}
