package dev.drawbridge.target.nftables;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.reading.Situations;
import dev.drawbridge.reading.Situations.State;
import dev.drawbridge.target.nftables.RulesetRule.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one rule: conditions from left to right, then a verdict or none. */
final class RuleParser {
  private final RulesetTokens tokens;
  private final RulesetElement elements;
  private List<Reference> references = new ArrayList<>();

  RuleParser(RulesetTokens tokens, RulesetElement elements) {
    this.tokens = tokens;
    this.elements = elements;
  }

  /** A set or chain that a rule names and that must exist when its block ends. */
  sealed interface Reference {
    void check(RulesetTable table, RulesetTokens tokens) throws RulesetError;

    /** A set, which must hold what is looked up in it. */
    record ToSet(RulesetToken name, List<RulesetField> type) implements Reference {
      @Override
      public void check(RulesetTable table, RulesetTokens tokens) throws RulesetError {
        String set = name.text();
        RulesetSet declared =
            table
                .set(set)
                .orElseThrow(() -> tokens.error(name, NftablesProblem.SET_NOT_DECLARED, set));
        List<RulesetField> held = declared.declaration().type();
        if (!held.equals(type)) {
          throw tokens.error(name, NftablesProblem.SET_TYPE_DIFFERS, set, RulesetField.text(held));
        }
      }
    }

    /** A chain. */
    record ToChain(RulesetToken name) implements Reference {
      @Override
      public void check(RulesetTable table, RulesetTokens tokens) throws RulesetError {
        if (table.chain(name.text()).isEmpty()) {
          throw tokens.error(name, NftablesProblem.CHAIN_NOT_DECLARED, name.text());
        }
      }
    }
  }

  /** What the rules since the last call name. */
  List<Reference> takeReferences() {
    List<Reference> taken = references;
    references = new ArrayList<>();
    return taken;
  }

  /** Whether sets of that type are known here. */
  static boolean isSetType(List<RulesetField> type) {
    boolean v4 = type.getFirst() == RulesetField.IPV4_ADDR;
    boolean v6 = type.getFirst() == RulesetField.IPV6_ADDR;
    List<RulesetField> rest = type.subList(RulesetField.addresses(type), type.size());
    return (v4 || v6)
        && (rest.isEmpty()
            || rest.equals(List.of(RulesetField.INET_PROTO))
            || rest.equals(List.of(RulesetField.INET_PROTO, RulesetField.INET_SERVICE))
            || (v4 && rest.equals(List.of(RulesetField.ICMP_TYPE)))
            || (v6 && rest.equals(List.of(RulesetField.ICMPV6_TYPE))));
  }

  /** The next rule; empty if it decides nothing. */
  Optional<RulesetRule> rule() throws RulesetError {
    RulesetToken start = tokens.peek();
    Draft draft = new Draft();
    while (!tokens.peek().endsStatement() && !tokens.peek().is("}")) {
      statement(tokens.next(), draft);
    }
    tokens.endStatement();
    return draft.arms.isEmpty()
        ? Optional.empty()
        : Optional.of(new RulesetRule(draft.arms, tokens.place(start)));
  }

  /** A rule of which the beginning has been read. */
  private static final class Draft {
    private final List<RulesetMatch> matches = new ArrayList<>();
    private final List<Arm> arms = new ArrayList<>();
    private boolean limited;
    private boolean commented;

    boolean isDecided() {
      return !arms.isEmpty();
    }
  }

  private void statement(RulesetToken word, Draft draft) throws RulesetError {
    // Behind a verdict only a comment may stand, and behind a comment nothing.
    if (draft.commented || (draft.isDecided() && !word.is("comment"))) {
      throw tokens.unknown(word);
    }
    switch (word.kind() == RulesetToken.Kind.WORD ? word.text() : "") {
      case "comment" -> {
        tokens.string();
        draft.commented = true;
      }
      case "counter" -> {}
      case "log" -> log();
      case "limit" -> {
        limit();
        draft.limited = true;
      }
      case "accept", "drop", "reject", "return", "jump", "goto" ->
          decide(draft, word, List.copyOf(draft.matches), verdict(word));
      case "ct" -> connection(word, draft);
      case "iif", "iifname", "oif", "oifname" -> draft.matches.add(link(word));
      case "fib" -> draft.matches.add(destination());
      case "meta" -> draft.matches.add(meta());
      case "ip" -> header(Family.IPV4, draft);
      case "ip6" -> header(Family.IPV6, draft);
      case "tcp" -> draft.matches.add(port(Protocol.TCP));
      case "udp" -> draft.matches.add(port(Protocol.UDP));
      case "sctp" -> draft.matches.add(port(Protocol.SCTP));
      case "icmp" -> icmp(Family.IPV4, Protocol.ICMP, draft);
      case "icmpv6" -> icmp(Family.IPV6, Protocol.ICMPV6, draft);
      default -> throw tokens.unknown(word);
    }
  }

  private void decide(
      Draft draft, RulesetToken word, List<RulesetMatch> matches, RulesetVerdict verdict)
      throws RulesetError {
    if (draft.limited) {
      throw tokens.error(word, NftablesProblem.VERDICT_BY_RATE);
    }
    draft.arms.add(new Arm(matches, verdict));
  }

  private void log() throws RulesetError {
    if (tokens.take("prefix")) {
      tokens.string();
    }
    if (tokens.take("level")) {
      tokens.expect("info");
    }
  }

  private void limit() throws RulesetError {
    tokens.expect("rate");
    tokens.word();
    if (tokens.take("burst")) {
      tokens.word();
      tokens.expect("packets");
    }
  }

  private RulesetVerdict verdict(RulesetToken word) throws RulesetError {
    return switch (word.text()) {
      case "accept" -> new RulesetVerdict.Accept();
      case "drop" -> new RulesetVerdict.Drop();
      case "reject" -> {
        if (tokens.take("with")) {
          tokens.expect("icmpx", "admin-prohibited");
        }
        yield new RulesetVerdict.Drop();
      }
      case "return" -> new RulesetVerdict.Return();
      case "jump" -> new RulesetVerdict.Jump(chain());
      case "goto" -> new RulesetVerdict.Goto(chain());
      default -> throw tokens.unknown(word);
    };
  }

  private String chain() throws RulesetError {
    RulesetToken name = tokens.word();
    references.add(new Reference.ToChain(name));
    return name.text();
  }

  private void connection(RulesetToken word, Draft draft) throws RulesetError {
    tokens.expect("state");
    if (!tokens.take("vmap")) {
      draft.matches.add(new RulesetMatch.Situation(states()));
      return;
    }
    tokens.expect("{");
    Situations seen = Situations.NONE;
    do {
      RulesetToken stateWord = tokens.peek();
      Situations state = state();
      if (!seen.intersect(state).isEmpty()) {
        throw tokens.unknown(stateWord);
      }
      seen = seen.union(state);
      tokens.expect(":");
      List<RulesetMatch> matches = new ArrayList<>(draft.matches);
      matches.add(new RulesetMatch.Situation(state));
      decide(draft, word, matches, verdict(tokens.word()));
    } while (tokens.take(","));
    tokens.expect("}");
  }

  private Situations states() throws RulesetError {
    boolean braces = tokens.take("{");
    Situations states = state();
    while (tokens.take(",")) {
      states = states.union(state());
    }
    if (braces) {
      tokens.expect("}");
    }
    return states;
  }

  private Situations state() throws RulesetError {
    RulesetToken word = tokens.word();
    return switch (word.text()) {
      case "new" -> Situations.of(State.NEW);
      case "established" -> Situations.of(State.ESTABLISHED);
      case "related" -> Situations.of(State.RELATED);
      case "invalid" -> Situations.of(State.INVALID);
      case "untracked" -> Situations.of(State.UNTRACKED);
      default -> throw tokens.unknown(word);
    };
  }

  private RulesetMatch link(RulesetToken word) throws RulesetError {
    Set<String> names = RulesetParser.strings(tokens);
    for (String name : names) {
      // A star at the end would stand for many interfaces.
      if (!name.matches("[A-Za-z0-9_.-]{1,15}")) {
        throw tokens.error(word, NftablesProblem.BAD_VALUE, name, "the name of one interface");
      }
    }
    boolean loopback = names.remove("lo");
    if (!names.isEmpty() && !word.text().endsWith("name")) {
      // By number: "2" is the second interface there is, and another one may come to have it later.
      throw tokens.error(word, NftablesProblem.BAD_VALUE, word.text(), word.text() + "name");
    }
    return new RulesetMatch.Link(word.text().startsWith("iif"), loopback, names);
  }

  private RulesetMatch destination() throws RulesetError {
    tokens.expect("daddr", "type");
    boolean elsewhere = tokens.take("!=");
    tokens.expect("local");
    return new RulesetMatch.Situation(
        Situations.of(
            elsewhere ? Situations.Destination.ELSEWHERE : Situations.Destination.THIS_HOST));
  }

  private RulesetMatch meta() throws RulesetError {
    if (tokens.take("nfproto")) {
      RulesetToken word = tokens.word();
      return switch (word.text()) {
        case "ipv4" -> new RulesetMatch.OfFamily(Family.IPV4, Situations.ALL);
        case "ipv6" -> new RulesetMatch.OfFamily(Family.IPV6, Situations.ALL);
        default -> throw tokens.unknown(word);
      };
    }
    tokens.expect("l4proto");
    Traffic traffic = Traffic.NONE;
    for (RulesetToken word : values()) {
      traffic = traffic.union(Traffic.of(elements.protocol(word)));
    }
    return new RulesetMatch.Carries(traffic);
  }

  private void header(Family family, Draft draft) throws RulesetError {
    RulesetToken word = tokens.word();
    switch (word.text()) {
      case "saddr" -> draft.matches.add(address(family, true));
      case "daddr" -> draft.matches.add(address(family, false));
      case "ttl", "hoplimit" -> {
        if (word.is("ttl") != (family == Family.IPV4)) {
          throw tokens.unknown(word);
        }
        tokens.expect("255");
        draft.matches.add(
            new RulesetMatch.OfFamily(family, Situations.of(Situations.HopLimit.IS_255)));
      }
      default -> throw tokens.unknown(word);
    }
  }

  private RulesetMatch address(Family family, boolean source) throws RulesetError {
    RulesetField field = family == Family.IPV4 ? RulesetField.IPV4_ADDR : RulesetField.IPV6_ADDR;
    List<RulesetField> type = new ArrayList<>(List.of(field));
    boolean joined = tokens.take(".");
    if (joined && source && tokens.take(family == Family.IPV4 ? "ip" : "ip6")) {
      tokens.expect("daddr");
      type.add(field);
      joined = tokens.take(".");
    }
    if (joined) {
      joined(family, type);
    }
    if (tokens.take("@")) {
      RulesetToken set = tokens.word();
      references.add(new Reference.ToSet(set, List.copyOf(type)));
      return RulesetField.addresses(type) == 2
          ? new RulesetMatch.InPairs(set.text())
          : new RulesetMatch.InSet(source, set.text());
    }
    if (type.size() > 1) {
      throw tokens.unknown(tokens.peek());
    }
    List<AddressSet> addresses = new ArrayList<>();
    for (RulesetToken word : values()) {
      addresses.add(elements.addresses(field, word));
    }
    return new RulesetMatch.Address(source, AddressSet.unionOf(addresses));
  }

  /** What else of a packet is looked up together with the address. */
  private void joined(Family family, List<RulesetField> type) throws RulesetError {
    if (tokens.take("meta")) {
      tokens.expect("l4proto");
      type.add(RulesetField.INET_PROTO);
      if (tokens.take(".")) {
        tokens.expect("th", "dport");
        type.add(RulesetField.INET_SERVICE);
      }
    } else if (family == Family.IPV4) {
      tokens.expect("icmp", "type");
      type.add(RulesetField.ICMP_TYPE);
    } else {
      tokens.expect("icmpv6", "type");
      type.add(RulesetField.ICMPV6_TYPE);
    }
  }

  private RulesetMatch port(Protocol protocol) throws RulesetError {
    RulesetToken field = tokens.word();
    List<PortSet> ports = new ArrayList<>();
    for (RulesetToken word : values()) {
      ports.add(elements.ports(word));
    }
    PortSet all = PortSet.unionOf(ports);
    return switch (field.text()) {
      case "dport" -> new RulesetMatch.Carries(Traffic.ports(protocol, all));
      case "sport" -> new RulesetMatch.SourcePorts(protocol, all);
      default -> throw tokens.unknown(field);
    };
  }

  private void icmp(Family family, Protocol protocol, Draft draft) throws RulesetError {
    tokens.expect("type");
    Traffic traffic = Traffic.NONE;
    for (RulesetToken word : values()) {
      traffic = traffic.union(Traffic.icmp(protocol, elements.icmpType(protocol, word)));
    }
    draft.matches.add(new RulesetMatch.OfFamily(family, Situations.ALL));
    draft.matches.add(new RulesetMatch.Carries(traffic));
  }

  /** One value, or several in braces. */
  private List<RulesetToken> values() throws RulesetError {
    if (!tokens.take("{")) {
      return List.of(tokens.word());
    }
    List<RulesetToken> values = new ArrayList<>();
    do {
      values.add(tokens.word());
    } while (tokens.take(","));
    tokens.expect("}");
    return values;
  }
}
