package dev.drawbridge.desk;

import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.phrase.Phrase;
import dev.drawbridge.phrase.Reading;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.DrawingReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What pasting a text into a drawing does: a part of a drawing or a whole one, copied here or
 * written in an editor, or sentences that draw, one a line.
 *
 * @param edit one step
 * @param things the keys of what comes
 * @param zones where it comes to stand: zones, or none for the outside
 * @param withoutAddresses the keys of what comes without its addresses, because they are taken
 */
public record Pasting(
    Edit edit, Set<Key> things, Set<Optional<Key>> zones, Set<Key> withoutAddresses) {
  private static final String CLIPBOARD = "clipboard";
  private static final int SHOWN = 60;
  private static final Pattern SECTION =
      Pattern.compile(
          "(?m)^(drawbridge|zones|services|networks|routers|notes|flows|ambient|guardrails)\\s*:");
  private static final Pattern HEADER = Pattern.compile("(?m)^[\"']?drawbridge[\"']?\\s*:");

  /**
   * Reads a text.
   *
   * @param sheet the drawing it is pasted into, as it is seen
   * @param at where on the sheet its middle comes to stand; empty if it stands where it stood, a
   *     little aside
   * @throws ProblemsException if it is nothing that can be drawn, with line and column of what is
   *     wrong; nothing is lost then
   */
  public static Pasting of(String text, Sheet sheet, Optional<Point> at) throws ProblemsException {
    if (text.isBlank()) {
      throw new ProblemsException(Problem.of(DeskProblem.NOTHING_TO_PASTE));
    }
    if (SECTION.matcher(text).find()) {
      return part(text, sheet, at);
    }
    if (text.strip().lines().filter(line -> !line.isBlank()).allMatch(Phrase::isMeant)) {
      return sentences(text, sheet.drawing());
    }
    throw new ProblemsException(Problem.of(DeskProblem.NOT_A_DRAWING, beginning(text)));
  }

  private static String beginning(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }

  private static Pasting part(String text, Sheet sheet, Optional<Point> at)
      throws ProblemsException {
    // Behind all else, so that every line keeps its number.
    String whole = HEADER.matcher(text).find() ? text : text + "\ndrawbridge: 1\n";
    Drawing part = DrawingReader.read(CLIPBOARD, whole.getBytes(StandardCharsets.UTF_8)).drawing();
    if (part.elements().findAny().isEmpty()) {
      throw new ProblemsException(Problem.of(DeskProblem.NOTHING_TO_PASTE));
    }
    return new PastedPart(part, sheet, at).pasting();
  }

  private static Pasting sentences(String text, Drawing drawing) throws ProblemsException {
    List<Edit> edits = new ArrayList<>();
    Set<Key> things = new LinkedHashSet<>();
    Drawing now = drawing;
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      switch (Phrase.read(line, now)) {
        case Reading.Meant meant -> {
          edits.add(meant.edit());
          things.addAll(meant.elements());
          now = meant.edit().apply(now);
        }
        case Reading.Mistaken(Problem problem, int column, var _) ->
            throw new ProblemsException(
                new Problem(
                    problem.code(),
                    new Place.InFile(CLIPBOARD, number, column, number),
                    problem.arguments()));
      }
    }
    Edit edit =
        edits.size() == 1
            ? edits.getFirst()
            : new Edit.Together(EditCode.PASTE, List.of(edits.size()), edits);
    return new Pasting(edit, things, Set.of(), Set.of());
  }
}
