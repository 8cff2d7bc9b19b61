package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.export.Targets;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.store.DrawingReader;
import dev.drawbridge.testing.Feature;
import dev.drawbridge.testing.RandomDrawings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The exported files in real kernels, against real packets. In a build one sample, one random
 * drawing and one with routers; with {@code -Dlab.drawings=30} every sample and that many of both.
 */
class TriedOutTest {
  private static final int DRAWINGS = Integer.getInteger("lab.drawings", 1);
  private static final RandomDrawings RANDOM = RandomDrawings.everything().sized(12, 14);

  /** Fewer services with more between them, so that more of it passes a router. */
  private static final RandomDrawings ROUTED =
      RandomDrawings.everything().with(Feature.ROUTERS).sized(6, 16);

  private record Tried(String name, Drawing drawing, Backend backend) {}

  @Test
  void samplesGoAsDrawnOnEveryBackEnd() throws Exception {
    Tryout.required();
    assertAllAgree(samples(Backend.ofHosts()));
  }

  @Test
  void randomDrawingsGoAsDrawnOnEveryBackEnd() throws Exception {
    Tryout.required();
    assertAllAgree(randomDrawings(RANDOM, Backend.ofHosts(), _ -> true));
  }

  @Test
  void randomDrawingsWithRoutersGoAsDrawnOnEveryBackEnd() throws Exception {
    Tryout.required();
    assertAllAgree(randomDrawings(ROUTED, Backend.ofHosts(), TriedOutTest::isAnythingPassedOn));
  }

  private static boolean isAnythingPassedOn(Drawing drawing) {
    return Policy.of(drawing).protectedBy(TargetName.NFTABLES).stream()
        .anyMatch(rules -> !rules.crossings(TargetName.NFTABLES).isEmpty());
  }

  @Test
  void samplesGoAsDrawnInACluster() throws Exception {
    Tryout.requiredForPolicies();
    assertAllAgree(samples(List.of(Backend.KUBERNETES)));
  }

  @Test
  void randomDrawingsGoAsDrawnInACluster() throws Exception {
    Tryout.requiredForPolicies();
    assertAllAgree(randomDrawings(RANDOM, List.of(Backend.KUBERNETES), _ -> true));
  }

  private static List<Tried> samples(List<Backend> backends) throws Exception {
    try (Stream<Path> files = Files.list(Path.of("samples"))) {
      List<Tried> all = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        Drawing drawing = DrawingReader.read(file.toString(), Files.readAllBytes(file)).drawing();
        String name = file.getFileName().toString();
        if ((DRAWINGS > 1 || name.startsWith("two-services")) && takesPart(drawing, backends)) {
          backends.forEach(backend -> all.add(new Tried(name, drawing, backend)));
        }
      }
      return all;
    }
  }

  private static List<Tried> randomDrawings(
      RandomDrawings random, List<Backend> backends, Predicate<Drawing> wanted) {
    return LongStream.iterate(0, seed -> seed + 1)
        .filter(seed -> takesPart(random.drawing(seed), backends))
        .filter(seed -> wanted.test(random.drawing(seed)))
        .limit(DRAWINGS)
        .boxed()
        .flatMap(seed ->
            backends.stream()
                .map(backend -> new Tried("seed " + seed, random.drawing(seed), backend)))
        .toList();
  }

  private static boolean takesPart(Drawing drawing, List<Backend> backends) {
    Policy policy = Policy.of(drawing);
    return backends.stream()
        .map(Backend::target)
        .allMatch(target ->
            !policy.protectedBy(target).isEmpty()
                && Targets.of(target).limits(policy).blocking().isEmpty());
  }

  private static void assertAllAgree(List<Tried> all) throws Exception {
    assertThat(Tryout.wrong(all.stream().map(TriedOutTest::complaints).toList())).isEmpty();
  }

  private static Callable<List<String>> complaints(Tried tried) {
    return () -> {
      LabReport report = Tryout.of(tried.drawing(), tried.backend());
      String name = tried.name() + " on " + tried.backend().word();
      List<String> wrong =
          new ArrayList<>(Tryout.complaints(report).stream().map(c -> name + ": " + c).toList());
      if (!report.agrees() && wrong.isEmpty()) {
        wrong.add(name + ": ended early");
      }
      System.out.printf(
          "%s: %d connections, %d counters, %d wrong%n",
          name, report.tried().size(), report.counted().size(), wrong.size());
      return wrong;
    };
  }
}
