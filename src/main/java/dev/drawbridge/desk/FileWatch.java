package dev.drawbridge.desk;

import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.DrawingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Looks whether others changed a file. A look may take as long as reading the file does, so none
 * belongs on a window's thread; one at a file nobody touched since the last look is cheap.
 */
public final class FileWatch {

  /** What a system tells about a file without reading it. */
  private record Stamp(long modified, long size, Optional<Object> identity) {}

  private final Path path;
  private final String digest;
  private Optional<Stamp> seen = Optional.empty();
  private String latest;

  /**
   * A watch.
   *
   * @param path the file
   * @param digest what it held when it was opened or saved last: SHA-256 in hexadecimal
   */
  FileWatch(Path path, String digest) {
    this.path = path;
    this.digest = digest;
    this.latest = digest;
  }

  /** The file. */
  public Path path() {
    return path;
  }

  /** Whether this is a watch of that file as it was then. */
  public boolean isFor(Path file, String wanted) {
    return path.equals(file) && digest.equals(wanted);
  }

  /** What it was expected to hold. */
  public String expected() {
    return digest;
  }

  /** What it held at the last look: SHA-256 in hexadecimal. */
  public synchronized String latest() {
    return latest;
  }

  /** Looks. What cannot be read at the moment counts as unchanged: a later look will tell. */
  public synchronized OnDisk look() {
    if (!Files.exists(path)) {
      seen = Optional.empty();
      return OnDisk.GONE;
    }
    try {
      Stamp now = stamp();
      if (seen.filter(now::equals).isEmpty()) {
        latest = DrawingFile.digest(path);
        seen = Optional.of(now);
      }
      return latest.equals(digest) ? OnDisk.SAME : OnDisk.CHANGED;
    } catch (IOException | ProblemsException unreadable) {
      return OnDisk.SAME;
    }
  }

  private Stamp stamp() throws IOException {
    BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
    return new Stamp(
        now.lastModifiedTime().to(TimeUnit.NANOSECONDS),
        now.size(),
        Optional.ofNullable(now.fileKey()));
  }
}
