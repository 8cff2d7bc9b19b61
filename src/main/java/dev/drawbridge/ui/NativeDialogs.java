package dev.drawbridge.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The system's own dialogs. */
final class NativeDialogs implements Dialogs {
  private final Window owner;

  NativeDialogs(Window owner) {
    this.owner = owner;
  }

  @Override
  public Optional<Path> fileToOpen() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Texts.of("dialog.open"));
    chooser.getExtensionFilters().addAll(drawings(), all());
    return path(chooser.showOpenDialog(owner));
  }

  @Override
  public Optional<Path> fileToSave(String suggestedName) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Texts.of("dialog.save"));
    chooser.setInitialFileName(suggestedName);
    chooser.getExtensionFilters().addAll(drawings(), all());
    return path(chooser.showSaveDialog(owner));
  }

  @Override
  public Optional<Path> folderToExport() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(Texts.of("dialog.folder"));
    return path(chooser.showDialog(owner));
  }

  @Override
  public Optional<Path> zipToExport(String suggestedName) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Texts.of("dialog.zip"));
    chooser.setInitialFileName(suggestedName);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Zip", "*.zip"));
    return path(chooser.showSaveDialog(owner));
  }

  private static FileChooser.ExtensionFilter drawings() {
    return new FileChooser.ExtensionFilter(
        Texts.of("dialog.drawings"), "*.drawbridge.yaml", "*.drawbridge.yml", "*.yaml", "*.yml");
  }

  private static FileChooser.ExtensionFilter all() {
    return new FileChooser.ExtensionFilter(Texts.of("dialog.all"), "*");
  }

  /** The choosers answer null when cancelled. */
  private static Optional<Path> path(@org.jspecify.annotations.Nullable File file) {
    return Optional.ofNullable(file).map(File::toPath);
  }
}
