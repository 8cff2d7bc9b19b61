package dev.drawbridge.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.net.Traffic.Kinds;
import dev.drawbridge.testing.Feature;
import dev.drawbridge.testing.NaivePolicy;
import dev.drawbridge.testing.RandomDrawings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The compiled policy against the naive one, on everything that random drawings hold. */
class PolicyAgainstNaiveTest {
  private static final int DRAWINGS = Integer.getInteger("drawings", 2_000);
  private static final RandomDrawings ALL = RandomDrawings.everything().with(Feature.ROUTERS);

  /** Where some random port form begins, ends, or has just ended. */
  private static final List<Kinds> PROBES =
      List.of(
          tcp(1),
          tcp(53),
          tcp(79),
          tcp(80),
          tcp(81),
          tcp(82),
          tcp(443),
          tcp(5432),
          tcp(7999),
          tcp(8000),
          tcp(8080),
          tcp(8100),
          tcp(8101),
          tcp(9100),
          tcp(65535),
          udp(1),
          udp(53),
          udp(1023),
          udp(1024),
          udp(9100),
          kind(Protocol.SCTP, 3868),
          kind(Protocol.SCTP, 1),
          kind(Protocol.ICMP, 8 * 256),
          kind(Protocol.ICMP, 8 * 256 + 255),
          kind(Protocol.ICMP, 3 * 256 + 4),
          kind(Protocol.ICMP, 3 * 256 + 5),
          kind(Protocol.ICMP, 0),
          kind(Protocol.ICMPV6, 128 * 256),
          kind(Protocol.ICMPV6, 260),
          kind(Protocol.ICMPV6, 261),
          kind(new Protocol(112), 0),
          kind(new Protocol(0), 0),
          kind(new Protocol(255), 0),
          kind(new Protocol(47), 0));

  @Test
  void everyPairOnEveryPortIsDecidedAsFlowByFlow() {
    for (long seed = 0; seed < DRAWINGS; seed++) {
      Drawing drawing = ALL.drawing(seed);
      compare(Policy.of(drawing), new NaivePolicy(drawing), seed);
    }
  }

  private static void compare(Policy policy, NaivePolicy naive, long seed) {
    TargetName target = TargetName.values()[(int) (seed % 4)];
    for (ServiceRules service : policy.services()) {
      for (Element peer : ends(policy.drawing())) {
        for (Direction direction : Direction.values()) {
          compare(naive, service, peer.key(), direction, target, seed);
        }
      }
    }
  }

  private static void compare(
      NaivePolicy naive,
      ServiceRules service,
      Key peer,
      Direction direction,
      TargetName target,
      long seed) {
    Key from = direction == Direction.INGRESS ? peer : service.service();
    Key to = direction == Direction.INGRESS ? service.service() : peer;
    List<Rule> rules =
        service.rules(direction, target).stream().filter(r -> r.peer().equals(peer)).toList();
    List<Statement> flows = naive.between(from, to, target);
    if (rules.isEmpty() && flows.isEmpty()) {
      return;
    }
    compare(
        naive,
        to,
        rules.stream().map(rule -> new Carried(rule.flow(), rule.traffic())).toList(),
        flows,
        "seed %d on %s: %s to %s".formatted(seed, target, from, to));
  }

  /** What a rule or crossing of one flow carries. */
  private record Carried(String flow, Traffic traffic) {}

  private static void compare(
      NaivePolicy naive, Key to, List<Carried> rules, List<Statement> flows, String what) {
    for (Kinds probe : PROBES) {
      Set<String> compiled =
          rules.stream()
              .filter(rule -> rule.traffic().contains(probe.protocol(), probe.first()))
              .map(Carried::flow)
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> drawn =
          flows.stream()
              .filter(flow -> naive.carries(flow, to, probe.protocol(), probe.first()))
              .map(Statement::id)
              .collect(Collectors.toCollection(TreeSet::new));
      if (!compiled.equals(drawn)) {
        assertThat(compiled).as("%s, %s", what, probe).isEqualTo(drawn);
      }
    }
  }

  @Test
  void aRouterPassesOnWhatIsDrawnBetweenItsZonesAndNothingElse() {
    int crossed = 0;
    for (long seed = 0; seed < DRAWINGS; seed++) {
      Drawing drawing = ALL.drawing(seed);
      Policy policy = Policy.of(drawing);
      NaivePolicy naive = new NaivePolicy(drawing);
      TargetName target = TargetName.values()[(int) (seed % 4)];
      for (Router router : drawing.routers()) {
        crossed += compareCrossings(policy, naive, router, target, seed);
      }
    }
    assertThat(crossed).isGreaterThan(DRAWINGS / 4);
  }

  private static int compareCrossings(
      Policy policy, NaivePolicy naive, Router router, TargetName target, long seed) {
    List<Crossing> all = policy.rules(router.key()).orElseThrow().crossings(target);
    int compared = 0;
    for (Element from : ends(policy.drawing())) {
      for (Element to : ends(policy.drawing())) {
        List<Carried> crossings =
            all.stream()
                .filter(c -> c.from().equals(from.key()) && c.to().equals(to.key()))
                .map(c -> new Carried(c.flow(), c.traffic()))
                .toList();
        List<Statement> flows =
            naive.isBetween(router, from.key(), to.key())
                ? naive.between(from.key(), to.key(), target)
                : List.of();
        if (!crossings.isEmpty() || !flows.isEmpty()) {
          compare(
              naive,
              to.key(),
              crossings,
              flows,
              "seed %d on %s: %s to %s at %s"
                  .formatted(seed, target, from.key(), to.key(), router.key()));
          compared++;
        }
      }
    }
    return compared;
  }

  @Test
  void aVerdictIsWhatBothEndsSay() {
    for (long seed = 0; seed < DRAWINGS / 10; seed++) {
      Drawing drawing = ALL.drawing(seed);
      Policy policy = Policy.of(drawing);
      NaivePolicy naive = new NaivePolicy(drawing);
      for (Element from : ends(drawing)) {
        for (Element to : ends(drawing)) {
          for (TargetName target : List.of(TargetName.KUBERNETES, TargetName.AWS)) {
            compareVerdict(policy, naive, from.key(), to.key(), target, seed);
          }
          compareForwarded(policy, naive, from.key(), to.key(), seed);
        }
      }
    }
  }

  private static void compareVerdict(
      Policy policy, NaivePolicy naive, Key from, Key to, TargetName target, long seed) {
    boolean enforced = policy.protects(target, from) || policy.protects(target, to);
    for (Kinds probe : List.of(tcp(80), udp(53), tcp(8101))) {
      Verdict verdict = policy.decide(new Probe(from, to, Traffic.of(probe)), target);
      boolean allowed = naive.allows(from, to, probe.protocol(), probe.first(), target);
      assertThat(verdict)
          .as("seed %d on %s: %s to %s, %s", seed, target, from, to, probe)
          .isInstanceOf(
              enforced
                  ? allowed ? Verdict.Allowed.class : Verdict.Denied.class
                  : Verdict.Unenforced.class);
    }
  }

  /** Where nobody but a router on the way decides. */
  private static void compareForwarded(
      Policy policy, NaivePolicy naive, Key from, Key to, long seed) {
    TargetName target = TargetName.NFTABLES;
    boolean isBetween =
        policy.drawing().routers().values().stream()
            .filter(router -> policy.protects(target, router.key()))
            .anyMatch(router -> naive.isBetween(router, from, to));
    if (isBetween
        && !policy.protects(target, from)
        && !policy.protects(target, to)
        && !policy.addressesOnHost(from, to).isEmpty()) {
      for (Kinds probe : List.of(tcp(80), udp(53), tcp(8101))) {
        boolean allowed = naive.allows(from, to, probe.protocol(), probe.first(), target);
        assertThat(policy.decide(new Probe(from, to, Traffic.of(probe)), target))
            .as("seed %d: %s to %s, %s", seed, from, to, probe)
            .isInstanceOf(allowed ? Verdict.Allowed.class : Verdict.Denied.class);
      }
    }
  }

  @Test
  void hostsKnowAPeerInTheFamiliesBothHave() {
    for (long seed = 0; seed < DRAWINGS / 4; seed++) {
      Drawing drawing = ALL.drawing(seed);
      Policy policy = Policy.of(drawing);
      NaivePolicy naive = new NaivePolicy(drawing);
      for (Service service : drawing.services()) {
        for (Service peer : drawing.services()) {
          assertThat(policy.addressesOnHost(service.key(), peer.key()).families())
              .as("seed %d: %s and %s", seed, service.key(), peer.key())
              .containsExactlyInAnyOrderElementsOf(
                  naive.commonFamilies(service.key(), peer.key(), peer.addresses()));
        }
      }
    }
  }

  @Test
  void anEditKeepsTheRulesOfAllServicesItDoesNotTouch() {
    for (long seed = 0; seed < 200; seed++) {
      Drawing drawing = ALL.drawing(seed);
      Policy before = Policy.of(drawing);
      Service first = drawing.services().values().getFirst();
      Policy after = Policy.of(drawing.with(first.withName("renamed")), before);
      assertThat(after.services()).as("seed %d", seed).hasSameSizeAs(before.services());
      for (int i = 0; i < after.services().size(); i++) {
        assertThat(after.services().get(i)).isSameAs(before.services().get(i));
      }
    }
  }

  private static List<Element> ends(Drawing drawing) {
    return drawing
        .elements()
        .filter(e -> e instanceof Service || e instanceof Network || e instanceof Router)
        .toList();
  }

  private static Kinds tcp(int port) {
    return kind(Protocol.TCP, port);
  }

  private static Kinds udp(int port) {
    return kind(Protocol.UDP, port);
  }

  private static Kinds kind(Protocol protocol, int kind) {
    return new Kinds(protocol, kind, kind);
  }
}
