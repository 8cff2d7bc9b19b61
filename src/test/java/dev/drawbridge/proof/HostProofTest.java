package dev.drawbridge.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.HostOptions;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.TargetOptions;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Place;
import dev.drawbridge.proof.Disagreement.Kind;
import dev.drawbridge.reading.HostBox;
import dev.drawbridge.reading.HostsReading;
import dev.drawbridge.reading.HostsReading.Hook;
import dev.drawbridge.reading.HostsReading.HookReading;
import dev.drawbridge.reading.HostsReading.HostReading;
import dev.drawbridge.reading.HostsReading.Passage;
import dev.drawbridge.reading.HostsReading.Way;
import dev.drawbridge.reading.Situations;
import dev.drawbridge.reading.Situations.Destination;
import dev.drawbridge.reading.Situations.HopLimit;
import dev.drawbridge.reading.Situations.Link;
import dev.drawbridge.reading.Situations.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Readings made by hand, as a reader would make them of right files and of wrong ones. */
class HostProofTest {
  private static final AddressSet WEB = AddressSet.parse("10.0.0.1");
  private static final AddressSet DB = AddressSet.parse("10.0.0.2");
  private static final Policy POLICY = Policy.of(drawing());

  private static Drawing drawing() {
    Key web = Key.of("web");
    Key db = Key.of("db");
    return Drawing.of(
        "two",
        "",
        TargetOptions.UNSAID.with(new HostOptions(Optional.of(false), Optional.empty())),
        List.of(
            Service.of(web).withAddresses(List.of(AddressSpec.parse("10.0.0.1"))),
            Service.of(db).withAddresses(List.of(AddressSpec.parse("10.0.0.2")))),
        List.of(Flow.of("web-to-db", web, db, PortSpec.parse("tcp/5432"))),
        Map.of());
  }

  @Test
  void filesThatLetThroughWhatIsDrawnAgree() {
    ProofResult result = compare(Map.of("web", web(), "db", db()));

    assertThat(result.disagreements()).isEmpty();
    assertThat(result.points()).isEqualTo(6);
  }

  @Test
  void aRuleTooManyIsExtraAtItsLine() {
    HostReading db = with(db(), Hook.INPUT, flow(DB, "10.0.0.1", Traffic.tcp(5433)), 77);

    Disagreement found = only(compare(Map.of("web", web(), "db", db)));

    assertThat(found.kind()).isEqualTo(Kind.EXTRA);
    assertThat(found.code()).isEqualTo(ProofCode.HOST_PASSES);
    assertThat(found.place()).isEqualTo(Place.lines("file", 77, 77));
    assertThat(found.flow()).contains("web-to-db");
    assertThat(found.arguments().get(2)).hasToString("tcp/5433 with 10.0.0.1");
  }

  @Test
  void aRuleTooFewIsMissingWithItsFlow() {
    HostReading db = without(db(), Hook.INPUT, 50);

    Disagreement found = only(compare(Map.of("web", web(), "db", db)));

    assertThat(found.kind()).isEqualTo(Kind.MISSING);
    assertThat(found.code()).isEqualTo(ProofCode.HOST_STOPS);
    assertThat(found.flow()).contains("web-to-db");
  }

  @Test
  void aNarrowerRuleInOneHookIsMissingThereOnly() {
    HostReading web =
        with(without(web(), Hook.OUTPUT, 50), Hook.OUTPUT, flow(WEB, "10.0.0.2", Traffic.NONE), 50);

    assertThat(compare(Map.of("web", web, "db", db())).disagreements())
        .extracting(Disagreement::code)
        .containsExactly(ProofCode.HOST_STOPS);
  }

  @Test
  void everyEssentialIsMissedAndEveryOtherStateNoticed() {
    for (int line : new int[] {1, 2, 3, 4, 5}) {
      assertThat(
              compare(Map.of("web", web(), "db", without(db(), Hook.INPUT, line)))
                  .count(Kind.MISSING))
          .as("line %d", line)
          .isPositive();
    }
    for (State state : List.of(State.RELATED, State.INVALID, State.UNTRACKED)) {
      HostBox box = HostBox.in(Situations.of(state)).withPackets(Packets.of(WEB, Traffic.tcp(1)));
      assertThat(
              compare(Map.of("web", web(), "db", with(db(), Hook.INPUT, box, 9))).count(Kind.EXTRA))
          .isPositive();
    }
  }

  @Test
  void anAcceptWiderThanAnEssentialIsExtra() {
    HostBox redirect =
        HostBox.in(Situations.of(HopLimit.IS_255))
            .withPackets(Packets.of(AddressSet.ALL, Traffic.icmp(Protocol.ICMPV6, 137)));
    HostBox anyHop =
        HostBox.ALL.withPackets(Packets.of(AddressSet.ALL, Traffic.icmp(Protocol.ICMPV6, 135)));
    HostBox bySourcePort =
        HostBox.ALL
            .withSourcePorts(PortSet.of(53))
            .withPackets(Packets.of(AddressSet.ALL, Traffic.udp(40000)));

    for (HostBox box : List.of(redirect, anyHop, bySourcePort)) {
      assertThat(
              compare(Map.of("web", web(), "db", with(db(), Hook.INPUT, box, 9))).count(Kind.EXTRA))
          .isEqualTo(1);
    }
  }

  @Test
  void aForeignAddressOfTheHostIsNotTheServices() {
    HostReading db = with(db(), Hook.INPUT, flow(AddressSet.ALL, "10.0.0.1", Traffic.tcp(5432)), 9);

    assertThat(compare(Map.of("web", web(), "db", db)).count(Kind.EXTRA)).isEqualTo(1);
  }

  @Test
  void hooksMustBeThereOnceAtTheirPlaceAndFirst() {
    assertThat(codes(hooks(db(), hook -> hook.hook() == Hook.PREROUTING ? null : hook)))
        .containsExactly(ProofCode.HOOK_ABSENT);
    assertThat(
            codes(
                hooks(
                    db(),
                    hook ->
                        new HookReading(
                            hook.hook(), Way.ANY, 0, true, hook.passes(), hook.place()))))
        .containsExactly(ProofCode.HOOK_PRIORITY, ProofCode.HOOK_PRIORITY, ProofCode.HOOK_PRIORITY);
    assertThat(
            codes(
                hooks(
                    db(),
                    hook ->
                        new HookReading(
                            hook.hook(),
                            Way.ANY,
                            hook.priority(),
                            false,
                            hook.passes(),
                            hook.place()))))
        .hasSize(3)
        .containsOnly(ProofCode.HOOK_NOT_FIRST);
    List<HookReading> twice = new ArrayList<>(db().hooks());
    twice.addAll(db().hooks());
    assertThat(codes(new HostReading(twice, Set.of(), Place.lines("file", 1, 1))))
        .hasSize(3)
        .containsOnly(ProofCode.HOOK_TWICE);
  }

  @Test
  void containersThatNobodyDrewAreNoticed() {
    HostReading db = new HostReading(db().hooks(), Set.of("eth0"), db().place());

    assertThat(codes(db)).contains(ProofCode.CONTAINER_INTERFACES);
  }

  @Test
  void swappedFoldersAreNoticed() {
    assertThat(compare(Map.of("web", db(), "db", web())).disagreements())
        .extracting(Disagreement::code)
        .containsExactly(ProofCode.HOST_FOLDER_OF_ANOTHER, ProofCode.HOST_FOLDER_OF_ANOTHER);
  }

  @Test
  void anotherHostsFilesAndFoldersTooManyOrTooFewAreNoticed() {
    assertThat(compare(Map.of("web", web(), "db", web())).disagreements())
        .extracting(Disagreement::code)
        .containsExactly(ProofCode.HOST_FOLDER_ABSENT, ProofCode.HOST_FOLDER_SURPLUS);
    assertThat(compare(Map.of("web", web(), "db", db(), "copy", db())).disagreements())
        .extracting(Disagreement::code)
        .containsExactly(ProofCode.HOST_FOLDER_SURPLUS);
    assertThat(compare(Map.of("web", web())).disagreements())
        .extracting(Disagreement::code)
        .containsExactly(ProofCode.HOST_FOLDER_ABSENT);
  }

  @Test
  void aFolderOfAnyOtherNameIsKnownByItsAddresses() {
    assertThat(compare(Map.of("a", web(), "b", db())).agrees()).isTrue();
  }

  // ---- readings

  private static HostReading web() {
    return host(List.of(), List.of(flow(WEB, "10.0.0.2", Traffic.tcp(5432))));
  }

  private static HostReading db() {
    return host(List.of(flow(DB, "10.0.0.1", Traffic.tcp(5432))), List.of());
  }

  private static HostBox flow(AddressSet own, String peer, Traffic traffic) {
    return HostBox.in(Situations.of(State.NEW))
        .withLocal(own)
        .withPackets(Packets.of(AddressSet.parse(peer), traffic));
  }

  private static HostReading host(List<HostBox> in, List<HostBox> out) {
    HostBox others = HostBox.in(Situations.of(Destination.ELSEWHERE));
    List<HostBox> guard = new ArrayList<>(in);
    guard.add(others);
    return new HostReading(
        List.of(
            hook(Hook.INPUT, 10, in(), in),
            hook(Hook.OUTPUT, 10, out(), out),
            hook(Hook.PREROUTING, -110, in(), guard)),
        Set.of(),
        Place.lines("file", 1, 1));
  }

  private static HookReading hook(
      Hook hook, int priority, List<HostBox> essentials, List<HostBox> flows) {
    List<Passage> passes = new ArrayList<>();
    int line = 1;
    for (HostBox box : essentials) {
      passes.add(new Passage(box, Place.lines("file", line, line)));
      line++;
    }
    for (HostBox box : flows) {
      passes.add(new Passage(box, Place.lines("file", 50, 50)));
    }
    return new HookReading(hook, Way.ANY, priority, true, passes, Place.lines("file", 1, 1));
  }

  private static List<HostBox> in() {
    return essentials(
        List.of(134, 135, 136),
        HostBox.ALL.withPackets(
            Packets.of(AddressSet.parse("fe80::/10"), Traffic.icmp(Protocol.ICMPV6, 130))));
  }

  private static List<HostBox> out() {
    return essentials(
        List.of(133, 135, 136),
        HostBox.ALL
            .withLocal(AddressSet.parse("fe80::/10").union(AddressSet.parse("::")))
            .withPackets(Packets.of(AddressSet.ALL, types(Protocol.ICMPV6, 131, 132, 143))));
  }

  private static List<HostBox> essentials(List<Integer> neighbours, HostBox listeners) {
    int[] types = neighbours.stream().mapToInt(Integer::intValue).toArray();
    return List.of(
        HostBox.in(Situations.of(Link.LOOPBACK)),
        HostBox.in(Situations.of(HopLimit.IS_255))
            .withPackets(Packets.of(AddressSet.ALL, types(Protocol.ICMPV6, types))),
        listeners,
        HostBox.in(Situations.of(State.ESTABLISHED)),
        HostBox.in(Situations.of(State.RELATED))
            .withPackets(
                Packets.of(
                    AddressSet.ALL,
                    types(Protocol.ICMP, 3, 11, 12).union(types(Protocol.ICMPV6, 1, 2, 3, 4)))));
  }

  private static Traffic types(Protocol icmp, int... types) {
    Traffic traffic = Traffic.NONE;
    for (int type : types) {
      traffic = traffic.union(Traffic.icmp(icmp, type));
    }
    return traffic;
  }

  private static HostReading with(HostReading host, Hook where, HostBox box, int line) {
    return hooks(
        host,
        hook -> {
          if (hook.hook() != where) {
            return hook;
          }
          List<Passage> passes = new ArrayList<>(hook.passes());
          passes.add(new Passage(box, Place.lines("file", line, line)));
          return new HookReading(where, Way.ANY, hook.priority(), true, passes, hook.place());
        });
  }

  private static HostReading without(HostReading host, Hook where, int line) {
    return hooks(
        host,
        hook ->
            hook.hook() != where
                ? hook
                : new HookReading(
                    where,
                    Way.ANY,
                    hook.priority(),
                    true,
                    hook.passes().stream().filter(p -> p.place().line() != line).toList(),
                    hook.place()));
  }

  private static HostReading hooks(HostReading host, UnaryOperator<HookReading> change) {
    return new HostReading(
        host.hooks().stream()
            .flatMap(hook -> Optional.ofNullable(change.apply(hook)).stream())
            .toList(),
        host.containerInterfaces(),
        host.place());
  }

  private static ProofResult compare(Map<String, HostReading> hosts) {
    return Proof.compare(
        POLICY, TargetName.NFTABLES, List.of(), new HostsReading(new TreeMap<>(hosts)));
  }

  private static List<dev.drawbridge.problem.Code> codes(HostReading db) {
    return compare(Map.of("web", web(), "db", db)).disagreements().stream()
        .map(Disagreement::code)
        .toList();
  }

  private static Disagreement only(ProofResult result) {
    assertThat(result.disagreements()).hasSize(1);
    return result.disagreements().getFirst();
  }
}
