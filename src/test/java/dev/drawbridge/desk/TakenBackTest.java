package dev.drawbridge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.AnyDrawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.DrawingWriter;
import dev.drawbridge.store.HandWritten;
import dev.drawbridge.testing.Property;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever was done to a file that a person wrote can be taken back, to the last byte. */
class TakenBackTest {
  @TempDir private Path folder;

  private final Set<Class<?>> kinds = new HashSet<>();

  @Test
  void anySequenceOfEditsTakenBackIsTheFileAsItWasWritten() {
    Property.holds(1000, this::thereAndBack);
    if (Long.getLong("seed") == null) {
      assertThat(kinds).containsExactlyInAnyOrder(Edit.class.getPermittedSubclasses());
    }
  }

  private void thereAndBack(RandomGenerator random) {
    Path file = folder.resolve("shop.drawbridge.yaml");
    String before = HandWritten.of(AnyDrawing.of(random.nextLong()), random).text();
    try {
      Files.writeString(file, before);
      try (Desk desk = Desk.open(file)) {
        Wandering.on(desk, random, 6);
        saved(desk, file);
        Wandering.on(desk, random, 6);
        desk.steps().forEach(this::note);
        String last = saved(desk, file);
        int done = desk.done();
        List<String> seen = backwards(desk);
        assertThat(saved(desk, file)).isEqualTo(before);
        assertThat(desk.isEdited()).isFalse();
        assertThat(forwards(desk)).startsWith(seen.toArray(String[]::new));
        desk.goTo(done);
        assertThat(saved(desk, file)).isEqualTo(last);
      }
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    } catch (ProblemsException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  private void note(Edit edit) {
    kinds.add(edit.getClass());
  }

  private static String saved(Desk desk, Path file) throws IOException, ProblemsException {
    desk.save();
    return Files.readString(file);
  }

  /** All drawings on the way to the start, the first one first. */
  private static List<String> backwards(Desk desk) {
    List<String> seen = new ArrayList<>(List.of(text(desk)));
    while (desk.undoable().isPresent()) {
      desk.undo();
      seen.addFirst(text(desk));
    }
    return seen;
  }

  /** All drawings from the start on. */
  private static List<String> forwards(Desk desk) {
    List<String> seen = new ArrayList<>(List.of(text(desk)));
    while (desk.redoable().isPresent()) {
      desk.redo();
      seen.add(text(desk));
    }
    return seen;
  }

  private static String text(Desk desk) {
    return new String(DrawingWriter.write(desk.drawing()), StandardCharsets.UTF_8);
  }
}
