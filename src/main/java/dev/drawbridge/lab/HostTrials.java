package dev.drawbridge.lab;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.policy.Crossing;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Rule;
import dev.drawbridge.policy.ServiceRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which connections are tried on hosts: every drawn one, by every address of both ends, and around
 * each what must not open.
 */
final class HostTrials {
  private final Policy policy;
  private final TargetName target;
  private final HostLayout layout;
  private final Topology topology;
  private final HostExpectation expectation;
  private final Map<Cell, Optional<String>> cells = new LinkedHashMap<>();

  /** A connection between two addresses, whoever is protected. */
  private record Cell(Spot from, Spot to, Point point) {}

  private HostTrials(HostPlan plan) {
    this.policy = plan.policy();
    this.target = plan.target();
    this.layout = plan.layout();
    this.topology = plan.topology();
    this.expectation = plan.expectation();
  }

  /** The trials of a plan. */
  static List<Trial> of(HostPlan plan) {
    HostTrials trials = new HostTrials(plan);
    for (ServiceRules rules : plan.policy().protectedBy(plan.target())) {
      for (Direction direction : Direction.values()) {
        for (Rule rule : rules.rules(direction, plan.target())) {
          trials.addBoundary(rules.service(), direction, rule);
        }
      }
      for (Crossing crossing : rules.crossings(plan.target())) {
        trials.addBoundary(crossing.from(), Direction.EGRESS, crossing.towards(crossing.to()));
      }
    }
    trials.addEveryPair();
    return trials.trials();
  }

  // ---- around each rule

  private void addBoundary(Key service, Direction direction, Rule rule) {
    for (Family family : policy.addressesOnHost(service, rule.peer()).families()) {
      List<Spot> own = layout.of(service, family);
      List<Spot> peers = layout.of(rule.peer(), family);
      Points points = Points.of(rule.traffic(), family);
      if (own.isEmpty() || peers.isEmpty()) {
        continue;
      }
      Around around = new Around(direction, Optional.of(rule.flow()), own, peers);
      around.everyAddress(points.inside());
      around.oneByOne(points.edges());
      around.oneByOne(points.outside());
      points.inside().stream()
          .limit(1)
          .forEach(point -> {
            around.backwards(point);
            around.from(layout.beside(rule.peer(), family), point);
            around.from(layout.elsewhere(family).stream().toList(), point);
            around.seconds(point);
          });
    }
  }

  /** What is tried around one rule in one family. */
  private final class Around {
    private final Direction direction;
    private final Optional<String> flow;
    private final List<Spot> own;
    private final List<Spot> peers;
    private int turn;

    Around(Direction direction, Optional<String> flow, List<Spot> own, List<Spot> peers) {
      this.direction = direction;
      this.flow = flow;
      this.own = own;
      this.peers = peers;
    }

    /** Every address of both ends at least once with every point. */
    void everyAddress(List<Point> points) {
      // Among the replicas of one service the same round would pair each with itself.
      int shift = own.equals(peers) ? 1 : 0;
      for (int i = 0; i < Math.max(own.size(), peers.size()); i++) {
        Spot here = own.get(i % own.size());
        Spot there = peers.get((i + shift) % peers.size());
        points.forEach(point -> add(here, there, point));
      }
    }

    /** Each point once, by addresses in turn. */
    void oneByOne(List<Point> points) {
      for (Point point : points) {
        int shift = own.equals(peers) ? 1 : 0;
        add(own.get(turn % own.size()), peers.get((turn + shift) % peers.size()), point);
        turn++;
      }
    }

    /** The same connection opened by the other end. */
    void backwards(Point point) {
      int shift = own.equals(peers) ? 1 : 0;
      Spot here = own.getFirst();
      Spot there = peers.get(shift % peers.size());
      HostTrials.this.add(flow, direction.opposite(), here, there, point);
    }

    /** The same connection with somebody else. */
    void from(List<Spot> others, Point point) {
      for (Spot other : others) {
        add(own.get(turn % own.size()), other, point);
        turn++;
      }
    }

    /** The same connection by the second address of either end. */
    void seconds(Point point) {
      for (Spot here : own) {
        Spot there = peers.get(turn % peers.size());
        layout.second(here).ifPresent(second -> add(second, there, point));
        layout.second(there).ifPresent(second -> add(here, second, point));
        turn++;
      }
    }

    private void add(Spot here, Spot there, Point point) {
      HostTrials.this.add(flow, direction, here, there, point);
    }
  }

  // ---- between any two ends

  /** One connection at least between every two ends between which somebody judges. */
  private void addEveryPair() {
    List<Key> ends = policy.drawing().elements().map(element -> element.key()).toList();
    int turn = 0;
    for (Key to : ends) {
      for (Key from : ends) {
        for (Family family : Family.values()) {
          List<Spot> sources = layout.of(from, family);
          List<Spot> destinations = layout.of(to, family);
          if (!sources.isEmpty() && !destinations.isEmpty()) {
            add(
                Optional.empty(),
                Direction.EGRESS,
                sources.get(turn % sources.size()),
                destinations.get(turn % destinations.size()),
                usual(to, family));
            turn++;
          }
        }
      }
    }
  }

  /** The port by which an end is asked for most likely. */
  private Point usual(Key end, Family family) {
    List<Rule> rules =
        policy.protects(target, end)
            ? policy.rules(end).orElseThrow().rules(Direction.INGRESS, target)
            : List.of();
    return rules.stream()
        .flatMap(rule -> Points.of(rule.traffic(), family).inside().stream())
        .findFirst()
        .orElseGet(() -> Points.usual());
  }

  // ---- cells and trials

  private void add(Optional<String> flow, Direction direction, Spot here, Spot there, Point point) {
    Spot from = direction == Direction.EGRESS ? here : there;
    Spot to = direction == Direction.EGRESS ? there : here;
    boolean sameHost = from.host().isPresent() && from.host().equals(to.host());
    boolean isJudged = isProtected(from, to) || !topology.between(from, to).isEmpty();
    // Without ports, connection tracking takes the way back for the answer to the way there.
    boolean isAnswer = point.isAlike() && cells.containsKey(new Cell(to, from, point));
    if (!sameHost && isJudged && !from.equals(to) && !isAnswer) {
      cells.putIfAbsent(new Cell(from, to, point), flow);
    }
  }

  private static boolean isProtected(Spot from, Spot to) {
    return from.host().isPresent() || to.host().isPresent();
  }

  private List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    cells.forEach((cell, flow) -> {
      List<Key> routers = topology.between(cell.from(), cell.to());
      boolean both = cell.from().host().isPresent() && cell.to().host().isPresent();
      for (Guard guard : both ? Guard.ofTwoEnds() : List.of(Guard.BOTH)) {
        trials.add(trial(cell, flow, guard, guard == Guard.BOTH ? routers : List.of()));
      }
      if (isProtected(cell.from(), cell.to()) || routers.size() > 1) {
        routers.forEach(router -> trials.add(trial(cell, flow, Guard.ROUTER, List.of(router))));
      }
    });
    return trials;
  }

  private Trial trial(Cell cell, Optional<String> flow, Guard guard, List<Key> routers) {
    return new Trial(
        cell.from(),
        cell.to(),
        cell.to().address().family(),
        cell.point(),
        OptionalInt.empty(),
        guard,
        routers,
        flow,
        expectation.of(cell.from(), cell.to(), cell.point(), guard, routers));
  }
}
