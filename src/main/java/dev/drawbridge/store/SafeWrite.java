package dev.drawbridge.store;

import dev.drawbridge.problem.ProblemsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a file's content in one step: a temporary file in the same folder, made durable, renamed
 * over the old one. A file with several hard links is written in place, with a copy of the old
 * content beside it until it is complete, because a rename would cut it off from its other names.
 */
final class SafeWrite {
  private static final Set<PosixFilePermission> WRITING =
      Set.of(
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  /** As many links as Linux follows. */
  private static final int MOST_LINKS = 40;

  private final Path shown;
  private final Path target;
  private final Path folder;

  private SafeWrite(Path shown, Path target, Path folder) {
    this.shown = shown;
    this.target = target;
    this.folder = folder;
  }

  /**
   * Writes a file; an existing one keeps its links, permissions and owner.
   *
   * @throws ProblemsException if it cannot be written; it is then as it was
   */
  static void write(Path path, byte[] bytes) throws ProblemsException {
    try {
      Path target = followed(path.toAbsolutePath());
      Path folder = target.getParent();
      if (folder == null || Files.isDirectory(target)) {
        throw DrawingFile.problem(path, StoreProblem.FILE_IS_A_FOLDER, path);
      }
      SafeWrite write = new SafeWrite(path, target, folder);
      write.requireWritable();
      if (write.hardLinks() > 1) {
        write.inPlace(bytes);
      } else {
        write.renamed(bytes);
      }
    } catch (AccessDeniedException e) {
      throw DrawingFile.problem(path, StoreProblem.FOLDER_NOT_WRITABLE, e.getFile());
    } catch (IOException e) {
      throw isDiskFull(e)
          ? DrawingFile.problem(path, StoreProblem.DISK_FULL, path)
          : DrawingFile.problem(path, StoreProblem.WRITE_FAILED, path, reason(e));
    }
  }

  /** Where a symbolic link leads, also when there is nothing yet. */
  private static Path followed(Path path) throws IOException {
    Path followed = path;
    for (int links = 0; Files.isSymbolicLink(followed); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemException(path.toString(), null, "too many symbolic links");
      }
      followed = followed.resolveSibling(Files.readSymbolicLink(followed)).normalize();
    }
    return followed;
  }

  private void requireWritable() throws ProblemsException, IOException {
    if (!Files.isDirectory(folder)) {
      throw DrawingFile.problem(shown, StoreProblem.FOLDER_NOT_FOUND, folder);
    }
    if (Files.exists(target) && isReadOnly(target)) {
      throw DrawingFile.problem(shown, StoreProblem.FILE_NOT_WRITABLE, target);
    }
    if (isReadOnly(folder)) {
      throw DrawingFile.problem(shown, StoreProblem.FOLDER_NOT_WRITABLE, folder);
    }
  }

  /** Somebody who took all write permissions away meant it, also where root could write. */
  private static boolean isReadOnly(Path path) throws IOException {
    if (!Files.isWritable(path)) {
      return true;
    }
    PosixFileAttributeView view = posix(path);
    return view != null
        && view.readAttributes().permissions().stream().noneMatch(WRITING::contains);
  }

  private int hardLinks() throws IOException {
    if (!Files.exists(target)
        || !target.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return 1;
    }
    return (Integer) Files.getAttribute(target, "unix:nlink");
  }

  private void renamed(byte[] bytes) throws IOException {
    Path temporary = folder.resolve(".drawbridge-" + UUID.randomUUID() + ".tmp");
    try {
      writeDurably(temporary, bytes, StandardOpenOption.CREATE_NEW);
      if (Files.exists(target)) {
        copyRights(target, temporary);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      makeFolderDurable();
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void inPlace(byte[] bytes) throws IOException {
    byte[] old = Files.readAllBytes(target);
    Path copy = folder.resolve(target.getFileName() + ".before-" + UUID.randomUUID());
    writeDurably(copy, old, StandardOpenOption.CREATE_NEW);
    makeFolderDurable();
    try {
      overwrite(bytes);
    } catch (IOException e) {
      overwrite(old);
      Files.deleteIfExists(copy);
      throw e;
    }
    Files.deleteIfExists(copy);
  }

  private void overwrite(byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
      writeAll(channel, bytes);
      channel.truncate(bytes.length);
      channel.force(true);
    }
  }

  private static void writeDurably(Path path, byte[] bytes, StandardOpenOption option)
      throws IOException {
    try (FileChannel channel = FileChannel.open(path, option, StandardOpenOption.WRITE)) {
      writeAll(channel, bytes);
      channel.force(true);
    }
  }

  private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      channel.write(left);
    }
  }

  private static void copyRights(Path from, Path to) throws IOException {
    PosixFileAttributeView source = posix(from);
    PosixFileAttributeView copy = posix(to);
    if (source == null || copy == null) {
      return;
    }
    PosixFileAttributes rights = source.readAttributes();
    giveTo(copy, rights.owner(), rights.group());
    copy.setPermissions(rights.permissions());
  }

  /** Only root may give a file away; for others the file becomes theirs, as with every editor. */
  private static void giveTo(PosixFileAttributeView file, UserPrincipal owner, GroupPrincipal group)
      throws IOException {
    PosixFileAttributes now = file.readAttributes();
    try {
      if (!now.group().equals(group)) {
        file.setGroup(group);
      }
      if (!now.owner().equals(owner)) {
        file.setOwner(owner);
      }
    } catch (FileSystemException notAllowed) {
      System.getLogger(SafeWrite.class.getName())
          .log(System.Logger.Level.DEBUG, "The owner of the file changes.", notAllowed);
    }
  }

  /**
   * A rename survives a power failure only when its folder is on disk; Windows has no such call.
   */
  private void makeFolderDurable() {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notPossible) {
      System.getLogger(SafeWrite.class.getName())
          .log(System.Logger.Level.DEBUG, "The folder cannot be made durable.", notPossible);
    }
  }

  private static @Nullable PosixFileAttributeView posix(Path path) {
    return Files.getFileAttributeView(path, PosixFileAttributeView.class);
  }

  static boolean isDiskFull(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left")
        || message.contains("not enough space")
        || message.contains("quota exceeded");
  }

  /** What the system says, without the path that the sentence names anyway. */
  static String reason(IOException e) {
    if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
