package dev.drawbridge.target.nftables;

import dev.drawbridge.problem.Code;

/** What can be wrong with a file that nft is to load. */
public enum NftablesProblem implements Code {
  /** A file that is not {@code <service>/drawbridge.nft}; arguments: its path. */
  UNKNOWN_FILE,
  /** A list of flows with something else in it than keys and ids; arguments: its path. */
  FLOWS_UNREADABLE,
  /** A character that nft does not know, or that it would expand; arguments: the character. */
  UNKNOWN_CHARACTER,
  /** A string without its end. */
  UNFINISHED_STRING,
  /** A word that means nothing there; arguments: the word. */
  UNKNOWN_WORD,
  /** Another table than our own; arguments: its name. */
  OTHER_TABLE,
  /** A value that does not fit; arguments: the value, what it should be. */
  BAD_VALUE,
  /** A list of elements with nothing in it. */
  NO_ELEMENTS,
  /** A set that the file does not declare before it is used; arguments: its name. */
  SET_NOT_DECLARED,
  /** A set declared twice in different ways; arguments: its name. */
  SET_DECLARED_DIFFERENTLY,
  /** A set asked for something it does not hold; arguments: its name, its type. */
  SET_TYPE_DIFFERS,
  /** A set that may still hold elements of an earlier load; arguments: its name. */
  SET_NOT_RESET,
  /** A chain that the file does not declare before it is used; arguments: its name. */
  CHAIN_NOT_DECLARED,
  /** A chain hooked twice in different ways; arguments: its name. */
  CHAIN_DECLARED_DIFFERENTLY,
  /** A chain that may still hold rules of an earlier load; arguments: its name. */
  CHAIN_NOT_RESET,
  /**
   * A chain from which a jump leads back to it, or deeper than the kernel goes; arguments: its
   * name.
   */
  CHAIN_LOOP,
  /** A jump to a chain that is hooked in itself, which the kernel refuses; arguments: its name. */
  JUMP_TO_BASE_CHAIN,
  /** A rule names other container interfaces than the others do; arguments: its interfaces. */
  INTERFACES_DIFFER,
  /** A rule asks for the interface of the other way; arguments: the word. */
  INTERFACE_OF_OTHER_WAY,
  /** A verdict that only some of the packets get, by their rate. */
  VERDICT_BY_RATE,
  /** More rules to follow than anybody could check. */
  TOO_COMPLEX
}
