package dev.drawbridge.press;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A PNG file written row by row (PNG 1.2; ISO/IEC 15948), so that a picture need never be in memory
 * as a whole. No time, no comment: the same pixels give the same bytes.
 */
final class PngFile {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  /** Every byte less the one above it (§9.2): flat colour becomes nothing. */
  private static final byte FILTER_UP = 2;

  private static final byte TRUE_COLOUR = 2;
  private static final byte TRUE_COLOUR_WITH_ALPHA = 6;

  /** Pixels per metre at 96 per inch. */
  private static final double PER_METRE = 96 / 0.0254;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
  private final Deflater deflater = new Deflater(6);
  private final byte[] buffer = new byte[32_768];
  private final boolean alpha;
  private final byte[] row;
  private byte[] above;
  private byte[] current;

  /**
   * A file of that many pixels.
   *
   * @param alpha whether pixels may be see-through
   * @param scale how many pixels stand for one unit of 1/96 inch
   */
  PngFile(int width, int height, boolean alpha, double scale) {
    this.alpha = alpha;
    int bytes = alpha ? 4 : 3;
    this.above = new byte[width * bytes];
    this.current = new byte[width * bytes];
    this.row = new byte[1 + width * bytes];
    out.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8);
    header.put(alpha ? TRUE_COLOUR_WITH_ALPHA : TRUE_COLOUR).put(new byte[3]);
    chunk("IHDR", header.array(), 13);
    int density = (int) Math.round(PER_METRE * scale);
    chunk("pHYs", ByteBuffer.allocate(9).putInt(density).putInt(density).put((byte) 1).array(), 9);
  }

  /** The next row, as 0xAARRGGBB from {@code start} on. */
  void row(int[] pixels, int start) {
    int at = 0;
    int bytes = alpha ? 4 : 3;
    for (int i = start; at < current.length; i++, at += bytes) {
      int pixel = pixels[i];
      current[at] = (byte) (pixel >> 16);
      current[at + 1] = (byte) (pixel >> 8);
      current[at + 2] = (byte) pixel;
      if (alpha) {
        current[at + 3] = (byte) (pixel >>> 24);
      }
    }
    row[0] = FILTER_UP;
    for (int i = 0; i < current.length; i++) {
      row[i + 1] = (byte) (current[i] - above[i]);
    }
    byte[] swap = above;
    above = current;
    current = swap;
    deflater.setInput(row);
    while (!deflater.needsInput()) {
      compressed.write(buffer, 0, deflater.deflate(buffer));
    }
  }

  /** The file, once all its rows are written. */
  byte[] finished() {
    deflater.finish();
    while (!deflater.finished()) {
      compressed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    chunk("IDAT", compressed.toByteArray(), compressed.size());
    chunk("IEND", new byte[0], 0);
    return out.toByteArray();
  }

  private void chunk(String type, byte[] content, int length) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(content, 0, length);
    out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
    out.writeBytes(name);
    out.write(content, 0, length);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
