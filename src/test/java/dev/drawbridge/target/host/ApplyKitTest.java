package dev.drawbridge.target.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.target.Kit;
import dev.drawbridge.target.iptables.IptablesTarget;
import dev.drawbridge.target.nftables.NftablesTarget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts beside the rules of hosts; that they work is tried by the lanes. */
class ApplyKitTest {
  private static final Pattern FUNCTION = Pattern.compile("(?m)^(db_[a-z_]+)\\(\\) \\{");

  static Stream<Kit> kits() {
    return Stream.of(ApplyKit.of(NftablesTarget.class), ApplyKit.of(IptablesTarget.class));
  }

  @ParameterizedTest
  @MethodSource("kits")
  void whatAMachineKeepsForItsNextBootIsTheWholeKit(Kit kit) {
    Matcher list = Pattern.compile("(?m)^DB_KIT='([^']*)'$").matcher(text(kit, "kit.sh"));
    assertThat(list.find()).isTrue();
    assertThat(list.group(1).split(" ")).containsExactlyInAnyOrderElementsOf(kit.files().keySet());
  }

  @ParameterizedTest
  @MethodSource("kits")
  void whatAPersonRunsIsPlainShellAndWhatIsOnlySourcedCannotBeRun(Kit kit) {
    Set<String> run = new TreeSet<>();
    kit.files().keySet().stream()
        .filter(path -> text(kit, path).startsWith("#!/bin/sh\n"))
        .forEach(run::add);
    assertThat(run)
        .containsExactlyInAnyOrder(
            "apply.sh", "boot.sh", "confirm.sh", "remove.sh", "restore.sh", "status.sh", "stop.sh");
  }

  @ParameterizedTest
  @MethodSource("kits")
  void everyCommandOfTheReadmeIsAScriptOfTheKit(Kit kit) {
    assertThat(ApplyKit.uses())
        .flatExtracting(use -> use.commands())
        .allMatch(
            command -> kit.files().containsKey(command.split(" ")[1].substring("./".length())));
  }

  @ParameterizedTest
  @MethodSource("kits")
  void bothTargetsAnswerToTheSameNames(Kit kit) {
    List<String> own =
        ApplyKit.of(NftablesTarget.class).files().keySet().stream().sorted().toList();
    assertThat(kit.files().keySet()).containsExactlyElementsOf(own);
    Set<String> defined =
        kit.files().keySet().stream()
            .flatMap(path -> FUNCTION.matcher(text(kit, path)).results())
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    Set<String> called =
        Stream.of(
                "apply.sh",
                "boot.sh",
                "confirm.sh",
                "connections.sh",
                "keep.sh",
                "kit.sh",
                "remove.sh",
                "restore.sh")
            .flatMap(path ->
                Pattern.compile("(?<![\\w$\\{\"])db_[a-z_]+(?=[ )\\n;\"|])(?! *=)")
                    .matcher(withoutComments(text(kit, path)))
                    .results())
            .map(found -> found.group())
            .filter(name -> !isVariable(kit, name))
            .collect(Collectors.toSet());
    assertThat(defined).containsAll(called);
  }

  /** Which some awks lack, those of small machines; they would say so and go on with half of it. */
  @ParameterizedTest
  @MethodSource("kits")
  void noScriptNeedsAnAwkThatRaisesToAPower(Kit kit) {
    assertThat(kit.files().keySet())
        .noneMatch(path -> Pattern.compile("\\w \\^ |\\w \\*\\* ").matcher(text(kit, path)).find());
  }

  private static boolean isVariable(Kit kit, String name) {
    Pattern assigned =
        Pattern.compile(
            "(?m)(?:^|[ \\t;])(?:" + name + "=|for " + name + " in |read -r .*\\b" + name + "\\b)");
    return kit.files().keySet().stream().anyMatch(path -> assigned.matcher(text(kit, path)).find());
  }

  private static String withoutComments(String script) {
    return script.replaceAll("(?m)^\\s*#.*$", "");
  }

  private static String text(Kit kit, String path) {
    return new String(kit.files().get(path), StandardCharsets.UTF_8);
  }
}
