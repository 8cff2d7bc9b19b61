package dev.drawbridge.target.iptables;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Cidr;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.PortRange;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.problem.Place;
import dev.drawbridge.reading.Situations;
import dev.drawbridge.reading.Situations.Destination;
import dev.drawbridge.reading.Situations.HopLimit;
import dev.drawbridge.reading.Situations.State;
import dev.drawbridge.target.iptables.RuleLine.Link;
import dev.drawbridge.target.iptables.RuleLine.SetMatch;
import dev.drawbridge.target.iptables.RuleLine.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Understands the options of one rule (iptables(8), iptables-extensions(8), version 1.8). What it
 * does not know it refuses: an option that is skipped may be the one that widens the rule.
 */
final class RuleLineParser {
  private static final Pattern INTERFACE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,14}");

  private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,3}/(second|minute|hour|day)");

  /** libxt_limit.c: the burst is at most this. */
  private static final int MOST_BURST = 10_000;

  /** xt_comment.h: XT_MAX_COMMENT_LEN is 256 with the zero at the end. */
  private static final int LONGEST_COMMENT = 255;

  /** xt_LOG.h: the prefix is 30 bytes with the zero at the end. */
  private static final int LONGEST_PREFIX = 29;

  /** xt_multiport.h: XT_MULTI_PORTS; a range takes two. */
  private static final int MULTIPORT_SLOTS = 15;

  /** Without these options the match has nothing to look for, or fails. */
  private static final Map<String, List<String>> LOOKS_FOR =
      Map.ofEntries(
          Map.entry("tcp", List.of()),
          Map.entry("udp", List.of()),
          Map.entry("sctp", List.of()),
          Map.entry("multiport", List.of("--dports", "--sports")),
          Map.entry("icmp", List.of("--icmp-type")),
          Map.entry("icmp6", List.of("--icmpv6-type")),
          Map.entry("hl", List.of("--hl-eq")),
          Map.entry("conntrack", List.of("--ctstate")),
          Map.entry("set", List.of("--match-set")),
          Map.entry("addrtype", List.of("--dst-type")),
          Map.entry("comment", List.of("--comment")),
          Map.entry("limit", List.of("--limit")));

  private final Family family;
  private final String table;
  private final Set<String> chains;
  private final Map<String, IpSet> sets;
  private final ReadValues values;

  /**
   * Begins.
   *
   * @param chains the table's own chains declared so far, to which more may be added
   */
  RuleLineParser(
      Family family, String table, Set<String> chains, Map<String, IpSet> sets, ReadValues values) {
    this.family = family;
    this.table = table;
    this.chains = chains;
    this.sets = sets;
    this.values = values;
  }

  /** The rule that the rest of these words says. */
  RuleLine parse(Words words, Place.InFile place) throws RefusedLine {
    return new Rule(words, place).parsed();
  }

  /** One rule in the making. */
  private final class Rule {
    private final Words words;
    private final Place.InFile place;
    private final List<String> seen = new ArrayList<>(8);
    private final List<String> matches = new ArrayList<>(4);
    private AddressSet source = family.all();
    private AddressSet destination = family.all();
    private @Nullable Link link;
    private Situations situations = Situations.ALL;
    private @Nullable Protocol protocol;
    private PortSet sourcePorts = PortSet.ALL;
    private Traffic traffic = Traffic.ANY;
    private @Nullable SetMatch set;
    private Verdict verdict = new Verdict.Continue();
    private boolean updatesCounters = true;
    private String comment = "";

    Rule(Words words, Place.InFile place) {
      this.words = words;
      this.place = place;
    }

    RuleLine parsed() throws RefusedLine {
      while (words.hasNext()) {
        boolean negated = words.take("!");
        String option = words.next();
        if (negated) {
          negated(option);
        } else {
          option(option);
        }
      }
      for (String match : matches) {
        List<String> needed = LOOKS_FOR.getOrDefault(match, List.of());
        if (!needed.isEmpty() && needed.stream().noneMatch(seen::contains)) {
          throw new RefusedLine(IptablesProblem.MATCH_INCOMPLETE, match);
        }
      }
      if (matches.contains("limit") && !seen.contains("LOG")) {
        throw new RefusedLine(IptablesProblem.LIMIT_DECIDES);
      }
      return new RuleLine(
          source,
          destination,
          Optional.ofNullable(link),
          situations,
          sourcePorts,
          traffic,
          Optional.ofNullable(set).map(match -> updatesCounters ? match : match.uncounted()),
          verdict,
          comment,
          place);
    }

    private void negated(String option) throws RefusedLine {
      switch (option) {
        case "--dst-type" -> destinationType(option, Destination.ELSEWHERE);
        case "--update-counters" -> {
          once(option);
          requireMatch("set", option);
          updatesCounters = false;
        }
        default -> throw new RefusedLine(IptablesProblem.OPTION_UNKNOWN, "! " + option);
      }
    }

    private void option(String option) throws RefusedLine {
      if (!option.equals("-m")) {
        once(option);
      }
      switch (option) {
        case "-s" -> source = address(option);
        case "-d" -> destination = address(option);
        case "-i", "-o" -> link(option);
        case "-p" -> protocol(option);
        case "-m" -> match(option);
        case "--dport", "--sport" -> port(option);
        case "--dports", "--sports" -> ports(option);
        case "--icmp-type" -> icmpType(option, Family.IPV4, Protocol.ICMP, "icmp");
        case "--icmpv6-type" -> icmpType(option, Family.IPV6, Protocol.ICMPV6, "icmp6");
        case "--hl-eq" -> hopLimit(option);
        case "--ctstate" -> states(option);
        case "--match-set" -> matchSet(option);
        case "--dst-type" -> {
          seen.remove(option);
          destinationType(option, Destination.THIS_HOST);
        }
        case "--comment" -> {
          requireMatch("comment", option);
          comment = words.text(option, LONGEST_COMMENT);
        }
        case "--limit" -> limit(option);
        case "--limit-burst" -> {
          requireMatch("limit", option);
          number(option, words.value(option), MOST_BURST);
        }
        case "-j" -> target(option);
        case "-g" -> {
          requireNoVerdict(option);
          String chain = words.value(option);
          requireChain(chain);
          verdict = new Verdict.Goto(chain);
        }
        default -> throw new RefusedLine(IptablesProblem.OPTION_UNKNOWN, option);
      }
    }

    private void once(String option) throws RefusedLine {
      if (seen.contains(option)) {
        throw new RefusedLine(IptablesProblem.OPTION_TWICE, option);
      }
      seen.add(option);
    }

    private RefusedLine wrong(String option, String value) {
      return new RefusedLine(IptablesProblem.VALUE_WRONG, option, value);
    }

    // ---- addresses and interfaces

    private AddressSet address(String option) throws RefusedLine {
      String text = words.value(option);
      Cidr cidr = values.cidr(text).orElse(null);
      if (cidr == null || cidr.family() != family) {
        throw wrong(option, text);
      }
      return values.addresses(text, cidr);
    }

    private void link(String option) throws RefusedLine {
      String name = words.value(option);
      if (link != null) {
        throw new RefusedLine(IptablesProblem.OPTION_MISPLACED, option);
      }
      if (!INTERFACE.matcher(name).matches()) {
        throw wrong(option, name);
      }
      link = new Link(name, option.equals("-i"));
    }

    // ---- protocols and ports

    private void protocol(String option) throws RefusedLine {
      String text = words.value(option);
      int number =
          switch (text) {
            case "all" -> 0;
            case "icmp" -> Protocol.ICMP.number();
            case "tcp" -> Protocol.TCP.number();
            case "udp" -> Protocol.UDP.number();
            case "ipv6-icmp", "icmpv6" -> Protocol.ICMPV6.number();
            case "sctp" -> Protocol.SCTP.number();
            default -> number(option, text, 255);
          };
      // Protocol 0 is every protocol (ip_packet_match: "if (ip->proto)").
      if (number != 0) {
        protocol = new Protocol(number);
        Protocol chosen = protocol;
        traffic = values.traffic(chosen.name(), () -> Traffic.of(chosen));
      }
    }

    private void match(String option) throws RefusedLine {
      String name = words.value(option);
      if (name.equals("state")) {
        throw new RefusedLine(IptablesProblem.MATCH_STATE);
      }
      if (!LOOKS_FOR.containsKey(name)) {
        throw new RefusedLine(IptablesProblem.MATCH_UNKNOWN, name);
      }
      if (matches.contains(name)) {
        throw new RefusedLine(IptablesProblem.OPTION_TWICE, option + " " + name);
      }
      boolean fits =
          switch (name) {
            case "tcp", "udp", "sctp" -> protocol != null && protocol.name().equals(name);
            case "multiport" -> protocol != null && protocol.hasPorts();
            case "icmp" -> family == Family.IPV4 && Protocol.ICMP.equals(protocol);
            case "icmp6" -> family == Family.IPV6 && Protocol.ICMPV6.equals(protocol);
            case "hl" -> family == Family.IPV6;
            default -> true;
          };
      if (!fits) {
        throw new RefusedLine(IptablesProblem.OPTION_MISPLACED, option + " " + name);
      }
      matches.add(name);
    }

    private void requireMatch(String name, String option) throws RefusedLine {
      if (!matches.contains(name)) {
        throw new RefusedLine(IptablesProblem.OPTION_MISPLACED, option);
      }
    }

    private void port(String option) throws RefusedLine {
      Protocol ported = ported(option);
      requireMatch(ported.name(), option);
      String text = words.value(option);
      narrow(option, ported, text, PortSet.of(range(option, text)));
    }

    private void ports(String option) throws RefusedLine {
      Protocol ported = ported(option);
      requireMatch("multiport", option);
      String text = words.value(option);
      List<PortRange> ranges = new ArrayList<>();
      int slots = 0;
      for (String part : text.split(",", -1)) {
        ranges.add(range(option, part));
        slots += part.contains(":") ? 2 : 1;
      }
      if (slots > MULTIPORT_SLOTS) {
        throw wrong(option, text);
      }
      narrow(option, ported, text, PortSet.ofRanges(ranges));
    }

    private Protocol ported(String option) throws RefusedLine {
      if (protocol == null || !protocol.hasPorts()) {
        throw new RefusedLine(IptablesProblem.OPTION_MISPLACED, option);
      }
      return protocol;
    }

    private void narrow(String option, Protocol ported, String text, PortSet ports) {
      if (option.startsWith("--s")) {
        sourcePorts = sourcePorts.intersect(ports);
      } else {
        Traffic narrower =
            values.traffic(ported.name() + ":" + text, () -> Traffic.ports(ported, ports));
        traffic = traffic.equals(Traffic.of(ported)) ? narrower : traffic.intersect(narrower);
      }
    }

    private PortRange range(String option, String text) throws RefusedLine {
      int colon = text.indexOf(':');
      int first = number(option, colon < 0 ? text : text.substring(0, colon), PortRange.MAXIMUM);
      int last = colon < 0 ? first : number(option, text.substring(colon + 1), PortRange.MAXIMUM);
      if (first < 1 || last < first) {
        throw wrong(option, text);
      }
      return new PortRange(first, last);
    }

    private void icmpType(String option, Family where, Protocol icmp, String match)
        throws RefusedLine {
      requireMatch(match, option);
      int type = number(option, words.value(option), 255);
      // For ICMP, 255 is every type (icmp_type_code_match); for ICMPv6 it is a type.
      if (where == Family.IPV6 || type != 255) {
        traffic = values.traffic(icmp.name() + ":" + type, () -> Traffic.icmp(icmp, type));
      }
    }

    private int number(String option, String text, int most) throws RefusedLine {
      if (text.isEmpty()
          || text.length() > 5
          || !text.chars().allMatch(c -> '0' <= c && c <= '9')) {
        throw wrong(option, text);
      }
      int number = Integer.parseInt(text);
      if (number > most || (text.startsWith("0") && text.length() > 1)) {
        throw wrong(option, text);
      }
      return number;
    }

    // ---- situations

    private void hopLimit(String option) throws RefusedLine {
      requireMatch("hl", option);
      String value = words.value(option);
      if (!value.equals("255")) {
        throw wrong(option, value);
      }
      situations = situations.intersect(Situations.of(HopLimit.IS_255));
    }

    private void states(String option) throws RefusedLine {
      requireMatch("conntrack", option);
      String value = words.value(option);
      Situations listed = Situations.NONE;
      for (String name : value.split(",", -1)) {
        listed =
            listed.union(
                switch (name) {
                  case "NEW" -> Situations.of(State.NEW);
                  case "ESTABLISHED" -> Situations.of(State.ESTABLISHED);
                  case "RELATED" -> Situations.of(State.RELATED);
                  case "INVALID" -> Situations.of(State.INVALID);
                  case "UNTRACKED" -> Situations.of(State.UNTRACKED);
                  default -> throw wrong(option, value);
                });
      }
      situations = situations.intersect(listed);
    }

    private void destinationType(String option, Destination destination) throws RefusedLine {
      once(option);
      requireMatch("addrtype", option);
      String value = words.value(option);
      if (!value.equals("LOCAL")) {
        throw wrong(option, value);
      }
      situations = situations.intersect(Situations.of(destination));
    }

    // ---- sets

    private void matchSet(String option) throws RefusedLine {
      requireMatch("set", option);
      String name = words.value(option);
      String[] fields = words.value(option).split(",", -1);
      IpSet found = sets.get(name);
      if (found == null) {
        throw new RefusedLine(IptablesProblem.SET_UNKNOWN, name);
      }
      for (String field : fields) {
        if (!field.equals("src") && !field.equals("dst")) {
          throw wrong(option, String.join(",", fields));
        }
      }
      if (found.family() != family || fields.length != (found.hasPorts() ? 2 : 1)) {
        throw new RefusedLine(IptablesProblem.SET_UNFIT, name);
      }
      set = new SetMatch(found, fields[0], fields[fields.length - 1], true);
    }

    // ---- what decides nothing

    private void limit(String option) throws RefusedLine {
      requireMatch("limit", option);
      String value = words.value(option);
      if (!LIMIT.matcher(value).matches()) {
        throw wrong(option, value);
      }
    }

    // ---- verdicts

    private void target(String option) throws RefusedLine {
      requireNoVerdict(option);
      String name = words.value(option);
      switch (name) {
        case "ACCEPT" -> verdict = new Verdict.Accept();
        case "DROP" -> verdict = new Verdict.Deny();
        case "RETURN" -> verdict = new Verdict.Return();
        case "REJECT" -> reject(name);
        case "LOG" -> log(name);
        default -> {
          requireChain(name);
          verdict = new Verdict.Jump(name);
        }
      }
    }

    private void requireChain(String name) throws RefusedLine {
      if (!chains.contains(name)) {
        throw new RefusedLine(IptablesProblem.TARGET_UNKNOWN, name);
      }
    }

    private void requireNoVerdict(String option) throws RefusedLine {
      if (!(verdict instanceof Verdict.Continue) || seen.contains("LOG")) {
        throw new RefusedLine(IptablesProblem.OPTION_TWICE, option);
      }
    }

    private void reject(String name) throws RefusedLine {
      // "only valid in the INPUT, FORWARD and OUTPUT chains" of the filter table.
      if (!table.equals("filter")) {
        throw new RefusedLine(IptablesProblem.TARGET_UNKNOWN, name);
      }
      verdict = new Verdict.Deny();
      if (words.take("--reject-with")) {
        String value = words.value("--reject-with");
        String prohibited =
            family == Family.IPV4 ? "icmp-admin-prohibited" : "icmp6-adm-prohibited";
        if (!value.equals(prohibited)) {
          throw wrong("--reject-with", value);
        }
      }
    }

    private void log(String name) throws RefusedLine {
      seen.add(name);
      verdict = new Verdict.Continue();
      if (words.take("--log-prefix")) {
        words.text("--log-prefix", LONGEST_PREFIX);
      }
      if (words.take("--log-level")) {
        number("--log-level", words.value("--log-level"), 7);
      }
    }
  }
}
