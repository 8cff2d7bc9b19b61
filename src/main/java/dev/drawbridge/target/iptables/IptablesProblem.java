package dev.drawbridge.target.iptables;

import dev.drawbridge.problem.Code;

/** Why files for iptables are not what we could have written, or would not load. */
public enum IptablesProblem implements Code {
  /** A file that does not belong here; arguments: its path. */
  FILE_UNKNOWN,
  /** A file that must be there; arguments: its path. */
  FILE_MISSING,
  /** A list of flows with something else in it than keys and ids; arguments: its path. */
  FLOWS_UNREADABLE,
  /** A line that is no rule, set, table or chain; arguments: how it begins. */
  LINE_UNKNOWN,
  /** A line that the program would cut; arguments: how long one may be. */
  LINE_TOO_LONG,
  /** A quote that does not end in its line; no arguments. */
  QUOTE_OPEN,
  /** A table in which we do not work; arguments: its name. */
  TABLE_UNKNOWN,
  /** A table for the second time, which is loaded apart from the first; arguments: its name. */
  TABLE_TWICE,
  /** A table without COMMIT is not loaded; arguments: its name. */
  TABLE_NOT_COMMITTED,
  /** A chain that is not declared before, so keeps what was in it; arguments: its name. */
  CHAIN_NOT_DECLARED,
  /** A chain declared twice; arguments: its name. */
  CHAIN_TWICE,
  /** A declaration of a chain of the kernel or of a target; arguments: its name. */
  CHAIN_NOT_OURS,
  /** Chains that lead back to themselves, or too deep; arguments: the name of one. */
  CHAIN_LOOP,
  /** Chains that call each other so often that nobody can follow; no arguments. */
  TOO_COMPLEX,
  /** A kernel's chain at which we do not stand; arguments: its name and the table's. */
  HOOK_UNKNOWN,
  /** An option that is not known; arguments: the option. */
  OPTION_UNKNOWN,
  /** An option given twice; arguments: the option. */
  OPTION_TWICE,
  /** An option that needs another one before it; arguments: the option. */
  OPTION_MISPLACED,
  /** A value that cannot stand there; arguments: the option and the value. */
  VALUE_WRONG,
  /** A match that is not known; arguments: its name. */
  MATCH_UNKNOWN,
  /** The outdated state match; no arguments. */
  MATCH_STATE,
  /** A match without what it should look for; arguments: its name. */
  MATCH_INCOMPLETE,
  /** A target that is not known; arguments: its name. */
  TARGET_UNKNOWN,
  /** A rule that decides, but only so many times; no arguments. */
  LIMIT_DECIDES,
  /** Rules that tell container interfaces apart; arguments: the chain. */
  INTERFACES_DIFFER,
  /** A set that the file of sets does not have; arguments: its name. */
  SET_UNKNOWN,
  /** A set created twice; arguments: its name. */
  SET_TWICE,
  /** A set whose name does not tell its elements; arguments: its name and the digest expected. */
  SET_NAME_WRONG,
  /** A set with more elements than it allows; arguments: its name, its limit and their number. */
  SET_TOO_SMALL,
  /** A set of the other family, or with other fields than it is asked for; arguments: its name. */
  SET_UNFIT,
  /** A line without -exist fails when loaded again; no arguments. */
  NOT_REPEATABLE
}
