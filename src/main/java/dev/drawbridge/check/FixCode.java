package dev.drawbridge.check;

import dev.drawbridge.problem.Code;

/** What cures are called on their buttons. */
public enum FixCode implements Code {
  USE_PORT,
  DECLARE_PORT,
  EXCEPT_ADDRESSES,
  HOLD_SERVICES,
  TELL_APART,
  REMOVE_FLOW,
  CONNECT_MANAGEMENT,
  EXCEPT_PRIVATE,
  EXCEPT_FROM,
  JOIN_ZONE,
  USE_INTERFACE
}
