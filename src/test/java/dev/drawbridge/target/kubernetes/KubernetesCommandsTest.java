package dev.drawbridge.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.target.Commands;
import dev.drawbridge.testing.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README, run by a real shell against a cluster that only takes notes. */
class KubernetesCommandsTest {
  private static final Commands commands = new KubernetesTarget().commands().orElseThrow();

  private static final String OURS =
      "--selector app.kubernetes.io/managed-by=drawbridge,drawbridge.dev/drawing=web-shop-d1100b79";

  @TempDir private Path folder;

  @BeforeEach
  void writeTheBundle() throws IOException {
    var policy =
        Drawn.policy(
            """
            name: Web shop
            zones: {shop: {kubernetes: {namespace: shop}}, numbers: {kubernetes: {namespace: "1"}}}
            services:
              web: {zone: shop, labels: {app: web}}
              "1": {zone: numbers, labels: {app: one}}
            """);
    for (Map.Entry<String, byte[]> file : new KubernetesTarget().write(policy).files().entrySet()) {
      Path path = folder.resolve("kubernetes").resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  @Test
  void nothingIsAppliedUnlessEverythingWouldBe() throws Exception {
    assertThat(run(commands.firstLoad(), ""))
        .containsExactly(
            "apply --server-side --dry-run=server --validate=strict --filename policies",
            "apply --server-side --filename policies",
            "get networkpolicies --all-namespaces --selector"
                + " app.kubernetes.io/managed-by!=drawbridge");
    assertThat(run(commands.firstLoad(), "fail-dry-run"))
        .noneMatch(line -> line.equals("apply --server-side --filename policies"));
  }

  @Test
  void aReloadDeletesWhatTheBundleNoLongerHolds() throws Exception {
    assertThat(
            run(
                commands.reload(),
                "shop web-ingress\nshop old-ingress\n1 1-egress\nother web-ingress\n"))
        .contains("delete networkpolicy --namespace shop old-ingress")
        .noneMatch(line -> line.contains("shop web-ingress") || line.contains("1-egress"))
        .anyMatch(line -> line.startsWith("get networkpolicies --all-namespaces " + OURS));
  }

  @Test
  void whatAnotherDrawingOfThisNameMayHaveElsewhereIsListedOnly() throws Exception {
    for (List<String> lines : List.of(commands.reload(), commands.removal())) {
      assertThat(run(lines, "elsewhere web-ingress\n"))
          .contains("get networkpolicies --all-namespaces " + OURS)
          .noneMatch(line -> line.contains("delete"));
    }
  }

  @Test
  void aRemovalTakesOnlyWhatIsOurs() throws Exception {
    assertThat(run(commands.removal(), "shop web-ingress\n1 1-egress\n"))
        .contains(
            "delete networkpolicy --namespace shop web-ingress",
            "delete networkpolicy --namespace 1 1-egress");
  }

  /** The calls of kubectl, of which {@code get} answers with these lines. */
  private List<String> run(List<String> lines, String answer) throws Exception {
    Path shell = Requirement.command("sh");
    Path notes = folder.resolve("notes");
    Files.deleteIfExists(notes);
    Path kubectl = folder.resolve("bin/kubectl");
    Files.createDirectories(kubectl.getParent());
    Files.writeString(folder.resolve("answer"), answer);
    Files.writeString(
        kubectl,
        """
        #!/bin/sh
        echo "$*" >> '%1$s/notes'
        case "$*" in
          *jsonpath*) cat '%1$s/answer' ;;
          *dry-run*) ! grep -q fail-dry-run '%1$s/answer' ;;
        esac
        """
            .formatted(folder));
    Files.setPosixFilePermissions(kubectl, PosixFilePermissions.fromString("rwxr-xr-x"));
    ProcessBuilder builder =
        new ProcessBuilder(shell.toString(), "-c", String.join("\n", lines))
            .directory(folder.resolve("kubernetes").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().merge("PATH", kubectl.getParent() + ":", (path, ours) -> ours + path);
    assertThat(builder.start().waitFor(20, TimeUnit.SECONDS)).isTrue();
    return Files.readAllLines(notes);
  }
}
