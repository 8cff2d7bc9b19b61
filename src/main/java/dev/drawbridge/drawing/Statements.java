package dev.drawbridge.drawing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sections of a drawing that hold statements, each in the person's order. */
record Statements(
    Ordered<String, Flow> flows,
    Ordered<String, Ambient> ambients,
    Ordered<String, Guardrail> guardrails) {
  static final Statements NONE = new Statements(Ordered.empty(), Ordered.empty(), Ordered.empty());

  /**
   * Sorted into their sections, each kind in the order given.
   *
   * @throws IllegalArgumentException if two of one kind have the same id
   */
  static Statements of(Collection<? extends Statement> statements) {
    return new Statements(
        section(Flow.class, statements),
        section(Ambient.class, statements),
        section(Guardrail.class, statements));
  }

  private static <T extends Statement> Ordered<String, T> section(
      Class<T> kind, Collection<? extends Statement> statements) {
    return Ordered.of(
        statements.stream().filter(kind::isInstance).map(kind::cast).toList(), Statement::id);
  }

  private List<Ordered<String, ? extends Statement>> sections() {
    return List.of(flows, ambients, guardrails);
  }

  Stream<Statement> stream() {
    return sections().stream().flatMap(section -> section.values().stream());
  }

  Optional<Statement> get(String id) {
    for (Ordered<String, ? extends Statement> section : sections()) {
      Optional<? extends Statement> found = section.get(id);
      if (found.isPresent()) {
        return Optional.of(found.get());
      }
    }
    return Optional.empty();
  }

  /** With this statement in place of the one of its id, or as a new one. */
  Statements with(Statement statement) {
    String id = statement.id();
    return switch (statement) {
      case Flow flow -> new Statements(flows.with(id, flow), ambients, guardrails);
      case Ambient ambient -> new Statements(flows, ambients.with(id, ambient), guardrails);
      case Guardrail guardrail -> new Statements(flows, ambients, guardrails.with(id, guardrail));
    };
  }

  Statements without(String id) {
    return new Statements(flows.without(id), ambients.without(id), guardrails.without(id));
  }
}
