package dev.drawbridge.ui;

import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Theme;
import dev.drawbridge.desk.Settings;
import dev.drawbridge.desk.SettingsFile;
import dev.drawbridge.desk.Thumbnails;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The files opened or saved last, with what is known of them. It is found out in the background: a
 * file may lie on a disk that is slow or away.
 */
final class RecentFiles {

  /**
   * One file.
   *
   * @param path where
   * @param isThere whether it was there when last looked
   * @param picture its drawing as PNG, if there is one
   */
  record Recent(Path path, boolean isThere, Optional<byte[]> picture) {}

  private final SettingsFile settings;
  private final Thumbnails thumbnails;
  private final Executor background;
  private final ReadOnlyObjectWrapper<List<Recent>> files = new ReadOnlyObjectWrapper<>(List.of());

  RecentFiles(SettingsFile settings, Thumbnails thumbnails, Executor background) {
    this.settings = settings;
    this.thumbnails = thumbnails;
    this.background = background;
  }

  /** As they were when last looked at, the latest first. */
  ReadOnlyObjectProperty<List<Recent>> filesProperty() {
    return files.getReadOnlyProperty();
  }

  /** What is known of a file; empty if it was not looked at yet. */
  Optional<Recent> of(Path path) {
    return files.get().stream().filter(file -> file.path().equals(path)).findFirst();
  }

  /** Whether a file was gone when last looked at. */
  boolean isMissing(Path path) {
    return of(path).filter(file -> !file.isThere()).isPresent();
  }

  /** Looks at them again. */
  void look(Theme theme) {
    Settings now = settings.settings();
    background.execute(() -> {
      List<Recent> found = new ArrayList<>();
      for (Path path : now.recent()) {
        found.add(new Recent(path, Files.isRegularFile(path), thumbnails.of(path, theme)));
      }
      Platform.runLater(() -> files.set(List.copyOf(found)));
    });
  }

  /** Keeps a picture of what a file holds. */
  void keep(Path file, Sheet sheet, Theme theme) {
    background.execute(() -> {
      thumbnails.keep(file, sheet);
      Platform.runLater(() -> look(theme));
    });
  }
}
