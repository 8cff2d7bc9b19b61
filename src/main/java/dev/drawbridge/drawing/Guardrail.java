package dev.drawbridge.drawing;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A statement that must stay true: {@code from} never reaches {@code to}.
 *
 * @param id the identity
 * @param from who must not reach; a service, network, router or zone
 * @param to whom
 * @param ports on which protocols and ports, as written; empty means any
 * @param hops over how many connections in a row, at least 1; absent means any number
 * @param why the reason, blank if not said
 */
public record Guardrail(
    String id, Key from, Key to, List<PortSpec> ports, OptionalInt hops, String why)
    implements Statement {

  public Guardrail {
    StatementId.require(id);
    ports = List.copyOf(ports);
    if (hops.isPresent() && hops.getAsInt() < 1) {
      throw new IllegalArgumentException("a guardrail looks at least one hop far");
    }
  }

  @Override
  public Set<TargetName> only() {
    return Set.of();
  }

  @Override
  public List<Key> ends() {
    return List.of(from, to);
  }

  public Guardrail between(Key from, Key to) {
    return new Guardrail(id, from, to, ports, hops, why);
  }
}
