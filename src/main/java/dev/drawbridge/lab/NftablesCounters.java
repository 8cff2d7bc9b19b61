package dev.drawbridge.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The counters of nftables: of every element of a set, of the last rule of each base chain, and of
 * the last rule for each interface of a router.
 */
final class NftablesCounters implements CounterReader {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The sets and chains of what a router passes on are called after the interface it came by. */
  private static final Pattern INLET = Pattern.compile("from\\d+");

  private static final Map<String, Hook> BASE_CHAINS =
      Map.of(
          "guard", Hook.INGRESS,
          "input", Hook.INGRESS,
          "output", Hook.EGRESS,
          "forward", Hook.FORWARD);

  private final Map<String, Set<String>> flowsByKey;

  NftablesCounters(Map<String, Set<String>> flowsByKey) {
    this.flowsByKey = flowsByKey;
  }

  @Override
  public Map<Meter, Long> read(String host) throws IOException, InterruptedException {
    String listed =
        Tool.run(Path.of("/"), Namespaces.ENVIRONMENT, "", List.of("nft", "-j", "list", "ruleset"));
    Tally tally = new Tally(host, flowsByKey);
    for (JsonNode object : JSON.readTree(listed).path("nftables")) {
      elements(object.path("set"), tally);
      rule(object.path("rule"), tally);
    }
    return tally.sums();
  }

  private static void elements(JsonNode set, Tally tally) {
    Hook hook = ofSet(set.path("name").asString(""));
    for (JsonNode item : set.path("elem")) {
      JsonNode element = item.path("elem");
      JsonNode packets = element.path("counter").path("packets");
      if (packets.isNumber()) {
        tally.passed(hook, element.path("comment").asString(""), packets.asLong());
      }
    }
  }

  private static Hook ofSet(String name) {
    if (INLET.matcher(name).lookingAt()) {
      return Hook.FORWARD;
    }
    return name.startsWith("out") ? Hook.EGRESS : Hook.INGRESS;
  }

  private static Optional<Hook> ofChain(String name) {
    return INLET.matcher(name).matches()
        ? Optional.of(Hook.SPOOFED)
        : Optional.ofNullable(BASE_CHAINS.get(name));
  }

  private static void rule(JsonNode rule, Tally tally) {
    Optional<Hook> hook = ofChain(rule.path("chain").asString(""));
    if (hook.isEmpty() || !rule.path("table").asString("").startsWith("drawbridge")) {
      return;
    }
    for (JsonNode statement : rule.path("expr")) {
      JsonNode packets = statement.path("counter").path("packets");
      if (packets.isNumber()) {
        tally.denied(hook.get(), packets.asLong());
      }
    }
  }
}
