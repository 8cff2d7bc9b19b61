package dev.drawbridge.phrase;

import dev.drawbridge.problem.Code;

/** What a phrase does to a drawing. */
public enum EffectCode implements Code {
  /** Arguments: from, ports, to. */
  ALLOWS,
  /** An arrow without ports; arguments: from, to. */
  ALLOWS_NOTHING,
  /** Arguments: ports, to. */
  ALLOWS_EVERY_SERVICE,
  /** Arguments: from, ports. */
  ALLOWS_TO_EVERY_SERVICE,
  /** A flow of every service without ports; argument: the other end. */
  ALLOWS_EVERY_SERVICE_NOTHING,
  /** An arrow that exists is told more; arguments: from, to. */
  CHANGES_FLOW,
  /** Argument: its name. */
  CREATES_SERVICE,
  /** Arguments: its name, the zone's. */
  CREATES_SERVICE_IN,
  CREATES_ZONE,
  CREATES_ZONE_IN,
  CREATES_NETWORK,
  CREATES_NETWORK_IN,
  /** Argument: its name. */
  REMOVES,
  /** Arguments: from, to. */
  REMOVES_FLOW
}
