package dev.drawbridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.AnyDrawing;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.problem.ProblemsException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RoundTripTest {

  @Test
  void everyDrawingIsReadAsItWasWrittenAndWrittenTheSameAgain() throws ProblemsException {
    for (long seed = 1; seed <= 800; seed++) {
      Drawing drawing = AnyDrawing.of(seed);
      byte[] written = DrawingWriter.write(drawing);
      Document read = DrawingReader.read("seed-" + seed, written);
      assertThat(read.drawing()).as("seed %d", seed).isEqualTo(drawing);
      assertThat(text(DrawingWriter.write(read))).as("seed %d", seed).isEqualTo(text(written));
    }
  }

  @Test
  void aNameOfNearlyAMillionCharactersSurvives() throws ProblemsException {
    Drawing drawing = Drawing.EMPTY.titled("n".repeat(999_000), "");
    byte[] written = DrawingWriter.write(drawing);
    assertThat(DrawingReader.read("long", written).drawing()).isEqualTo(drawing);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
