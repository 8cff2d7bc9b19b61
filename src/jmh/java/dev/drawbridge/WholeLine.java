package dev.drawbridge;

import dev.drawbridge.check.Checks;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.export.Export;
import dev.drawbridge.export.TargetExport;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.store.DrawingReader;
import dev.drawbridge.store.DrawingWriter;
import dev.drawbridge.testing.RandomDrawings;
import java.time.LocalDate;
import java.util.List;
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

/**
 * The figures of the whole line: from a file to a drawing, and from a drawing to proved bundles.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 5)
@Measurement(iterations = 5)
public class WholeLine {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

  /** Services and flows. */
  @Param({"1000/10000", "5000/50000"})
  public String size = "";

  private Drawing drawing = Drawing.EMPTY;
  private byte[] file = {};

  /** Draws, and writes the file. */
  @Setup
  public void draw() {
    String[] numbers = size.split("/", -1);
    drawing = RandomDrawings.large(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), 1);
    file = DrawingWriter.write(drawing);
  }

  /** Check, compile to all four targets, read back and prove. */
  @Benchmark
  public Export checkCompileAndProve() {
    Export export = Export.of(Policy.of(drawing), Checks.asOf(TODAY), List.of(TargetName.values()));
    if (!export.targets().values().stream().allMatch(TargetExport.Proved.class::isInstance)) {
      throw new IllegalStateException("not proved");
    }
    return export;
  }

  /** From the bytes of the file to the drawing. */
  @Benchmark
  public Drawing open() throws Exception {
    return DrawingReader.read("large.drawbridge.yaml", file).drawing();
  }
}
