package dev.drawbridge.target.nftables;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.quote.Nft;
import dev.drawbridge.target.Text;
import dev.drawbridge.target.host.HostService;
import dev.drawbridge.target.host.LoggedFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of one service. In every base chain: loopback, essentials, connection tracking, own
 * containers, the sets behind the own addresses, a limited log, drop (design: hosts 2).
 */
final class RulesText {
  private final HostService service;
  private final Map<Family, ElementSet> own;
  private final List<Lookups> lookups;
  private final Optional<GatewayChains> gateway;
  private final Text text;

  RulesText(
      HostService service,
      Map<Family, ElementSet> own,
      List<Lookups> lookups,
      Optional<GatewayChains> gateway,
      Text text) {
    this.service = service;
    this.own = own;
    this.lookups = lookups;
    this.gateway = gateway;
    this.text = text;
  }

  /** Writes all rules but the last, which the chain that is still open ends with. */
  void writeAllButTheLast() {
    chain("essential_in", EssentialRules.untracked(service.essentials(Direction.INGRESS)));
    chain("essential_out", EssentialRules.untracked(service.essentials(Direction.EGRESS)));
    List<String> related = new ArrayList<>(EssentialRules.related());
    related.add("counter drop");
    chain("related", related);
    chain("unknown", List.of("counter drop"));
    lookups.forEach(this::chain);
    gateway.ifPresent(chains -> chains.rules(service.name()).forEach(this::chain));
    writeGuard();
    writeInput();
    writeOutput();
  }

  private void writeGuard() {
    open("guard");
    rule("iif \"lo\" accept");
    rule("fib daddr type != local accept");
    common("essential_in", Direction.INGRESS, "guard");
    rule("counter drop");
    close();
  }

  private void writeInput() {
    open("input");
    rule("iif \"lo\" accept");
    common("essential_in", Direction.INGRESS, "in");
    rule("counter drop");
    close();
  }

  private void writeOutput() {
    open("output");
    rule("oif \"lo\" accept");
    common("essential_out", Direction.EGRESS, "out");
  }

  private void common(String essentials, Direction direction, String place) {
    rule("jump " + essentials);
    rule(EssentialRules.STATE);
    containers(direction);
    own.forEach((family, set) -> behind(set, family, direction, place));
    rule(LogRules.denial(service.name(), direction == Direction.INGRESS ? "in" : "out"));
  }

  /** Whatever the host and its own containers send each other. */
  private void containers(Direction direction) {
    if (service.containerInterfaces().isEmpty()) {
      return;
    }
    String link =
        (direction == Direction.INGRESS ? "iifname " : "oifname ")
            + ElementText.oneOf(
                service.containerInterfaces().stream().map(Nft::networkInterface).toList());
    String peer = direction == Direction.INGRESS ? "saddr" : "daddr";
    if (service.containerRanges().isEmpty()) {
      rule(link + " accept");
    }
    for (Family family : service.containerRanges().families()) {
      AddressSet ranges = service.containerRanges().only(family);
      rule(
          "%s %s %s %s accept"
              .formatted(
                  link,
                  family == Family.IPV4 ? "ip" : "ip6",
                  peer,
                  ElementText.oneOf(ranges.ranges().stream().map(ElementText::of).toList())));
    }
  }

  private void behind(ElementSet set, Family family, Direction direction, String place) {
    String local = direction == Direction.INGRESS ? " daddr @" : " saddr @";
    lookups.stream()
        .filter(some -> some.chain().equals(Lookups.chain(place, family)))
        .forEach(some -> rule(some.header() + local + set.name() + " jump " + some.chain()));
  }

  private void chain(Lookups some) {
    open(some.chain());
    for (LoggedFlow logged : some.logged()) {
      for (String rule : LogRules.of(logged, some.family(), some.looksAt().getFirst())) {
        text.line("\t\t" + rule, Set.of(logged.flow()));
      }
    }
    some.sets()
        .forEach((shape, sets) ->
            sets.forEach(set ->
                text.line(
                    "\t\t" + some.fields(shape) + " @" + set.name() + " accept", set.flows())));
    close();
  }

  private void chain(String name, List<String> rules) {
    open(name);
    rules.forEach(this::rule);
    close();
  }

  private void open(String chain) {
    text.line("\tchain " + chain + " {");
  }

  private void rule(String rule) {
    text.line("\t\t" + rule);
  }

  private void close() {
    text.line("\t}");
  }
}
