package dev.drawbridge.target.iptables;

import dev.drawbridge.net.Cidr;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.target.Text;
import dev.drawbridge.target.host.HostService;
import dev.drawbridge.target.host.LoggedFlow;
import dev.drawbridge.target.iptables.Admission.Peer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of one service for one family, as {@code iptables-restore --noflush} takes them.
 *
 * <p>Every chain is declared, which empties what an earlier load left in it. What we let pass
 * returns to the kernel's chain, so that foreign denials still apply; from the chains of openings,
 * which are gone to and not called, a packet returns there at once (design: hosts 12).
 */
final class RulesFile {
  private final HostService service;
  private final Family family;
  private final EssentialRules essentials;
  private final Map<Direction, List<Admission>> admissions;
  private final Map<Direction, List<Logging>> logging;
  private final List<Peer> own;
  private final Optional<GatewayRules> gateway;
  private final Text text = new Text();

  /**
   * The rules that log one flow.
   *
   * @param flow what is logged
   * @param rules one per peer and kind of traffic
   */
  record Logging(LoggedFlow flow, List<Admission> rules) {}

  /**
   * Begins.
   *
   * @param essentials what every packet meets first
   * @param admissions who may open connections
   * @param logging what is logged of that
   * @param own the service's own addresses of the family; may be empty
   * @param gateway what a router passes on
   */
  RulesFile(
      HostService service,
      Family family,
      EssentialRules essentials,
      Map<Direction, List<Admission>> admissions,
      Map<Direction, List<Logging>> logging,
      List<Peer> own,
      Optional<GatewayRules> gateway) {
    this.service = service;
    this.family = family;
    this.essentials = essentials;
    this.admissions = admissions;
    this.logging = logging;
    this.own = own;
    this.gateway = gateway;
  }

  Text text() {
    text.line(
        "# Drawbridge: the rules of "
            + service.name()
            + " for "
            + (family == Family.IPV4 ? "IPv4" : "IPv6")
            + ". Load after drawbridge.ipset.");
    service.gateway().ifPresent(forwards -> text.line(forwards.marker()));
    table(Station.INPUT, Station.OUTPUT);
    table(Station.GUARD);
    return text;
  }

  private void table(Station... stations) {
    text.line("*" + stations[0].table());
    for (Station station : stations) {
      text.line(":" + station.chain() + " - [0:0]");
      text.line(":" + station.openings() + " - [0:0]");
      text.line(":" + station.denial() + " - [0:0]");
    }
    Optional<GatewayRules> forwarding =
        gateway.filter(_ -> stations[0].table().equals(Station.FORWARD.table()));
    forwarding.ifPresent(rules -> rules.declare(text));
    for (Station station : stations) {
      every(station);
      openings(station);
      denial(station);
    }
    forwarding.ifPresent(rules -> rules.write(text));
    for (Station station : stations) {
      // Behind the first place a foreign rule could decide before us (design: hosts 12).
      text.line("-I " + station.hook() + " 1 -j " + station.chain());
    }
    forwarding.ifPresent(_ -> text.line(GatewayRules.HOOK));
    text.line("COMMIT");
  }

  // ---- what every packet meets

  private void every(Station station) {
    String chain = station.chain();
    for (String rule : essentials.of(station, family, service.essentials(station.direction()))) {
      text.line(rule);
    }
    containers(station);
    for (Peer address : own) {
      rule(
          chain,
          address.local(station) + " " + EssentialRules.state("NEW"),
          "-g " + station.openings());
    }
    text.line("-A " + chain + " -g " + station.denial());
  }

  private void containers(Station station) {
    boolean anywhere = service.containerRanges().isEmpty();
    List<String> ranges =
        anywhere
            ? List.of("")
            : service.containerRanges().only(family).cidrs().stream().map(Cidr::toString).toList();
    for (String link : service.containerInterfaces()) {
      for (String range : ranges) {
        rule(
            station.chain(),
            station.interfaceOption()
                + " "
                + link
                + " "
                + EssentialRules.option(station.peerOption(), range)
                + EssentialRules.state("NEW"),
            "-j RETURN");
      }
    }
  }

  // ---- new connections of the service's own addresses

  private void openings(Station station) {
    if (station.counts()) {
      for (Logging flow : logging.getOrDefault(station.direction(), List.of())) {
        String prefix = "drawbridge " + flow.flow().key() + ": ";
        for (Admission rule : flow.rules()) {
          admit(station, rule, DenialRules.log(prefix));
        }
      }
    }
    for (Admission admission : admissions.getOrDefault(station.direction(), List.of())) {
      admit(station, admission, "-j RETURN");
    }
    text.line("-A " + station.openings() + " -g " + station.denial());
  }

  private void admit(Station station, Admission admission, String verdict) {
    String options = admission.options(station);
    text.line(
        "-A " + station.openings() + (options.isEmpty() ? "" : " " + options) + " " + verdict,
        admission.flows());
  }

  // ---- what nothing let pass

  private void denial(Station station) {
    text.line(DenialRules.logged(station.denial(), station.word()));
    text.line("-A " + station.denial() + " " + DenialRules.refusal(station, family));
  }

  private void rule(String chain, String options, String verdict) {
    text.line("-A " + chain + " " + options + " " + verdict);
  }
}
