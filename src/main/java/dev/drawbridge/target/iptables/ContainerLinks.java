package dev.drawbridge.target.iptables;

import dev.drawbridge.problem.Problem;
import dev.drawbridge.target.iptables.RuleLine.Link;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The interfaces other than loopback that rules name. A reading knows only one kind of them, so the
 * rules must treat all alike: wherever a chain names one, it names all in one stretch of rules, and
 * the rules of each are the same.
 */
final class ContainerLinks {
  private ContainerLinks() {}

  /** The interfaces that some chains name, sorted. */
  static Set<String> of(Collection<Chain> chains) {
    Set<String> names = new TreeSet<>();
    for (Chain chain : chains) {
      chain.rules().forEach(rule -> name(rule).ifPresent(names::add));
    }
    return names;
  }

  /** Adds a problem for each chain that tells these interfaces apart. */
  static void check(Collection<Chain> chains, Set<String> names, List<Problem> problems) {
    for (Chain chain : chains) {
      List<RuleLine> rules = chain.rules();
      int first = 0;
      while (first < rules.size() && name(rules.get(first)).isEmpty()) {
        first++;
      }
      int end = rules.size();
      while (end > first && name(rules.get(end - 1)).isEmpty()) {
        end--;
      }
      if (first < end && !areAlike(rules.subList(first, end), names)) {
        problems.add(
            Problem.at(rules.get(first).place(), IptablesProblem.INTERFACES_DIFFER, chain.name()));
      }
    }
  }

  private static boolean areAlike(List<RuleLine> stretch, Set<String> names) {
    Map<String, List<RuleLine>> byName = new TreeMap<>();
    for (RuleLine rule : stretch) {
      Optional<String> name = name(rule);
      if (name.isEmpty()) {
        return false;
      }
      byName.computeIfAbsent(name.get(), _ -> new ArrayList<>()).add(nameless(rule));
    }
    List<RuleLine> any = byName.values().iterator().next();
    return byName.keySet().equals(names) && byName.values().stream().allMatch(any::equals);
  }

  private static RuleLine nameless(RuleLine rule) {
    return rule.anywhereOn(rule.link().map(link -> new Link("", link.incoming())));
  }

  private static Optional<String> name(RuleLine rule) {
    return rule.link().filter(link -> !link.isLoopback()).map(Link::name);
  }
}
