package dev.drawbridge.target.nftables;

import dev.drawbridge.problem.Place;
import dev.drawbridge.reading.HostsReading.Hook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One chain after the file has been executed on top of any earlier state. */
final class RulesetChain {
  private final String name;
  private final List<RulesetRule> rules = new ArrayList<>();
  private boolean known;
  private boolean accepts = true;
  private Optional<Base> base = Optional.empty();

  /** Where a base chain is hooked in, and the line that says so. */
  record Base(Hook hook, int priority, Place.InFile place) {}

  /**
   * A chain as first declared.
   *
   * @param known whether the table was flushed before, so that nothing can be in it
   */
  RulesetChain(String name, boolean known) {
    this.name = name;
    this.known = known;
  }

  String name() {
    return name;
  }

  List<RulesetRule> rules() {
    return rules;
  }

  Optional<Base> base() {
    return base;
  }

  /** Whether what reaches the end of this base chain passes. */
  boolean accepts() {
    return accepts;
  }

  /** Whether its rules are known, whatever was loaded before. */
  boolean isKnown() {
    return known;
  }

  void flush() {
    rules.clear();
    known = true;
  }

  void add(RulesetRule rule) {
    rules.add(rule);
  }

  void setPolicy(boolean accepts) {
    this.accepts = accepts;
  }

  /** Hooks it in; false if it is hooked in elsewhere already, which the kernel refuses. */
  boolean hook(Base where) {
    boolean same =
        base.map(b -> b.hook() == where.hook() && b.priority() == where.priority()).orElse(true);
    if (base.isEmpty()) {
      base = Optional.of(where);
    }
    return same;
  }
}
