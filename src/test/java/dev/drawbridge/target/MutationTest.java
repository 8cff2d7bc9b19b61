package dev.drawbridge.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.export.Targets;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.proof.Disagreement;
import dev.drawbridge.proof.Proof;
import dev.drawbridge.proof.ProofCode;
import dev.drawbridge.proof.ProofResult;
import dev.drawbridge.reading.Reading;
import dev.drawbridge.testing.Property;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files broken by hand, one way at a time: the reader refuses them at a line, or the proof names
 * what they open or close.
 */
class MutationTest {
  private static final Policy POLICY = Policy.of(MutationDrawing.drawing());

  static Stream<Mutation> mutations() {
    return Stream.of(
            KubernetesMutations.all(),
            NftablesMutations.all(),
            IptablesMutations.all(),
            ApplyKitMutations.all(),
            FlowsListMutations.all(),
            AwsMutations.all())
        .flatMap(all -> all);
  }

  static Stream<Target> targets() {
    return Targets.all().stream();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void unbrokenFilesAgree(Target target) throws ProblemsException {
    assertThat(target.limits(POLICY).losses()).isEmpty();
    assertThat(compare(target, target.write(POLICY).files()).disagreements()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void everyMutationIsCaught(Mutation mutation) {
    Target target = Targets.of(mutation.target());
    Map<String, byte[]> broken = mutation.apply(target.write(POLICY).files());
    try {
      ProofResult result = compare(target, broken);
      assertThat(result.disagreements()).isNotEmpty();
      assertThat(result.disagreements())
          .as("each names a place, but for files that are not there")
          .allMatch(found -> isAbsence(found) || found.place() instanceof Place.InFile);
      mutation
          .flow()
          .ifPresent(flow ->
              assertThat(result.disagreements())
                  .extracting(Disagreement::flow)
                  .contains(Optional.of(flow)));
    } catch (ProblemsException refused) {
      assertThat(refused.problems())
          .extracting(Problem::place)
          .anyMatch(place -> place instanceof Place.InFile);
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void aLineLostRepeatedOrMovedIsAlwaysAnswered(Target target) {
    Map<String, byte[]> written = target.write(POLICY).files();
    List<String> paths = List.copyOf(written.keySet());
    Property.holds(
        250,
        random -> {
          String path = paths.get(random.nextInt(paths.size()));
          Map<String, byte[]> broken = new TreeMap<>(written);
          broken.compute(path, (_, bytes) -> withOneLineMoved(bytes, random));
          try {
            compare(target, broken)
                .disagreements()
                .forEach(found ->
                    assertThat(Messages.text(found.code(), found.arguments())).isNotBlank());
          } catch (ProblemsException refused) {
            assertThat(refused.problems()).isNotEmpty();
          }
        });
  }

  private static byte[] withOneLineMoved(byte[] bytes, RandomGenerator random) {
    List<String> lines =
        new ArrayList<>(new String(bytes, StandardCharsets.UTF_8).lines().toList());
    String line = lines.get(random.nextInt(lines.size()));
    int times = random.nextInt(3);
    if (times != 2) {
      lines.remove(line);
    }
    for (int i = 0; i < times; i++) {
      lines.add(random.nextInt(lines.size() + 1), line);
    }
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everyTargetIsBroken() {
    assertThat(mutations().map(Mutation::target).distinct())
        .containsExactlyInAnyOrderElementsOf(targets().map(Target::name).toList());
  }

  private static boolean isAbsence(Disagreement found) {
    return found.code() == ProofCode.HOST_FOLDER_ABSENT
        || found.code() == ProofCode.GROUP_ABSENT
        || found.place().equals(Place.NOWHERE) && found.code() == ProofCode.PODS_NOT_ISOLATED;
  }

  private static ProofResult compare(Target target, Map<String, byte[]> files)
      throws ProblemsException {
    Reading reading = target.read(files);
    return Proof.compare(POLICY, target.name(), target.limits(POLICY).losses(), reading);
  }
}
