package dev.drawbridge.ui;

import dev.drawbridge.desk.Desk;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.store.DrawingFile;
import java.nio.file.Path;

/** What an open drawing is called in title bars, and which file it would be saved to. */
final class Titles {
  private static final String ENDING = DrawingFile.SUFFIX;

  private Titles() {}

  /** The file's name without its ending; for a drawing that has no file its own name. */
  static String of(Desk desk) {
    return desk.file().map(Titles::of).orElse(Messages.shown(desk.drawing().name()));
  }

  static String of(Path file) {
    String name = file.getFileName().toString();
    return Messages.shown(
        name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name);
  }

  /** What the file of a drawing without one should be called. */
  static String suggestedFile(Desk desk) {
    return suggested(desk) + ENDING;
  }

  /** What the file of a drawing of that name should be called. */
  static String suggestedFile(String name) {
    return suggested(name) + ENDING;
  }

  /** The file that was meant by a name that may have been typed without its ending. */
  static Path withEnding(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml") || name.endsWith(".yml")
        ? file
        : file.resolveSibling(name + ENDING);
  }

  /** What a zip of its export should be called. */
  static String suggestedZip(Desk desk) {
    return suggested(desk) + ".zip";
  }

  /** What the file of a picture should be called. */
  static String suggestedPicture(Desk desk, String ending) {
    return suggested(desk) + "." + ending;
  }

  private static String suggested(Desk desk) {
    return suggested(desk.file().map(Titles::of).orElse(desk.drawing().name()));
  }

  private static String suggested(String free) {
    String name =
        free.strip().replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
    return name.isEmpty() ? "drawing" : name;
  }
}
