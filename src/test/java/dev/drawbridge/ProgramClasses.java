package dev.drawbridge;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The program's own classes and resources, as the build left them, without those of the tests. */
final class ProgramClasses {
  private ProgramClasses() {}

  static JavaClasses all() {
    return new ClassFileImporter().importPath(folder());
  }

  static Path folder() {
    try {
      return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
