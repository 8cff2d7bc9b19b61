package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.check.Checks;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.export.BundleFiles;
import dev.drawbridge.export.Export;
import dev.drawbridge.export.Placing;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.store.DrawingReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults in exported files, each found by packets. In a build two of them; with {@code
 * -Dlab.drawings} above 1 all.
 */
class PlantedFaultsTest {
  private static final boolean ALL = Integer.getInteger("lab.drawings", 1) > 1;
  private static final Path DRAWING = Path.of("src/test/resources/lab/faults.drawbridge.yaml");

  @TempDir private Path folder;

  @BeforeEach
  void needsAKernelToTryItIn() {
    Tryout.required();
  }

  static Stream<Fault> faults() {
    List<Fault> all = Faults.all();
    return ALL ? all.stream() : Stream.of(all.getFirst(), all.getLast());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyFaultChangesAVerdictAndIsFound(Fault fault) throws Exception {
    Drawing drawing = DrawingReader.read(DRAWING.toString(), Files.readAllBytes(DRAWING)).drawing();
    Path bundle = folder.resolve("bundle");
    Export export =
        Export.of(
            Policy.of(drawing),
            Checks.asOf(LocalDate.EPOCH),
            List.of(TargetName.NFTABLES, TargetName.IPTABLES));
    Placing.place(BundleFiles.of(export, "test"), bundle, false);
    fault.plant(bundle);

    Tryout.assertFinds(fault, drawing, bundle);
  }

  @Test
  void thereAreFaultsOfEverySort() {
    List<Fault> all = Faults.all();
    assertThat(all).hasSize(20);
    assertThat(all).filteredOn(f -> f.sort() == Fault.Sort.INGRESS).hasSizeGreaterThanOrEqualTo(6);
    assertThat(all).filteredOn(Fault::oneFamily).hasSizeGreaterThanOrEqualTo(4);
    assertThat(all)
        .filteredOn(f -> f.sort() == Fault.Sort.ESSENTIAL)
        .hasSizeGreaterThanOrEqualTo(2);
  }
}
