package dev.drawbridge.drawing;

import java.util.List;
import java.util.Set;

/**
 * A flow that every service has, listed once instead of drawn many times: name resolution, time.
 * Never from a service to itself.
 *
 * @param id the identity
 * @param side whether {@code other} is where the flow leads to, or where it comes from
 * @param other the one end that is named
 * @param ports protocols and ports at the destination, as written
 * @param why the reason, blank if not said
 * @param accountability owner, ticket, review date
 * @param log whether opening packets are logged
 * @param only the targets it holds on; empty means all
 */
public record Ambient(
    String id,
    Side side,
    Key other,
    List<PortSpec> ports,
    String why,
    Accountability accountability,
    boolean log,
    Set<TargetName> only)
    implements Statement {

  /** Which end is named; the other one is every drawn service. */
  public enum Side {
    FROM,
    TO
  }

  public Ambient {
    StatementId.require(id);
    ports = List.copyOf(ports);
    only = Targets.inOrder(only);
  }

  @Override
  public List<Key> ends() {
    return List.of(other);
  }

  public Ambient with(Side side, Key other) {
    return new Ambient(id, side, other, ports, why, accountability, log, only);
  }

  public Ambient withPorts(List<PortSpec> ports) {
    return new Ambient(id, side, other, ports, why, accountability, log, only);
  }

  public Ambient withWhy(String why) {
    return new Ambient(id, side, other, ports, why, accountability, log, only);
  }
}
