package dev.drawbridge.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.DrawingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Bundles that a person has looked at; {@code -Dgolden=write} writes them anew. */
class KubernetesGoldenTest {
  @TestFactory
  Stream<DynamicTest> samplesAreWrittenAsAPersonHasSeenThem() {
    return Stream.of("web-shop", "dual-stack").map(name -> dynamicTest(name, () -> compare(name)));
  }

  private static void compare(String name) throws IOException, ProblemsException {
    Path folder = Path.of("src/test/resources/bundles/kubernetes", name);
    Map<String, String> written = written(name);
    if ("write".equals(System.getProperty("golden"))) {
      for (Map.Entry<String, String> file : written.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    }
    assertThat(written).isEqualTo(golden(folder));
  }

  private static Map<String, String> written(String name) throws IOException, ProblemsException {
    String file = name + ".drawbridge.yaml";
    byte[] drawing = Files.readAllBytes(Path.of("samples", file));
    Policy policy = Policy.of(DrawingReader.read(file, drawing).drawing());
    return Drawn.texts(new KubernetesTarget().write(policy));
  }

  private static Map<String, String> golden(Path folder) throws IOException {
    Map<String, String> golden = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        golden.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return golden;
  }
}
