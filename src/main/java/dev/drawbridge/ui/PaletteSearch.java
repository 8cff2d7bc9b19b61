package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.phrase.Phrase;
import dev.drawbridge.phrase.Reading;
import dev.drawbridge.ui.Finder.Hit;
import dev.drawbridge.ui.Finder.Where;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the command palette offers for what is typed. */
final class PaletteSearch {
  private static final int MOST = 50;

  /** What was used lately comes before what fits as well. */
  private static final int RECENT = 60;

  /** What was found in another text than the name. */
  private static final int ELSEWHERE = 350;

  private final Drawing drawing;
  private final Finder finder;
  private final List<Command> commands;
  private final List<String> recent;

  /**
   * A search.
   *
   * @param commands what can be done now
   * @param recent ids of the commands that ran lately, the last one first
   */
  PaletteSearch(Drawing drawing, List<Command> commands, List<String> recent) {
    this.drawing = drawing;
    this.finder = new Finder(drawing);
    this.commands = commands;
    this.recent = recent;
  }

  /** The likeliest first; nothing typed offers the commands, those used lately first. */
  List<PaletteEntry> entries(String typed) {
    if (typed.isBlank()) {
      return commands.stream()
          .sorted(Comparator.comparingInt(this::age))
          .<PaletteEntry>map(PaletteEntry.Run::new)
          .toList();
    }
    return Phrase.isMeant(typed) ? phrase(typed) : found(typed);
  }

  private int age(Command command) {
    int at = recent.indexOf(command.id());
    return at < 0 ? Integer.MAX_VALUE : at;
  }

  // ---- phrases

  private List<PaletteEntry> phrase(String typed) {
    List<PaletteEntry> entries = new ArrayList<>();
    switch (Phrase.read(typed, drawing)) {
      case Reading.Meant meant -> {
        entries.add(new PaletteEntry.Draw(meant));
        for (Reading.Doubt doubt : meant.doubts()) {
          entries.add(instead(typed, doubt.column(), doubt.near()));
        }
      }
      case Reading.Mistaken mistaken -> {
        entries.add(new PaletteEntry.Wrong(mistaken.problem(), mistaken.column()));
        for (String word : mistaken.instead()) {
          entries.add(instead(typed, mistaken.column(), word));
        }
      }
    }
    return entries;
  }

  /** Replaces the word or the quoted text that begins at that column. */
  private static PaletteEntry.Instead instead(String typed, int column, String word) {
    int first = Math.min(column - 1, typed.length());
    int last = first;
    boolean quoted = first < typed.length() && typed.charAt(first) == '"';
    while (last < typed.length() && !ends(typed, last, first, quoted)) {
      last++;
    }
    boolean plain = word.matches("[\\p{L}\\p{N}._-]+");
    return new PaletteEntry.Instead(
        first,
        quoted ? Math.min(last + 1, typed.length()) : last,
        plain ? word : "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
  }

  private static boolean ends(String typed, int at, int first, boolean quoted) {
    char c = typed.charAt(at);
    return quoted
        ? at > first && c == '"' && typed.charAt(at - 1) != '\\'
        : Character.isWhitespace(c) || c == ',' || typed.startsWith("->", at);
  }

  // ---- things and commands

  private record Scored(PaletteEntry entry, int score) {}

  private List<PaletteEntry> found(String typed) {
    List<Scored> all = new ArrayList<>();
    for (Command command : commands) {
      int score = score(typed, command);
      if (score > 0) {
        all.add(new Scored(new PaletteEntry.Run(command), score));
      }
    }
    for (Hit hit : finder.find(typed)) {
      all.add(new Scored(new PaletteEntry.GoTo(hit), score(typed, hit)));
    }
    addNearlyNamed(typed, all);
    return all.stream()
        .sorted(Comparator.comparingInt(Scored::score).reversed())
        .limit(MOST)
        .map(Scored::entry)
        .toList();
  }

  private int score(String typed, Command command) {
    int byName = Fuzzy.score(typed, command.name().getValue());
    int byWords =
        Texts.find(command.id() + ".words").map(words -> Fuzzy.score(typed, words) - 50).orElse(0);
    int score = Math.max(byName, byWords);
    return score > 0 && recent.contains(command.id()) ? score + RECENT : score;
  }

  private static int score(String typed, Hit hit) {
    return hit.where() == Where.NAME || hit.where() == Where.KEY
        ? Math.max(1, Fuzzy.score(typed, hit.text()))
        : ELSEWHERE;
  }

  /** Names whose letters come in that order, where no name has them in a row. */
  private void addNearlyNamed(String typed, List<Scored> all) {
    if (all.size() >= MOST) {
      return;
    }
    drawing
        .elements()
        .forEach(element -> {
          int score = Fuzzy.score(typed, element.name());
          if (score > 0 && all.stream().noneMatch(s -> isAbout(s, element.key()))) {
            Hit hit = new Hit(Selection.of(element.key()), Where.NAME, element.name());
            all.add(new Scored(new PaletteEntry.GoTo(hit), score));
          }
        });
  }

  private static boolean isAbout(Scored scored, Key key) {
    return scored.entry() instanceof PaletteEntry.GoTo goTo && goTo.thing().has(key);
  }
}
