package dev.drawbridge.store;

import dev.drawbridge.drawing.Edit;
import dev.drawbridge.version.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The version of the journal's format and the line that tells it. Beside a number for the lines
 * themselves it is a digest of the model's shape, so that it changes by itself whenever an edit
 * does: no journal is ever replayed by a program that means something else by it.
 */
final class JournalFormat {
  /** The version of lines, head and checksums. */
  static final int LINES = 2;

  /** How a journal's file is named. */
  static final String SUFFIX = ".journal";

  private static final String SHAPE = digest(ModelForm.shape(Edit.class));

  private JournalFormat() {}

  static ObjectNode head(JournalHead head) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("drawbridge-journal", LINES);
    node.put("model", SHAPE);
    node.put("program", Version.text());
    node.put("name", head.name());
    head.file().ifPresent(file -> node.put("file", file.toString()));
    head.digest().ifPresent(digest -> node.put("digest", digest));
    node.put("as-saved", head.isAsSaved());
    node.put("begun", head.begun().toEpochMilli());
    return node;
  }

  /** Whether this program knows what the lines after that one mean. */
  static boolean isKnown(JsonNode head) {
    return head.path("drawbridge-journal").asInt(0) == LINES
        && head.path("model").asString("").equals(SHAPE);
  }

  /** The version of the program that wrote the line. */
  static String program(JsonNode head) {
    return head.path("program").asString("?");
  }

  /** What people know the document by. */
  static String name(JsonNode head) {
    return head.path("name").asString("");
  }

  /**
   * The head that a line holds.
   *
   * @throws java.nio.file.InvalidPathException if its file can be none
   */
  static JournalHead head(JsonNode node) {
    return new JournalHead(
        name(node),
        Optional.ofNullable(node.get("file")).map(file -> Path.of(file.asString())),
        Optional.ofNullable(node.get("digest")).map(JsonNode::asString),
        node.path("as-saved").asBoolean(false),
        Instant.ofEpochMilli(node.path("begun").asLong(0)));
  }

  private static String digest(String shape) {
    try {
      byte[] bytes = shape.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
