package dev.drawbridge.lab;

import java.util.Collection;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Pods as the objects that an API server keeps. */
final class PodObjects {
  /** The one node of the cluster. */
  static final String NODE = "node";

  private PodObjects() {}

  /** The namespaces they run in. */
  static String namespaces(Collection<Pod> pods) {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    pods.stream()
        .map(Pod::namespace)
        .distinct()
        .sorted()
        .forEach(namespace ->
            items
                .addObject()
                .put("apiVersion", "v1")
                .put("kind", "Namespace")
                .putObject("metadata")
                .put("name", namespace));
    return list(items);
  }

  /** What a person would ask the cluster to run. */
  static String wanted(Collection<Pod> pods) {
    return objects(
        pods,
        (pod, object) -> {
          ObjectNode labels = ((ObjectNode) object.get("metadata")).putObject("labels");
          pod.labels().forEach(labels::put);
          object
              .putObject("spec")
              .put("nodeName", NODE)
              .putArray("containers")
              .addObject()
              .put("name", "listener")
              .put("image", "none");
        });
  }

  /** What the kubelet and the network of a cluster would report of them: where they are reached. */
  static String running(Collection<Pod> pods) {
    return objects(
        pods,
        (pod, object) -> {
          ObjectNode status =
              object
                  .putObject("status")
                  .put("phase", "Running")
                  .put("podIP", pod.ipv4().toString());
          ArrayNode addresses = status.putArray("podIPs");
          addresses.addObject().put("ip", pod.ipv4().toString());
          addresses.addObject().put("ip", pod.ipv6().toString());
        });
  }

  private static String objects(Collection<Pod> pods, BiConsumer<Pod, ObjectNode> rest) {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    for (Pod pod : pods) {
      ObjectNode object = items.addObject().put("apiVersion", "v1").put("kind", "Pod");
      object.putObject("metadata").put("name", pod.object()).put("namespace", pod.namespace());
      rest.accept(pod, object);
    }
    return list(items);
  }

  private static String list(ArrayNode items) {
    ObjectNode list =
        JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "List");
    list.set("items", items);
    return list.toString();
  }
}
