package dev.drawbridge.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether two paths lead to one file. */
final class FileName {
  private FileName() {}

  static boolean areOne(Path first, Path second) {
    try {
      return first.toAbsolutePath().normalize().equals(second.toAbsolutePath().normalize())
          || (Files.exists(first) && Files.exists(second) && Files.isSameFile(first, second));
    } catch (IOException unknown) {
      return false;
    }
  }
}
