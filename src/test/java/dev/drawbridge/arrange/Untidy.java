package dev.drawbridge.arrange;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.DrawingReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Drawings where everything stands anywhere, made of a seed. */
final class Untidy {
  private final Random random;
  private final StringBuilder text = new StringBuilder("drawbridge: 1\n");
  private final StringBuilder layout = new StringBuilder();
  private final List<String> zones = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();

  private Untidy(long seed) {
    this.random = new Random(seed);
  }

  /** Zones at any depth, services, networks, routers, notes; some pinned, some collapsed. */
  static Drawing drawing(long seed) {
    return new Untidy(seed).anything();
  }

  /** So many services in zones of twenty with five flows each, most inside a zone, none placed. */
  static Drawing large(int services, long seed) {
    return new Untidy(seed).typical(services);
  }

  private Drawing anything() {
    section("zones", "z", 1 + random.nextInt(5), "trust: internal");
    section("services", "s", random.nextInt(14), "ports: {p: tcp/80}");
    section("networks", "n", random.nextInt(3), "addresses: [10.0.0.0/8]");
    section("notes", "t", random.nextInt(3), "text: some words that say something");
    text.append("flows:\n");
    for (int i = random.nextInt(30); i > 0; i--) {
      flow(any(ends), any(ends));
    }
    text.append("layout:\n").append(layout);
    return read();
  }

  private void section(String name, String letter, int count, String rest) {
    text.append(name).append(":\n");
    for (int i = 0; i < count; i++) {
      String key = letter + i;
      boolean inside = !zones.isEmpty() && random.nextInt(3) > 0;
      String zone = inside ? ", zone: " + any(zones) : "";
      text.append("  %s: {%s%s}%n".formatted(key, rest, zone));
      if (letter.equals("z")) {
        zones.add(key);
      }
      if (!letter.equals("t")) {
        ends.add(key);
      }
      place(key, letter.equals("z"));
    }
  }

  private void place(String key, boolean zone) {
    if (random.nextInt(3) == 0) {
      return;
    }
    String size = random.nextInt(3) == 0 ? ", width: 300, height: 160" : "";
    String pinned = random.nextInt(8) == 0 ? ", pinned: true" : "";
    String collapsed = zone && random.nextInt(6) == 0 ? ", collapsed: true" : "";
    layout.append(
        "  %s: {x: %d, y: %d%s%s%s}%n"
            .formatted(
                key,
                random.nextInt(1400) - 200,
                random.nextInt(900) - 100,
                size,
                pinned,
                collapsed));
  }

  private void flow(String from, String to) {
    text.append(
        "  - {from: %s, to: %s, ports: [tcp/%d], why: so}%n"
            .formatted(from, to, 1 + random.nextInt(9000)));
  }

  private Drawing typical(int services) {
    int many = Math.max(1, services / 20);
    text.append("zones:\n");
    for (int i = 0; i < many; i++) {
      text.append("  z%d: {trust: internal}%n".formatted(i));
    }
    text.append("services:\n");
    for (int i = 0; i < services; i++) {
      text.append("  s%d: {zone: z%d}%n".formatted(i, i % many));
    }
    text.append("flows:\n");
    for (int i = 0; i < 5 * services; i++) {
      int from = random.nextInt(services);
      int inZone = from % many + many * random.nextInt(services / many);
      int to = random.nextInt(10) < 7 ? inZone : random.nextInt(services);
      flow("s" + Math.min(from, to), "s" + Math.max(from, to));
    }
    return read();
  }

  private String any(List<String> keys) {
    return keys.get(random.nextInt(keys.size()));
  }

  private Drawing read() {
    try {
      return DrawingReader.read("untidy", text.toString().getBytes(StandardCharsets.UTF_8))
          .drawing();
    } catch (ProblemsException wrong) {
      throw new IllegalStateException(text.toString(), wrong);
    }
  }
}
