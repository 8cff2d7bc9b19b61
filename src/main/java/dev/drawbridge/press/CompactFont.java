package dev.drawbridge.press;

import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A font program with just the glyphs that a document shows, in the Compact Font Format (Adobe
 * Technical Notes 5176 and 5177). PDFBox can only take subsets of fonts with quadratic outlines;
 * Inter's are cubic, and whole it would weigh half a megabyte a weight.
 *
 * <p>Outlines are in thousandths of an em. The glyphs are named after their numbers, glyph 0 is the
 * empty one that every font has.
 */
final class CompactFont {
  private static final int UNITS = 1000;

  /** The first number of a name that is not one of the standard ones. */
  private static final int FIRST_NAME = 391;

  private static final int OP_CHARSET = 15;
  private static final int OP_CHAR_STRINGS = 17;
  private static final int OP_PRIVATE = 18;
  private static final int OP_DEFAULT_WIDTH = 20;
  private static final int OP_NOMINAL_WIDTH = 21;

  private static final int R_LINE_TO = 5;
  private static final int RR_CURVE_TO = 8;
  private static final int END_CHAR = 14;
  private static final int R_MOVE_TO = 21;

  private CompactFont() {}

  /**
   * The font program.
   *
   * @param name such as {@code ABCDEF+Inter}
   * @param glyphs what it holds, from glyph 1 on
   */
  static byte[] of(String name, List<Glyph> glyphs) {
    byte[] names = index(List.of(name.getBytes(StandardCharsets.US_ASCII)));
    byte[] strings = index(glyphNames(glyphs.size()));
    byte[] noSubroutines = {0, 0};
    byte[] charset = charset(glyphs.size());
    List<byte[]> programs = new ArrayList<>();
    programs.add(new byte[] {END_CHAR});
    glyphs.forEach(glyph -> programs.add(program(glyph)));
    byte[] charStrings = index(programs);
    byte[] widths =
        join(number(0), operator(OP_DEFAULT_WIDTH), number(0), operator(OP_NOMINAL_WIDTH));
    byte[] header = {1, 0, 4, 4};
    // Numbers in it have a fixed length, so its own length does not depend on what they are.
    int top = index(List.of(topDictionary(0, 0, 0, 0))).length;
    int charsetAt = header.length + names.length + top + strings.length + noSubroutines.length;
    int charStringsAt = charsetAt + charset.length;
    int widthsAt = charStringsAt + charStrings.length;
    byte[] dictionary = topDictionary(charsetAt, charStringsAt, widths.length, widthsAt);
    return join(
        header,
        names,
        index(List.of(dictionary)),
        strings,
        noSubroutines,
        charset,
        charStrings,
        widths);
  }

  private static byte[] topDictionary(int charset, int charStrings, int widths, int widthsAt) {
    return join(
        number(charset),
        operator(OP_CHARSET),
        number(charStrings),
        operator(OP_CHAR_STRINGS),
        number(widths),
        number(widthsAt),
        operator(OP_PRIVATE));
  }

  private static List<byte[]> glyphNames(int count) {
    List<byte[]> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add(("g" + i).getBytes(StandardCharsets.US_ASCII));
    }
    return names;
  }

  /** Format 2: one range, for the names follow each other. */
  private static byte[] charset(int count) {
    if (count == 0) {
      return new byte[] {0};
    }
    int left = count - 1;
    return new byte[] {
      2, (byte) (FIRST_NAME >> 8), (byte) FIRST_NAME, (byte) (left >> 8), (byte) left
    };
  }

  private static byte[] program(Glyph glyph) {
    Program program = new Program();
    program.push(units(glyph.advance()));
    PathIterator outline =
        glyph.outline().getPathIterator(AffineTransform.getScaleInstance(UNITS, UNITS));
    double[] c = new double[6];
    for (; !outline.isDone(); outline.next()) {
      switch (outline.currentSegment(c)) {
        case PathIterator.SEG_MOVETO -> program.move(c[0], c[1]);
        case PathIterator.SEG_LINETO -> program.line(c[0], c[1]);
        case PathIterator.SEG_QUADTO -> program.quadratic(c[0], c[1], c[2], c[3]);
        case PathIterator.SEG_CUBICTO -> program.curve(c[0], c[1], c[2], c[3], c[4], c[5]);
        default -> {
          // the next move closes
        }
      }
    }
    return program.finished();
  }

  private static int units(double ems) {
    return (int) Math.round(ems * UNITS);
  }

  // ---- notation

  /** A list of byte strings (5176 §5), offsets of four bytes. */
  private static byte[] index(List<byte[]> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(entries.size() >> 8);
    out.write(entries.size());
    if (entries.isEmpty()) {
      return out.toByteArray();
    }
    out.write(4);
    int offset = 1;
    writeWhole(out, offset);
    for (byte[] entry : entries) {
      offset += entry.length;
      writeWhole(out, offset);
    }
    entries.forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static byte[] number(int value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(29);
    writeWhole(out, value);
    return out.toByteArray();
  }

  private static void writeWhole(ByteArrayOutputStream out, int value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write(value >> shift);
    }
  }

  private static byte[] operator(int code) {
    return new byte[] {(byte) code};
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** A glyph's program (5177): places are relative to the one before, rounded without drift. */
  private static final class Program {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int x;
    private int y;

    void push(int value) {
      if (value >= -107 && value <= 107) {
        out.write(value + 139);
      } else {
        out.write(28);
        out.write(value >> 8);
        out.write(value);
      }
    }

    void move(double toX, double toY) {
      step(toX, toY);
      out.write(R_MOVE_TO);
    }

    void line(double toX, double toY) {
      step(toX, toY);
      out.write(R_LINE_TO);
    }

    /** A quadratic curve is a cubic one whose control points lie two thirds on the way. */
    void quadratic(double x1, double y1, double toX, double toY) {
      curve(
          x + 2.0 / 3 * (x1 - x),
          y + 2.0 / 3 * (y1 - y),
          toX + 2.0 / 3 * (x1 - toX),
          toY + 2.0 / 3 * (y1 - toY),
          toX,
          toY);
    }

    void curve(double x1, double y1, double x2, double y2, double toX, double toY) {
      step(x1, y1);
      step(x2, y2);
      step(toX, toY);
      out.write(RR_CURVE_TO);
    }

    private void step(double toX, double toY) {
      int nextX = (int) Math.round(toX);
      int nextY = (int) Math.round(toY);
      push(nextX - x);
      push(nextY - y);
      x = nextX;
      y = nextY;
    }

    byte[] finished() {
      out.write(END_CHAR);
      return out.toByteArray();
    }
  }
}
