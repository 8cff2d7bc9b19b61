package dev.drawbridge.press;

import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Picture;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Theme;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.DrawingReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the tests of this package make files of. */
final class Pictures {
  private Pictures() {}

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("samples"))) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  static Drawing drawing(Path sample) throws IOException, ProblemsException {
    return DrawingReader.read(sample.toString(), Files.readAllBytes(sample)).drawing();
  }

  static Drawing drawing(String yaml) throws ProblemsException {
    byte[] bytes = ("drawbridge: 1\n" + yaml).getBytes(StandardCharsets.UTF_8);
    return DrawingReader.read("test", bytes).drawing();
  }

  static Picture picture(Drawing drawing) {
    return new Picture(Sheet.of(drawing), Marks.NONE, Theme.LIGHT);
  }
}
