package dev.drawbridge.target.iptables;

import dev.drawbridge.net.Cidr;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.quote.Iptables;
import dev.drawbridge.target.Text;
import dev.drawbridge.target.host.HostService;
import dev.drawbridge.target.host.LoggedFlow;
import dev.drawbridge.target.iptables.Admission.Peer;
import java.util.List;
import java.util.Map;

/**
 * The rules of one service for one family, as {@code iptables-restore --noflush} takes them.
 *
 * <p>Every chain is declared, which empties what an earlier load left in it. What we let pass
 * returns to the kernel's chain, so that foreign denials still apply; from the chains of openings,
 * which are gone to and not called, a packet returns there at once (design: hosts 12).
 */
final class RulesFile {
  /** What the kernel keeps of a log prefix; the rest is cut silently (design: hosts 8). */
  private static final int LONGEST_PREFIX = 29;

  private final HostService service;
  private final Family family;
  private final EssentialRules essentials;
  private final Map<Direction, List<Admission>> admissions;
  private final Map<Direction, List<Logging>> logging;
  private final List<Peer> own;
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
   */
  RulesFile(
      HostService service,
      Family family,
      EssentialRules essentials,
      Map<Direction, List<Admission>> admissions,
      Map<Direction, List<Logging>> logging,
      List<Peer> own) {
    this.service = service;
    this.family = family;
    this.essentials = essentials;
    this.admissions = admissions;
    this.logging = logging;
    this.own = own;
  }

  Text text() {
    text.line(
        "# Drawbridge: the rules of "
            + service.name()
            + " for "
            + (family == Family.IPV4 ? "IPv4" : "IPv6")
            + ". Load after drawbridge.ipset.");
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
    for (Station station : stations) {
      every(station);
      openings(station);
      denial(station);
    }
    for (Station station : stations) {
      // Behind the first place a foreign rule could decide before us (design: hosts 12).
      text.line("-I " + station.hook() + " 1 -j " + station.chain());
    }
    text.line("COMMIT");
  }

  // ---- what every packet meets

  private void every(Station station) {
    String chain = station.chain();
    for (String rule : essentials.of(station, family, service.usesDhcp())) {
      text.line(rule);
    }
    containers(station);
    for (Peer address : own) {
      rule(
          chain, local(station, address) + EssentialRules.state("NEW"), "-g " + station.openings());
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

  private static String local(Station station, Peer address) {
    return switch (address) {
      case Peer.Network network -> EssentialRules.option(station.localOption(), network.cidr());
      case Peer.Members members ->
          "-m set --match-set "
              + members.set()
              + " "
              + station.localField()
              + " ! --update-counters ";
    };
  }

  // ---- new connections of the service's own addresses

  private void openings(Station station) {
    if (station.counts()) {
      for (Logging flow : logging.getOrDefault(station.direction(), List.of())) {
        String prefix = "drawbridge " + flow.flow().key() + ": ";
        for (Admission rule : flow.rules()) {
          admit(station, rule, log(prefix));
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
    String prefix = "drawbridge " + station.word() + " denied: ";
    rule(station.denial(), "-m limit --limit 5/second --limit-burst 10", log(prefix));
    text.line("-A " + station.denial() + " " + refusal(station));
  }

  /** Our own programs are told at once; strangers are not. */
  private String refusal(Station station) {
    if (station.direction() == Direction.INGRESS) {
      return "-j DROP";
    }
    return switch (family) {
      case IPV4 -> "-j REJECT --reject-with icmp-admin-prohibited";
      case IPV6 -> "-j REJECT --reject-with icmp6-adm-prohibited";
    };
  }

  private static String log(String prefix) {
    return "-j LOG --log-prefix " + Iptables.quoted(prefix, LONGEST_PREFIX) + " --log-level 6";
  }

  private void rule(String chain, String options, String verdict) {
    text.line("-A " + chain + " " + options + " " + verdict);
  }
}
