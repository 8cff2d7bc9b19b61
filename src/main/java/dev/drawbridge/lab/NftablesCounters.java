package dev.drawbridge.lab;

import dev.drawbridge.net.Direction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The counters of nftables: of every element of a set, and of the last rule of each base chain. */
final class NftablesCounters implements CounterReader {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** In which direction the chains of a host look at packets. */
  private static final Map<String, Direction> CHAINS =
      Map.of("guard", Direction.INGRESS, "input", Direction.INGRESS, "output", Direction.EGRESS);

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
    Direction direction =
        set.path("name").asString("").startsWith("out") ? Direction.EGRESS : Direction.INGRESS;
    for (JsonNode item : set.path("elem")) {
      JsonNode element = item.path("elem");
      JsonNode packets = element.path("counter").path("packets");
      if (packets.isNumber()) {
        tally.passed(direction, element.path("comment").asString(""), packets.asLong());
      }
    }
  }

  private static void rule(JsonNode rule, Tally tally) {
    Direction direction = CHAINS.get(rule.path("chain").asString(""));
    if (direction == null || !rule.path("table").asString("").startsWith("drawbridge")) {
      return;
    }
    for (JsonNode statement : rule.path("expr")) {
      JsonNode packets = statement.path("counter").path("packets");
      if (packets.isNumber()) {
        tally.denied(direction, packets.asLong());
      }
    }
  }
}
