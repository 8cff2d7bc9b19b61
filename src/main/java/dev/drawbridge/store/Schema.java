package dev.drawbridge.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The published description of the file's format, for editors and other programs: JSON Schema,
 * draft 2020-12. It says what a file may look like; whether references lead somewhere only {@link
 * DrawingReader} knows.
 */
public final class Schema {
  private static final String RESOURCE = "drawing.schema.json";

  private Schema() {}

  /** The schema as JSON text that ends with a line break. */
  public static String text() {
    try (InputStream in = Schema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the program is incomplete: no " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the program is incomplete: " + RESOURCE, e);
    }
  }
}
