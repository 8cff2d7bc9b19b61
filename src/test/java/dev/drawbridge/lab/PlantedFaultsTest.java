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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults in exported files, each found by packets. In a build two of them; with {@code
 * -Dlab.drawings} above 1 all.
 */
class PlantedFaultsTest {
  private static final boolean ALL = Integer.getInteger("lab.drawings", 1) > 1;
  private static final Path DRAWINGS = Path.of("src/test/resources/lab");

  @TempDir private Path folder;

  @BeforeEach
  void needsAKernelToTryItIn() {
    Tryout.required();
  }

  @Test
  void everyFaultChangesAVerdictAndIsFound() throws Exception {
    List<Callable<List<String>>> labs = new ArrayList<>();
    for (Fault fault : faults()) {
      Path file = DRAWINGS.resolve(fault.drawing() + ".drawbridge.yaml");
      Drawing drawing = DrawingReader.read(file.toString(), Files.readAllBytes(file)).drawing();
      Path bundle = folder.resolve("bundle-" + labs.size());
      plant(fault, drawing, bundle);
      labs.add(() -> Tryout.missed(fault, drawing, bundle));
    }
    assertThat(Tryout.wrong(labs)).isEmpty();
  }

  private static List<Fault> faults() {
    List<Fault> all = Faults.all();
    return ALL ? all : List.of(all.getFirst(), all.getLast());
  }

  private static void plant(Fault fault, Drawing drawing, Path bundle) throws Exception {
    Export export =
        Export.of(
            Policy.of(drawing),
            Checks.asOf(LocalDate.EPOCH),
            List.of(TargetName.NFTABLES, TargetName.IPTABLES));
    Placing.place(BundleFiles.of(export, "test"), bundle, false);
    fault.plant(bundle);
  }

  @Test
  void thereAreFaultsOfEverySort() {
    List<Fault> all = Faults.all();
    assertThat(all).hasSize(26);
    assertThat(all).filteredOn(f -> f.sort() == Fault.Sort.INGRESS).hasSizeGreaterThanOrEqualTo(6);
    assertThat(all).filteredOn(Fault::oneFamily).hasSizeGreaterThanOrEqualTo(4);
    assertThat(all)
        .filteredOn(f -> f.sort() == Fault.Sort.ESSENTIAL)
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(all).filteredOn(f -> f.sort() == Fault.Sort.FORWARD).hasSizeGreaterThanOrEqualTo(6);
  }
}
