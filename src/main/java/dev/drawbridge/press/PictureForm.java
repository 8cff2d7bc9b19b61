package dev.drawbridge.press;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that a picture is given as. */
public enum PictureForm {
  SVG("svg"),
  PNG("png"),
  PDF("pdf"),
  MERMAID("mmd", "mermaid");

  private final List<String> endings;

  PictureForm(String... endings) {
    this.endings = List.of(endings);
  }

  /** What its files end in, without the dot. */
  public String ending() {
    return endings.getFirst();
  }

  /** The form a file's name stands for; nothing if it stands for none. */
  public static Optional<PictureForm> of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(form -> form.endings.stream().anyMatch(ending -> name.endsWith("." + ending)))
        .findFirst();
  }
}
