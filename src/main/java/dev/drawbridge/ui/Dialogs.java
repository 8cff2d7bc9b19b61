package dev.drawbridge.ui;

import java.nio.file.Path;
import java.util.List;
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

  /** Where to save a picture; the name's ending says which kind. */
  Optional<Path> pictureToSave(String suggestedName);

  /** The names of the printers there are, the usual one first. */
  List<String> printers();

  /** Prints on the printer of that name; whether it took the page. */
  boolean print(Printable page, String printer);
}
