package dev.drawbridge.store;

import java.util.List;

/** The keys of each kind of mapping in the file, in the order they are written. */
enum Vocabulary {
  DRAWING(
      "drawing",
      "drawbridge",
      "name",
      "description",
      "targets",
      "zones",
      "services",
      "networks",
      "routers",
      "notes",
      "flows",
      "ambient",
      "guardrails",
      "layout"),
  TARGETS("targets", "kubernetes", "hosts", "aws"),
  CLUSTER_OPTIONS("targets.kubernetes", "dns", "cluster", "isolate-system-namespaces"),
  CLUSTER_RANGES("targets.kubernetes.cluster", "pods", "services", "nodes"),
  HOST_OPTIONS("hosts", "dhcp", "containers"),
  AWS_OPTIONS("targets.aws", "quotas", "prefix-lists"),
  QUOTAS("targets.aws.quotas", "rules-per-group", "groups-per-interface"),
  PREFIX_LIST("targets.aws.prefix-lists", "ipv4", "ipv6", "maximum"),
  ZONE("zone", "name", "zone", "trust", "addresses", "isolate", "kubernetes", "aws"),
  SERVICE(
      "service",
      "name",
      "zone",
      "labels",
      "addresses",
      "ports",
      "kubernetes",
      "aws",
      "host-network",
      "hosts",
      "only",
      "icon"),
  NAMESPACE("kubernetes", "namespace"),
  CLOUD("aws", "vpc"),
  NETWORK("network", "name", "zone", "addresses", "except", "kubernetes", "holds-services", "icon"),
  WORKLOADS("kubernetes", "namespace", "labels"),
  ROUTER("router", "name", "zone", "joins", "addresses"),
  NOTE("note", "zone", "text"),
  FLOW("flow", "id", "from", "to", "ports", "why", "owner", "ticket", "until", "log", "only"),
  AMBIENT("ambient", "id", "from", "to", "ports", "why", "owner", "ticket", "until", "log", "only"),
  GUARDRAIL("guardrail", "id", "never", "hops", "why"),
  NEVER("never", "from", "to", "ports"),
  PLACEMENT("layout", "x", "y", "width", "height", "pinned", "collapsed");

  private final String word;
  private final List<String> keys;

  Vocabulary(String word, String... keys) {
    this.word = word;
    this.keys = List.of(keys);
  }

  /** What such a mapping is called in messages: a word of the format itself. */
  String word() {
    return word;
  }

  List<String> keys() {
    return keys;
  }
}
