package dev.drawbridge.target.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.Address;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Crossing;
import dev.drawbridge.policy.Door;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.target.host.Gateway.Inlet;
import dev.drawbridge.target.host.Gateway.Outlet;
import dev.drawbridge.testing.Feature;
import dev.drawbridge.testing.RandomDrawings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a router passes on, and from where. */
class GatewayTest {
  private static final TargetName TARGET = TargetName.NFTABLES;

  private Drawing drawing =
      Drawing.EMPTY
          .with(zone("left", "10.1.0.0/16"))
          .with(zone("right", "10.2.0.0/16"))
          .with(in("left", service("mail", "10.1.0.10", "10.1.0.11")))
          .with(in("right", service("files", "10.2.0.10", "fd00::10")))
          .with(router("edge", "left", "right"));

  @Test
  void aFlowBetweenTwoZonesPassesAndOneWithinAZoneDoesNot() {
    add(in("left", service("print", "10.1.0.20")));
    flow("mail", "files", "tcp/445");
    flow("mail", "print", "tcp/631");
    assertThat(passes())
        .containsExactly(
            "eth0 eth1 10.1.0.10 10.2.0.10 tcp/445 [mail-to-files]",
            "eth0 eth1 10.1.0.11 10.2.0.10 tcp/445 [mail-to-files]");
  }

  @Test
  void whatStandsInNoJoinedZoneIsNotForTheRouter() {
    add(service("elsewhere", "10.9.0.1"));
    flow("elsewhere", "files", "tcp/445");
    flow("mail", "edge", "tcp/22");
    flow("edge", "files", "tcp/445");
    assertThat(passes()).isEmpty();
  }

  @Test
  void ofNestedZonesTheInnermostJoinedOneCounts() {
    add(in("left", zone("lab", "10.1.9.0/24")));
    add(in("lab", service("probe", "10.1.9.1")));
    add(in("left", zone("hall")));
    add(in("hall", service("desk", "10.1.0.30")));
    flow("probe", "files", "tcp/1");
    flow("probe", "mail", "tcp/2");
    flow("desk", "files", "tcp/3");
    add(router("edge", "left", "right", "lab"));
    assertThat(passes())
        .containsExactly(
            "eth0 eth1 10.1.0.30 10.2.0.10 tcp/3 [desk-to-files]",
            "eth2 eth0 10.1.9.1 10.1.0.10 tcp/2 [probe-to-mail]",
            "eth2 eth0 10.1.9.1 10.1.0.11 tcp/2 [probe-to-mail]",
            "eth2 eth1 10.1.9.1 10.2.0.10 tcp/1 [probe-to-files]");
    assertThat(sources())
        .containsExactly(
            "eth0 10.1.0.0/21, 10.1.8.0/24, 10.1.10.0/23, 10.1.12.0/22, 10.1.16.0/20,"
                + " 10.1.32.0/19, 10.1.64.0/18, 10.1.128.0/17",
            "eth1 10.2.0.0/16, fd00::10/128",
            "eth2 10.1.9.0/24");
  }

  @Test
  void aZoneWithoutRangesIsKnownByWhatIsDrawnInIt() {
    add(zone("left"));
    assertThat(sources()).first().isEqualTo("eth0 10.1.0.10/31");
    add(zone("right"));
    add(service("files", "10.2.0.10"));
    assertThat(sources()).last().isEqualTo("eth1 none");
  }

  @Test
  void aNetworkOfManySourcesIsCutWhereWhatTheyMayOpenChanges() {
    add(in("left", network("all", "10.0.0.0/8")));
    flow("all", "files", "tcp/80");
    flow("mail", "files", "tcp/80");
    assertThat(passes())
        .containsExactly(
            "eth0 eth1 10.1.0.10 10.2.0.10 tcp/80 [all-to-files, mail-to-files]",
            "eth0 eth1 10.1.0.11 10.2.0.10 tcp/80 [all-to-files, mail-to-files]",
            "eth0 eth1 10.0.0.0-10.1.0.9 10.2.0.10 tcp/80 [all-to-files]",
            "eth0 eth1 10.1.0.12-10.255.255.255 10.2.0.10 tcp/80 [all-to-files]");
  }

  @Test
  void twoZonesAtOneInterfacePassInAndOutByIt() {
    add(
        Router.of(Key.of("edge"))
            .withJoins(Map.of(Key.of("left"), "eth0", Key.of("right"), "eth0"))
            .withAddresses(specs("10.1.0.1")));
    flow("mail", "files", "tcp/445");
    assertThat(passes()).first().asString().startsWith("eth0 eth0 10.1.0.10 10.2.0.10");
    assertThat(edge().inlets())
        .extracting(Inlet::link, inlet -> inlet.sources().toString())
        .containsExactly(tuple("eth0", "10.1.0.0/16, 10.2.0.0/16, fd00::10/128"));
  }

  @Test
  void anEndWithoutAddressesIsALossAtTheRouterToo() {
    add(in("left", Service.of(Key.of("pod"))));
    flow("pod", "files", "tcp/445");
    flow("files", "pod", "tcp/80");
    assertThat(HostLimits.of(policy(), TARGET).losses())
        .filteredOn(loss -> loss.service().equals(Key.of("edge")))
        .extracting(Loss::flow, Loss::reason, Loss::peer)
        .containsExactlyInAnyOrder(
            tuple("pod-to-files", HostLimit.PEER_WITHOUT_ADDRESSES, Key.of("pod")),
            tuple("files-to-pod", HostLimit.PEER_WITHOUT_ADDRESSES, Key.of("pod")));
  }

  @Test
  void theMarkerNamesTheFamiliesThatHaveToBeForwarded() {
    assertThat(edge().marker()).isEqualTo("# forwards between eth0 eth1");
    flow("mail", "files", "tcp/445");
    assertThat(edge().marker()).isEqualTo("# forwards ipv4 between eth0 eth1");
  }

  /** Cutting loses nothing and adds nothing, and keeps ranges apart. */
  @Test
  void openingsAreTogetherExactlyTheCrossings() {
    int compared = 0;
    for (long seed = 0; seed < 400; seed++) {
      Policy policy = Policy.of(RandomDrawings.everything().with(Feature.ROUTERS).drawing(seed));
      for (HostService host : HostService.of(policy, TARGET).toList()) {
        for (Inlet inlet : host.gateway().stream().flatMap(g -> g.inlets().stream()).toList()) {
          for (Outlet outlet : inlet.outlets()) {
            compare(policy, host, inlet, outlet, seed);
            compared++;
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(50);
  }

  private static void compare(
      Policy policy, HostService host, Inlet inlet, Outlet outlet, long seed) {
    Map<Key, String> links = new LinkedHashMap<>();
    policy.doors(host.key()).forEach(door -> links.put(door.zone(), door.link()));
    List<Crossing> crossings =
        policy.rules(host.key()).orElseThrow().crossings(TARGET).stream()
            .filter(c -> inlet.link().equals(links.get(c.out())))
            .filter(c -> outlet.link().equals(links.get(c.in())))
            .toList();
    for (Address source : probes(policy, crossings)) {
      List<Packets.Box> drawn = new ArrayList<>();
      for (Crossing crossing : crossings) {
        if (policy.addresses(crossing.from()).contains(source)) {
          drawn.add(
              new Packets.Box(
                  policy.addresses(crossing.to()).only(source.family()),
                  Sayable.of(crossing.traffic())));
        }
      }
      List<Packets.Box> written = new ArrayList<>();
      Map<Shape, Packets> ranges = new LinkedHashMap<>();
      for (Opening opening : outlet.openings()) {
        if (opening.from().orElseThrow().contains(source)) {
          Packets.Box box =
              new Packets.Box(
                  AddressSet.of(opening.peers()),
                  opening.kinds().map(Traffic::of).orElse(Traffic.ANY));
          written.add(box);
          if (!opening.isExact()) {
            Packets seen = ranges.getOrDefault(opening.shape(), Packets.NONE);
            Packets now = Packets.unionOf(List.of(box));
            assertThat(seen.intersect(now).isEmpty()).as("seed %d: apart", seed).isTrue();
            ranges.put(opening.shape(), seen.union(now));
          }
        }
      }
      assertThat(Packets.unionOf(written))
          .as("seed %d, %s from %s", seed, host.name(), source)
          .isEqualTo(Packets.unionOf(drawn));
    }
  }

  /** One address of each set of sources, and those beside its ends. */
  private static List<Address> probes(Policy policy, List<Crossing> crossings) {
    List<Address> probes = new ArrayList<>();
    for (Crossing crossing : crossings) {
      policy
          .addresses(crossing.from())
          .ranges()
          .forEach(range -> {
            probes.add(range.first());
            probes.add(range.last());
            range.first().previous().ifPresent(probes::add);
            range.last().next().ifPresent(probes::add);
          });
    }
    return probes.stream().distinct().toList();
  }

  // ---- drawing

  private void add(Element element) {
    drawing = drawing.with(element);
  }

  private void flow(String from, String to, String... ports) {
    drawing =
        drawing.with(
            Flow.of(
                from + "-to-" + to,
                Key.of(from),
                Key.of(to),
                Arrays.stream(ports).map(PortSpec::parse).toArray(PortSpec[]::new)));
  }

  private Policy policy() {
    return Policy.of(drawing);
  }

  private Gateway edge() {
    return HostService.of(policy(), TARGET)
        .filter(host -> host.name().equals("edge"))
        .findFirst()
        .flatMap(HostService::gateway)
        .orElseThrow();
  }

  private List<String> passes() {
    List<String> passes = new ArrayList<>();
    for (Inlet inlet : edge().inlets()) {
      for (Outlet outlet : inlet.outlets()) {
        for (Opening opening : outlet.openings()) {
          passes.add(
              String.join(
                  " ",
                  inlet.link(),
                  outlet.link(),
                  opening.from().orElseThrow().toString(),
                  opening.peers().toString(),
                  opening.kinds().map(Object::toString).orElse("any"),
                  opening.flows().toString()));
        }
      }
    }
    return passes;
  }

  private List<String> sources() {
    return policy().doors(Key.of("edge")).stream().map(GatewayTest::text).toList();
  }

  private static String text(Door door) {
    return door.link() + " " + door.sources();
  }

  private static Element in(String zone, Element element) {
    return element.inZone(Optional.of(Key.of(zone)));
  }

  private static Zone zone(String key, String... addresses) {
    return Zone.of(Key.of(key)).withAddresses(specs(addresses));
  }

  private static Service service(String key, String... addresses) {
    return Service.of(Key.of(key)).withAddresses(specs(addresses));
  }

  private static Network network(String key, String... addresses) {
    return Network.of(Key.of(key)).withAddresses(specs(addresses));
  }

  private static Router router(String key, String... zones) {
    Map<Key, String> joins = new LinkedHashMap<>();
    for (String zone : zones) {
      joins.put(Key.of(zone), "eth" + joins.size());
    }
    return Router.of(Key.of(key)).withJoins(joins).withAddresses(specs("10.1.0.1", "10.2.0.1"));
  }

  private static List<AddressSpec> specs(String... addresses) {
    return Arrays.stream(addresses).map(AddressSpec::parse).toList();
  }
}
