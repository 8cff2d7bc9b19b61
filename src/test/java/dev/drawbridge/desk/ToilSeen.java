package dev.drawbridge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/**
 * What a file of {@link Toil} must hold, found out without anything that reads, edits or writes
 * drawings: every number follows from that of the last edit.
 */
final class ToilSeen {
  /** How the file begins; comments stay whatever happens to what they stand beside. */
  static final String BY_HAND =
      """
      # written by hand
      drawbridge: 1
      name: "0" # the last edit
      """;

  private ToilSeen() {}

  /** Every drawing found must be the one after the edit whose number it bears. */
  static void requireRight(String text) {
    Map<String, Object> found = new Yaml().load(text);
    int last = Integer.parseInt((String) found.get("name"));
    assertThat(found).isEqualTo(after(last));
  }

  private static Map<String, Object> after(int last) {
    Map<String, Object> services = new LinkedHashMap<>();
    List<Object> flows = new ArrayList<>();
    Map<String, Object> layout = new LinkedHashMap<>();
    for (int i = 0; i < Toil.SERVICES; i++) {
      int n = last - Math.floorMod(last - i, Toil.SERVICES);
      if (n > 0) {
        String key = "service-" + i;
        services.put(key, Map.of("name", "Service " + n, "labels", Map.of("app", "\u00e4 " + n)));
        List<String> ports = List.of("tcp/" + (n % 65535 + 1));
        flows.add(Map.of("id", "flow-" + i, "from", key, "to", key, "ports", ports));
        layout.put(key, Map.of("x", n, "y", -n));
      }
    }
    return last == 0
        ? Map.of("drawbridge", 1, "name", "0")
        : Map.of(
            "drawbridge", 1,
            "name", Integer.toString(last),
            "services", services,
            "flows", flows,
            "layout", layout);
  }
}
