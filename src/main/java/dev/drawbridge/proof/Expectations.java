package dev.drawbridge.proof;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Crossing;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the drawing asks of one target: its rules there, each less the losses of that flow at that
 * end, in that direction, with that peer.
 */
final class Expectations {
  private record LossKey(Key service, Direction direction, String flow, Key peer) {}

  /**
   * One rule as the target has to hold it.
   *
   * @param traffic less what is given up of the whole peer; may be empty
   * @param given what is given up of some of the peer's addresses
   */
  record Due(String flow, Key peer, Traffic traffic, List<Packets.Box> given) {

    /** The packets due if the peer has these addresses. */
    Packets packets(AddressSet addresses) {
      Packets due = Packets.of(addresses, traffic);
      for (Packets.Box loss : given) {
        due = due.minus(Packets.of(loss.addresses(), loss.traffic()));
      }
      return due;
    }
  }

  private final Policy policy;
  private final TargetName target;
  private final Map<LossKey, List<Loss>> losses = new LinkedHashMap<>();

  Expectations(Policy policy, TargetName target, List<Loss> losses) {
    this.policy = policy;
    this.target = target;
    for (Loss loss : losses) {
      if (loss.target() == target) {
        LossKey key = new LossKey(loss.service(), loss.direction(), loss.flow(), loss.peer());
        this.losses.computeIfAbsent(key, _ -> new ArrayList<>()).add(loss);
      }
    }
  }

  Policy policy() {
    return policy;
  }

  Drawing drawing() {
    return policy.drawing();
  }

  TargetName target() {
    return target;
  }

  /** The services and routers that the target protects, in file order. */
  List<Key> points() {
    return policy.protectedBy(target).stream().map(rules -> rules.service()).toList();
  }

  /** The rules due at one end in one direction, in the order of the flows. */
  List<Due> due(Key service, Direction direction) {
    return policy.rules(service).orElseThrow().rules(direction, target).stream()
        .map(rule -> due(service, direction, rule))
        .toList();
  }

  /**
   * One thing that a router has to pass on.
   *
   * @param crossing what is drawn
   * @param due what has to pass of it, seen with its destination as the peer
   */
  record Passing(Crossing crossing, Due due) {}

  /** What a router has to pass on, in the order of the flows. */
  List<Passing> passings(Key router) {
    return policy.rules(router).orElseThrow().crossings(target).stream()
        .map(crossing -> new Passing(crossing, due(router, crossing)))
        .toList();
  }

  private Due due(Key router, Crossing crossing) {
    Due withoutSource = due(router, Direction.INGRESS, crossing.towards(crossing.from()));
    Due withoutDestination = due(router, Direction.EGRESS, crossing.towards(crossing.to()));
    return new Due(
        crossing.flow(),
        crossing.to(),
        withoutSource.traffic().intersect(withoutDestination.traffic()),
        withoutDestination.given());
  }

  /** Losses of what nobody has drawn: no rule there has all of that traffic. */
  List<Loss> lossesOfNothing() {
    return losses.entrySet().stream()
        .flatMap(entry -> entry.getValue().stream().filter(loss -> !isOfRule(entry.getKey(), loss)))
        .toList();
  }

  private boolean isOfRule(LossKey key, Loss loss) {
    return policy.protects(target, key.service())
        && Stream.concat(
                policy.rules(key.service()).orElseThrow().rules(key.direction(), target).stream(),
                crossings(key))
            .anyMatch(rule ->
                rule.flow().equals(key.flow())
                    && rule.peer().equals(key.peer())
                    && rule.traffic().containsAll(loss.traffic()));
  }

  /** What a router passes on, with the end that stands in that direction as the peer. */
  private Stream<Rule> crossings(LossKey key) {
    return policy.rules(key.service()).orElseThrow().crossings(target).stream()
        .map(crossing ->
            crossing.towards(
                switch (key.direction()) {
                  case INGRESS -> crossing.from();
                  case EGRESS -> crossing.to();
                }));
  }

  private Due due(Key service, Direction direction, Rule rule) {
    Traffic traffic = rule.traffic();
    List<Packets.Box> given = new ArrayList<>();
    LossKey key = new LossKey(service, direction, rule.flow(), rule.peer());
    for (Loss loss : losses.getOrDefault(key, List.of())) {
      if (loss.isOfWholePeer()) {
        traffic = traffic.minus(loss.traffic());
      } else {
        given.add(new Packets.Box(loss.addresses(), loss.traffic()));
      }
    }
    return new Due(rule.flow(), rule.peer(), traffic, given);
  }
}
