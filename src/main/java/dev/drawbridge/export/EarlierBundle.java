package dev.drawbridge.export;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a manifest says of the bundle it lies in.
 *
 * @param drawingDigest SHA-256 of the drawing it was made from
 * @param files SHA-256 by path; the manifest itself is not among them
 * @param states how each target ended, by the target's word
 */
record EarlierBundle(String drawingDigest, Map<String, String> files, Map<String, String> states) {
  EarlierBundle {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
    states = Collections.unmodifiableMap(new TreeMap<>(states));
  }

  /** Reads a manifest; empty if it is none of ours. */
  static Optional<EarlierBundle> read(byte[] manifest) {
    try {
      JsonNode json = JsonMapper.shared().readTree(manifest);
      if (!json.path("format").asString("").equals(Manifest.FORMAT)) {
        return Optional.empty();
      }
      Map<String, String> files = new TreeMap<>();
      for (JsonNode file : json.path("files")) {
        files.put(file.path("path").asString(""), file.path("sha256").asString(""));
      }
      Map<String, String> states = new TreeMap<>();
      for (String target : new TreeSet<>(json.path("targets").propertyNames())) {
        states.put(target, json.path("targets").path(target).path("state").asString(""));
      }
      return Optional.of(
          new EarlierBundle(json.path("drawing").path("sha256").asString(""), files, states));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
