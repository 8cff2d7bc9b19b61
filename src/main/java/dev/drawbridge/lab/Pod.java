package dev.drawbridge.lab;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Workloads;
import dev.drawbridge.net.Address;
import dev.drawbridge.net.Family;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A pod of the cluster in which policies are tried out. It has an address of each family, whatever
 * the drawing says: a cluster knows it by its namespace and labels.
 *
 * @param object its name in its namespace; no other pod has it, in no namespace
 * @param namespace where it runs
 * @param labels what it carries
 * @param ipv4 its address of that family
 * @param ipv6 its address of that family
 * @param element the service or network of which it is one; empty for a pod that nobody drew
 * @param name how people are told which one it is
 */
record Pod(
    String object,
    String namespace,
    Map<String, String> labels,
    Address ipv4,
    Address ipv6,
    Optional<Key> element,
    String name)
    implements Stand {
  Pod {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  Address address(Family family) {
    return switch (family) {
      case IPV4 -> ipv4;
      case IPV6 -> ipv6;
    };
  }

  /** Whether a selector for these labels in that namespace selects it. */
  boolean isOf(Workloads workloads) {
    return namespace.equals(workloads.namespace())
        && labels.entrySet().containsAll(workloads.labels().entrySet());
  }
}
