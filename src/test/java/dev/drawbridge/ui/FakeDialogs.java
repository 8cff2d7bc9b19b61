package dev.drawbridge.ui;

import java.nio.file.Path;
import java.util.Optional;

/** Answers what the system's dialogs would be asked; a test says what. */
final class FakeDialogs implements Dialogs {
  private Optional<Path> answer = Optional.empty();

  /** What the next dialogs answer. */
  void answer(Path path) {
    answer = Optional.of(path);
  }

  @Override
  public Optional<Path> fileToOpen() {
    return answer;
  }

  @Override
  public Optional<Path> fileToSave(String suggestedName) {
    return answer;
  }

  @Override
  public Optional<Path> folderToExport() {
    return answer;
  }

  @Override
  public Optional<Path> zipToExport(String suggestedName) {
    return answer;
  }
}
