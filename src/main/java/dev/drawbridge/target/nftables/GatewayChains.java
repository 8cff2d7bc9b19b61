package dev.drawbridge.target.nftables;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import dev.drawbridge.quote.Nft;
import dev.drawbridge.target.host.Gateway;
import dev.drawbridge.target.host.Gateway.Inlet;
import dev.drawbridge.target.host.Gateway.Outlet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a router passes on: by the interface a packet comes in by, then by its source, which must be
 * of the zone there, then by connection tracking, then by the interface it leaves by, where source
 * and destination are looked up together (design: hosts 7).
 */
final class GatewayChains {
  private final Gateway gateway;
  private final List<Map<Family, ElementSet>> sources = new ArrayList<>();
  private final List<List<Lookups>> lookups = new ArrayList<>();

  GatewayChains(Gateway gateway) {
    this.gateway = gateway;
    for (int in = 0; in < gateway.inlets().size(); in++) {
      Inlet inlet = gateway.inlets().get(in);
      sources.add(sources(in, inlet.sources()));
      List<Lookups> ways = new ArrayList<>();
      for (Outlet outlet : inlet.outlets()) {
        for (Family family : inlet.sources().families()) {
          ways.add(Lookups.crossing(way(in, outlet), family, outlet.openings()));
        }
      }
      ways.removeIf(Lookups::isEmpty);
      lookups.add(ways);
    }
  }

  private static Map<Family, ElementSet> sources(int in, AddressSet addresses) {
    Map<Family, ElementSet> sets = new EnumMap<>(Family.class);
    for (Family family : addresses.families()) {
      String prefix = Lookups.chain(from(in) + "_", family);
      sets.put(family, ElementSet.addresses(prefix, family, addresses.only(family).ranges()));
    }
    return sets;
  }

  private static String from(int in) {
    return "from" + (in + 1);
  }

  private String way(int in, Outlet outlet) {
    List<String> links = gateway.inlets().stream().map(Inlet::link).toList();
    return from(in) + "_to" + (links.indexOf(outlet.link()) + 1);
  }

  /** The sets of the addresses behind each interface. */
  List<ElementSet> sources() {
    return sources.stream().flatMap(sets -> sets.values().stream()).toList();
  }

  /** The lookups of all ways. */
  List<Lookups> lookups() {
    return lookups.stream().flatMap(List::stream).toList();
  }

  /** The chains other than the base chain and those of lookups. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (int in = 0; in < gateway.inlets().size(); in++) {
      names.addAll(List.of(from(in) + "_known", from(in)));
    }
    return names;
  }

  /**
   * The rules of all chains but those of lookups, by chain.
   *
   * @param router its key
   */
  Map<String, List<String>> rules(String router) {
    Map<String, List<String>> rules = new LinkedHashMap<>();
    List<String> first = new ArrayList<>();
    for (int in = 0; in < gateway.inlets().size(); in++) {
      rules.put(from(in) + "_known", known(in));
      rules.put(from(in), from(in, router));
      String link = Nft.networkInterface(gateway.inlets().get(in).link());
      first.add("iifname " + link + " jump " + from(in));
    }
    first.add(LogRules.denial(router, "forward"));
    first.add("counter drop");
    rules.put("forward", first);
    return rules;
  }

  private List<String> from(int in, String router) {
    List<String> rules = new ArrayList<>();
    sources
        .get(in)
        .forEach((family, set) ->
            rules.add(
                "%s saddr @%s goto %s_known"
                    .formatted(family == Family.IPV4 ? "ip" : "ip6", set.name(), from(in))));
    rules.add(LogRules.denial(router, "spoofed"));
    rules.add("counter drop");
    return rules;
  }

  private List<String> known(int in) {
    List<String> rules = new ArrayList<>();
    rules.add(EssentialRules.STATE);
    for (Outlet outlet : gateway.inlets().get(in).outlets()) {
      for (Lookups some : lookups.get(in)) {
        if (some.chain().equals(Lookups.chain(way(in, outlet) + "_", some.family()))) {
          rules.add("oifname " + Nft.networkInterface(outlet.link()) + " jump " + some.chain());
        }
      }
    }
    return rules;
  }
}
