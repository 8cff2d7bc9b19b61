package dev.drawbridge.store;

import dev.drawbridge.problem.ProblemsException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a drawing from being edited in two programs at once. The lock lies in the state folder,
 * named by the drawing's real path: a lock on the file itself would be lost with the first save,
 * which replaces the file. The system releases it when the program ends, however it ends.
 */
public final class DrawingLock implements AutoCloseable {
  /**
   * The locks this program has: where locks belong to processes, closing a second channel of the
   * same lock file would give the lock away.
   */
  private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;

  private DrawingLock(Path file, FileChannel channel, FileLock lock) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Locks a drawing.
   *
   * @param drawing its file, which need not exist yet
   * @throws ProblemsException if somebody else has it open, or the state folder cannot be used
   */
  public static DrawingLock of(Path drawing) throws ProblemsException {
    return of(drawing, StateFolder.path());
  }

  static DrawingLock of(Path drawing, Path state) throws ProblemsException {
    try {
      Path folder = state.resolve("locks");
      StateFolder.create(folder);
      Path file = folder.toAbsolutePath().resolve(name(drawing) + ".lock");
      if (!HERE.add(file)) {
        throw DrawingFile.problem(drawing, StoreProblem.LOCKED, drawing);
      }
      Optional<DrawingLock> lock = Optional.empty();
      try {
        lock = locked(file);
      } finally {
        if (lock.isEmpty()) {
          HERE.remove(file);
        }
      }
      return lock.orElseThrow(() -> DrawingFile.problem(drawing, StoreProblem.LOCKED, drawing));
    } catch (IOException e) {
      throw DrawingFile.problem(drawing, StoreProblem.NO_STATE_FOLDER, state, SafeWrite.reason(e));
    }
  }

  private static Optional<DrawingLock> locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new DrawingLock(file, channel, lock));
  }

  private static String name(Path drawing) throws IOException {
    byte[] path = real(drawing).toString().getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(path);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The one path of a file that may have several names and may not be there yet. */
  private static Path real(Path drawing) throws IOException {
    if (Files.exists(drawing)) {
      return drawing.toRealPath();
    }
    Path absolute = drawing.toAbsolutePath().normalize();
    Path folder = absolute.getParent();
    return folder != null && Files.exists(folder)
        ? folder.toRealPath().resolve(absolute.getFileName())
        : absolute;
  }

  /** Lets others open the drawing. The empty lock file stays: removing it could unlock others. */
  @Override
  public void close() {
    HERE.remove(file);
    try (channel) {
      lock.release();
    } catch (IOException e) {
      System.getLogger(DrawingLock.class.getName())
          .log(System.Logger.Level.DEBUG, "The lock goes with the program.", e);
    }
  }
}
