package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.check.Checks;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.export.BundleFiles;
import dev.drawbridge.export.BundleProof;
import dev.drawbridge.export.Export;
import dev.drawbridge.export.Placing;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.store.DrawingReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults in exported policies, each found by packets. In a build one of them; with {@code
 * -Dlab.drawings} above 1 all.
 */
class PolicyFaultsTest {
  private static final boolean ALL = Integer.getInteger("lab.drawings", 1) > 1;
  private static final Path DRAWING =
      Path.of("src/test/resources/lab/policy-faults.drawbridge.yaml");

  @TempDir private Path folder;

  static Stream<Fault> faults() {
    return PolicyFaults.all().stream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyFaultChangesAVerdict(Fault fault) throws Exception {
    Path bundle = folder.resolve("bundle");
    plant(fault, drawing(), bundle);
    assertThat(BundleProof.of(bundle, Optional.empty()).agrees()).isFalse();
  }

  @Test
  void everyFaultIsFoundAndNamesItsArrow() throws Exception {
    Tryout.requiredForPolicies();
    Drawing drawing = drawing();
    List<Callable<List<String>>> labs = new ArrayList<>();
    for (Fault fault : ALL ? PolicyFaults.all() : PolicyFaults.all().subList(0, 1)) {
      Path bundle = folder.resolve("bundle-" + labs.size());
      plant(fault, drawing, bundle);
      labs.add(() -> Tryout.missed(fault, drawing, bundle));
    }
    assertThat(Tryout.wrong(labs)).isEmpty();
  }

  @Test
  void thereAreFaultsOfEverySort() {
    List<Fault> all = PolicyFaults.all();
    assertThat(all).hasSize(20);
    assertThat(all).filteredOn(f -> f.sort() == Fault.Sort.INGRESS).hasSizeGreaterThanOrEqualTo(6);
    assertThat(all).filteredOn(Fault::oneFamily).hasSizeGreaterThanOrEqualTo(4);
    assertThat(all)
        .filteredOn(f -> f.sort() == Fault.Sort.ESSENTIAL)
        .hasSizeGreaterThanOrEqualTo(2);
  }

  private static Drawing drawing() throws Exception {
    return DrawingReader.read(DRAWING.toString(), Files.readAllBytes(DRAWING)).drawing();
  }

  private static void plant(Fault fault, Drawing drawing, Path bundle) throws Exception {
    Export export =
        Export.of(Policy.of(drawing), Checks.asOf(LocalDate.EPOCH), List.of(TargetName.KUBERNETES));
    Placing.place(BundleFiles.of(export, "test"), bundle, false);
    fault.plant(bundle);
  }
}
