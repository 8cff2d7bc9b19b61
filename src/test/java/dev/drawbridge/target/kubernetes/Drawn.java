package dev.drawbridge.target.kubernetes;

import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.DrawingReader;
import dev.drawbridge.target.Bundle;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Drawings as a person writes them, and files as a person reads them. */
final class Drawn {
  private Drawn() {}

  /** The policy of a drawing file without its first line. */
  static Policy policy(String yaml) {
    try {
      byte[] file = ("drawbridge: 1\n" + yaml).getBytes(StandardCharsets.UTF_8);
      return Policy.of(DrawingReader.read("drawing.yaml", file).drawing());
    } catch (ProblemsException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** What is applied for a drawing, without what puts it to work and tries it. */
  static Map<String, String> texts(Bundle bundle) {
    Map<String, String> texts = new TreeMap<>();
    bundle
        .files()
        .forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
    texts.keySet().removeIf(path -> path.endsWith(".sh") || path.startsWith("try/"));
    return texts;
  }

  /** One written file. */
  static String file(Policy policy, String path) {
    return texts(new KubernetesTarget().write(policy)).get(path);
  }

  /** What stands below {@code spec:} in the document with that object name. */
  static String spec(Policy policy, String path, String name) {
    for (String document : file(policy, path).split("(?m)^---$")) {
      if (document.contains("  name: " + name + "\n")) {
        return document.substring(document.indexOf("spec:\n") + "spec:\n".length());
      }
    }
    throw new IllegalArgumentException("no " + name + " in " + path);
  }
}
