package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
  /** How keys begin that are put together from a word of the program. */
  private static final Set<String> COMPOSED =
      Set.of(
          "about.",
          "appearance.",
          "command.against.",
          "command.align.",
          "command.along.",
          "command.distribute.",
          "command.draw.",
          "command.grow.",
          "guide.",
          "matrix.",
          "picture.",
          "state.",
          "sheet.",
          "where.",
          "tab.",
          "target.new.",
          "tile.",
          "trust.");

  private static final Path SOURCES = Path.of("src/main/java/dev/drawbridge/ui");
  private static final Pattern QUOTED = Pattern.compile("\"([a-z0-9]+(?:\\.[a-z0-9]+)+)\"");
  private static final Pattern ASKED =
      Pattern.compile("Texts\\.(of|counted)\\(\\s*\"([a-z0-9.]+)\"\\s*[,)]");

  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.sorted().toList()) {
        all.append(Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }

  @Test
  void everyTextThatIsAskedForIsThere() throws IOException {
    Set<String> known = ResourceBundle.getBundle("dev.drawbridge.ui.texts").keySet();
    Set<String> missing = new TreeSet<>();
    Matcher asked = ASKED.matcher(sources());
    while (asked.find()) {
      String key = asked.group(2);
      boolean found =
          asked.group(1).equals("of")
              ? known.contains(key)
              : known.contains(key + ".one") && known.contains(key + ".many");
      if (!found) {
        missing.add(key);
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyTextIsUsedSomewhere() throws IOException {
    String sources = sources();
    Set<String> quoted = new TreeSet<>();
    Matcher matcher = QUOTED.matcher(sources);
    while (matcher.find()) {
      quoted.add(matcher.group(1));
    }
    Set<String> unused = new TreeSet<>();
    for (String key : ResourceBundle.getBundle("dev.drawbridge.ui.texts").keySet()) {
      String whole = key.replaceAll("\\.(one|many|step|hint|words|in)$", "");
      boolean composed = COMPOSED.stream().anyMatch(key::startsWith);
      if (!composed && !quoted.contains(key) && !quoted.contains(whole)) {
        unused.add(key);
      }
    }
    assertThat(unused).isEmpty();
  }

  @Test
  void aParsersMessageBecomesASentence() {
    assertThat(Texts.sentence("expected a port")).isEqualTo("Expected a port.");
    assertThat(Texts.sentence("did you mean tcp?")).isEqualTo("Did you mean tcp?");
    assertThat(Texts.sentence("")).isEmpty();
  }

  @Test
  void countsHaveTheirSingular() {
    assertThat(Texts.counted("count.flows", 1)).isEqualTo("1 flow");
    assertThat(Texts.counted("count.flows", 12)).isEqualTo("12 flows");
  }
}
