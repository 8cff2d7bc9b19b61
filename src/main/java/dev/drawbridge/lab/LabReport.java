package dev.drawbridge.lab;

import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a lab has told so far, arrow by arrow. */
public final class LabReport implements Consumer<LabEvent> {
  private final Map<String, Arrow> arrows = new LinkedHashMap<>();
  private final List<LabEvent.Tried> tried = new ArrayList<>();
  private final List<LabEvent.Counted> counted = new ArrayList<>();
  private final Map<String, Arrow> routers = new LinkedHashMap<>();
  private final List<LabEvent.Untried> untried = new ArrayList<>();
  private Arrow undrawn = Arrow.NONE;
  private int wrong;
  private Optional<LabEvent.Stopped> stopped = Optional.empty();
  private boolean finished;

  /**
   * What was tried of one flow, or at one router.
   *
   * @param opened how many connections it lets through were tried
   * @param refused how many connections beside it, or that it has to drop
   * @param wrong how many of both, and of its counters, were not as drawn
   */
  public record Arrow(int opened, int refused, int wrong) {
    static final Arrow NONE = new Arrow(0, 0, 0);

    /** Whether everything went as drawn. */
    public boolean agrees() {
      return wrong == 0;
    }

    private Arrow with(LabEvent.Tried one) {
      boolean opens = one.expected() == LabEvent.Verdict.OPENS;
      return new Arrow(
          opened + (opens ? 1 : 0), refused + (opens ? 0 : 1), wrong + (one.agrees() ? 0 : 1));
    }

    private Arrow with(LabEvent.Counted one) {
      return new Arrow(opened, refused, wrong + (one.agrees() ? 0 : 1));
    }
  }

  /** Begins, with every flow of a drawing in its order. */
  public LabReport(Drawing drawing) {
    drawing
        .statements()
        .filter(statement -> statement instanceof Flow || statement instanceof Ambient)
        .map(Statement::id)
        .forEach(id -> arrows.put(id, Arrow.NONE));
  }

  @Override
  public void accept(LabEvent event) {
    switch (event) {
      case LabEvent.Reached _ -> {}
      case LabEvent.Tried one -> {
        tried.add(one);
        wrong += one.agrees() ? 0 : 1;
        one.flows().forEach(id -> arrows.merge(id, Arrow.NONE.with(one), (a, _) -> a.with(one)));
        if (one.flows().isEmpty()) {
          undrawn = undrawn.with(one);
        }
        one.routers().stream()
            .filter(router -> one.isDecidedBy(router))
            .forEach(id -> routers.merge(id, Arrow.NONE.with(one), (a, _) -> a.with(one)));
      }
      case LabEvent.Counted one -> {
        counted.add(one);
        wrong += one.agrees() ? 0 : 1;
        one.flows().forEach(id -> arrows.merge(id, Arrow.NONE.with(one), (a, _) -> a.with(one)));
      }
      case LabEvent.Untried gap -> untried.add(gap);
      case LabEvent.Stopped why -> stopped = Optional.of(why);
      case LabEvent.Finished _ -> finished = true;
    }
  }

  /** By flow id, in the order of the drawing; those that were not tried have nothing tried. */
  public Map<String, Arrow> arrows() {
    return Collections.unmodifiableMap(arrows);
  }

  /** What was tried where nothing is drawn. */
  public Arrow undrawn() {
    return undrawn;
  }

  /** By router, what it had to pass on and to drop, in the order in which it was tried. */
  public Map<String, Arrow> routers() {
    return Collections.unmodifiableMap(routers);
  }

  /** What is drawn and cannot be tried. */
  public List<LabEvent.Untried> untried() {
    return Collections.unmodifiableList(untried);
  }

  /** Every connection that was tried, in order. */
  public List<LabEvent.Tried> tried() {
    return Collections.unmodifiableList(tried);
  }

  /** Every counter that was read, once per round. */
  public List<LabEvent.Counted> counted() {
    return Collections.unmodifiableList(counted);
  }

  /** How many connections and counters were not as drawn. */
  public int wrong() {
    return wrong;
  }

  /** Connections that did not go as drawn. */
  public List<LabEvent.Tried> wrongTrials() {
    return tried.stream().filter(one -> !one.agrees()).toList();
  }

  /** Counters that did not count what they should have. */
  public List<LabEvent.Counted> wrongCounters() {
    return counted.stream().filter(one -> !one.agrees()).toList();
  }

  /** Why it ended before everything was tried, if it did. */
  public Optional<LabEvent.Stopped> stopped() {
    return stopped;
  }

  /** Whether everything was tried and went as drawn. */
  public boolean agrees() {
    return finished && wrong == 0;
  }
}
