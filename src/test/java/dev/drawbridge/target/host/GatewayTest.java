package dev.drawbridge.target.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.TargetName;
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
import dev.drawbridge.target.nftables.NftablesTarget;
import dev.drawbridge.testing.Feature;
import dev.drawbridge.testing.RandomDrawings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a router passes on, and from where. */
class GatewayTest {
  private static final TargetName TARGET = TargetName.NFTABLES;

  private final HostDrawing drawing =
      new HostDrawing(new NftablesTarget())
          .zone("left", "10.1.0.0/16")
          .zone("right", "10.2.0.0/16")
          .service("mail", "10.1.0.10", "10.1.0.11")
          .service("files", "10.2.0.10", "fd00::10")
          .in("left", "mail")
          .in("right", "files")
          .router("edge", List.of("left", "right"), "10.1.0.1", "10.2.0.1");

  @Test
  void aFlowBetweenTwoZonesPassesAndOneWithinAZoneDoesNot() {
    drawing
        .service("print", "10.1.0.20")
        .in("left", "print")
        .flow("mail", "files", "tcp/445")
        .flow("mail", "print", "tcp/631");
    assertThat(passes())
        .containsExactly(
            "eth0 eth1 10.1.0.10 10.2.0.10 tcp/445 [mail-to-files]",
            "eth0 eth1 10.1.0.11 10.2.0.10 tcp/445 [mail-to-files]");
  }

  @Test
  void whatStandsInNoJoinedZoneIsNotForTheRouter() {
    drawing
        .service("elsewhere", "10.9.0.1")
        .flow("elsewhere", "files", "tcp/445")
        .flow("mail", "edge", "tcp/22")
        .flow("edge", "files", "tcp/445");
    assertThat(passes()).isEmpty();
  }

  @Test
  void ofNestedZonesTheInnermostJoinedOneCounts() {
    drawing
        .zone("lab", "10.1.9.0/24")
        .zone("hall")
        .service("probe", "10.1.9.1")
        .service("desk", "10.1.0.30")
        .in("left", "lab", "hall")
        .in("lab", "probe")
        .in("hall", "desk")
        .flow("probe", "files", "tcp/1")
        .flow("probe", "mail", "tcp/2")
        .flow("desk", "files", "tcp/3")
        .router("edge", List.of("left", "right", "lab"), "10.1.0.1");
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
    drawing.zone("left").zone("right").service("files", "10.2.0.10");
    assertThat(sources()).containsExactly("eth0 10.1.0.10/31", "eth1 none");
  }

  @Test
  void aNetworkOfManySourcesIsCutWhereWhatTheyMayOpenChanges() {
    drawing
        .network("all", "10.0.0.0/8")
        .in("left", "all")
        .flow("all", "files", "tcp/80")
        .flow("mail", "files", "tcp/80");
    assertThat(passes())
        .containsExactly(
            "eth0 eth1 10.1.0.10 10.2.0.10 tcp/80 [all-to-files, mail-to-files]",
            "eth0 eth1 10.1.0.11 10.2.0.10 tcp/80 [all-to-files, mail-to-files]",
            "eth0 eth1 10.0.0.0-10.1.0.9 10.2.0.10 tcp/80 [all-to-files]",
            "eth0 eth1 10.1.0.12-10.255.255.255 10.2.0.10 tcp/80 [all-to-files]");
  }

  @Test
  void twoZonesAtOneInterfacePassInAndOutByIt() {
    drawing.with(
        Router.of(Key.of("edge"))
            .withJoins(Map.of(Key.of("left"), "eth0", Key.of("right"), "eth0"))
            .withAddresses(List.of(AddressSpec.parse("10.1.0.1"))));
    drawing.flow("mail", "files", "tcp/445");
    assertThat(passes()).first().asString().startsWith("eth0 eth0 10.1.0.10 10.2.0.10");
    assertThat(edge().inlets())
        .extracting(Inlet::link, inlet -> inlet.sources().toString())
        .containsExactly(tuple("eth0", "10.1.0.0/16, 10.2.0.0/16, fd00::10/128"));
  }

  @Test
  void anEndWithoutAddressesIsALossAtTheRouterToo() {
    drawing
        .service("pod")
        .in("left", "pod")
        .flow("pod", "files", "tcp/445")
        .flow("files", "pod", "tcp/80");
    assertThat(drawing.losses())
        .filteredOn(loss -> loss.service().equals(Key.of("edge")))
        .extracting(Loss::flow, Loss::reason, Loss::peer)
        .containsExactlyInAnyOrder(
            tuple("pod-to-files", HostLimit.PEER_WITHOUT_ADDRESSES, Key.of("pod")),
            tuple("files-to-pod", HostLimit.PEER_WITHOUT_ADDRESSES, Key.of("pod")));
  }

  @Test
  void theMarkerNamesTheFamiliesThatHaveToBeForwarded() {
    assertThat(edge().marker()).isEqualTo("# forwards between eth0 eth1");
    drawing.flow("mail", "files", "tcp/445");
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

  // ---- what is said of the router

  private Gateway edge() {
    return HostService.of(drawing.policy(), TARGET)
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
    return drawing.policy().doors(Key.of("edge")).stream().map(GatewayTest::text).toList();
  }

  private static String text(Door door) {
    return door.link() + " " + door.sources();
  }
}
