package dev.drawbridge.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.check.Checks;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.DrawingReader;
import dev.drawbridge.testing.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles on disk: written whole or not at all, proved as they lie there. */
class BundleTest {
  private static SortedMap<String, byte[]> files = new TreeMap<>();

  @TempDir private Path folder;

  @BeforeAll
  static void export() throws Exception {
    Path sample = Path.of("samples/two-services.drawbridge.yaml");
    files =
        BundleFiles.of(
            export(Policy.of(DrawingReader.read("two", Files.readAllBytes(sample)).drawing())),
            "test");
  }

  private static Export export(Policy policy) {
    return Export.of(policy, Checks.asOf(LocalDate.of(2026, 1, 1)), List.of(TargetName.values()));
  }

  @Test
  void aBundleHoldsEveryTargetAndWhatBelongsToIt() {
    assertThat(files.keySet())
        .contains(
            "README.md",
            "aws/security-groups.json",
            "bundle.json",
            "drawing.drawbridge.yaml",
            "drawing.svg",
            "kubernetes/kustomization.yaml",
            "matrix.csv")
        .anyMatch(path -> path.startsWith("nftables/"))
        .anyMatch(path -> path.startsWith("iptables/"));
  }

  @Test
  void theReadmeSaysWhatStandsBehindEachInterfaceOfARouter() throws Exception {
    Path sample = Path.of("samples/hub-and-spoke-hosts.drawbridge.yaml");
    SortedMap<String, byte[]> hub =
        BundleFiles.of(
            export(Policy.of(DrawingReader.read("hub", Files.readAllBytes(sample)).drawing())),
            "test");
    assertThat(new String(hub.get("README.md"), StandardCharsets.UTF_8))
        .contains("`gateway` is a router.")
        .contains("| wg-berlin | Berlin | 10.51.0.0/16 |");
    assertThat(hub).containsKey("nftables/gateway/drawbridge.nft");
  }

  @Test
  void theSameDrawingGivesTheSameBytes() throws Exception {
    Path sample = Path.of("samples/two-services.drawbridge.yaml");
    SortedMap<String, byte[]> again =
        BundleFiles.of(
            export(Policy.of(DrawingReader.read("two", Files.readAllBytes(sample)).drawing())),
            "test");
    assertThat(texts(again)).isEqualTo(texts(files));
  }

  @Test
  void aBundleThatNobodyTouchedProves() throws Exception {
    Path out = folder.resolve("out");
    Placing.place(files, out, false);
    BundleProof proof = BundleProof.of(out, Optional.empty());
    assertThat(proof.agrees()).isTrue();
    assertThat(proof.sameDrawing()).contains(true);
    assertThat(proof.targets().keySet()).containsExactly(TargetName.values());
  }

  @Test
  void editingAnyFileMakesTheProofFail() throws Exception {
    for (String path : files.keySet()) {
      if (path.equals("bundle.json")) {
        continue;
      }
      Path out = folder.resolve("edited");
      Placing.place(files, out, true);
      Path file = out.resolve(path);
      Files.writeString(file, Files.readString(file) + "\n# edited\n");
      assertThat(agrees(out)).as(path).isFalse();
    }
  }

  @Test
  void aFileThatIsMissingOrAddedMakesTheProofFail() throws Exception {
    Path out = folder.resolve("out");
    Placing.place(files, out, false);
    Files.delete(out.resolve("kubernetes/kustomization.yaml"));
    assertThat(agrees(out)).isFalse();
    Placing.place(files, out, true);
    Files.writeString(out.resolve("kubernetes/policies/99-extra.yaml"), "kind: NetworkPolicy\n");
    assertThat(agrees(out)).isFalse();
  }

  @Test
  void aFolderWithoutManifestOrWithoutTargetsProvesNothing() throws Exception {
    Path out = folder.resolve("out");
    Placing.place(files, out, false);
    Path drawing = out.resolve("drawing.drawbridge.yaml");
    Files.delete(out.resolve("bundle.json"));
    assertThat(agrees(out)).isFalse();
    assertThat(BundleProof.of(out, Optional.of(drawing)).agrees()).isTrue();
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(BundleProof.of(empty, Optional.of(drawing)).agrees()).isFalse();
  }

  @Test
  void anotherDrawingIsSaidToBeAnother() throws Exception {
    Path out = folder.resolve("out");
    Placing.place(files, out, false);
    Path other = folder.resolve("other.drawbridge.yaml");
    Files.writeString(
        other,
        Files.readString(Path.of("samples/two-services.drawbridge.yaml"))
            .replaceAll("tcp/\\d+", "tcp/9999"));
    BundleProof proof = BundleProof.of(out, Optional.of(other));
    assertThat(proof.agrees()).isFalse();
    assertThat(proof.sameDrawing()).contains(false);
  }

  @Test
  void playbooksAndInventoryAreTheProgramsOwnBytesWhateverTheManifestSays() throws Exception {
    Path out = folder.resolve("out");
    Placing.place(files, out, false);
    Files.delete(out.resolve("bundle.json"));
    Optional<Path> drawing = Optional.of(out.resolve("drawing.drawbridge.yaml"));
    assertThat(BundleProof.of(out, drawing).agrees()).isTrue();
    for (String path : List.of("ansible/inventory.yaml", "ansible/apply.yaml", "ansible/new.cfg")) {
      Path file = out.resolve(path);
      byte[] before = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
      Files.writeString(file, new String(before, StandardCharsets.UTF_8) + "# edited\n");
      assertThat(BundleProof.of(out, drawing).others())
          .as(path)
          .containsExactly(Problem.at(Place.file(path), ExportCode.FILE_NOT_OURS, path));
      Files.write(file, before);
      if (before.length == 0) {
        Files.delete(file);
      }
    }
  }

  @Test
  void aBundleWithoutHostsHasNoPlaybooks() {
    Export aws =
        Export.of(
            Policy.of(Yaml.drawing("services: {a: {addresses: [10.0.0.1]}}")),
            Checks.asOf(LocalDate.of(2026, 1, 1)),
            List.of(TargetName.AWS, TargetName.KUBERNETES));
    assertThat(BundleFiles.of(aws, "test").keySet()).noneMatch(path -> path.startsWith("ansible/"));
    assertThat(files).containsKey("ansible/roles/drawbridge/tasks/main.yaml");
  }

  // ---- placing

  @Test
  void exportingAgainReplacesTheBundleAndSaysWhatDisappeared() throws Exception {
    Path out = folder.resolve("out");
    Placing.place(files, out, false);
    SortedMap<String, byte[]> fewer = new TreeMap<>(files);
    fewer.keySet().removeIf(path -> path.startsWith("aws/"));
    Placing.Placed placed = Placing.place(fewer, out, false);
    assertThat(placed.disappeared()).containsExactly("aws/apply.py", "aws/security-groups.json");
    assertThat(out.resolve("aws")).doesNotExist();
    assertThat(siblings()).containsExactly("out");
  }

  @Test
  void aFolderThatHoldsForeignFilesIsRefusedAndWithForceKeepsThem() throws Exception {
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.writeString(out.resolve("notes.txt"), "mine");
    assertThatThrownBy(() -> Placing.place(files, out, false))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("DESTINATION_FOREIGN_FILES");
    assertThat(out.resolve("bundle.json")).doesNotExist();
    Placing.place(files, out, true);
    assertThat(out.resolve("notes.txt")).hasContent("mine");
    assertThat(out.resolve("bundle.json")).exists();
  }

  @Test
  void aFileOfOursThatWasChangedByHandIsNotOverwrittenInSilence() throws Exception {
    Path out = folder.resolve("out");
    Placing.place(files, out, false);
    Files.writeString(out.resolve("README.md"), "changed");
    assertThatThrownBy(() -> Placing.place(files, out, false))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("DESTINATION_CHANGED_BY_HAND");
    assertThat(out.resolve("README.md")).hasContent("changed");
  }

  @Test
  void aFileInTheWayIsNotReplacedByAFolder() throws Exception {
    Path out = Files.writeString(folder.resolve("out"), "a file");
    assertThatThrownBy(() -> Placing.place(files, out, true))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("DESTINATION_NOT_FOLDER");
    assertThat(out).hasContent("a file");
  }

  @Test
  void aSymbolicLinkToAFolderStaysOne() throws Exception {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    Placing.place(files, link, false);
    assertThat(link).isSymbolicLink();
    assertThat(real.resolve("bundle.json")).exists();
  }

  @Test
  void nothingIsEverWrittenOutsideTheDestination() {
    SortedMap<String, byte[]> escaping = new TreeMap<>();
    escaping.put("../outside", new byte[0]);
    assertThatThrownBy(() -> Placing.place(escaping, folder.resolve("out"), true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(folder.resolve("outside")).doesNotExist();
  }

  @Test
  void aZipHoldsTheSameFilesAndTheSameBytesEveryTime() throws Exception {
    Path zip = folder.resolve("out.zip");
    Placing.place(files, zip, false);
    byte[] first = Files.readAllBytes(zip);
    Placing.place(files, zip, false);
    assertThat(Files.readAllBytes(zip)).isEqualTo(first);
    try (ZipFile entries = new ZipFile(zip.toFile())) {
      assertThat(entries.stream().map(e -> e.getName())).containsExactlyElementsOf(files.keySet());
    }
  }

  @Test
  void whatNamesItsInterpreterCanBeRunFromAFolderAndFromAZip() throws Exception {
    SortedMap<String, byte[]> made = new TreeMap<>();
    made.put("run.sh", "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8));
    made.put("rules", "# rules\n".getBytes(StandardCharsets.UTF_8));
    Path out = folder.resolve("programs");
    Placing.place(made, out, false);
    assertThat(out.resolve("run.sh")).isExecutable();
    assertThat(Files.isExecutable(out.resolve("rules"))).isFalse();
    Path zip = folder.resolve("programs.zip");
    Placing.place(made, zip, false);
    try (var entries =
        org.apache.commons.compress.archivers.zip.ZipFile.builder().setPath(zip).get()) {
      assertThat(entries.getEntry("run.sh").getUnixMode() & 0777).isEqualTo(0755);
      assertThat(entries.getEntry("rules").getUnixMode() & 0777).isEqualTo(0644);
    }
  }

  @Test
  void aZipOfOthersIsRefused() throws Exception {
    Path zip = Files.writeString(folder.resolve("out.zip"), "not ours");
    assertThatThrownBy(() -> Placing.place(files, zip, false))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("DESTINATION_ZIP_FOREIGN");
    assertThat(zip).hasContent("not ours");
  }

  @Test
  void aTargetThatErrorsStandAgainstIsLeftOutAndTheManifestSaysSo() {
    Export export =
        export(
            Policy.of(
                Yaml.drawing(
                    """
                    zones: {shop: {kubernetes: {namespace: shop}}}
                    services:
                      a: {zone: shop, labels: {app: a}, addresses: [10.0.0.1]}
                      b: {zone: shop, labels: {app: b}, addresses: [10.0.0.1]}
                    flows: [{from: a, to: b, ports: [tcp/80], why: x}]
                    """)));
    assertThat(export.targets().get(TargetName.KUBERNETES)).isInstanceOf(TargetExport.Proved.class);
    assertThat(export.targets().get(TargetName.NFTABLES)).isInstanceOf(TargetExport.Blocked.class);
    SortedMap<String, byte[]> made = BundleFiles.of(export, "test");
    assertThat(made.keySet()).noneMatch(path -> path.startsWith("nftables/"));
    assertThat(new String(made.get("bundle.json"), StandardCharsets.UTF_8))
        .contains("\"state\" : \"blocked\"")
        .contains("SAME_ADDRESS");
  }

  private static boolean agrees(Path out) {
    try {
      return BundleProof.of(out, Optional.empty()).agrees();
    } catch (ProblemsException e) {
      return false;
    }
  }

  private List<String> siblings() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(p -> p.getFileName().toString()).toList();
    }
  }

  private static SortedMap<String, String> texts(SortedMap<String, byte[]> files) {
    SortedMap<String, String> texts = new TreeMap<>();
    files.forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
    return texts;
  }
}
