package dev.drawbridge.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lines of JSON that notice damage: each begins with its length and a checksum over itself and all
 * lines before it, so that none can change, vanish or move unnoticed. Only ASCII, so that a cut
 * never falls inside a character. Used from one thread.
 */
final class JournalLines {
  /** Length and checksum in eight digits each, with a blank after each. */
  private static final int PREFIX = 18;

  private static final HexFormat HEX = HexFormat.of();
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** What stands at a place of a journal. */
  sealed interface Found {
    /** A whole line; {@code end} is where the next begins. */
    record Line(JsonNode json, int end) implements Found {}

    /** Nothing more. */
    record End() implements Found {}

    /** A line whose end was never written. */
    record Torn() implements Found {}

    /** Something that was never written like this. */
    record Damaged() implements Found {}
  }

  private int chain;

  /** Begins a new text: no line is before the next. */
  void restart() {
    chain = 0;
  }

  /** The next line. */
  byte[] line(JsonNode json) {
    byte[] content = JSON.writeValueAsString(json).getBytes(StandardCharsets.US_ASCII);
    byte[] line = new byte[PREFIX + content.length + 1];
    prefix(content, line);
    System.arraycopy(content, 0, line, PREFIX, content.length);
    line[line.length - 1] = '\n';
    return line;
  }

  private void prefix(byte[] content, byte[] line) {
    chain = checksum(chain, content);
    String prefix = HEX.toHexDigits(content.length) + " " + HEX.toHexDigits(chain) + " ";
    System.arraycopy(prefix.getBytes(StandardCharsets.US_ASCII), 0, line, 0, PREFIX);
  }

  private static int checksum(int chain, byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(HEX.toHexDigits(chain).getBytes(StandardCharsets.US_ASCII));
    crc.update(content);
    return (int) crc.getValue();
  }

  /** Reads the line at a place, which must be the one after the line read last. */
  Found read(byte[] bytes, int start) {
    if (start == bytes.length) {
      return new Found.End();
    }
    int end = start;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    if (end == bytes.length && !isWholeButForItsEnd(bytes, start)) {
      return new Found.Torn();
    }
    return end == bytes.length || end - start < PREFIX
        ? new Found.Damaged()
        : whole(bytes, start, end);
  }

  private Found whole(byte[] bytes, int start, int end) {
    byte[] content = Arrays.copyOfRange(bytes, start + PREFIX, end);
    byte[] expected = new byte[PREFIX];
    int before = chain;
    prefix(content, expected);
    if (!Arrays.equals(expected, 0, PREFIX, bytes, start, start + PREFIX)) {
      chain = before;
      return new Found.Damaged();
    }
    return json(content)
        .<Found>map(json -> new Found.Line(json, end + 1))
        .orElse(new Found.Damaged());
  }

  private static Optional<JsonNode> json(byte[] content) {
    try {
      return Optional.of(JSON.readTree(content));
    } catch (JacksonException none) {
      return Optional.empty();
    }
  }

  /** Whether all of a line is there, but something else stands where it should end. */
  private static boolean isWholeButForItsEnd(byte[] bytes, int start) {
    int left = bytes.length - start;
    if (left <= PREFIX) {
      return false;
    }
    String length = new String(bytes, start, 8, StandardCharsets.US_ASCII);
    return length.matches("[0-7][0-9a-f]{7}") && left - PREFIX - 1 >= Integer.parseInt(length, 16);
  }
}
