package dev.drawbridge.testing;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.DrawingReader;
import java.nio.charset.StandardCharsets;

/** Drawings written the way people write them, for tests that read like examples. */
public final class Yaml {
  private Yaml() {}

  /** The drawing of this text; {@code drawbridge: 1} and a name are put before it. */
  public static Drawing drawing(String text) {
    byte[] bytes = ("drawbridge: 1\nname: Test\n" + text).getBytes(StandardCharsets.UTF_8);
    try {
      return DrawingReader.read("test.drawbridge.yaml", bytes).drawing();
    } catch (ProblemsException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }
}
