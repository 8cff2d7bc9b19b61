package dev.drawbridge.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.testing.Property;
import dev.drawbridge.testing.RandomDrawings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever the files are: the reader answers, or says what is wrong and where. */
class KubernetesReaderFuzzTest {
  private static final List<String> SPLINTERS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ": ",
          "- ",
          "\n",
          "---\n",
          "...\n",
          "&a ",
          "*a",
          "!!str ",
          "? ",
          "|\n",
          ">-\n",
          "\"",
          "'",
          "%YAML 1.1\n",
          "<<: ",
          "\t",
          "\r",
          "#",
          "null",
          "0123",
          "\u0000",
          "\uFEFF",
          "\uD83D",
          "🚪",
          ",",
          "@",
          "`",
          "\\x",
          "  ");

  private static final String JSON =
      """
      {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy",
       "metadata": {"name": "p", "namespace": "shop", "labels": {"a": "b"}},
       "spec": {"podSelector": {"matchLabels": {"app": "web"}}, "policyTypes": ["Ingress"],
         "ingress": [{"from": [{"ipBlock": {"cidr": "10.0.0.0/8", "except": ["10.1.0.0/16"]}}],
           "ports": [{"port": 80, "endPort": 90, "protocol": "TCP"}]}]}}
      """;

  @Test
  void brokenYamlIsAnsweredOrRefused() {
    Map<String, byte[]> files = written();
    List<String> paths = List.copyOf(files.keySet());
    Property.holds(
        1_500,
        random -> {
          Map<String, byte[]> broken = new TreeMap<>(files);
          String path = paths.get(random.nextInt(paths.size()));
          broken.put(path, broken(files.get(path), random));
          read(broken);
        });
  }

  @Test
  void brokenJsonIsAnsweredOrRefused() {
    byte[] listed = "resources: [policies/p.json]\n".getBytes(StandardCharsets.UTF_8);
    Property.holds(
        1_500,
        random ->
            read(
                Map.of(
                    "policies/p.json",
                    broken(JSON.getBytes(StandardCharsets.UTF_8), random),
                    "kustomization.yaml",
                    listed)));
  }

  private static Map<String, byte[]> written() {
    for (long seed = 1; ; seed++) {
      Policy policy = Policy.of(RandomDrawings.everything().drawing(seed));
      if (KubernetesLimits.blocking(policy).isEmpty()
          && policy.protectedBy(new KubernetesTarget().name()).size() > 3) {
        return new KubernetesTarget().write(policy).files();
      }
    }
  }

  private static void read(Map<String, byte[]> files) {
    try {
      KubernetesReader.read(files);
    } catch (ProblemsException refused) {
      assertThat(refused.problems()).isNotEmpty();
    }
  }

  private static byte[] broken(byte[] file, RandomGenerator random) {
    StringBuilder text = new StringBuilder(new String(file, StandardCharsets.UTF_8));
    for (int blow = random.nextInt(4); blow >= 0; blow--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, SPLINTERS.get(random.nextInt(SPLINTERS.size())));
        case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(20)));
        case 2 -> moveALine(text, random);
        default -> text.insert(at, (char) random.nextInt(0x3000));
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(10) == 0 && bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static void moveALine(StringBuilder text, RandomGenerator random) {
    List<String> lines = new ArrayList<>(text.toString().lines().toList());
    if (!lines.isEmpty()) {
      String line = lines.remove(random.nextInt(lines.size()));
      lines.add(random.nextInt(lines.size() + 1), " ".repeat(random.nextInt(3)) + line);
      text.setLength(0);
      text.append(String.join("\n", lines)).append('\n');
    }
  }
}
