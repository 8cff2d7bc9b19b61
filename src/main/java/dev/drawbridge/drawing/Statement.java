package dev.drawbridge.drawing;

import java.util.List;
import java.util.Set;

/** Something said about who may, or may never, open a connection to whom. */
public sealed interface Statement permits Flow, Ambient, Guardrail {

  /** The identity; flows, ambient flows and guardrails share one name space. */
  String id();

  /** Why it is so, in the author's words; blank if not said. */
  String why();

  /** Protocols and ports as written; for a guardrail empty means any. */
  List<PortSpec> ports();

  /** The targets it holds on; empty means all. */
  Set<TargetName> only();

  /** The elements it names. */
  List<Key> ends();
}
