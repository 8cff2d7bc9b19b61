package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.export.Targets;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.store.DrawingReader;
import dev.drawbridge.target.Limits;
import dev.drawbridge.testing.NaivePolicy;
import dev.drawbridge.testing.RandomDrawings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterTrialsTest {
  private static final int DRAWINGS = 40;

  @ParameterizedTest
  @ValueSource(strings = {"web-shop", "two-services", "dual-stack", "online-boutique", "pci-zones"})
  void everyFlowOfASampleIsSeenToLetSomethingThrough(String sample) throws Exception {
    Stage stage = Stage.of(sample(sample));
    Set<String> opened =
        stage.trials.stream()
            .filter(trial -> trial.guard() == Guard.BOTH && trial.expected().passes())
            .flatMap(trial -> trial.about().stream())
            .collect(Collectors.toSet());
    Set<String> written =
        stage.policy.protectedBy(TargetName.KUBERNETES).stream()
            .flatMap(rules -> Stream.concat(rules.ingress().stream(), rules.egress().stream()))
            .filter(rule -> rule.holdsOn(TargetName.KUBERNETES))
            .map(rule -> rule.flow())
            .collect(Collectors.toSet());
    stage.limits.losses().forEach(loss -> written.remove(loss.flow()));
    assertThat(opened).containsAll(written);
  }

  @Test
  void aConnectionBetweenTwoProtectedPodsIsTriedInAllThreeWays() throws Exception {
    Map<List<Object>, Set<Guard>> guards = new HashMap<>();
    Stage stage = Stage.of(sample("web-shop"));
    for (Trial trial : stage.trials) {
      if (isService(stage, trial.from()) && isService(stage, trial.to())) {
        guards
            .computeIfAbsent(
                List.of(trial.from(), trial.to(), trial.family(), trial.point()),
                _ -> EnumSet.noneOf(Guard.class))
            .add(trial.guard());
      }
    }
    assertThat(guards.values()).isNotEmpty().allMatch(Set.copyOf(Guard.ofTwoEnds())::equals);
  }

  @Test
  void whatAFlowLetsThroughIsTriedUpToItsLastPortAndBeyond() {
    Stage stage =
        Stage.of(
            """
            services: {a: {labels: {app: a}}, b: {labels: {app: b}}}
            flows: [{from: a, to: b, ports: [tcp/8000-8100], why: because}]
            """);
    Predicate<Trial> fromAToB =
        trial ->
            trial.from().name().equals("a")
                && trial.to().name().equals("b")
                && trial.guard() == Guard.DESTINATION
                && trial.family() == Family.IPV6;
    assertThat(stage.trials.stream().filter(fromAToB).filter(t -> t.expected().passes()))
        .extracting(trial -> trial.point().toString())
        .containsExactlyInAnyOrder("tcp/8000", "tcp/8100");
    assertThat(stage.trials.stream().filter(fromAToB).filter(t -> !t.expected().passes()))
        .extracting(trial -> trial.point().toString())
        .contains("tcp/7999", "tcp/8101", "udp/8000", "sctp/8000");
  }

  @Test
  void aPodThatDiffersInOneLabelIsAStranger() {
    Stage stage =
        Stage.of(
            """
            services:
              a: {labels: {app: a, tier: front}}
              b: {labels: {app: b}}
            flows: [{from: a, to: b, ports: [tcp/80], why: because}]
            """);
    assertThat(stage.trials)
        .filteredOn(trial -> trial.from().name().equals("a pod like a but for its label tier"))
        .filteredOn(trial -> trial.to().name().equals("b"))
        .filteredOn(trial -> trial.point().equals(Point.port(Protocol.TCP, 80)))
        .isNotEmpty()
        .allMatch(trial ->
            trial.guard() == Guard.SOURCE
                ? trial.expected().refusedBy().isPresent()
                : !trial.expected().passes());
  }

  @Test
  void aPodThatCouldBeTakenForADrawnOneIsAskedByAllThatTheDrawnOneKnows() {
    Stage stage =
        Stage.of(
            """
            services: {a: {labels: {app: a}}}
            networks: {office: {addresses: [198.51.100.0/24]}}
            flows: [{from: office, to: a, ports: [tcp/8443], why: because}]
            """);
    assertThat(stage.trials)
        .filteredOn(trial -> trial.from().name().equals("office 198.51.100.255"))
        .filteredOn(trial -> trial.to().name().equals("a pod like a but for its label app"))
        .anyMatch(trial ->
            trial.point().equals(Point.port(Protocol.TCP, 8443))
                && !trial.expected().passes()
                && trial.about().filter("office-to-a"::equals).isPresent());
  }

  @Test
  void aPodThatNobodyDrewStaysOpenWhereOnlyServicesAreIsolated() {
    String drawing =
        """
        zones: {shop: {kubernetes: {namespace: shop}%s}}
        services: {a: {zone: shop, labels: {app: a}}}
        flows: []
        """;
    assertThat(strangersOutwards(Stage.of(drawing.formatted(", isolate: services"))))
        .isNotEmpty()
        .allMatch(trial -> trial.expected().passes());
    assertThat(strangersOutwards(Stage.of(drawing.formatted(""))))
        .isNotEmpty()
        .noneMatch(trial -> trial.expected().passes());
  }

  private static List<Trial> strangersOutwards(Stage stage) {
    return stage.trials.stream()
        .filter(trial -> trial.from().name().equals("a pod without labels in shop"))
        .filter(trial -> trial.to() instanceof Spot)
        .toList();
  }

  @Test
  void whatMustHappenIsWhatTheDrawingSaysFlowByFlow() {
    RandomDrawings drawings = RandomDrawings.expressibleOn(TargetName.KUBERNETES);
    List<String> wrong = new ArrayList<>();
    int compared = 0;
    for (long seed = 0; seed < DRAWINGS; seed++) {
      Drawing drawing = drawings.drawing(seed);
      Stage stage = Stage.of(drawing);
      if (!stage.limits.losses().isEmpty() || !stage.limits.blocking().isEmpty()) {
        continue;
      }
      NaivePolicy naive = new NaivePolicy(drawing);
      for (Trial trial : stage.trials) {
        boolean services = isService(stage, trial.from()) || isService(stage, trial.to());
        if (services && trial.guard() == Guard.BOTH) {
          compared++;
          if (trial.expected().passes() != isDrawn(stage, naive, trial)) {
            wrong.add("seed " + seed + ": " + trial);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(compared).isGreaterThan(1000);
  }

  private static boolean isDrawn(Stage stage, NaivePolicy naive, Trial trial) {
    return isOpen(stage, trial.from())
        && isOpen(stage, trial.to())
        && stage.keys(trial.from(), Direction.INGRESS).stream()
            .anyMatch(from ->
                stage.keys(trial.to(), Direction.EGRESS).stream()
                    .anyMatch(to ->
                        naive.allows(
                            from,
                            to,
                            trial.point().protocol(),
                            trial.point().kind(),
                            TargetName.KUBERNETES)));
  }

  /** What is no service of the drawing is closed in a namespace that is isolated. */
  private static boolean isOpen(Stage stage, Stand stand) {
    return isService(stage, stand) || !stage.verdicts.isProtected(stand);
  }

  @Test
  void anAddressBesideANetworkIsTriedByThePortsThatAreDrawnForTheNetwork() {
    Stage stage =
        Stage.of(
            """
            services: {a: {labels: {app: a}}, b: {labels: {app: b}}}
            networks: {partner: {addresses: [203.0.113.7]}}
            flows:
              - {from: a, to: partner, ports: [tcp/443], why: because}
              - {from: a, to: b, ports: [tcp/22], why: because}
            """);
    assertThat(stage.trials)
        .filteredOn(trial -> trial.to().name().equals("beside partner 203.0.113.6"))
        .anyMatch(trial ->
            trial.from().name().equals("a")
                && trial.point().equals(Point.port(Protocol.TCP, 443))
                && trial.about().filter("a-to-partner"::equals).isPresent());
  }

  @Test
  void theNameServersAddressIsAskedAndNeverAsks() {
    Stage stage =
        Stage.of(
            """
            targets: {kubernetes: {dns: kube-dns+node-local}}
            zones: {shop: {kubernetes: {namespace: shop}}}
            services: {a: {zone: shop, labels: {app: a}}}
            networks:
              dns:
                addresses: [10.96.0.10]
                kubernetes: {namespace: kube-system, labels: {k8s-app: kube-dns}}
            flows:
              - {from: a, to: dns, ports: [udp/53], why: because}
              - {from: dns, to: a, ports: [tcp/9153], why: because}
            """);
    assertThat(opened(stage)).contains("a -> dns 10.96.0.10 udp/53", "dns -> a tcp/9153");
    assertThat(opened(stage)).noneMatch(trial -> trial.startsWith("dns 10.96.0.10 -> "));
  }

  private static List<String> opened(Stage stage) {
    return stage.trials.stream()
        .filter(trial -> trial.guard() == Guard.BOTH && trial.expected().passes())
        .map(trial -> trial.from().name() + " -> " + trial.to().name() + " " + trial.point())
        .toList();
  }

  @Test
  void noTwoPodsHaveTheSameNameWhateverTheirServicesAreCalled() {
    Stage stage =
        Stage.of(
            """
            services: {stranger: {labels: {app: a}}, outside: {labels: {app: b}}}
            flows: [{from: stranger, to: outside, ports: [tcp/80], why: because}]
            """);
    assertThat(stage.cast.pods()).extracting(Pod::object).doesNotHaveDuplicates();
    assertThat(stage.cast.pods()).extracting(Pod::object).doesNotContain(NodeNetwork.OUTSIDE);
  }

  @Test
  void noTrialIsMadeTwice() throws Exception {
    Stage stage = Stage.of(sample("dual-stack"));
    assertThat(new HashSet<>(stage.trials)).hasSameSizeAs(stage.trials);
  }

  private static boolean isService(Stage stage, Stand stand) {
    return stand
        .element()
        .filter(key -> stage.policy.protects(TargetName.KUBERNETES, key))
        .isPresent();
  }

  private static Drawing sample(String name) throws Exception {
    Path file = Path.of("samples", name + ".drawbridge.yaml");
    return DrawingReader.read(name, Files.readAllBytes(file)).drawing();
  }

  /** A drawing with all who stand in its cluster. */
  private static final class Stage {
    final Policy policy;
    final Limits limits;
    final ClusterCast cast;
    final ClusterVerdicts verdicts;
    final List<Trial> trials;

    private Stage(Drawing drawing) {
      policy = Policy.of(drawing);
      limits = Targets.of(TargetName.KUBERNETES).limits(policy);
      cast = new ClusterCast(policy);
      verdicts = new ClusterVerdicts(policy, limits.losses(), cast);
      trials = ClusterTrials.of(cast, verdicts);
    }

    static Stage of(Drawing drawing) {
      return new Stage(drawing);
    }

    static Stage of(String yaml) {
      String whole =
          yaml.contains("zones:")
              ? yaml
              : "zones: {shop: {kubernetes: {namespace: shop}}}\n"
                  + yaml.replace("{labels:", "{zone: shop, labels:");
      try {
        byte[] bytes = ("drawbridge: 1\n" + whole).getBytes(StandardCharsets.UTF_8);
        return new Stage(DrawingReader.read("drawing", bytes).drawing());
      } catch (dev.drawbridge.problem.ProblemsException e) {
        throw new AssertionError(e);
      }
    }

    /**
     * What an end is in the drawing for rules of a direction: a network may cover, and a pod may be
     * of, several.
     */
    List<Key> keys(Stand stand, Direction direction) {
      return switch (stand) {
        case Pod pod ->
            policy
                .drawing()
                .elements()
                .map(element -> element.key())
                .filter(key -> cast.selects(key, pod))
                .toList();
        case Spot spot ->
            policy
                .drawing()
                .elements()
                .map(element -> element.key())
                .filter(key -> cast.outside(key, direction).contains(spot.address()))
                .toList();
      };
    }
  }
}
