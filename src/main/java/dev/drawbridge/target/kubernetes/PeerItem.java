package dev.drawbridge.target.kubernetes;

import dev.drawbridge.net.Cidr;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One item of a rule's {@code from} or {@code to}. */
sealed interface PeerItem {

  /**
   * Pods by namespace and labels, both in this one item: two items would mean one or the other.
   *
   * @param labels never empty: a bare namespace would be open to unknown pods
   */
  record Pods(String namespace, Map<String, String> labels) implements PeerItem {
    public Pods {
      labels = Collections.unmodifiableMap(new TreeMap<>(labels));
      if (labels.isEmpty()) {
        throw new IllegalArgumentException("every pod of " + namespace);
      }
    }
  }

  /**
   * Addresses.
   *
   * @param except each strictly inside {@code cidr}, disjoint, ascending
   */
  record Block(Cidr cidr, List<Cidr> except) implements PeerItem {
    public Block {
      except = List.copyOf(except);
    }
  }
}
