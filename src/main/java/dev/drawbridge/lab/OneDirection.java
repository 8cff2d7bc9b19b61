package dev.drawbridge.lab;

import dev.drawbridge.net.Direction;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Network policies of a cluster as they would be if they ruled one direction only. Where a pod's
 * egress is free, every source is a stand-in without a firewall of its own, and what an ingress
 * rule lets through shows (design: kubernetes §18).
 */
final class OneDirection {
  private static final JsonMapper JSON = new JsonMapper();

  /** What a server adds to an object and would not take from anybody else. */
  private static final Set<String> SERVERS_OWN =
      Set.of("uid", "resourceVersion", "generation", "creationTimestamp", "managedFields");

  private OneDirection() {}

  /**
   * The same policies with another direction left out.
   *
   * @param policies a list of NetworkPolicy objects as the server gives it, in JSON
   * @param direction the one that stays
   * @return a list to create them from; policies of the other direction alone are left out
   */
  static String of(String policies, Direction direction) {
    ObjectNode list = (ObjectNode) JSON.readTree(policies);
    ArrayNode kept = JSON.createArrayNode();
    for (JsonNode item : list.withArray("items")) {
      ObjectNode policy = (ObjectNode) item;
      ((ObjectNode) policy.get("metadata")).remove(SERVERS_OWN);
      ObjectNode spec = (ObjectNode) policy.get("spec");
      if (rules(spec, direction)) {
        restrict(spec, direction);
        kept.add(policy);
      }
    }
    list.remove("metadata");
    list.set("items", kept);
    return list.toString();
  }

  /** The server has filled in which directions a policy rules, if a person had not said so. */
  private static boolean rules(ObjectNode spec, Direction direction) {
    return spec.withArray("policyTypes")
        .valueStream()
        .anyMatch(type -> type.asString().equals(typeOf(direction)));
  }

  private static void restrict(ObjectNode spec, Direction direction) {
    spec.putArray("policyTypes").add(typeOf(direction));
    spec.remove(direction.opposite().name().toLowerCase(Locale.ROOT));
  }

  private static String typeOf(Direction direction) {
    return switch (direction) {
      case INGRESS -> "Ingress";
      case EGRESS -> "Egress";
    };
  }
}
