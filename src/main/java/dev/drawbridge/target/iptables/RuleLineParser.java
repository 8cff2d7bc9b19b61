package dev.drawbridge.target.iptables;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Cidr;
import dev.drawbridge.net.Family;
import dev.drawbridge.problem.Place;
import dev.drawbridge.reading.Situations;
import dev.drawbridge.reading.Situations.Destination;
import dev.drawbridge.reading.Situations.HopLimit;
import dev.drawbridge.reading.Situations.State;
import dev.drawbridge.target.iptables.RuleLine.Link;
import dev.drawbridge.target.iptables.RuleLine.SetMatch;
import dev.drawbridge.target.iptables.RuleLine.Verdict;
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

  private static final Pattern RATE = Pattern.compile("[1-9][0-9]{0,3}/(second|minute|hour|day)");

  /** libxt_limit.c: the burst is at most this. */
  private static final int MOST_BURST = 10_000;

  /** xt_comment.h: XT_MAX_COMMENT_LEN is 256 with the zero at the end. */
  private static final int LONGEST_COMMENT = 255;

  /** xt_LOG.h: the prefix is 30 bytes with the zero at the end. */
  private static final int LONGEST_PREFIX = 29;

  /** syslog.h: LOG_DEBUG. */
  private static final int MOST_LEVEL = 7;

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
    private final LoadedMatches matches = new LoadedMatches(family);
    private final MatchedTraffic traffic = new MatchedTraffic(matches, values);
    private AddressSet source = family.all();
    private AddressSet destination = family.all();
    private @Nullable Link link;
    private Situations situations = Situations.ALL;
    private @Nullable SetMatch set;
    private @Nullable Verdict verdict;

    Rule(Words words, Place.InFile place) {
      this.words = words;
      this.place = place;
    }

    RuleLine parsed() throws RefusedLine {
      while (words.hasNext()) {
        boolean negated = words.take("!");
        String option = words.next();
        if (!option.equals("-m")) {
          matches.once(option);
        }
        if (negated) {
          negated(option);
        } else {
          option(option);
        }
      }
      // Without a target a rule only counts.
      Verdict said = verdict == null ? new Verdict.Continue() : verdict;
      matches.requireComplete(!(said instanceof Verdict.Continue));
      return new RuleLine(
          source,
          destination,
          Optional.ofNullable(link),
          situations,
          traffic.sourcePorts(),
          traffic.traffic(),
          Optional.ofNullable(set),
          said,
          place);
    }

    private void negated(String option) throws RefusedLine {
      switch (option) {
        case "--dst-type" -> destinationType(option, Destination.ELSEWHERE);
        case "--update-counters" -> matches.require("set", option);
        default -> throw new RefusedLine(IptablesProblem.OPTION_UNKNOWN, "! " + option);
      }
    }

    private void option(String option) throws RefusedLine {
      switch (option) {
        case "-s" -> source = address(option);
        case "-d" -> destination = address(option);
        case "-i", "-o" -> link(option);
        case "-p" -> traffic.protocol(option, words.value(option));
        case "-m" -> matches.load(words.value(option), traffic.protocol());
        case "--dport", "--sport" -> traffic.port(option, words.value(option));
        case "--dports", "--sports" -> traffic.ports(option, words.value(option));
        case "--icmp-type" -> traffic.icmpType(option, words.value(option));
        case "--icmpv6-type" -> traffic.icmpv6Type(option, words.value(option));
        case "--hl-eq" -> hopLimit(option);
        case "--ctstate" -> states(option);
        case "--match-set" -> matchSet(option);
        case "--dst-type" -> destinationType(option, Destination.THIS_HOST);
        case "--comment", "--limit", "--limit-burst" -> undeciding(option);
        case "-j", "-g" -> {
          if (verdict != null) {
            throw new RefusedLine(IptablesProblem.OPTION_TWICE, option);
          }
          verdict = option.equals("-j") ? target(option) : new Verdict.Goto(chain(option));
        }
        default -> throw new RefusedLine(IptablesProblem.OPTION_UNKNOWN, option);
      }
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

    // ---- situations

    private void hopLimit(String option) throws RefusedLine {
      matches.require("hl", option);
      String value = words.value(option);
      if (!value.equals("255")) {
        throw wrong(option, value);
      }
      situations = situations.intersect(Situations.of(HopLimit.IS_255));
    }

    private void states(String option) throws RefusedLine {
      matches.require("conntrack", option);
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
      matches.require("addrtype", option);
      String value = words.value(option);
      if (!value.equals("LOCAL")) {
        throw wrong(option, value);
      }
      situations = situations.intersect(Situations.of(destination));
    }

    // ---- sets

    private void matchSet(String option) throws RefusedLine {
      matches.require("set", option);
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
      set = new SetMatch(found, fields[0], fields[fields.length - 1]);
    }

    // ---- what decides nothing, but must be so that the rule is taken

    private void undeciding(String option) throws RefusedLine {
      matches.require(option.equals("--comment") ? "comment" : "limit", option);
      switch (option) {
        case "--comment" -> words.skipText(option, LONGEST_COMMENT);
        case "--limit-burst" -> Words.number(option, words.value(option), 1, MOST_BURST);
        default -> {
          String rate = words.value(option);
          if (!RATE.matcher(rate).matches()) {
            throw wrong(option, rate);
          }
        }
      }
    }

    // ---- verdicts

    private Verdict target(String option) throws RefusedLine {
      if (words.take("ACCEPT")) {
        return new Verdict.Accept();
      }
      if (words.take("DROP")) {
        return new Verdict.Deny();
      }
      if (words.take("RETURN")) {
        return new Verdict.Return();
      }
      // Other tables than filter refuse to reject.
      if (table.equals("filter") && words.take("REJECT")) {
        return reject();
      }
      return words.take("LOG") ? log() : new Verdict.Jump(chain(option));
    }

    private String chain(String option) throws RefusedLine {
      String name = words.value(option);
      if (!chains.contains(name)) {
        throw new RefusedLine(IptablesProblem.TARGET_UNKNOWN, name);
      }
      return name;
    }

    private Verdict reject() throws RefusedLine {
      if (words.take("--reject-with")) {
        String value = words.value("--reject-with");
        String prohibited =
            family == Family.IPV4 ? "icmp-admin-prohibited" : "icmp6-adm-prohibited";
        if (!value.equals(prohibited)) {
          throw wrong("--reject-with", value);
        }
      }
      return new Verdict.Deny();
    }

    private Verdict log() throws RefusedLine {
      if (words.take("--log-prefix")) {
        words.skipText("--log-prefix", LONGEST_PREFIX);
      }
      if (words.take("--log-level")) {
        Words.number("--log-level", words.value("--log-level"), 0, MOST_LEVEL);
      }
      return new Verdict.Continue();
    }
  }
}
