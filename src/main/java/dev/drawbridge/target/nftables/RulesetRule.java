package dev.drawbridge.target.nftables;

import dev.drawbridge.problem.Place;
import java.util.List;

/**
 * One rule that decides something; one that only counts or logs is not kept.
 *
 * @param arms disjoint alternatives: one, or several of a verdict map
 * @param place where it stands
 */
record RulesetRule(List<Arm> arms, Place.InFile place) {
  RulesetRule {
    arms = List.copyOf(arms);
  }

  /** What all of these match gets this verdict. */
  record Arm(List<RulesetMatch> matches, RulesetVerdict verdict) {
    Arm {
      matches = List.copyOf(matches);
    }
  }
}
