package dev.drawbridge.ui;

import java.nio.file.Path;
import java.util.Optional;

/** Answers what the system's dialogs would be asked; a test says what. */
final class FakeDialogs implements Dialogs {
  private Optional<Path> answer = Optional.empty();
  private Optional<Printable> printed = Optional.empty();
  private Printed printer = Printed.DONE;

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

  @Override
  public Optional<Path> pictureToSave(String suggestedName) {
    return answer;
  }

  @Override
  public Printed print(Printable page) {
    printed = Optional.of(page);
    return printer;
  }

  /** What was printed last. */
  Optional<Printable> printed() {
    return printed;
  }

  /** What becomes of printing from now on. */
  void printer(Printed outcome) {
    printer = outcome;
  }
}
