package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.drawbridge.policy.Policy;
import dev.drawbridge.testing.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterSetupTest {
  @TempDir private Path folder;

  @Test
  void aDrawingOfMorePodsThanANodeCanHoldIsRefusedBeforeAnythingIsBuilt() throws Exception {
    Files.createDirectory(folder.resolve("kubernetes"));
    String services =
        IntStream.range(0, 200)
            .mapToObj(i -> "  s%1$d: {zone: shop, labels: {app: s%1$d}}\n".formatted(i))
            .collect(Collectors.joining());
    Policy policy =
        Policy.of(
            Yaml.drawing("zones: {shop: {kubernetes: {namespace: shop}}}\nservices:\n" + services));
    assertThatExceptionOfType(LabException.class)
        .isThrownBy(() -> ClusterSetup.of(policy, folder, folder))
        .satisfies(e -> assertThat(e.problem().code()).isEqualTo(LabCode.TOO_LARGE))
        .satisfies(e -> assertThat(e.problem().arguments()).containsExactly(802, 400));
  }
}
