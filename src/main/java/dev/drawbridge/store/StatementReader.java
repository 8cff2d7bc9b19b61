package dev.drawbridge.store;

import dev.drawbridge.drawing.Accountability;
import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Guardrail;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.StatementId;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.store.KnownElements.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads flows, ambient flows and guardrails. Ids that are not written are derived in file order
 * after all written ones are known, so that a written id is never taken away from its owner.
 */
final class StatementReader {
  private static final List<Kind> ENDS =
      List.of(Kind.ZONE, Kind.SERVICE, Kind.NETWORK, Kind.ROUTER);
  private static final int MOST_HOPS = 1000;

  private final KnownElements known;
  private final Values values;
  private final Problems problems;
  private final Map<String, Node> taken = new HashMap<>();
  private final Map<Node, String> idsByNode = new IdentityHashMap<>();

  StatementReader(KnownElements known, Values values, Problems problems) {
    this.known = known;
    this.values = values;
    this.problems = problems;
  }

  /** All statements: flows, ambient flows, guardrails, each in the order written. */
  List<Statement> statements(Fields drawing) {
    List<Fields> flows = section(drawing, "flows", Vocabulary.FLOW);
    List<Fields> ambients = section(drawing, "ambient", Vocabulary.AMBIENT);
    List<Fields> guardrails = section(drawing, "guardrails", Vocabulary.GUARDRAIL);
    List<Statement> statements = new ArrayList<>(flows.size());
    flows.forEach(fields -> flow(fields).ifPresent(statements::add));
    ambients.forEach(fields -> ambient(fields).ifPresent(statements::add));
    guardrails.forEach(fields -> guardrail(fields).ifPresent(statements::add));
    return statements;
  }

  /** The id that each item of the file has, written or derived. */
  Map<Node, String> idsByNode() {
    return idsByNode;
  }

  private List<Fields> section(Fields drawing, String name, Vocabulary vocabulary) {
    Optional<Node> section = drawing.node(name);
    if (section.isEmpty()) {
      return List.of();
    }
    List<Fields> items = new ArrayList<>();
    for (Node item : Fields.items(section.get(), name, problems)) {
      Fields fields = Fields.of(item, vocabulary, problems);
      fields.scalar("id").ifPresent(id -> claim(item, id));
      items.add(fields);
    }
    return items;
  }

  private void claim(Node item, Node.Scalar id) {
    if (!StatementId.isLegal(id.text())) {
      problems.add(id, StoreProblem.BAD_ID, id.text());
      return;
    }
    Node first = taken.putIfAbsent(id.text(), id);
    if (first == null) {
      idsByNode.put(item, id.text());
    } else {
      problems.add(id, StoreProblem.DUPLICATE_ID, id.text(), problems.place(first));
    }
  }

  private String id(Fields fields, IdDerivation derivation) {
    return idsByNode.computeIfAbsent(
        fields.at(),
        node -> {
          String derived = derivation.derive(taken::containsKey);
          taken.put(derived, node);
          return derived;
        });
  }

  /** How an id follows from the ends. */
  private interface IdDerivation {
    String derive(Predicate<String> taken);
  }

  private Optional<Statement> flow(Fields fields) {
    Optional<Key> from = end(fields, "from", Vocabulary.FLOW);
    Optional<Key> to = end(fields, "to", Vocabulary.FLOW);
    var ports = values.ports(fields);
    String why = fields.text("why").orElse("");
    Accountability accountability = accountability(fields);
    boolean log = fields.flag("log").orElse(false);
    Set<TargetName> only = values.only(fields);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    Key source = from.get();
    Key destination = to.get();
    String id = id(fields, taken -> StatementId.forFlow(source, destination, taken));
    return Optional.of(new Flow(id, source, destination, ports, why, accountability, log, only));
  }

  private Optional<Statement> ambient(Fields fields) {
    boolean hasFrom = fields.says("from");
    boolean hasTo = fields.says("to");
    if (hasFrom == hasTo) {
      problems.add(fields.at(), StoreProblem.AMBIENT_NEEDS_ONE_END);
    }
    Ambient.Side side = hasFrom ? Ambient.Side.FROM : Ambient.Side.TO;
    Optional<Key> other = referred(fields, hasFrom ? "from" : "to");
    if (hasFrom && hasTo) {
      referred(fields, "to");
    }
    var ports = values.ports(fields);
    String why = fields.text("why").orElse("");
    Accountability accountability = accountability(fields);
    boolean log = fields.flag("log").orElse(false);
    var only = values.only(fields);
    return other.map(end ->
        new Ambient(
            id(fields, taken -> StatementId.forAmbient(side, end, taken)),
            side,
            end,
            ports,
            why,
            accountability,
            log,
            only));
  }

  private Optional<Statement> guardrail(Fields fields) {
    if (!fields.has("never")) {
      fields.reportMissing("never", Vocabulary.GUARDRAIL);
      return Optional.empty();
    }
    Fields never = fields.inner("never", Vocabulary.NEVER);
    Optional<Key> from = end(never, "from", Vocabulary.NEVER);
    Optional<Key> to = end(never, "to", Vocabulary.NEVER);
    var ports = values.ports(never);
    values.refuseEmpty(never, "ports");
    boolean any = fields.text("hops").filter("any"::equals).isPresent();
    OptionalInt hops = any ? OptionalInt.empty() : fields.number("hops", 1, MOST_HOPS);
    String why = fields.text("why").orElse("");
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    Key source = from.get();
    Key destination = to.get();
    String id = id(fields, taken -> StatementId.forGuardrail(source, destination, taken));
    return Optional.of(new Guardrail(id, source, destination, ports, hops, why));
  }

  private Optional<Key> end(Fields fields, String key, Vocabulary vocabulary) {
    if (!fields.says(key)) {
      fields.reportMissing(key, vocabulary);
    }
    return referred(fields, key);
  }

  private Optional<Key> referred(Fields fields, String key) {
    return fields.scalar(key).flatMap(scalar -> known.referred(scalar, key, ENDS));
  }

  private static Accountability accountability(Fields fields) {
    if (!fields.has("owner") && !fields.has("ticket") && !fields.has("until")) {
      return Accountability.NONE;
    }
    return new Accountability(fields.text("owner"), fields.text("ticket"), fields.day("until"));
  }
}
