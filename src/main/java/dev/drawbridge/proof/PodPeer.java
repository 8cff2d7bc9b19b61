package dev.drawbridge.proof;

import dev.drawbridge.reading.LabelSelector;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Pods by the labels of their namespace and their own.
 *
 * @param namespaces in canonical order
 * @param pods in canonical order
 */
record PodPeer(LabelSelector namespaces, LabelSelector pods) {
  /** Set by the API server itself on every namespace, and immutable (K). */
  static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

  /** Every pod of every namespace. */
  static final PodPeer EVERY_POD = new PodPeer(LabelSelector.EVERYTHING, LabelSelector.EVERYTHING);

  PodPeer {
    namespaces = LabelAtoms.canonical(namespaces);
    pods = LabelAtoms.canonical(pods);
  }

  /** The pods with these labels in one namespace. */
  static PodPeer of(String namespace, Map<String, String> labels) {
    return new PodPeer(
        LabelSelector.matching(Map.of(NAMESPACE_NAME, namespace)), LabelSelector.matching(labels));
  }

  /** Whether plainly no pod is selected by both. */
  boolean isApartFrom(PodPeer other) {
    return LabelAtoms.areApart(namespaces, other.namespaces)
        || LabelAtoms.areApart(pods, other.pods);
  }

  /** Whether a pod is selected. */
  boolean selects(Map<String, String> namespace, Map<String, String> pod) {
    return namespaces.selects(namespace) && pods.selects(pod);
  }

  /** One pod in words: its labels and where it runs. */
  static String words(Map<String, String> namespace, Map<String, String> pod) {
    String name = namespace.getOrDefault(NAMESPACE_NAME, LabelAtoms.ANOTHER);
    String where =
        name.equals(LabelAtoms.ANOTHER) ? "in another namespace" : "in the namespace " + name;
    String others =
        namespace.entrySet().stream()
            .filter(label -> !label.getKey().equals(NAMESPACE_NAME))
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(", "));
    return words(pod) + " " + where + (others.isEmpty() ? "" : " labelled " + others);
  }

  /** One pod in words: its labels. */
  static String words(Map<String, String> pod) {
    return pod.isEmpty()
        ? "a pod without these labels"
        : pod.entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(", ", "a pod labelled ", ""));
  }
}
