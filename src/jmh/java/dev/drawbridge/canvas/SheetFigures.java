package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.testing.RandomDrawings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long a sheet takes: all of it, and what one edit or one step of a gesture costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
public class SheetFigures {
  private static final int MANY = 500;

  /** Services and flows. */
  @Param({"1000/5000", "10000/50000"})
  public String size = "";

  private Drawing drawing = Drawing.EMPTY;
  private Sheet sheet = Sheet.of(Drawing.EMPTY);
  private int services;
  private int step;

  /** Draws it with a place for everything, as it is after the first edits. */
  @Setup
  public void draw() {
    String[] numbers = size.split("/", -1);
    services = Integer.parseInt(numbers[0]);
    Drawing sketch = RandomDrawings.large(services, Integer.parseInt(numbers[1]), 1);
    Sheet first = Sheet.of(sketch);
    Map<Key, Placement> places = new LinkedHashMap<>();
    sketch.elements().forEach(e -> places.put(e.key(), first.placement(e.key())));
    Drawing placed =
        Drawing.of(
            sketch.name(),
            sketch.description(),
            sketch.options(),
            sketch.elements().toList(),
            sketch.statements().toList(),
            places);
    sheet = Sheet.of(placed);
    // The first edit grows the trees that all later ones share.
    drawing = moved(placed, 0, 1);
    drawing = drawing.with(drawing.flows().values().getFirst().withWhy("known"));
    sheet = sheet.with(drawing);
  }

  private Drawing moved(Drawing before, int first, int count) {
    Drawing after = before;
    for (int i = first; i < first + count; i++) {
      Key key = Key.of("service-" + i % services);
      Placement old = sheet.placement(key);
      after = after.placed(key, old.movedTo(old.x() + 10 + 10 * (step % 8), old.y() + 4));
    }
    step++;
    return after;
  }

  /** The whole drawing, in a warm program. */
  @Benchmark
  public Sheet everything() {
    return Sheet.of(drawing);
  }

  /** The whole drawing, as a program does it that was just started. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Fork(value = 3, jvmArgs = "-Xmx1g")
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public Sheet everythingCold() {
    return Sheet.of(drawing);
  }

  /** One service, put somewhere else. */
  @Benchmark
  public Sheet moveOne() {
    return sheet.with(moved(drawing, step * 31, 1));
  }

  /** What 500 services look like while they are moved. */
  @Benchmark
  public Sheet sketchMany() {
    return sheet.sketch(moved(drawing, services / 2, MANY));
  }

  /** 500 services, put somewhere else. */
  @Benchmark
  public Sheet moveMany() {
    return sheet.with(moved(drawing, services / 2, MANY));
  }

  /** One more arrow. */
  @Benchmark
  public Sheet addFlow() {
    Key from = Key.of("service-" + step % services);
    Key to = Key.of("service-" + (step * 7 + 40) % services);
    Flow flow = Flow.of("fresh-" + step++, from, to, PortSpec.parse("tcp/1"));
    return sheet.with(drawing.with(flow));
  }

  /** Another name. */
  @Benchmark
  public Sheet rename() {
    Key key = Key.of("service-" + step++ % services);
    return sheet.with(
        drawing.with(drawing.services().get(key).orElseThrow().withName("other " + step)));
  }
}
