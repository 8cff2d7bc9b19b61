package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Probe;
import dev.drawbridge.policy.Rule;
import dev.drawbridge.policy.ServiceRules;
import dev.drawbridge.policy.Verdict;
import dev.drawbridge.target.host.HostDrawing;
import dev.drawbridge.target.nftables.NftablesTarget;
import dev.drawbridge.testing.Property;
import dev.drawbridge.testing.RandomDrawings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HostTrialsTest {
  private static final TargetName TARGET = TargetName.NFTABLES;

  private record Cell(Stand from, Stand to, Point point) {}

  private static List<Trial> trials(Policy policy, HostLayout layout) {
    return HostTrials.of(
        policy,
        TARGET,
        layout,
        new HostExpectation(policy, TARGET, new NftablesTarget().limits(policy).losses()));
  }

  private static Policy random(long seed) {
    return Policy.of(RandomDrawings.everything().drawing(seed));
  }

  private static Set<Cell> cells(List<Trial> trials) {
    return trials.stream()
        .map(trial -> new Cell(trial.from(), trial.to(), trial.point()))
        .collect(Collectors.toSet());
  }

  @Test
  void everyRuleIsTriedByEveryAddressOfBothEnds() {
    Property.holds(
        60,
        random -> {
          Policy policy = random(random.nextLong());
          HostLayout layout = new HostLayout(policy, TARGET);
          Set<Cell> cells = cells(trials(policy, layout));
          eachRule(
              policy,
              (service, direction, rule, family) -> {
                List<Spot> own = layout.of(service.service(), family);
                List<Spot> peers = layout.of(rule.peer(), family);
                for (Point point : Points.of(rule.traffic(), family).inside()) {
                  if (!point.isAlike() && !own.equals(peers)) {
                    own.forEach(here -> assertTried(cells, direction, Set.of(here), peers, point));
                    peers.forEach(
                        there -> assertTried(cells, direction, own, Set.of(there), point));
                  }
                }
              });
        });
  }

  @Test
  void theBoundaryOfEveryRuleIsTried() {
    Property.holds(
        60,
        random -> {
          Policy policy = random(random.nextLong());
          HostLayout layout = new HostLayout(policy, TARGET);
          Set<Cell> cells = cells(trials(policy, layout));
          eachRule(
              policy,
              (service, direction, rule, family) -> {
                List<Spot> own = layout.of(service.service(), family);
                List<Spot> peers = layout.of(rule.peer(), family);
                Points points = Points.of(rule.traffic(), family);
                Set<Point> around = new HashSet<>(points.edges());
                around.addAll(points.outside());
                boolean canMeet = own.size() > 1 || !own.equals(peers);
                if (!own.isEmpty() && !peers.isEmpty() && canMeet) {
                  around.removeIf(Point::isAlike);
                  around.forEach(point -> assertTried(cells, direction, own, peers, point));
                }
              });
        });
  }

  @FunctionalInterface
  private interface EachRule {
    void look(ServiceRules service, Direction direction, Rule rule, Family family);
  }

  private static void eachRule(Policy policy, EachRule look) {
    for (ServiceRules service : policy.protectedBy(TARGET)) {
      for (Direction direction : Direction.values()) {
        for (Rule rule : service.rules(direction, TARGET)) {
          policy
              .addressesOnHost(service.service(), rule.peer())
              .families()
              .forEach(family -> look.look(service, direction, rule, family));
        }
      }
    }
  }

  private static void assertTried(
      Set<Cell> cells, Direction direction, Iterable<Spot> own, Iterable<Spot> peers, Point point) {
    for (Spot here : own) {
      for (Spot there : peers) {
        boolean tried =
            direction == Direction.EGRESS
                ? cells.contains(new Cell(here, there, point))
                : cells.contains(new Cell(there, here, point));
        if (tried) {
          return;
        }
      }
    }
    assertThat(peers).as("%s %s %s", direction, own, point).isEmpty();
  }

  @Test
  void everyConnectionBetweenProtectedHostsIsTriedInThreeWays() {
    Policy policy = HostDrawing.shop(new NftablesTarget()).policy();
    List<Trial> trials = trials(policy, new HostLayout(policy, TARGET));

    assertThat(trials)
        .filteredOn(trial -> trial.from() instanceof Spot from && from.host().isPresent())
        .filteredOn(trial -> trial.to() instanceof Spot to && to.host().isPresent())
        .isNotEmpty()
        .extracting(trial -> new Cell(trial.from(), trial.to(), trial.point()))
        .allSatisfy(cell ->
            assertThat(trials)
                .filteredOn(t -> new Cell(t.from(), t.to(), t.point()).equals(cell))
                .extracting(Trial::guard)
                .containsExactlyInAnyOrder(Guard.values()));
  }

  @Test
  void whatTheDrawingAllowsOpensAndNothingElse() {
    Property.holds(
        40,
        random -> {
          Policy policy =
              Policy.of(RandomDrawings.expressibleOn(TARGET).drawing(random.nextLong()));
          Drawing drawing = policy.drawing();
          for (Trial trial : trials(policy, new HostLayout(policy, TARGET))) {
            boolean drawn =
                trial.guard() == Guard.BOTH
                    && trial.from() instanceof Spot from
                    && trial.to() instanceof Spot to
                    && from.sort() == Spot.Sort.DRAWN
                    && to.sort() == Spot.Sort.DRAWN
                    && !drawing.networks().values().stream()
                        .anyMatch(network -> network.holdsServices());
            if (drawn) {
              Probe probe =
                  new Probe(
                      trial.from().element().orElseThrow(),
                      trial.to().element().orElseThrow(),
                      trial.point().traffic());
              assertThat(trial.expected().passes())
                  .as("%s", trial)
                  .isEqualTo(policy.decide(probe, TARGET) instanceof Verdict.Allowed);
            }
          }
        });
  }
}
