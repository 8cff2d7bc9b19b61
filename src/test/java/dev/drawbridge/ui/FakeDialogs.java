package dev.drawbridge.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Answers what the system's dialogs would be asked; a test says what. */
final class FakeDialogs implements Dialogs {
  private Optional<Path> answer = Optional.empty();
  private Optional<Printable> printed = Optional.empty();
  private List<String> printers = List.of("Office", "Attic");

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
  public List<String> printers() {
    return printers;
  }

  @Override
  public boolean print(Printable page, String printer) {
    printed = Optional.of(page);
    return printers.contains(printer);
  }

  /** What was printed last. */
  Optional<Printable> printed() {
    return printed;
  }

  /** The printers there are from now on. */
  void havePrinters(String... names) {
    printers = List.of(names);
  }
}
