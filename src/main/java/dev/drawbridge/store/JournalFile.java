package dev.drawbridge.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A recovery journal's file, which only this user can read. It is locked for as long as its program
 * lives: whoever can lock it has found one whose program ended without taking it away. Used from
 * one thread, but for {@link #force}.
 */
public final class JournalFile implements Closeable {
  private static final String BEGINNING = ".new";

  /**
   * The journals this program has open: where locks belong to processes, closing a second channel
   * of the same file would give its lock away.
   */
  private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

  private final Path path;
  private volatile @Nullable FileChannel channel;

  /** Whether the folder on disk knows the file as it is. */
  private volatile boolean isInFolder;

  private JournalFile(Path path, @Nullable FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** The folder of all journals in a state folder. */
  public static Path folder(Path state) {
    return state.resolve("journals");
  }

  /** A journal that will lie in that folder once it has a beginning. */
  public static JournalFile in(Path folder) {
    return new JournalFile(
        folder.toAbsolutePath().resolve(UUID.randomUUID() + JournalFormat.SUFFIX), null);
  }

  /** Where it lies, or will. */
  public Path path() {
    return path;
  }

  /**
   * Begins it anew: at any moment the file is either as it was, or holds exactly these bytes, which
   * are then on disk. One that was not there yet has nothing to lose: it outlives the program at
   * once, and the machine after {@link #force}, so that a slow disk keeps nobody waiting.
   */
  public void begin(byte[] bytes) throws IOException {
    StateFolder.create(path.getParent());
    Path fresh = path.resolveSibling(path.getFileName() + BEGINNING);
    Files.deleteIfExists(fresh);
    FileChannel next =
        FileChannel.open(
            fresh,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            onlyForThisUser(fresh));
    try {
      OPEN_HERE.add(path);
      lock(next);
      writeAll(next, bytes);
      if (Files.exists(path)) {
        next.force(true);
      }
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      isInFolder = false;
    } catch (IOException e) {
      next.close();
      Files.deleteIfExists(fresh);
      throw e;
    }
    closeChannel();
    channel = next;
  }

  private static FileAttribute<?>[] onlyForThisUser(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Without locks there is still a journal; two programs may then offer it at once. */
  private static void lock(FileChannel channel) {
    try {
      if (channel.tryLock() == null) {
        log("A fresh journal is locked by somebody else.", null);
      }
    } catch (IOException noLocks) {
      log("No locks in the state folder.", noLocks);
    }
  }

  /** Writes these bytes behind all others. They outlive the program, but not yet the machine. */
  public void append(byte[] bytes) throws IOException {
    writeAll(begun(), bytes);
  }

  /**
   * Sees to it that all that was written is on disk. May take as long as the disk does, and be
   * called on another thread, while more is written.
   */
  public void force() throws IOException {
    begun().force(false);
    if (!isInFolder) {
      isInFolder = true;
      makeFolderDurable();
    }
  }

  private FileChannel begun() throws IOException {
    FileChannel open = channel;
    if (open == null) {
      throw new IOException("the journal has no beginning");
    }
    return open;
  }

  private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  private void makeFolderDurable() {
    try (FileChannel folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException notPossible) {
      log("The folder of journals cannot be made durable.", notPossible);
    }
  }

  /** All it holds. */
  public byte[] bytes() throws IOException {
    return Files.exists(path) ? readAll(begun()) : new byte[0];
  }

  private static byte[] readAll(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    int place = 0;
    while (bytes.hasRemaining()) {
      int read = channel.read(bytes, place);
      if (read < 0) {
        break;
      }
      place += read;
    }
    return bytes.array();
  }

  /** Takes it away: there is nothing to recover any more. */
  public void remove() throws IOException {
    Files.deleteIfExists(path);
    close();
  }

  /** Lets others find it. */
  @Override
  public void close() throws IOException {
    closeChannel();
    OPEN_HERE.remove(path);
  }

  private void closeChannel() throws IOException {
    FileChannel open = channel;
    channel = null;
    if (open != null) {
      open.close();
    }
  }

  // ---- what others left behind

  /**
   * The journals in a folder whose programs ended without taking them away, each locked for this
   * one, the latest first.
   */
  public static List<JournalFile> abandoned(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<JournalFile> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.toAbsolutePath())) {
      for (Path file : files.sorted(Comparator.comparing(JournalFile::age)).toList()) {
        if (JournalWriter.isJournal(file)) {
          taken(file).ifPresent(found::addFirst);
        } else if (isForgotten(file)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException unreadable) {
      log("The folder of journals is not readable.", unreadable);
    }
    return found;
  }

  /** The beginning of a journal that was never put in place; whatever is fresh may still be. */
  private static boolean isForgotten(Path file) {
    return file.toString().endsWith(BEGINNING)
        && age(file).toInstant().isBefore(Instant.now().minus(Duration.ofHours(1)));
  }

  private static FileTime age(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }

  private static Optional<JournalFile> taken(Path file) {
    if (!OPEN_HERE.add(file)) {
      return Optional.empty();
    }
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      @Nullable FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new JournalFile(file, channel));
      }
      channel.close();
    } catch (IOException | OverlappingFileLockException alive) {
      log("A journal is in use: " + file, alive);
    }
    OPEN_HERE.remove(file);
    return Optional.empty();
  }

  private static void log(String sentence, @Nullable Exception cause) {
    System.getLogger(JournalFile.class.getName()).log(System.Logger.Level.DEBUG, sentence, cause);
  }
}
