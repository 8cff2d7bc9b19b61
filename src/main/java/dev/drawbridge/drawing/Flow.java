package dev.drawbridge.drawing;

import java.util.List;
import java.util.Set;

/**
 * An arrow: who may open a connection to whom, on which protocols and ports, and why. Replies are
 * implied. No ports mean nothing.
 *
 * @param id the identity, derived from the ends and never renumbered
 * @param from who opens the connection; for a self flow the same as {@code to}
 * @param to who accepts it
 * @param ports protocols and ports at the destination, as written
 * @param why the reason, blank if not said
 * @param accountability owner, ticket, review date
 * @param log whether opening packets are logged
 * @param only the targets it holds on; empty means all
 */
public record Flow(
    String id,
    Key from,
    Key to,
    List<PortSpec> ports,
    String why,
    Accountability accountability,
    boolean log,
    Set<TargetName> only)
    implements Statement {

  public Flow {
    StatementId.require(id);
    ports = List.copyOf(ports);
    only = Targets.inOrder(only);
  }

  /** An arrow with nothing said but its ends. */
  public static Flow of(String id, Key from, Key to, PortSpec... ports) {
    return new Flow(id, from, to, List.of(ports), "", Accountability.NONE, false, Set.of());
  }

  /** Whether it is about the replicas of one service (or one zone among itself). */
  public boolean isSelf() {
    return from.equals(to);
  }

  @Override
  public List<Key> ends() {
    return List.of(from, to);
  }

  public Flow between(Key from, Key to) {
    return new Flow(id, from, to, ports, why, accountability, log, only);
  }

  public Flow withPorts(List<PortSpec> ports) {
    return new Flow(id, from, to, ports, why, accountability, log, only);
  }

  public Flow withWhy(String why) {
    return new Flow(id, from, to, ports, why, accountability, log, only);
  }

  public Flow withAccountability(Accountability accountability) {
    return new Flow(id, from, to, ports, why, accountability, log, only);
  }

  public Flow withLog(boolean log) {
    return new Flow(id, from, to, ports, why, accountability, log, only);
  }

  public Flow withOnly(Set<TargetName> only) {
    return new Flow(id, from, to, ports, why, accountability, log, only);
  }
}
