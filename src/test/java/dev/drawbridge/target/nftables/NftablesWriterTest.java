package dev.drawbridge.target.nftables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.target.Bundle;
import dev.drawbridge.target.host.HostDrawing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NftablesWriterTest {
  private static final Path GOLDEN = Path.of("src/test/resources/bundles/nftables");

  /** {@code -Dgolden=write} writes the files anew, for a person to review the difference. */
  @Test
  void theShopIsWrittenAsReviewed() throws IOException {
    Bundle bundle =
        HostDrawing.shop(new NftablesTarget())
            .service("cache", HostDrawing.containers("docker0", "172.17.0.0/16"), "10.0.3.7")
            .loggedFlow("web", "cache", "tcp/6379")
            .bundle();
    for (var file : HostDrawing.rules(bundle).entrySet()) {
      Path golden = GOLDEN.resolve(file.getKey());
      if (System.getProperty("golden", "").equals("write")) {
        Files.createDirectories(golden.getParent());
        Files.write(golden, file.getValue());
      }
      assertThat(golden).hasBinaryContent(file.getValue());
    }
  }

  @Test
  void theLastRuleCarriesTheDigestOfEverythingElse() throws Exception {
    String file = HostDrawing.shop(new NftablesTarget()).file("web", "nft");
    String comment = file.substring(file.lastIndexOf(" comment "), file.lastIndexOf("\"") + 1);
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(file.replace(comment, "").getBytes(StandardCharsets.UTF_8));
    assertThat(comment).isEqualTo(" comment \"sha256:" + HexFormat.of().formatHex(digest) + "\"");
  }

  @Test
  void everyElementSaysWhichFlowsItStandsFor() {
    Bundle bundle = HostDrawing.shop(new NftablesTarget()).bundle();
    List<String> lines = HostDrawing.shop(new NftablesTarget()).file("web", "nft").lines().toList();
    for (Bundle.Origin origin : bundle.origins().get("web/drawbridge.nft")) {
      String line = lines.get(origin.firstLine() - 1);
      if (line.contains(" comment \"e")) {
        String key = line.replaceAll(".* comment \"(e[0-9a-f]{12})\",?", "$1");
        assertThat(bundle.elements().get(key)).as(line).isEqualTo(origin.flows());
      } else {
        assertThat(line).endsWith(" accept");
      }
    }
    assertThat(lines.stream().filter(line -> line.contains(" comment \"e")))
        .hasSize(
            (int)
                bundle.origins().get("web/drawbridge.nft").stream()
                    .filter(o -> lines.get(o.firstLine() - 1).contains(" comment "))
                    .count());
  }

  @Test
  void anUnchangedSetOfRangesKeepsItsNameWhenAnotherChanges() {
    String before = HostDrawing.shop(new NftablesTarget()).file("db", "nft");
    String after =
        HostDrawing.shop(new NftablesTarget())
            .network("lab", "10.9.0.0/16")
            .flow("db", "lab", "tcp/22")
            .file("db", "nft");
    assertThat(versioned(after)).containsAll(versioned(before));
    assertThat(versioned(after)).hasSize(versioned(before).size() + 1);
  }

  @Test
  void aChangedSetOfRangesGetsAnotherName() {
    String before = HostDrawing.shop(new NftablesTarget()).file("web", "nft");
    String after =
        HostDrawing.shop(new NftablesTarget())
            .network("office", "192.168.0.0/17")
            .file("web", "nft");
    assertThat(versioned(after)).isNotEqualTo(versioned(before));
  }

  @Test
  void loggingStandsBeforeTheSetsAndDecidesNothing() {
    String file =
        HostDrawing.shop(new NftablesTarget()).loggedFlow("db", "web", "tcp/80").file("web", "nft");
    List<String> guard =
        file.lines()
            .dropWhile(line -> !line.startsWith("flush table"))
            .dropWhile(line -> !line.equals("\tchain guard4 {"))
            .skip(1)
            .takeWhile(line -> !line.equals("\t}"))
            .toList();
    assertThat(guard.getFirst())
        .matches(
            "\t\tip saddr 10\\.0\\.2\\.50 tcp dport 80 log prefix"
                + " \"drawbridge e[0-9a-f]{12}: \" level info");
  }

  @Test
  void noFileNamesAnotherTableOrFlushesEverything() {
    Stream<String> commands =
        HostDrawing.shop(new NftablesTarget())
            .file("web", "nft")
            .lines()
            .filter(line -> line.matches("[a-z].*"));
    assertThat(commands).allMatch(line -> line.contains(" inet drawbridge"));
  }

  @Test
  void aDrawingWithARouterIsNotWritten() {
    HostDrawing drawing = HostDrawing.shop(new NftablesTarget()).with(Router.of(Key.of("edge")));
    assertThatThrownBy(drawing::bundle).isInstanceOf(IllegalStateException.class);
  }

  private static List<String> versioned(String file) {
    return file.lines().filter(line -> line.matches("\tset .*_[0-9a-f]{16} \\{")).toList();
  }
}
