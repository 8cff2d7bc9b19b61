package dev.drawbridge.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;

/**
 * Where the program keeps what outlives a run and is not the person's: locks and recovery journals.
 * Source: the XDG base directory specification; Apple's and Microsoft's guidelines elsewhere.
 */
public final class StateFolder {
  private StateFolder() {}

  /** The folder of this user on this machine; it may not exist yet. */
  public static Path path() {
    return path(System.getenv(), System.getProperty("user.home"), System.getProperty("os.name"));
  }

  static Path path(Map<String, String> environment, String home, String system) {
    String named = environment.getOrDefault("XDG_STATE_HOME", "");
    if (!named.isEmpty() && Path.of(named).isAbsolute()) {
      return Path.of(named, "drawbridge");
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return Path.of(home, "Library", "Application Support", "Drawbridge");
    }
    if (name.startsWith("windows")) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      return local.isEmpty()
          ? Path.of(home, "AppData", "Local", "Drawbridge")
          : Path.of(local, "Drawbridge");
    }
    return Path.of(home, ".local", "state", "drawbridge");
  }

  /** Creates a folder that only this user can look into, where the system knows such a thing. */
  public static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }
}
