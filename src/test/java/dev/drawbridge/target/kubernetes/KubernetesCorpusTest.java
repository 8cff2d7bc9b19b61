package dev.drawbridge.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.drawbridge.net.Direction;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.reading.ClusterReading;
import dev.drawbridge.reading.ClusterReading.Entry;
import dev.drawbridge.reading.ClusterReading.Peer;
import dev.drawbridge.reading.ClusterReading.PolicyReading;
import dev.drawbridge.testing.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The reader on policies that other people wrote. */
class KubernetesCorpusTest {
  /** It defines one object twice, in two variants; of these the last would win. */
  private static final String TWICE = "11-deny-egress-traffic-from-an-application.yaml";

  private static final Set<String> NETPOLS =
      Set.of(
          "ipblockstest/netpols.yaml",
          "ipblockstest_2/withIpBlock-networkpolicy.yaml",
          "minimal_test_in_ns/netpol.yaml",
          "multiple_topology_resources_1/policy1.yaml",
          "onlineboutique_workloads/netpols.yaml",
          "semanticDiff-same-topologies-new1/new1.yaml",
          "semanticDiff-same-topologies-old1/old1.yaml",
          "with_end_port_example/netpol.yaml");

  @TestFactory
  Stream<DynamicTest> everyRecipeIsRead() throws IOException {
    try (Stream<Path> files = Files.list(recipes())) {
      return files.sorted().toList().stream()
          .filter(file -> !file.endsWith(TWICE))
          .map(file ->
              dynamicTest(
                  file.getFileName().toString(),
                  () -> assertThat(read(file).policies()).hasSize(1)));
    }
  }

  @Test
  void anObjectDefinedTwiceIsRefused() {
    Path file = recipes().resolve(TWICE);
    assertThat(assertThrows(ProblemsException.class, () -> read(file)).problems())
        .extracting(Problem::code)
        .containsExactly(ManifestProblem.OBJECT_TWICE);
  }

  @TestFactory
  Stream<DynamicTest> policiesOfRealClustersAreRead() {
    Path clusters = Requirement.corpus().resolve("kubernetes/connectivity");
    return NETPOLS.stream()
        .sorted()
        .map(path ->
            dynamicTest(
                path, () -> assertThat(read(clusters.resolve(path)).policies()).isNotEmpty()));
  }

  @Test
  void namedPortsAreRefusedWithTheirReason() {
    Path file =
        Requirement.corpus().resolve("kubernetes/connectivity/netpol_named_port_test/netpol.yaml");
    assertThat(assertThrows(ProblemsException.class, () -> read(file)).problems())
        .extracting(Problem::code)
        .containsOnly(ManifestProblem.PORT_NAMED);
  }

  @Test
  void recipesMeanWhatTheirNamesSay() throws Exception {
    PolicyReading deny = recipe("01-deny-all-traffic-to-an-application.yaml");
    assertThat(deny.isolatesIngress()).isTrue();
    assertThat(deny.isolatesEgress()).isFalse();
    assertThat(deny.ingress()).isEmpty();

    assertThat(recipe("02a-allow-all-traffic-to-an-application.yaml").ingress())
        .extracting(Entry::peer)
        .containsExactly(new Peer.Everyone());

    PolicyReading operations = recipe("07-allow-traffic-from-some-pods-in-another-namespace.yaml");
    assertThat(operations.ingress()).hasSize(1);
    assertThat(operations.ingress().getFirst().peer())
        .isInstanceOfSatisfying(
            Peer.Pods.class,
            pods -> {
              assertThat(pods.namespaces().selects(Map.of("team", "operations"))).isTrue();
              assertThat(pods.namespaces().selects(Map.of("team", "other"))).isFalse();
              assertThat(pods.pods().selects(Map.of("type", "monitoring"))).isTrue();
              assertThat(pods.pods().selects(Map.of())).isFalse();
            });

    assertThat(recipe("10-allowing-traffic-with-multiple-selectors.yaml").ingress()).hasSize(3);

    PolicyReading external = recipe("14-deny-external-egress-traffic.yaml");
    assertThat(external.isolates(Direction.EGRESS)).isTrue();
    assertThat(external.entries(Direction.EGRESS)).hasSize(1);
  }

  private static PolicyReading recipe(String name) throws Exception {
    return read(recipes().resolve(name)).policies().getFirst();
  }

  private static Path recipes() {
    return Requirement.corpus().resolve("kubernetes/recipes");
  }

  private static ClusterReading read(Path file) throws IOException, ProblemsException {
    String path = "policies/" + file.getFileName();
    byte[] listed = ("resources: [" + path + "]").getBytes(StandardCharsets.UTF_8);
    return KubernetesReader.read(
        Map.of(path, Files.readAllBytes(file), "kustomization.yaml", listed), "default");
  }
}
