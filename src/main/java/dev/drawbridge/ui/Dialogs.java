package dev.drawbridge.ui;

import java.nio.file.Path;
import java.util.Optional;

/** The questions only the system's own dialogs can ask. Empty answers mean: cancelled. */
interface Dialogs {

  /** Which drawing to open. */
  Optional<Path> fileToOpen();

  /** Where to save a drawing. */
  Optional<Path> fileToSave(String suggestedName);

  /** Into which folder to export. */
  Optional<Path> folderToExport();

  /** Into which zip file to export. */
  Optional<Path> zipToExport(String suggestedName);
}
