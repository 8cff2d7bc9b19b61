package dev.drawbridge.store;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;

/** The text of a file, decoded strictly, without a byte order mark. */
final class SourceText {
  /** The largest file that is read, in bytes. */
  static final int LARGEST = 16 * 1024 * 1024;

  /**
   * The longest line that is read, in characters. The parser copies what it has looked at for every
   * thousand characters more, so that ten times the line takes a hundred times as long.
   */
  static final int LONGEST_LINE = 1_000_000;

  private final String text;

  /** For every code point its character, where these differ; else empty. */
  private final int[] offsets;

  private SourceText(String text, int[] offsets) {
    this.text = text;
    this.offsets = offsets;
  }

  /** Decodes a file; what cannot be decoded or shown is reported, and the text is then empty. */
  static SourceText decode(byte[] bytes, Problems problems) {
    if (bytes.length > LARGEST) {
      problems.add(1, 0, StoreProblem.TOO_LARGE, bytes.length / 1024, LARGEST / 1024);
      return new SourceText("", new int[0]);
    }
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer decoded;
    try {
      decoded = decoder.decode(input);
    } catch (CharacterCodingException malformed) {
      reportMalformed(bytes, input.position(), problems);
      return new SourceText("", new int[0]);
    }
    String text = decoded.toString();
    String shown = text.startsWith("\uFEFF") ? text.substring(1) : text;
    reportCharacters(shown, problems);
    return new SourceText(shown, offsets(shown));
  }

  String text() {
    return text;
  }

  /** The character a mark of the parser stands at; marks count code points. */
  int offset(Mark mark) {
    return offsets.length == 0 ? mark.getIndex() : offsets[mark.getIndex()];
  }

  private static int[] offsets(String text) {
    int points = text.codePointCount(0, text.length());
    if (points == text.length()) {
      return new int[0];
    }
    int[] offsets = new int[points + 1];
    int offset = 0;
    for (int point = 0; point < points; point++) {
      offsets[point] = offset;
      offset += Character.charCount(text.codePointAt(offset));
    }
    offsets[points] = offset;
    return offsets;
  }

  private static void reportMalformed(byte[] bytes, int position, Problems problems) {
    String before = new String(Arrays.copyOf(bytes, position), StandardCharsets.UTF_8);
    int lineStart = before.lastIndexOf('\n') + 1;
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = 1 + before.codePointCount(lineStart, before.length());
    problems.add(line, column, StoreProblem.NOT_UTF8, String.format("%02x", bytes[position]));
  }

  private static void reportCharacters(String text, Problems problems) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (!StreamReader.isPrintable(c)) {
        int column = 1 + text.codePointCount(lineStart, i);
        problems.add(line, column, StoreProblem.NOT_PRINTABLE, String.format("U+%04X", c));
      }
      if (i - lineStart == LONGEST_LINE) {
        problems.add(line, 0, StoreProblem.LINE_TOO_LONG, LONGEST_LINE);
      }
      i += Character.charCount(c);
      if (c == '\n') {
        line++;
        lineStart = i;
      }
    }
  }
}
