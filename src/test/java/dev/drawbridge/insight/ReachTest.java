package dev.drawbridge.insight;

import static dev.drawbridge.testing.Yaml.drawing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Probe;
import dev.drawbridge.policy.Verdict;
import dev.drawbridge.testing.Property;
import dev.drawbridge.testing.RandomDrawings;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReachTest {
  private static final Drawing CHAIN =
      drawing(
          """
          services:
            web: {addresses: [10.0.0.1]}
            api: {addresses: [10.0.0.2]}
            db: {addresses: [10.0.0.3]}
            job: {addresses: ["fd00::4"]}
          networks: {internet: {addresses: [internet]}}
          flows:
            - {id: visit, from: internet, to: web, ports: [tcp/443], why: x}
            - {id: call, from: web, to: api, ports: [tcp/8080], why: x}
            - {id: query, from: api, to: db, ports: [tcp/5432], why: x, only: [nftables]}
            - {id: never, from: db, to: job, ports: [tcp/1], why: x}
          """);

  @Test
  void aPathIsShortestAndEndsWithTheTrafficAskedFor() {
    Reach reach = Reach.of(Policy.of(CHAIN), TargetName.NFTABLES);
    assertThat(path(reach, "internet", "db", Traffic.ANY, OptionalInt.empty()))
        .containsExactly("web", "api", "db");
    assertThat(path(reach, "internet", "db", Traffic.ANY, OptionalInt.of(2))).isEmpty();
    assertThat(path(reach, "internet", "db", Traffic.tcp(22), OptionalInt.empty())).isEmpty();
  }

  @Test
  void whatHoldsOnOneTargetOnlyIsNoPathOnAnother() {
    Reach reach = Reach.of(Policy.of(CHAIN), TargetName.IPTABLES);
    assertThat(path(reach, "internet", "db", Traffic.ANY, OptionalInt.empty())).isEmpty();
  }

  @Test
  void theBlastRadiusCountsHops() {
    Reach reach = Reach.of(Policy.of(CHAIN), TargetName.NFTABLES);
    assertThat(reach.blastRadius(Key.of("web")))
        .isEqualTo(Map.of(Key.of("api"), 1, Key.of("db"), 2));
  }

  @Test
  void endsThatHaveNoFamilyInCommonDoNotMeetOnHosts() {
    Reach reach = Reach.of(Policy.of(CHAIN), TargetName.NFTABLES);
    assertThat(reach.from(Key.of("db"))).isEmpty();
  }

  @Test
  void theMatrixHasOneRowPerPairAndDifferingVerdict() {
    Matrix matrix = Matrix.of(Policy.of(CHAIN), List.of(TargetName.NFTABLES, TargetName.IPTABLES));
    assertThat(matrix.rows())
        .filteredOn(row -> row.from().equals(Key.of("api")))
        .singleElement()
        .satisfies(row -> assertThat(row.targets()).isEqualTo(Set.of(TargetName.NFTABLES)));
  }

  @Test
  void everyStepIsAllowedByTheVerdictOnItsTarget() {
    Property.holds(
        200,
        random -> {
          Policy policy = Policy.of(RandomDrawings.everything().drawing(random.nextLong()));
          for (TargetName target : policy.targets()) {
            for (Step step : Reach.of(policy, target).all()) {
              Verdict verdict =
                  policy.decide(new Probe(step.from(), step.to(), step.traffic()), target);
              assertThat(verdict)
                  .as("%s on %s", step, target)
                  .isNotInstanceOf(Verdict.Unenforced.class);
            }
          }
        });
  }

  private static List<String> path(
      Reach reach, String from, String to, Traffic traffic, OptionalInt hops) {
    return reach.path(List.of(Key.of(from)), List.of(Key.of(to)), traffic, hops).stream()
        .map(step -> step.to().text())
        .toList();
  }
}
