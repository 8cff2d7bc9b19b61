package dev.drawbridge.lab;

import dev.drawbridge.drawing.TargetName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The short keys that stand in exported files, and the flows behind each, as a manifest says. */
final class BundleKeys {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String MANIFEST = "bundle.json";

  private BundleKeys() {}

  /**
   * The keys of one target.
   *
   * @param bundle the folder of the bundle
   * @return the ids of flows by key
   */
  static Map<String, Set<String>> read(Path bundle, TargetName target) throws IOException {
    Map<String, Set<String>> keys = new TreeMap<>();
    JsonNode elements = manifest(bundle).path("targets").path(target.word()).path("elements");
    elements.forEachEntry((key, flows) -> {
      Set<String> ids = new HashSet<>();
      flows.forEach(id -> ids.add(id.asString()));
      keys.put(key, Set.copyOf(ids));
    });
    return keys;
  }

  private static JsonNode manifest(Path bundle) throws IOException {
    try {
      return JSON.readTree(Files.readAllBytes(bundle.resolve(MANIFEST)));
    } catch (JacksonException e) {
      throw new IOException(MANIFEST + " is not the manifest of a bundle", e);
    }
  }
}
