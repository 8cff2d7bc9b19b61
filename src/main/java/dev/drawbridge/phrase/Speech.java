package dev.drawbridge.phrase;

import dev.drawbridge.drawing.Accountability;
import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Guardrail;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.TargetName;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Speaks arrows in the grammar that {@link SentenceReader} reads. */
final class Speech {
  private static final String EVERY = "every service";

  private final Drawing drawing;
  private @Nullable Map<String, Integer> called;

  Speech(Drawing drawing) {
    this.drawing = drawing;
  }

  String of(Statement statement) {
    return switch (statement) {
      case Flow flow ->
          name(flow.from())
              + " -> "
              + name(flow.to())
              + details(flow, flow.accountability(), flow.log());
      case Ambient ambient ->
          switch (ambient.side()) {
                case TO -> EVERY + " -> " + name(ambient.other());
                case FROM -> name(ambient.other()) + " -> " + EVERY;
              }
              + details(ambient, ambient.accountability(), ambient.log());
      case Guardrail rail ->
          "never " + name(rail.from()) + " -> " + name(rail.to()) + ports(rail) + why(rail);
    };
  }

  private String details(Statement statement, Accountability account, boolean log) {
    return ports(statement)
        + why(statement)
        + account.owner().map(owner -> " owner " + word(owner)).orElse("")
        + account.ticket().map(ticket -> " ticket " + word(ticket)).orElse("")
        + account.until().map(until -> " until " + until).orElse("")
        + (log ? " log" : "")
        + only(statement.only());
  }

  private static String why(Statement statement) {
    return statement.why().isEmpty() ? "" : " " + Quoted.of(statement.why());
  }

  private static String ports(Statement statement) {
    List<PortSpec> ports = statement.ports();
    if (ports.isEmpty()) {
      return "";
    }
    boolean needsOn = SentenceReader.DETAILS.contains(ports.getFirst().text());
    return (needsOn ? " on " : " ")
        + ports.stream().map(PortSpec::text).collect(Collectors.joining(", "));
  }

  private static String only(Set<TargetName> targets) {
    return targets.isEmpty()
        ? ""
        : " only " + targets.stream().map(TargetName::word).collect(Collectors.joining(", "));
  }

  /** The name people gave it if that leads back to it, else the key. */
  String name(Key key) {
    return drawing
        .element(key)
        .filter(e -> isUnmistakable(e, key))
        .map(e -> word(e.name()))
        .orElseGet(() -> word(key.text()));
  }

  /** Whether {@link Names#exact} finds just this one by its name. */
  private boolean isUnmistakable(Element element, Key key) {
    String name = element.name();
    boolean isKeyOfAnother =
        Key.isLegal(name)
            && !name.equals(key.text())
            && drawing.element(Key.of(name)).filter(Element::isEnd).isPresent();
    return !name.isBlank() && !isKeyOfAnother && called().getOrDefault(folded(name), 0) == 1;
  }

  /** How many ends have each name, capital letters or not. */
  private Map<String, Integer> called() {
    Map<String, Integer> known = called;
    if (known == null) {
      Map<String, Integer> counts = new HashMap<>();
      drawing
          .elements()
          .filter(Element::isEnd)
          .forEach(e -> counts.merge(folded(e.name()), 1, Integer::sum));
      known = counts;
      called = known;
    }
    return known;
  }

  /** As {@link String#equalsIgnoreCase} compares. */
  private static String folded(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    for (char c : name.toCharArray()) {
      folded.append(Character.toLowerCase(Character.toUpperCase(c)));
    }
    return folded.toString();
  }

  /** Bare where it is a plain word that means nothing else, else quoted. */
  private static String word(String text) {
    boolean plain =
        text.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*")
            && !SentenceReader.DETAILS.contains(text.toLowerCase(Locale.ROOT))
            && !SentenceReader.BEGINNINGS.contains(text.toLowerCase(Locale.ROOT))
            && !text.equalsIgnoreCase("every");
    return plain ? text : Quoted.of(text);
  }
}
