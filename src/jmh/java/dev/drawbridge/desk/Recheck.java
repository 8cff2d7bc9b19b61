package dev.drawbridge.desk;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.export.Targets;
import dev.drawbridge.testing.RandomDrawings;
import java.time.LocalDate;
import java.util.List;
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

/** How long a person waits for the findings after one edit of a large drawing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
public class Recheck {

  /** The kinds of edits. */
  public enum Kind {
    /** A service is moved. */
    MOVE,
    /** A service is renamed. */
    RENAME,
    /** A flow is drawn, or taken back. */
    FLOW
  }

  /** What is done. */
  @Param public Kind kind = Kind.MOVE;

  private final Judge judge = new Judge(Targets.all(), () -> LocalDate.of(2026, 1, 1));
  private Drawing one = Drawing.EMPTY;
  private Drawing other = Drawing.EMPTY;
  private boolean turn;

  /** Draws, and judges once. */
  @Setup
  public void draw() {
    one = RandomDrawings.large(1000, 5000, 1);
    List<Key> keys = one.services().keys().stream().toList();
    Key service = keys.get(500);
    Edit edit =
        switch (kind) {
          case MOVE -> new Edit.Move(Map.of(service, Placement.at(7, 7)), Map.of());
          case RENAME -> new Edit.Rename(service, one.element(service).orElseThrow().name(), "New");
          case FLOW ->
              new Edit.Say(
                  Flow.of("a-new-flow", service, keys.get(20), PortSpec.parse("tcp/4711")));
        };
    other = edit.apply(one);
    findings(one);
  }

  /** From the edit to the findings. */
  @Benchmark
  public Judgement findings() {
    turn = !turn;
    return findings(turn ? other : one);
  }

  private Judgement findings(Drawing drawing) {
    CancelToken token = new CancelToken();
    Judgement[] first = new Judgement[1];
    judge.judge(
        drawing,
        token,
        stage -> {
          first[0] = stage;
          token.cancel();
        });
    return first[0];
  }
}
