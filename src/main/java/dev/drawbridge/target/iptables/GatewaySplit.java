package dev.drawbridge.target.iptables;

import dev.drawbridge.net.AddressRange;
import dev.drawbridge.net.Family;
import dev.drawbridge.target.host.Gateway;
import dev.drawbridge.target.host.Opening;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Makes rules of what a router passes on: sources that may open the same share one chain. */
final class GatewaySplit {
  private final WrittenAddresses addresses;
  private final SetFile sets;
  private final Family family;
  private final Function<List<String>, String> keys;

  /**
   * Begins.
   *
   * @param sets where sets are put that are needed
   * @param keys gives the key of {@link Opening#credited()}
   */
  GatewaySplit(
      WrittenAddresses addresses,
      SetFile sets,
      Family family,
      Function<List<String>, String> keys) {
    this.addresses = addresses;
    this.sets = sets;
    this.family = family;
    this.keys = keys;
  }

  GatewayRules of(Gateway gateway) {
    List<GatewayRules.Inlet> inlets = new ArrayList<>();
    for (Gateway.Inlet inlet : gateway.inlets()) {
      List<GatewayRules.Outlet> outlets = new ArrayList<>();
      for (Gateway.Outlet outlet : inlet.outlets()) {
        outlets.add(new GatewayRules.Outlet(outlet.link(), groups(outlet.openings())));
      }
      inlets.add(
          new GatewayRules.Inlet(
              inlet.link(),
              addresses.peers(inlet.sources().only(family).ranges(), family, sets, "z", List.of()),
              outlets));
    }
    return new GatewayRules(family, inlets);
  }

  private List<GatewayRules.Group> groups(List<Opening> openings) {
    Map<AddressRange, List<Opening>> openingsBySource = new LinkedHashMap<>();
    for (Opening opening : openings) {
      if (opening.family() == family && IptablesLimits.canSay(opening)) {
        openingsBySource
            .computeIfAbsent(opening.from().orElseThrow(), _ -> new ArrayList<>())
            .add(opening.fromAnywhere());
      }
    }
    Map<List<Opening>, List<AddressRange>> sourcesByOpenings = new LinkedHashMap<>();
    openingsBySource.forEach((source, some) ->
        sourcesByOpenings.computeIfAbsent(some, _ -> new ArrayList<>()).add(source));
    List<GatewayRules.Group> groups = new ArrayList<>();
    sourcesByOpenings.forEach((some, sources) -> groups.add(group(some, sources)));
    return groups;
  }

  private GatewayRules.Group group(List<Opening> openings, List<AddressRange> sources) {
    Set<String> flows = new LinkedHashSet<>();
    openings.forEach(opening -> flows.addAll(opening.allFlows()));
    Collection<AddressRange> sorted = new TreeSet<>(sources);
    return new GatewayRules.Group(
        addresses.peers(sorted, family, sets, "f", List.copyOf(flows)),
        new Admissions(addresses, sets, "f", keys).of(openings),
        flows);
  }
}
