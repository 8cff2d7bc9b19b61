package dev.drawbridge.lab;

import dev.drawbridge.problem.Code;

/** Why a lab cannot be run, or cannot go on. */
public enum LabCode implements Code {
  /** The system is not Linux; arguments: its name. */
  NOT_LINUX,
  /** A program is missing; arguments: its name. */
  PROGRAM_MISSING,
  /** The kernel does not give namespaces to this user; arguments: what it says. */
  NAMESPACES_REFUSED,
  /** The target protects nothing of the drawing; arguments: the target. */
  NOTHING_PROTECTED,
  /** The target has no files for the drawing; arguments: the target. */
  NOTHING_TO_TRY,
  /** Nothing of the drawing can be tried; arguments: whose files. */
  NO_TRIALS,
  /** The kernel has no IPv6, which pods have here; no arguments. */
  CLUSTER_WITHOUT_IPV6,
  /** Too many hosts or pods to build; arguments: how many it takes, how many there may be. */
  TOO_LARGE,
  /** A host does not take its files; arguments: the host, and what was printed. */
  FILES_REFUSED,
  /** A host has more rules than a user namespace may load at once; arguments: the host. */
  RULES_TOO_LARGE,
  /**
   * Programs of a policy plane are missing; arguments: their names, and the variable that names
   * their folder.
   */
  PLANE_MISSING,
  /** A program that must serve ended; arguments: its name, and what it said last. */
  DAEMON_ENDED,
  /**
   * A program that must serve is not ready; arguments: its name, how many seconds it had, and what
   * it said last.
   */
  DAEMON_NOT_READY,
  /** A cluster does not take the files; arguments: what was printed. */
  CLUSTER_REFUSES,
  /** The machine lost packets each time they were tried; no arguments. */
  MACHINE_TOO_BUSY,
  /** The network could not be built, or was lost; arguments: what went wrong. */
  FABRIC_BROKEN,
  /** The process in the namespaces ended before it was done; arguments: what it said last. */
  ENDED_EARLY
}
