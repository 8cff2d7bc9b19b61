package dev.drawbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.drawbridge.problem.Code;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Pairs codes with the sentences that people read: none without a text, no text without a code. */
class MessagesTest {
  private static final String MESSAGES = "messages.properties";

  @TestFactory
  Stream<DynamicTest> everyCodeHasASentence() {
    return codes().entrySet().stream()
        .map(entry ->
            dynamicTest(
                entry.getKey(),
                () ->
                    assertThat(texts(entry.getKey()).stringPropertyNames())
                        .containsAll(entry.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> everySentenceBelongsToACode() throws IOException {
    var codes = codes();
    return bundles().stream()
        .map(name ->
            dynamicTest(
                name,
                () ->
                    assertThat(texts(name).stringPropertyNames())
                        .allMatch(
                            key -> codes.getOrDefault(name, Set.of()).contains(codeOf(key)))));
  }

  @TestFactory
  Stream<DynamicTest> everySentenceIsAWellFormedPattern() throws IOException {
    return bundles().stream()
        .map(name ->
            dynamicTest(
                name,
                () ->
                    texts(name)
                        .forEach((key, text) -> {
                          assertThat(new MessageFormat(text.toString(), Locale.ENGLISH).toPattern())
                              .as("the text of %s", key)
                              .isNotBlank();
                          assertThat(loneApostrophes(text.toString()))
                              .as("apostrophes of %s must be doubled", key)
                              .isFalse();
                        })));
  }

  /**
   * In a message pattern a single apostrophe quotes, and vanishes: {@code don't {0}} loses its
   * argument.
   */
  private static boolean loneApostrophes(String text) {
    return text.replace("''", "").replaceAll("'[{}]+'", "").contains("'");
  }

  private static String codeOf(String key) {
    return key.endsWith(".cure") ? key.substring(0, key.length() - ".cure".length()) : key;
  }

  /** The names of all constants that implement {@link Code}, by the folder of their package. */
  private static Map<String, Set<String>> codes() {
    return ProgramClasses.all().stream()
        .filter(type -> type.isEnum() && type.isAssignableTo(Code.class))
        .collect(
            Collectors.groupingBy(
                type -> type.getPackageName().replace('.', '/'),
                TreeMap::new,
                Collectors.flatMapping(
                    MessagesTest::constants, Collectors.toCollection(TreeSet::new))));
  }

  private static Stream<String> constants(JavaClass type) {
    return Arrays.stream(type.reflect().getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name());
  }

  private static Collection<String> bundles() throws IOException {
    var classes = ProgramClasses.folder();
    try (var files = Files.walk(classes)) {
      return files
          .filter(file -> file.endsWith(MESSAGES))
          .map(file ->
              classes.relativize(file.getParent()).toString().replace(File.separatorChar, '/'))
          .sorted()
          .toList();
    }
  }

  private static Properties texts(String folder) throws IOException {
    var texts = new Properties();
    try (var in =
        MessagesTest.class.getClassLoader().getResourceAsStream(folder + "/" + MESSAGES)) {
      assertThat(in).as("texts in " + folder).isNotNull();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
