package dev.drawbridge.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.drawbridge.drawing.AnyDrawing;
import dev.drawbridge.drawing.AnyEdit;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.Journal.Ending;
import dev.drawbridge.testing.Property;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class JournalTest {
  private static final Path FILE = Path.of("x.journal");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
  private static final JournalHead HEAD =
      new JournalHead(
          "Shop \u202e", Optional.of(Path.of("/tmp/shop")), Optional.of("ab"), true, NOON);

  /** A journal as it grows: its bytes, and where each step ends. */
  private record Grown(Drawing base, List<JournalStep> steps, byte[] bytes, List<Integer> ends) {}

  private static Grown grown(RandomGenerator random, int length) {
    Drawing base = AnyDrawing.of(random.nextLong());
    JournalWriter writer = new JournalWriter();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(writer.begin(HEAD, Document.of(base)));
    List<JournalStep> steps = new ArrayList<>();
    List<Integer> ends = new ArrayList<>(List.of(bytes.size()));
    Drawing now = base;
    for (int i = 0; i < length; i++) {
      Edit edit = AnyEdit.of(random, now);
      now = edit.apply(now);
      JournalStep step =
          switch (i % 5) {
            case 2 -> new JournalStep.Amended(edit, NOON.plusMillis(i));
            case 3 -> new JournalStep.Undone(NOON.plusMillis(i));
            case 4 -> new JournalStep.Redone(NOON.plusMillis(i));
            default -> new JournalStep.Made(edit, NOON.plusMillis(i));
          };
      steps.add(step);
      bytes.writeBytes(writer.step(step));
      ends.add(bytes.size());
    }
    return new Grown(base, steps, bytes.toByteArray(), ends);
  }

  @Test
  void everyKindOfEditIsReadAsItWasWritten() {
    Set<Class<?>> seen = new HashSet<>();
    Property.holds(
        400,
        random -> {
          Drawing drawing = AnyDrawing.of(random.nextLong());
          for (int i = 0; i < 10; i++) {
            Edit edit = AnyEdit.of(random, drawing);
            seen.add(edit.getClass());
            assertThat(ModelForm.read(Edit.class, ModelForm.write(Edit.class, edit)))
                .isEqualTo(edit);
            drawing = edit.apply(drawing);
          }
        });
    if (Long.getLong("seed") == null) {
      assertThat(seen)
          .as("a new kind of edit belongs into AnyEdit, so that the journal is tried with it")
          .containsExactlyInAnyOrder(Edit.class.getPermittedSubclasses());
    }
  }

  @Test
  void theModelIsDescribedDownToItsLastPart() {
    assertThat(ModelForm.shape(Edit.class))
        .contains("Edit$Together", "drawing.Service ", "drawing.Flow ", "EditCode [ADD, ");
  }

  @Test
  void editsMadeAgainOnTheDocumentGiveTheSameBytes() {
    Property.holds(
        200,
        random -> {
          Drawing now = AnyDrawing.of(random.nextLong());
          for (int i = 0; i < 5; i++) {
            now = AnyEdit.of(random, now).apply(now);
          }
          Document written = Document.of(now);
          Document read = reread(written);
          for (int i = 0; i < 10; i++) {
            Edit edit = AnyEdit.of(random, written.drawing());
            written = written.after(edit);
            read = read.after((Edit) ModelForm.read(Edit.class, ModelForm.write(Edit.class, edit)));
            assertThat(new String(DrawingWriter.write(read.drawing()), UTF_8))
                .as("after %s", edit)
                .isEqualTo(new String(DrawingWriter.write(written.drawing()), UTF_8));
          }
        });
  }

  private static Document reread(Document document) {
    try {
      return DrawingReader.read("again", document.bytes());
    } catch (ProblemsException wrong) {
      throw new AssertionError(wrong);
    }
  }

  @Test
  void aWholeJournalHoldsWhatWasWritten() throws ProblemsException {
    Grown grown = grown(new SplittableRandom(7), 30);
    Journal journal = Journal.read(FILE, grown.bytes());
    assertThat(journal.head()).isEqualTo(HEAD);
    assertThat(journal.base().drawing()).isEqualTo(grown.base());
    assertThat(journal.steps()).isEqualTo(grown.steps());
    assertThat(journal.ending()).isEqualTo(Ending.WHOLE);
  }

  @Test
  void commentsOfTheFileComeBack() throws ProblemsException {
    byte[] file =
        "drawbridge: 1 # mine\nname: Shop\nservices:\n  # the shop\n  web: {}\n".getBytes(UTF_8);
    Document document = DrawingReader.read("shop", file);
    byte[] bytes = new JournalWriter().begin(HEAD, document);
    assertThat(Journal.read(FILE, bytes).base().bytes()).isEqualTo(file);
    assertThat(Journal.read(FILE, bytes).base().comments()).isEqualTo(document.comments());
  }

  @Test
  void cutAtEveryByteAJournalGivesItsFirstStepsOrIsRefused() {
    Grown grown = grown(new SplittableRandom(3), 25);
    int beginning = grown.ends().getFirst();
    for (int cut = 0; cut <= grown.bytes().length; cut++) {
      byte[] left = Arrays.copyOf(grown.bytes(), cut);
      if (cut < beginning) {
        assertThatExceptionOfType(ProblemsException.class)
            .as("cut at %d", cut)
            .isThrownBy(() -> Journal.read(FILE, left));
        continue;
      }
      Journal journal = read(left);
      int whole = cut;
      long steps = grown.ends().stream().filter(end -> end <= whole).count() - 1;
      assertThat(journal.steps())
          .as("cut at %d", cut)
          .isEqualTo(grown.steps().subList(0, (int) steps));
      assertThat(journal.ending())
          .as("cut at %d", cut)
          .isEqualTo(grown.ends().contains(cut) ? Ending.WHOLE : Ending.TORN);
    }
  }

  @Test
  void aFlippedByteIsNoticedWhereverItIs() {
    Grown grown = grown(new SplittableRandom(5), 12);
    int beginning = grown.ends().getFirst();
    for (int place = 0; place < grown.bytes().length; place++) {
      byte[] flipped = grown.bytes().clone();
      flipped[place] ^= (byte) (1 << (place % 8));
      if (place < beginning) {
        assertThatExceptionOfType(ProblemsException.class)
            .as("flipped at %d", place)
            .isThrownBy(() -> Journal.read(FILE, flipped));
        continue;
      }
      Journal journal = read(flipped);
      int broken = place;
      long steps = grown.ends().stream().filter(end -> end <= broken).count() - 1;
      assertThat(journal.ending()).as("flipped at %d", place).isEqualTo(Ending.DAMAGED);
      assertThat(journal.steps()).isEqualTo(grown.steps().subList(0, (int) steps));
    }
  }

  @Test
  void aLineLeftOutOrMovedIsNoticed() {
    Grown grown = grown(new SplittableRandom(11), 6);
    List<Integer> ends = grown.ends();
    ByteArrayOutputStream without = new ByteArrayOutputStream();
    without.write(grown.bytes(), 0, ends.get(2));
    without.write(grown.bytes(), ends.get(3), grown.bytes().length - ends.get(3));
    Journal journal = read(without.toByteArray());
    assertThat(journal.steps()).isEqualTo(grown.steps().subList(0, 2));
    assertThat(journal.ending()).isEqualTo(Ending.DAMAGED);
  }

  @Test
  void aJournalOfAnotherModelIsRefusedByNameAndVersion() {
    JournalLines lines = new JournalLines();
    var head = JournalFormat.head(HEAD);
    head.put("model", "another");
    head.put("program", "0.9");
    byte[] bytes = lines.line(head);
    assertThatExceptionOfType(ProblemsException.class)
        .isThrownBy(() -> Journal.read(FILE, bytes))
        .satisfies(refused -> {
          assertThat(refused.problems().getFirst().code())
              .isEqualTo(StoreProblem.JOURNAL_OF_ANOTHER_VERSION);
          assertThat(refused.problems().getFirst().arguments())
              .containsExactly("Shop \u202e", "0.9", FILE);
        });
  }

  @Test
  void whatSomebodyElsePutTogetherIsDamagedAtMost() throws ProblemsException {
    JournalLines lines = new JournalLines();
    ObjectNode head = JournalFormat.head(HEAD);
    ObjectNode base = JsonNodeFactory.instance.objectNode().put("document", "drawbridge: 1\n");
    for (String step :
        List.of(
            "[]",
            "7",
            "{}",
            "{\"made\": null}",
            "{\"made\": {}}",
            "{\"made\": {\"Explode\": {}}}",
            "{\"made\": {\"Describe\": {\"name\": 7, \"description\": []}}}",
            "{\"made\": {\"Remove\": {\"keys\": [\"../..\"], \"ids\": []}}}",
            "{\"made\": {\"Become\": {\"drawing\": \"no: drawing\", \"code\": \"RELOAD\"}}}",
            "{\"made\": {\"Become\": {\"drawing\": \"drawbridge: 1\", \"code\": \"\"}}}",
            "{\"at\": \"noon\", \"made\": \"\"}",
            "[".repeat(400) + "]".repeat(400))) {
      lines.restart();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(lines.line(head));
      bytes.writeBytes(lines.line(base));
      bytes.writeBytes(lines.line(JsonMapper.shared().readTree(step)));
      Journal journal = Journal.read(FILE, bytes.toByteArray());
      assertThat(journal.ending()).as(step).isEqualTo(Ending.DAMAGED);
      assertThat(journal.steps()).as(step).isEmpty();
    }
    lines.restart();
    ByteArrayOutputStream nowhere = new ByteArrayOutputStream();
    nowhere.writeBytes(lines.line(head.deepCopy().put("file", "a\u0000b")));
    nowhere.writeBytes(lines.line(base));
    assertThatExceptionOfType(ProblemsException.class)
        .isThrownBy(() -> Journal.read(FILE, nowhere.toByteArray()));
  }

  @Test
  void aJournalIsPlainAscii() {
    byte[] bytes = grown(new SplittableRandom(1), 10).bytes();
    assertThat(new String(bytes, US_ASCII)).doesNotContain("\ufffd");
  }

  private static Journal read(byte[] bytes) {
    try {
      return Journal.read(FILE, bytes);
    } catch (ProblemsException refused) {
      throw new AssertionError(refused);
    }
  }
}
