package dev.drawbridge.policy;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.net.Direction;
import java.util.List;
import java.util.Optional;

/** The answer to a probe on one target, with its reason. */
public sealed interface Verdict {

  /**
   * It may, because of these flows.
   *
   * @param flows ids, in file order, never empty
   */
  record Allowed(List<String> flows) implements Verdict {
    public Allowed {
      flows = List.copyOf(flows);
    }
  }

  /**
   * It may not.
   *
   * @param refusals who refuses: the source's egress, the destination's ingress, or both; never
   *     empty
   */
  record Denied(List<Refusal> refusals) implements Verdict {
    public Denied {
      refusals = List.copyOf(refusals);
    }
  }

  /** Neither end is protected on this target, so nothing there decides. */
  record Unenforced() implements Verdict {}

  /**
   * One end that refuses.
   *
   * @param service the protected end
   * @param direction which way the connection would pass it
   * @param reason why
   * @param nearest the id of the flow that comes closest, if there is one at all
   */
  record Refusal(Key service, Direction direction, Reason reason, Optional<String> nearest) {}

  /** Why an end refuses. */
  enum Reason {
    /** No flow between the two in this direction. */
    NO_FLOW,
    /** There are flows, but on other protocols or ports. */
    OTHER_PORTS,
    /** The flow holds on other targets only. */
    OTHER_TARGETS,
    /** One end has only IPv4, the other only IPv6. */
    NO_COMMON_FAMILY
  }
}
