package dev.drawbridge.phrase;

import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.phrase.Sentence.Details;
import dev.drawbridge.phrase.Sentence.End;
import dev.drawbridge.phrase.Sentence.Kind;
import dev.drawbridge.phrase.Sentence.ZoneName;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Builds a sentence out of the pieces of a line. */
final class SentenceReader {
  /** Words that a phrase without an arrow begins with. */
  static final Set<String> BEGINNINGS =
      Set.of("service", "zone", "network", "add", "new", "remove", "delete");

  /** Words that end the ports and begin a detail. */
  static final Set<String> DETAILS =
      Set.of("because", "owner", "ticket", "until", "log", "only", "in", "on");

  private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "sctp", "icmp", "icmpv6", "ip");

  private final List<Token> tokens;
  private int at;

  SentenceReader(List<Token> tokens) {
    this.tokens = tokens;
  }

  Sentence read() {
    if ((peek().is("remove") || peek().is("delete")) && ahead(1).isName()) {
      next();
      return finished(removal());
    }
    if ((peek().is("add") || peek().is("new")) && ahead(1).isName()) {
      next();
    }
    List<End> first = ends();
    if (peek().is(Token.Kind.ARROW) || peek().is(Token.Kind.BACK_ARROW)) {
      boolean back = next().is(Token.Kind.BACK_ARROW);
      List<End> second = ends();
      List<PortSpec> ports = ports();
      Details details = details();
      return finished(
          back
              ? new Sentence.Connect(second, first, ports, details)
              : new Sentence.Connect(first, second, ports, details));
    }
    if (first.getFirst().kind().isEmpty()) {
      throw new Mistake(peek().column(), PhraseProblem.EXPECTED_ARROW);
    }
    return finished(new Sentence.Create(alike(first)));
  }

  /** The kind of the first is that of all, the zone of the last as well. */
  private static List<End> alike(List<End> things) {
    Optional<Kind> kind = things.getFirst().kind();
    Optional<ZoneName> zone = things.getLast().zone();
    return things.stream()
        .map(end ->
            new End(
                end.name(),
                end.kind().or(() -> kind),
                end.zone().or(() -> zone),
                end.every(),
                end.quoted(),
                end.column()))
        .toList();
  }

  private Sentence removal() {
    int column = peek().column();
    List<End> first = ends();
    if (!peek().is(Token.Kind.ARROW) && !peek().is(Token.Kind.BACK_ARROW)) {
      return new Sentence.Remove(first);
    }
    boolean back = next().is(Token.Kind.BACK_ARROW);
    List<End> second = ends();
    List<PortSpec> ports = ports();
    return back
        ? new Sentence.Disconnect(second, first, ports, column)
        : new Sentence.Disconnect(first, second, ports, column);
  }

  private Sentence finished(Sentence sentence) {
    if (!peek().is(Token.Kind.END)) {
      throw new Mistake(peek().column(), PhraseProblem.UNEXPECTED, peek().text());
    }
    return sentence;
  }

  // ---- ends

  private List<End> ends() {
    List<End> ends = new ArrayList<>();
    ends.add(end());
    while (peek().is(Token.Kind.COMMA)) {
      next();
      ends.add(end());
    }
    return ends;
  }

  private End end() {
    Token token = peek();
    if (token.is("*")) {
      next();
      return every(token);
    }
    if (token.is("every") && ahead(1).is("service")) {
      next();
      next();
      return every(token);
    }
    Optional<Kind> kind = kind();
    Token name = name();
    Optional<ZoneName> zone = Optional.empty();
    if (peek().is("in") && ahead(1).isName()) {
      next();
      zone = Optional.of(zone());
    }
    return new End(name.text(), kind, zone, false, name.is(Token.Kind.QUOTED), name.column());
  }

  private static End every(Token token) {
    return new End("", Optional.empty(), Optional.empty(), true, false, token.column());
  }

  private ZoneName zone() {
    boolean made = peek().is("zone") && ahead(1).isName();
    if (made) {
      next();
    }
    Token name = name();
    return new ZoneName(name.text(), made, name.column());
  }

  /** A kind is said if a name follows; else the word is a name itself. */
  private Optional<Kind> kind() {
    Optional<Kind> kind =
        Stream.of(Kind.values())
            .filter(k -> peek().is(k.name().toLowerCase(Locale.ROOT)) && ahead(1).isName())
            .findFirst();
    kind.ifPresent(_ -> next());
    return kind;
  }

  private Token name() {
    Token token = peek();
    if (!token.isName() || token.text().isBlank()) {
      throw new Mistake(token.column(), PhraseProblem.EXPECTED_NAME);
    }
    return next();
  }

  // ---- ports

  private List<PortSpec> ports() {
    List<PortSpec> ports = new ArrayList<>();
    boolean said = peek().is("on");
    if (said) {
      next();
    } else if (!peek().is(Token.Kind.WORD)
        || DETAILS.contains(peek().text().toLowerCase(Locale.ROOT))) {
      return ports;
    }
    ports.add(port());
    while (peek().is(Token.Kind.COMMA)) {
      next();
      ports.add(port());
    }
    return ports;
  }

  private PortSpec port() {
    Token token = next();
    if (!token.is(Token.Kind.WORD)) {
      throw new Mistake(token.column(), PhraseProblem.NOT_A_PORT, token.text(), "such as tcp/443");
    }
    String written = token.text();
    if (PROTOCOLS.contains(written) && peek().is(Token.Kind.WORD)) {
      written += "/" + next().text();
    } else if (written.matches("\\d{1,5}(-\\d{1,5})?")) {
      written = "tcp/" + written;
    }
    try {
      return PortSpec.parse(written);
    } catch (IllegalArgumentException refused) {
      throw new Mistake(
          token.column(), PhraseProblem.NOT_A_PORT, written, String.valueOf(refused.getMessage()));
    }
  }

  // ---- details

  private Details details() {
    Details details = Details.NONE;
    while (!peek().is(Token.Kind.END)) {
      details = detail(details);
    }
    return details;
  }

  private Details detail(Details d) {
    Token token = next();
    if (token.is(Token.Kind.QUOTED)) {
      return new Details(
          Optional.of(token.text()), d.owner(), d.ticket(), d.until(), d.log(), d.only());
    }
    String word = token.is(Token.Kind.WORD) ? token.text().toLowerCase(Locale.ROOT) : "";
    return switch (word) {
      case "because" ->
          new Details(Optional.of(text()), d.owner(), d.ticket(), d.until(), d.log(), d.only());
      case "owner" ->
          new Details(d.why(), Optional.of(text()), d.ticket(), d.until(), d.log(), d.only());
      case "ticket" ->
          new Details(d.why(), d.owner(), Optional.of(text()), d.until(), d.log(), d.only());
      case "until" ->
          new Details(d.why(), d.owner(), d.ticket(), Optional.of(day()), d.log(), d.only());
      case "log" -> new Details(d.why(), d.owner(), d.ticket(), d.until(), true, d.only());
      case "only" -> new Details(d.why(), d.owner(), d.ticket(), d.until(), d.log(), targets());
      default -> throw new Mistake(token.column(), PhraseProblem.UNEXPECTED, token.text());
    };
  }

  private String text() {
    Token token = next();
    if (!token.isName()) {
      throw new Mistake(token.column(), PhraseProblem.EXPECTED_TEXT);
    }
    return token.text();
  }

  private LocalDate day() {
    Token token = name();
    try {
      return LocalDate.parse(token.text());
    } catch (DateTimeParseException refused) {
      throw new Mistake(token.column(), PhraseProblem.NOT_A_DATE, token.text());
    }
  }

  private Set<TargetName> targets() {
    Set<TargetName> targets = EnumSet.of(target());
    while (peek().is(Token.Kind.COMMA)) {
      next();
      targets.add(target());
    }
    return targets;
  }

  private TargetName target() {
    Token token = name();
    return Stream.of(TargetName.values())
        .filter(target -> target.word().equalsIgnoreCase(token.text()))
        .findFirst()
        .orElseThrow(() ->
            new Mistake(
                token.column(),
                PhraseProblem.NOT_A_TARGET,
                List.of(token.text()),
                Stream.of(TargetName.values()).map(TargetName::word).toList()));
  }

  // ---- pieces

  private Token peek() {
    return ahead(0);
  }

  private Token ahead(int by) {
    return tokens.get(Math.min(at + by, tokens.size() - 1));
  }

  private Token next() {
    Token token = peek();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }
}
