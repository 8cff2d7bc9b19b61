package dev.drawbridge.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.export.Targets;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.proof.Disagreement;
import dev.drawbridge.proof.Proof;
import dev.drawbridge.proof.ProofResult;
import dev.drawbridge.reading.Reading;
import dev.drawbridge.store.DrawingReader;
import dev.drawbridge.testing.Feature;
import dev.drawbridge.testing.RandomDrawings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every target promises, whatever its files look like. */
class TargetContractTest {
  private static final int DRAWINGS = Integer.getInteger("drawings", 2_000);

  static Stream<Target> targets() {
    return Targets.all().stream();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void whatIsWrittenIsExactlyWhatIsDrawnLessTheLossesReported(Target target) {
    RandomDrawings everything = RandomDrawings.everything().with(Feature.ROUTERS);
    long points =
        LongStream.range(0, DRAWINGS)
            .parallel()
            .map(seed -> proven(target, everything.drawing(seed), seed))
            .sum();
    assertThat(points).isGreaterThan(DRAWINGS);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void whatATargetCanExpressIsNotLost(Target target) {
    RandomDrawings expressible = RandomDrawings.expressibleOn(target.name());
    for (long seed = 0; seed < DRAWINGS / 10; seed++) {
      Drawing drawing = expressible.drawing(seed);
      assertThat(target.limits(Policy.of(drawing)).losses()).as("seed %d", seed).isEmpty();
      proven(target, drawing, seed);
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void theSameDrawingGivesTheSameBytes(Target target) {
    RandomDrawings drawings = RandomDrawings.everything();
    for (long seed = 0; seed < 20; seed++) {
      Policy policy = Policy.of(drawings.drawing(seed));
      Policy again = Policy.of(drawings.drawing(seed));
      if (isWritten(target, policy)) {
        assertThat(text(target.write(again)))
            .as("seed %d", seed)
            .isEqualTo(text(target.write(policy)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void hostileNamesAndReasonsChangeNothing(Target target) {
    RandomDrawings hostile =
        RandomDrawings.everything().only(Feature.HOSTILE_TEXT, Feature.HOSTILE_KEYS, Feature.ZONES);
    for (long seed = 0; seed < 100; seed++) {
      proven(target, hostile.drawing(seed), seed);
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void everySampleIsProven(Target target) throws ProblemsException, IOException {
    for (Path sample : samples()) {
      Drawing drawing = DrawingReader.read(sample.toString(), Files.readAllBytes(sample)).drawing();
      Policy policy = Policy.of(drawing);
      assertThat(policy.targets()).as("%s", sample).isNotEmpty();
      if (policy.targets().contains(target.name())) {
        assertThat(target.limits(policy).blocking()).as("%s", sample).isEmpty();
        assertThat(proven(target, drawing, 0)).as("%s", sample).isPositive();
      }
    }
  }

  private static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("samples"))) {
      List<Path> samples =
          files.filter(file -> file.toString().endsWith(".drawbridge.yaml")).sorted().toList();
      assertThat(samples).hasSizeGreaterThanOrEqualTo(6);
      return samples;
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void aDrawingWithoutFlowsDeniesEverything(Target target) throws ProblemsException {
    Drawing drawing = MutationDrawing.drawing();
    Policy closed =
        Policy.of(
            Drawing.of(
                "closed", "", drawing.options(), drawing.elements().toList(), List.of(), Map.of()));
    Reading reading = target.read(target.write(closed).files());

    assertThat(Proof.compare(closed, target.name(), List.of(), reading).disagreements()).isEmpty();
    assertThat(Proof.compare(Policy.of(drawing), target.name(), List.of(), reading))
        .satisfies(
            result -> assertThat(result.count(Disagreement.Kind.EXTRA)).isZero(),
            result -> assertThat(result.count(Disagreement.Kind.MISSING)).isPositive());
  }

  private static int proven(Target target, Drawing drawing, long seed) {
    Policy policy = Policy.of(drawing);
    if (!isWritten(target, policy)) {
      return 0;
    }
    try {
      ProofResult result =
          Proof.compare(
              policy,
              target.name(),
              target.limits(policy).losses(),
              target.read(target.write(policy).files()));
      assertThat(result.disagreements())
          .as("seed %d on %s:%n%s", seed, target.name(), described(result))
          .isEmpty();
      return result.points();
    } catch (ProblemsException | RuntimeException e) {
      throw new AssertionError("seed " + seed + " on " + target.name() + ": " + e, e);
    }
  }

  private static boolean isWritten(Target target, Policy policy) {
    return policy.targets().contains(target.name()) && target.limits(policy).blocking().isEmpty();
  }

  private static String described(ProofResult result) {
    return result.disagreements().stream()
        .map(TargetContractTest::described)
        .collect(Collectors.joining("\n"));
  }

  private static String described(Disagreement found) {
    Place place = found.place();
    return found.kind() + " " + found.code().name() + " " + place + " " + found.arguments();
  }

  private static List<String> text(Bundle bundle) {
    return bundle.files().entrySet().stream()
        .map(file -> file.getKey() + "\n" + new String(file.getValue(), StandardCharsets.UTF_8))
        .toList();
  }
}
