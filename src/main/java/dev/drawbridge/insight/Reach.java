package dev.drawbridge.insight;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Crossing;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Rule;
import dev.drawbridge.policy.ServiceRules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Who may connect to whom on one target, and over how many hops.
 *
 * <p>A path leads through services and routers only: they are what an attacker could take over and
 * go on from. Networks begin or end paths.
 */
public final class Reach {
  private final Policy policy;
  private final Map<Key, List<Step>> steps;

  private Reach(Policy policy, Map<Key, List<Step>> steps) {
    this.policy = policy;
    this.steps = steps;
  }

  /** The reach that a policy leaves on a target. */
  public static Reach of(Policy policy, TargetName target) {
    Map<Key, Map<Key, Joint>> joints = new LinkedHashMap<>();
    for (ServiceRules service : policy.services()) {
      if (!policy.protects(target, service.service())) {
        continue;
      }
      for (Crossing crossing : service.crossings(target)) {
        if (!policy.protects(target, crossing.from()) && !policy.protects(target, crossing.to())) {
          Rule forwarded = crossing.towards(crossing.to());
          join(policy, target, joints, crossing.from(), crossing.to(), forwarded);
        }
      }
      for (Rule rule : service.rules(Direction.EGRESS, target)) {
        join(policy, target, joints, service.service(), rule.peer(), rule);
      }
      for (Rule rule : service.rules(Direction.INGRESS, target)) {
        if (!policy.protects(target, rule.peer())) {
          join(policy, target, joints, rule.peer(), service.service(), rule);
        }
      }
    }
    Map<Key, List<Step>> steps = new LinkedHashMap<>();
    joints.forEach((from, tos) ->
        steps.put(
            from, tos.entrySet().stream().map(e -> e.getValue().step(from, e.getKey())).toList()));
    return new Reach(policy, steps);
  }

  /** What is gathered about one pair. */
  private static final class Joint {
    private Traffic traffic = Traffic.NONE;
    private final Set<String> flows = new LinkedHashSet<>();

    private Step step(Key from, Key to) {
      return new Step(from, to, traffic, List.copyOf(flows));
    }
  }

  private static void join(
      Policy policy,
      TargetName target,
      Map<Key, Map<Key, Joint>> joints,
      Key from,
      Key to,
      Rule rule) {
    boolean meets = !target.isHost() || !policy.addressesOnHost(from, to).isEmpty();
    if (meets) {
      Joint joint =
          joints
              .computeIfAbsent(from, _ -> new LinkedHashMap<>())
              .computeIfAbsent(to, _ -> new Joint());
      joint.traffic = joint.traffic.union(rule.traffic());
      joint.flows.add(rule.flow());
    }
  }

  /** Every allowed connection, by source in file order. */
  public List<Step> all() {
    return steps.values().stream().flatMap(List::stream).toList();
  }

  /** What that end may connect to directly. */
  public List<Step> from(Key end) {
    return steps.getOrDefault(end, List.of());
  }

  /**
   * A shortest path.
   *
   * @param from where it may begin
   * @param to where it may end
   * @param traffic what the last connection must carry some of
   * @param hops the most connections it may have; absent means any number
   * @return the connections in order; empty if there is no such path
   */
  public List<Step> path(
      Collection<Key> from, Collection<Key> to, Traffic traffic, OptionalInt hops) {
    Set<Key> goals = new HashSet<>(to);
    Map<Key, Step> arrivedBy = new HashMap<>();
    Map<Key, Integer> distance = new HashMap<>();
    Deque<Key> queue = new ArrayDeque<>();
    for (Key start : from) {
      distance.put(start, 0);
      queue.add(start);
    }
    while (!queue.isEmpty()) {
      Key here = queue.remove();
      int next = distance.getOrDefault(here, 0) + 1;
      if (hops.isPresent() && next > hops.getAsInt()) {
        return List.of();
      }
      for (Step step : from(here)) {
        boolean goal = goals.contains(step.to()) && step.traffic().overlaps(traffic);
        if (goal && !(step.from().equals(step.to()))) {
          return backFrom(step, arrivedBy);
        }
        if (!distance.containsKey(step.to()) && canBeTakenOver(step.to())) {
          distance.put(step.to(), next);
          arrivedBy.put(step.to(), step);
          queue.add(step.to());
        }
      }
    }
    return List.of();
  }

  private static List<Step> backFrom(Step last, Map<Key, Step> arrivedBy) {
    List<Step> path = new ArrayList<>(List.of(last));
    Step step = arrivedBy.get(last.from());
    while (step != null) {
      path.add(step);
      step = arrivedBy.get(step.from());
    }
    Collections.reverse(path);
    return path;
  }

  private boolean canBeTakenOver(Key end) {
    return policy.drawing().element(end).filter(e -> !(e instanceof Network)).isPresent();
  }

  /**
   * All that an attacker who holds one service can reach, by the least number of hops; the service
   * itself is not among it.
   */
  public Map<Key, Integer> blastRadius(Key service) {
    Map<Key, Integer> reached = new LinkedHashMap<>();
    Deque<Key> queue = new ArrayDeque<>(List.of(service));
    reached.put(service, 0);
    while (!queue.isEmpty()) {
      Key here = queue.remove();
      int next = reached.getOrDefault(here, 0) + 1;
      for (Step step : from(here)) {
        if (!reached.containsKey(step.to())) {
          reached.put(step.to(), next);
          if (canBeTakenOver(step.to())) {
            queue.add(step.to());
          }
        }
      }
    }
    reached.remove(service);
    return Collections.unmodifiableMap(reached);
  }
}
