package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A flow as it runs on the sheet; or, at a collapsed zone, all flows between the same two things as
 * one bundle.
 *
 * @param flows what it stands for, in the order of the drawing; several for a bundle
 * @param from what it is seen to leave: the flow's end, or the collapsed zone that hides it
 * @param to what it is seen to reach: the flow's end, or the collapsed zone that hides it
 * @param route where it runs
 * @param line how it is stroked
 * @param chip what it carries; absent for a flow without ports
 */
public record Arrow(
    List<Flow> flows, Key from, Key to, Route route, Line line, Optional<Chip> chip) {
  public Arrow {
    flows = List.copyOf(flows);
    if (flows.isEmpty()) {
      throw new IllegalArgumentException("an arrow stands for something");
    }
  }

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

  /** The flow it stands for; of a bundle the first. */
  public Flow flow() {
    return flows.getFirst();
  }

  /** The id of its flow; of a bundle of the first. */
  public String id() {
    return flow().id();
  }

  /** The ids of all flows it stands for. */
  public List<String> ids() {
    return flows.stream().map(Flow::id).toList();
  }

  /** Whether it stands for several flows. */
  public boolean isBundle() {
    return flows.size() > 1;
  }

  /** The same so much farther right and down. */
  Arrow moved(double dx, double dy) {
    return new Arrow(
        flows,
        from,
        to,
        route.moved(dx, dy),
        line,
        chip.map(c -> new Chip(c.text(), c.box().moved(dx, dy))));
  }

  /** The same on another way, without a chip. */
  Arrow on(Route way) {
    return new Arrow(flows, from, to, way, line, Optional.empty());
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

  /** Whether its line or its chip touches a box. */
  boolean touches(Box box) {
    return route.touches(box) || chip.filter(c -> c.box().touches(box)).isPresent();
  }

  /** The room of each of its straight pieces, and of its chip. */
  List<Box> boxes() {
    List<Box> boxes = new ArrayList<>(route.pieces());
    chip.ifPresent(c -> boxes.add(c.box()));
    return boxes;
  }
}
