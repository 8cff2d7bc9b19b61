package dev.drawbridge.proof;

import dev.drawbridge.net.Traffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Traffic with pods, as the sum of what several selectors bring. */
final class PodCover {
  private static final Set<String> ALWAYS = Set.of(PodPeer.NAMESPACE_NAME);

  private final Map<PodPeer, Traffic> bySelector = new HashMap<>();

  /**
   * Traffic with one pod that a cover lacks.
   *
   * @param pod the pod in words
   */
  record Gap(String pod, Traffic traffic) {}

  /**
   * What a search for gaps has found.
   *
   * @param gap the first, if any
   * @param exact whether nothing was left out; otherwise no gap means nothing
   */
  record Search(Optional<Gap> gap, boolean exact) {
    static final Search NOTHING = new Search(Optional.empty(), true);
  }

  void add(PodPeer peer, Traffic traffic) {
    if (!traffic.isEmpty()) {
      bySelector.merge(peer, traffic, Traffic::union);
    }
  }

  /**
   * Whether some pod of a peer gets less than this traffic here.
   *
   * <p>What an equal selector brings is taken off first, which is exact, and leaves nothing to
   * search where files say what is drawn in the same words.
   */
  Search gap(PodPeer peer, Traffic traffic) {
    Traffic rest = traffic.minus(bySelector.getOrDefault(peer, Traffic.NONE));
    if (rest.isEmpty()) {
      return Search.NOTHING;
    }
    List<Map.Entry<PodPeer, Traffic>> near = new ArrayList<>();
    bySelector.forEach((other, brought) -> {
      if (brought.overlaps(rest) && !other.isApartFrom(peer)) {
        near.add(Map.entry(other, brought));
      }
    });
    return search(peer, rest, near);
  }

  private static Search search(
      PodPeer peer, Traffic traffic, List<Map.Entry<PodPeer, Traffic>> near) {
    List<PodPeer> others = near.stream().map(Map.Entry::getKey).toList();
    LabelAtoms namespaces =
        LabelAtoms.within(
            peer.namespaces(), others.stream().map(PodPeer::namespaces).toList(), ALWAYS);
    LabelAtoms pods =
        LabelAtoms.within(peer.pods(), others.stream().map(PodPeer::pods).toList(), Set.of());
    List<Map<String, String>> podList = pods.list();
    int visited = 0;
    for (Map<String, String> namespace : namespaces.list()) {
      for (Map<String, String> pod : podList) {
        Traffic lacking = traffic;
        for (Map.Entry<PodPeer, Traffic> other : near) {
          if (other.getKey().selects(namespace, pod)) {
            lacking = lacking.minus(other.getValue());
          }
        }
        if (!lacking.isEmpty()) {
          return new Search(Optional.of(new Gap(PodPeer.words(namespace, pod), lacking)), true);
        }
        if (++visited == LabelAtoms.MOST) {
          return new Search(
              Optional.empty(), (long) namespaces.count() * pods.count() <= LabelAtoms.MOST);
        }
      }
    }
    return Search.NOTHING;
  }
}
