package dev.drawbridge.target.nftables;

import java.util.Optional;

/** What a rule does with the packets it matches. */
sealed interface RulesetVerdict {

  /** Passes this hook; the table's other hooks and foreign tables still decide. */
  record Accept() implements RulesetVerdict {}

  /** Drops or rejects. */
  record Drop() implements RulesetVerdict {}

  /** Back to the chain from which it jumped; from a base chain to the policy. */
  record Return() implements RulesetVerdict {}

  /** Into a chain, and on after this rule when that ends. */
  record Jump(String chain) implements RulesetVerdict {}

  /** Into a chain, and after it where this chain would return to. */
  record Goto(String chain) implements RulesetVerdict {}

  /** The chain that it leads into, if any. */
  default Optional<String> leadsTo() {
    return switch (this) {
      case Jump to -> Optional.of(to.chain());
      case Goto to -> Optional.of(to.chain());
      case Accept _, Drop _, Return _ -> Optional.empty();
    };
  }
}
