package dev.drawbridge.drawing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Pods that are not drawn, by namespace and labels: a network's Kubernetes form.
 *
 * @param namespace the namespace they run in
 * @param labels what they carry, in the order written; empty means every pod of the namespace,
 *     which is a finding
 */
public record Workloads(String namespace, Map<String, String> labels) {
  public Workloads {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }
}
