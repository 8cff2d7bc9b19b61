package dev.drawbridge.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;

/** Opens the designer, in a process that has a display and no window yet. */
public final class Designer {
  static final String AS_COPY = "--as-copy";

  private Designer() {}

  /**
   * Opens a first window and returns when the last one is closed.
   *
   * @param file the drawing to show; none shows the empty state
   * @param asUntitledCopy whether it is shown without its file, so that a save asks for another
   */
  public static void open(Optional<Path> file, boolean asUntitledCopy) {
    List<String> arguments = new ArrayList<>();
    if (asUntitledCopy) {
      arguments.add(AS_COPY);
    }
    file.map(path -> path.toAbsolutePath().toString()).ifPresent(arguments::add);
    Application.launch(DesignerApp.class, arguments.toArray(String[]::new));
  }
}
