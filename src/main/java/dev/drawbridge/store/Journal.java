package dev.drawbridge.store;

import dev.drawbridge.drawing.Edit;
import dev.drawbridge.problem.ProblemsException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a recovery journal holds.
 *
 * @param head about the document it began with
 * @param base that document, comments included
 * @param steps what was done since, the earliest first
 * @param ending how the journal ends
 */
public record Journal(JournalHead head, Document base, List<JournalStep> steps, Ending ending) {

  /** How a journal ends. */
  public enum Ending {
    /** With a whole line. */
    WHOLE,
    /** With a line that was being written when the program ended; it is left out. */
    TORN,
    /** With something that the program never wrote like this; it and all after it is left out. */
    DAMAGED
  }

  public Journal {
    steps = List.copyOf(steps);
  }

  /**
   * Reads a journal.
   *
   * @param file its file, for messages
   * @throws ProblemsException if it was written by another version of the program, or not even its
   *     beginning is whole
   */
  public static Journal read(Path file, byte[] bytes) throws ProblemsException {
    JournalLines lines = new JournalLines();
    JournalLines.Found.Line first = required(file, lines.read(bytes, 0));
    if (!JournalFormat.isKnown(first.json())) {
      throw DrawingFile.problem(
          file,
          StoreProblem.JOURNAL_OF_ANOTHER_VERSION,
          JournalFormat.name(first.json()),
          JournalFormat.program(first.json()),
          file);
    }
    JournalLines.Found.Line second = required(file, lines.read(bytes, first.end()));
    Document base = document(file, second.json());
    List<JournalStep> steps = new ArrayList<>();
    Ending ending = steps(lines, bytes, second.end(), steps);
    return new Journal(head(file, first.json()), base, steps, ending);
  }

  private static JournalHead head(Path file, JsonNode node) throws ProblemsException {
    try {
      return JournalFormat.head(node);
    } catch (InvalidPathException forged) {
      throw DrawingFile.problem(file, StoreProblem.JOURNAL_DAMAGED, file);
    }
  }

  private static Ending steps(
      JournalLines lines, byte[] bytes, int start, List<JournalStep> steps) {
    int place = start;
    while (true) {
      switch (lines.read(bytes, place)) {
        case JournalLines.Found.Line line -> {
          Optional<JournalStep> step = step(line.json());
          if (step.isEmpty()) {
            return Ending.DAMAGED;
          }
          steps.add(step.get());
          place = line.end();
        }
        case JournalLines.Found.End _ -> {
          return Ending.WHOLE;
        }
        case JournalLines.Found.Torn _ -> {
          return Ending.TORN;
        }
        case JournalLines.Found.Damaged _ -> {
          return Ending.DAMAGED;
        }
      }
    }
  }

  /** A checksum tells of accidents, not of what somebody else put together with care. */
  private static Optional<JournalStep> step(JsonNode node) {
    Instant at = Instant.ofEpochMilli(node.path("at").asLong(0));
    if (node.has("undone")) {
      return Optional.of(new JournalStep.Undone(at));
    }
    if (node.has("redone")) {
      return Optional.of(new JournalStep.Redone(at));
    }
    try {
      return Optional.of(
          node.has("amended")
              ? new JournalStep.Amended(edit(node.path("amended")), at)
              : new JournalStep.Made(edit(node.path("made")), at));
    } catch (IllegalArgumentException forged) {
      return Optional.empty();
    }
  }

  private static Edit edit(JsonNode node) {
    return (Edit) ModelForm.read(Edit.class, node);
  }

  private static JournalLines.Found.Line required(Path file, JournalLines.Found found)
      throws ProblemsException {
    if (found instanceof JournalLines.Found.Line line) {
      return line;
    }
    throw DrawingFile.problem(file, StoreProblem.JOURNAL_DAMAGED, file);
  }

  private static Document document(Path file, JsonNode node) throws ProblemsException {
    byte[] bytes = node.path("document").asString("").getBytes(StandardCharsets.UTF_8);
    return DrawingReader.read(file.toString(), bytes);
  }
}
