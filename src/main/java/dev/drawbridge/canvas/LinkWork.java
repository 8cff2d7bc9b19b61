package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Ordered;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds out which arrows are to be seen: one for each flow; at a collapsed zone one for all flows
 * between the same two things, and none for what runs within it.
 */
final class LinkWork {
  private LinkWork() {}

  /**
   * An arrow to be seen, and where it stands among the others.
   *
   * @param order the rank of its first flow
   */
  record Seen(Link link, long order) {}

  /** The link that shows a flow; empty if it runs within a collapsed zone. */
  static Optional<String> link(Flow flow, Ground ground) {
    Key from = ground.stand(flow.from()).seen();
    Key to = ground.stand(flow.to()).seen();
    if (!isFolded(from, ground) && !isFolded(to, ground)) {
      return Optional.of(flow.id());
    }
    return from.equals(to) ? Optional.empty() : Optional.of(Link.between(from, to));
  }

  private static boolean isFolded(Key key, Ground ground) {
    return ground.shape(key).orElse(null) instanceof Shape.Folded;
  }

  /** All arrows of a drawing, in order. */
  static List<Seen> all(Ground ground) {
    Map<String, List<Flow>> byLink = new LinkedHashMap<>();
    Map<String, Long> orders = new LinkedHashMap<>();
    ground
        .drawing()
        .flows()
        .forEachRanked((flow, rank) ->
            link(flow, ground)
                .ifPresent(id -> {
                  byLink.computeIfAbsent(id, _ -> new ArrayList<>(1)).add(flow);
                  orders.putIfAbsent(id, rank);
                }));
    List<Seen> all = new ArrayList<>(byLink.size());
    byLink.forEach((id, flows) ->
        all.add(new Seen(seen(id, flows, ground), Objects.requireNonNull(orders.get(id)))));
    return all;
  }

  private static Link seen(String id, List<Flow> flows, Ground ground) {
    Flow first = flows.getFirst();
    return new Link(id, flows, ground.stand(first.from()).seen(), ground.stand(first.to()).seen());
  }

  /**
   * The arrows that some flows were part of, or are part of now.
   *
   * @param flows what was added, removed or changed, and what is seen at another place now
   * @return by link; absent for an arrow that is no longer to be seen
   */
  static Map<String, Optional<Seen>> touched(Set<String> flows, Wiring before, Ground now) {
    Ordered<String, Flow> old = before.ground().drawing().flows();
    Ordered<String, Flow> current = now.drawing().flows();
    Set<String> links = new LinkedHashSet<>();
    Map<String, Set<String>> joined = new LinkedHashMap<>();
    for (String id : flows) {
      old.get(id).flatMap(flow -> link(flow, before.ground())).ifPresent(links::add);
      Optional<String> link = current.get(id).flatMap(flow -> link(flow, now));
      link.ifPresent(l -> joined.computeIfAbsent(l, _ -> new HashSet<>()).add(id));
    }
    links.addAll(joined.keySet());
    Map<String, Optional<Seen>> touched = new TreeMap<>();
    for (String link : links) {
      Set<String> members = new HashSet<>(joined.getOrDefault(link, Set.of()));
      before
          .runs()
          .get(link)
          .ifPresent(run ->
              run.link.flows().stream()
                  .map(Flow::id)
                  .filter(id -> !flows.contains(id))
                  .forEach(members::add));
      touched.put(link, seen(link, members, now));
    }
    return touched;
  }

  private static Optional<Seen> seen(String link, Set<String> members, Ground ground) {
    if (members.isEmpty()) {
      return Optional.empty();
    }
    Ordered<String, Flow> all = ground.drawing().flows();
    List<Flow> flows =
        members.stream()
            .sorted(Comparator.comparingLong(all::rank))
            .map(id -> all.get(id).orElseThrow())
            .toList();
    return Optional.of(new Seen(seen(link, flows, ground), all.rank(flows.getFirst().id())));
  }
}
