package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.policy.Crossing;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Probe;
import dev.drawbridge.policy.Rule;
import dev.drawbridge.policy.ServiceRules;
import dev.drawbridge.policy.Verdict;
import dev.drawbridge.target.host.HostDrawing;
import dev.drawbridge.target.nftables.NftablesTarget;
import dev.drawbridge.testing.Feature;
import dev.drawbridge.testing.Property;
import dev.drawbridge.testing.RandomDrawings;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HostTrialsTest {
  private static final TargetName TARGET = TargetName.NFTABLES;

  private record Cell(Stand from, Stand to, Point point) {
    static Cell of(Trial trial) {
      return new Cell(trial.from(), trial.to(), trial.point());
    }
  }

  private static HostPlan plan(Policy policy) {
    return HostPlan.of(policy, TARGET, EnumSet.allOf(Family.class));
  }

  private static List<Trial> trials(Policy policy) {
    return HostTrials.of(plan(policy));
  }

  private static Policy random(long seed) {
    return Policy.of(RandomDrawings.everything().with(Feature.ROUTERS).drawing(seed));
  }

  private static Set<Cell> cells(List<Trial> trials) {
    return trials.stream().map(Cell::of).collect(Collectors.toSet());
  }

  @Test
  void everyRuleIsTriedByEveryAddressOfBothEnds() {
    everyRule((cells, direction, own, peers, points) -> {
      for (Point point : points.inside()) {
        if (!point.isAlike() && !own.equals(peers)) {
          own.forEach(here -> assertTried(cells, direction, Set.of(here), peers, point));
          peers.forEach(there -> assertTried(cells, direction, own, Set.of(there), point));
        }
      }
    });
  }

  @Test
  void theBoundaryOfEveryRuleIsTried() {
    everyRule((cells, direction, own, peers, points) -> {
      Set<Point> around = new HashSet<>(points.edges());
      around.addAll(points.outside());
      boolean canMeet = hosts(own) > 1 || !own.equals(peers);
      if (!own.isEmpty() && !peers.isEmpty() && canMeet) {
        around.removeIf(Point::isAlike);
        around.forEach(point -> assertTried(cells, direction, own, peers, point));
      }
    });
  }

  private static long hosts(List<Spot> spots) {
    return spots.stream().map(Spot::host).distinct().count();
  }

  /** What is asked of the trials of a drawing for one rule in one family. */
  @FunctionalInterface
  private interface OfRule {
    void holds(
        Set<Cell> cells, Direction direction, List<Spot> own, List<Spot> peers, Points points);
  }

  private static void everyRule(OfRule property) {
    Property.holds(
        60,
        random -> {
          Policy policy = random(random.nextLong());
          HostPlan plan = plan(policy);
          HostLayout layout = plan.layout();
          Set<Cell> cells = cells(HostTrials.of(plan));
          for (ServiceRules rules : policy.protectedBy(TARGET)) {
            for (Direction direction : Direction.values()) {
              for (Rule rule : rules.rules(direction, TARGET)) {
                everyFamily(policy, layout, cells, rules.service(), direction, rule, property);
              }
            }
            for (Crossing crossing : rules.crossings(TARGET)) {
              Rule rule = crossing.towards(crossing.to());
              everyFamily(policy, layout, cells, crossing.from(), Direction.EGRESS, rule, property);
            }
          }
        });
  }

  private static void everyFamily(
      Policy policy,
      HostLayout layout,
      Set<Cell> cells,
      Key service,
      Direction direction,
      Rule rule,
      OfRule property) {
    for (Family family : policy.addressesOnHost(service, rule.peer()).families()) {
      property.holds(
          cells,
          direction,
          layout.of(service, family),
          layout.of(rule.peer(), family),
          Points.of(rule.traffic(), family));
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
    List<Trial> trials = trials(policy);

    assertThat(trials)
        .filteredOn(trial -> trial.from() instanceof Spot from && from.host().isPresent())
        .filteredOn(trial -> trial.to() instanceof Spot to && to.host().isPresent())
        .isNotEmpty()
        .extracting(Cell::of)
        .allSatisfy(cell ->
            assertThat(trials)
                .filteredOn(trial -> Cell.of(trial).equals(cell))
                .extracting(Trial::guard)
                .containsExactlyInAnyOrderElementsOf(Guard.ofTwoEnds()));
  }

  @Test
  void throughARouterEveryConnectionIsTriedByTheRouterAloneToo() {
    Policy policy = HostDrawing.branches(new NftablesTarget()).policy();
    HostPlan plan = plan(policy);
    List<Trial> trials = HostTrials.of(plan);
    Set<Cell> alone =
        cells(trials.stream().filter(trial -> trial.guard() == Guard.ROUTER).toList());

    assertThat(trials)
        .filteredOn(trial -> trial.guard() == Guard.BOTH)
        .filteredOn(trial -> trial.from() instanceof Spot from && from.host().isPresent())
        .filteredOn(
            trial -> !plan.topology().between((Spot) trial.from(), (Spot) trial.to()).isEmpty())
        .isNotEmpty()
        .allMatch(trial -> trial.routers().equals(List.of(Key.of("edge"))))
        .allMatch(trial -> alone.contains(Cell.of(trial)));
  }

  @Test
  void anEndThatDecidesAloneIsReachedWithoutTheRouterThatWouldHideIt() {
    Policy policy = HostDrawing.branches(new NftablesTarget()).policy();

    assertThat(trials(policy))
        .filteredOn(trial -> trial.guard() == Guard.SOURCE || trial.guard() == Guard.DESTINATION)
        .isNotEmpty()
        .allMatch(trial -> trial.routers().isEmpty());
  }

  @Test
  void betweenTwoEndsThatNobodyProtectsTheRouterIsTried() {
    Policy policy =
        HostDrawing.branches(new NftablesTarget())
            .network("printers", "10.2.8.0/24")
            .in("right", "printers")
            .policy();

    assertThat(trials(policy))
        .filteredOn(trial -> trial.from().element().equals(Optional.of(Key.of("desks"))))
        .filteredOn(trial -> trial.to().element().equals(Optional.of(Key.of("printers"))))
        .isNotEmpty()
        .allSatisfy(trial -> {
          assertThat(trial.guard()).isEqualTo(Guard.BOTH);
          assertThat(trial.refusingRouter()).contains(Key.of("edge"));
        });
  }

  @Test
  void whatTheDrawingAllowsOpensAndNothingElse() {
    Property.holds(
        40,
        random -> {
          Policy policy =
              Policy.of(RandomDrawings.expressibleOn(TARGET).drawing(random.nextLong()));
          Drawing drawing = policy.drawing();
          for (Trial trial : trials(policy)) {
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
