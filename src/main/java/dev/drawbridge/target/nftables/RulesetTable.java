package dev.drawbridge.target.nftables;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Our table after the file has been executed on top of any earlier state. */
final class RulesetTable {
  private final Map<String, RulesetSet> sets = new LinkedHashMap<>();
  private final Map<String, RulesetChain> chains = new LinkedHashMap<>();
  private boolean flushed;

  Optional<RulesetSet> set(String name) {
    return Optional.ofNullable(sets.get(name));
  }

  Optional<RulesetChain> chain(String name) {
    return Optional.ofNullable(chains.get(name));
  }

  Collection<RulesetChain> chains() {
    return chains.values();
  }

  /** The set of that declaration; empty if one of its name was declared differently. */
  Optional<RulesetSet> declare(RulesetSet.Declaration declaration) {
    RulesetSet set = sets.computeIfAbsent(declaration.name(), _ -> new RulesetSet(declaration));
    return Optional.of(set).filter(s -> s.declaration().equals(declaration));
  }

  /** The chain of that name, new or not. */
  RulesetChain declareChain(String name) {
    return chains.computeIfAbsent(name, _ -> new RulesetChain(name, flushed));
  }

  /** {@code flush table} empties every chain and no set (nft(8), TABLES). */
  void flush() {
    flushed = true;
    chains.values().forEach(RulesetChain::flush);
  }
}
