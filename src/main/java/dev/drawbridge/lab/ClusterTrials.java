package dev.drawbridge.lab;

import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The connections that are tried in a cluster: what is drawn, and of what is not drawn everything
 * that lies just beside it. NetworkPolicy defines TCP, UDP and SCTP only (design: kubernetes §10).
 */
final class ClusterTrials {
  private final ClusterCast cast;
  private final ClusterVerdicts verdicts;
  private final List<Trial> trials = new ArrayList<>();

  private ClusterTrials(ClusterCast cast, ClusterVerdicts verdicts) {
    this.cast = cast;
    this.verdicts = verdicts;
  }

  static List<Trial> of(ClusterCast cast, ClusterVerdicts verdicts) {
    ClusterTrials trials = new ClusterTrials(cast, verdicts);
    trials.choose();
    return List.copyOf(trials.trials);
  }

  private void choose() {
    for (Pod pod : cast.members()) {
      cast.members().stream().filter(other -> !other.equals(pod)).forEach(other -> ask(pod, other));
      cast.replicas().stream()
          .filter(other -> other.element().equals(pod.element()))
          .forEach(other -> ask(pod, other));
      Stream.concat(cast.strangers().stream(), cast.spots().stream())
          .forEach(other -> {
            ask(pod, other);
            ask(other, pod);
          });
    }
    // Also where nobody isolates them: then they must stay open.
    for (Pod stranger : cast.strangers()) {
      cast.spots().stream()
          .filter(spot -> spot.sort() == Spot.Sort.ELSEWHERE || isDrawn(cast.model(stranger), spot))
          .forEach(spot -> {
            add(stranger, spot);
            add(spot, stranger);
          });
    }
  }

  private boolean isDrawn(Stand one, Stand other) {
    return !between(one, other).isEmpty() || !between(other, one).isEmpty();
  }

  private void ask(Stand from, Stand to) {
    if (verdicts.isProtected(from) || verdicts.isProtected(to)) {
      add(from, to);
    }
  }

  private void add(Stand from, Stand to) {
    boolean both = verdicts.isProtected(from) && verdicts.isProtected(to);
    List<Guard> guards = both ? Guard.ofTwoEnds() : List.of(Guard.BOTH);
    for (Family family : Family.values()) {
      if (!isReached(from, family) || !isReached(to, family)) {
        continue;
      }
      for (Point point : points(from, to, family)) {
        Optional<String> about = about(from, to, point);
        for (Guard guard : guards) {
          Expected expected = expected(from, to, point, guard);
          trials.add(
              new Trial(
                  from, to, family, point, OptionalInt.empty(), guard, List.of(), about, expected));
        }
      }
    }
  }

  private static boolean isReached(Stand stand, Family family) {
    return switch (stand) {
      case Pod _ -> true;
      case Spot spot -> spot.address().family() == family;
    };
  }

  /**
   * The flow that a trial is about: one that is drawn between the two, with this traffic before one
   * with other traffic; else one that either end has with others, which may be too wide.
   */
  private Optional<String> about(Stand from, Stand to, Point point) {
    List<Rule> between = between(from, to);
    return Stream.of(
            between.stream().filter(rule -> carries(rule, point)),
            between.stream(),
            verdicts.rules(to, Direction.INGRESS).stream().filter(rule -> carries(rule, point)),
            verdicts.rules(from, Direction.EGRESS).stream().filter(rule -> carries(rule, point)))
        .flatMap(rules -> rules)
        .map(Rule::flow)
        .findFirst();
  }

  private static boolean carries(Rule rule, Point point) {
    return rule.traffic().contains(point.protocol(), point.kind());
  }

  /** What is drawn between two ends, or between those for whom they could be taken. */
  private List<Rule> between(Stand from, Stand to) {
    Stand source = cast.model(from);
    Stand destination = cast.model(to);
    return Stream.concat(
            verdicts.between(source, Direction.EGRESS, destination).stream(),
            verdicts.between(destination, Direction.INGRESS, source).stream())
        .toList();
  }

  private Expected expected(Stand from, Stand to, Point point, Guard guard) {
    if (guard.guardsSource()
        && verdicts.isProtected(from)
        && !verdicts.lets(from, Direction.EGRESS, to, point)) {
      return Expected.refused(Hook.EGRESS, List.of());
    }
    if (guard.guardsDestination()
        && verdicts.isProtected(to)
        && !verdicts.lets(to, Direction.INGRESS, from, point)) {
      return Expected.refused(Hook.INGRESS, List.of());
    }
    return Expected.opens(List.of());
  }

  /**
   * What is tried between two ends: all around what is drawn there, and what each lets pass for
   * others. Of the many addresses of networks that an end does not know, each is tried a little.
   */
  private Set<Point> points(Stand from, Stand to, Family family) {
    Set<Point> points = new LinkedHashSet<>();
    List<Rule> drawn = between(from, to);
    if (drawn.isEmpty() && (isOfNetwork(from) || isOfNetwork(to))) {
      ports(to, Direction.INGRESS, family).stream().limit(1).forEach(points::add);
      ports(from, Direction.EGRESS, family).stream().limit(1).forEach(points::add);
      return points;
    }
    Points between = Points.of(Traffic.unionOf(drawn.stream().map(Rule::traffic).toList()), family);
    points.addAll(between.inside());
    points.addAll(between.edges());
    points.addAll(between.outside());
    points.addAll(ports(to, Direction.INGRESS, family));
    points.addAll(ports(from, Direction.EGRESS, family));
    points.removeIf(point -> !point.protocol().hasPorts());
    return points;
  }

  private static boolean isOfNetwork(Stand stand) {
    return stand instanceof Spot spot && spot.sort() != Spot.Sort.ELSEWHERE;
  }

  /** A port of every range that an end lets pass, whoever is at the other end. */
  private List<Point> ports(Stand end, Direction direction, Family family) {
    return Points.of(
            Traffic.unionOf(verdicts.rules(end, direction).stream().map(Rule::traffic).toList()),
            family)
        .inside()
        .stream()
        .filter(point -> point.protocol().hasPorts())
        .toList();
  }
}
