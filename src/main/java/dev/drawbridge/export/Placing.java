package dev.drawbridge.export;

import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * Puts the files of a bundle in place, all of them in one rename or none: a new folder is filled
 * beside the destination and then takes its name. What others wrote there is not overwritten.
 */
public final class Placing {
  private static final int MOST_NAMED = 5;

  private static final Map<PosixFilePermission, PosixFilePermission> RUNS =
      Map.of(
          PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE);

  private Placing() {}

  /**
   * What was done.
   *
   * @param destination where the bundle is now
   * @param disappeared files of the bundle that was there before and are in this one no more
   */
  public record Placed(Path destination, List<String> disappeared) {
    public Placed {
      disappeared = List.copyOf(disappeared);
    }
  }

  /**
   * Puts files in place.
   *
   * @param files contents by path inside the bundle
   * @param destination a folder, or a file whose name ends in {@code .zip}
   * @param force whether changed files are overwritten and a folder of others is used all the same;
   *     files of other names stay
   * @throws ProblemsException if it cannot be done; then nothing has changed
   */
  public static Placed place(SortedMap<String, byte[]> files, Path destination, boolean force)
      throws ProblemsException {
    files.keySet().forEach(Placing::requireInside);
    Path absolute = destination.toAbsolutePath().normalize();
    try {
      return isZip(absolute)
          ? toZip(files, throughLinks(absolute), force)
          : toFolder(files, throughLinks(absolute), force);
    } catch (IOException | UncheckedIOException e) {
      throw refused(ExportCode.DESTINATION_NOT_WRITABLE, absolute, reason(e));
    }
  }

  private static boolean isZip(Path destination) {
    return destination.getFileName() != null
        && destination.getFileName().toString().endsWith(".zip")
        && !Files.isDirectory(destination);
  }

  /** A destination that is a symbolic link stays one; what it leads to is replaced. */
  private static Path throughLinks(Path destination) throws IOException {
    return Files.exists(destination) ? destination.toRealPath() : destination;
  }

  // ---- folders

  private static Placed toFolder(SortedMap<String, byte[]> files, Path folder, boolean force)
      throws IOException, ProblemsException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
      throw refused(ExportCode.DESTINATION_NOT_FOLDER, folder);
    }
    SortedMap<String, Path> there = Files.isDirectory(folder) ? list(folder) : new TreeMap<>();
    Optional<EarlierBundle> earlier =
        there.containsKey(Manifest.FILE)
            ? EarlierBundle.read(Files.readAllBytes(there.get(Manifest.FILE)))
            : Optional.empty();
    SortedSet<String> foreign = foreign(there.keySet(), earlier);
    if (!force) {
      requireOurs(folder, there, earlier, foreign);
    }
    Path parent = folder.getParent() == null ? folder : folder.getParent();
    Files.createDirectories(parent);
    Path fresh = Files.createTempDirectory(parent, "." + folder.getFileName() + ".new-");
    try {
      fill(fresh, files);
      for (String path : foreign) {
        keep(there.get(path), fresh.resolve(path));
      }
      openLikeNew(fresh, folder);
      exchange(fresh, folder, parent);
    } finally {
      delete(fresh);
    }
    return new Placed(folder, disappeared(earlier, files.keySet()));
  }

  private static SortedMap<String, Path> list(Path folder) throws IOException {
    SortedMap<String, Path> there = new TreeMap<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            there.put(folder.relativize(file).toString().replace('\\', '/'), file);
            return FileVisitResult.CONTINUE;
          }
        });
    return there;
  }

  private static SortedSet<String> foreign(Set<String> there, Optional<EarlierBundle> earlier) {
    SortedSet<String> foreign = new TreeSet<>(there);
    earlier.ifPresent(bundle -> {
      foreign.removeAll(bundle.files().keySet());
      foreign.remove(Manifest.FILE);
    });
    return foreign;
  }

  private static void requireOurs(
      Path folder,
      SortedMap<String, Path> there,
      Optional<EarlierBundle> earlier,
      SortedSet<String> foreign)
      throws IOException, ProblemsException {
    if (!foreign.isEmpty()) {
      throw refused(ExportCode.DESTINATION_FOREIGN_FILES, folder, named(foreign));
    }
    List<String> changed = new ArrayList<>();
    if (earlier.isPresent()) {
      for (Map.Entry<String, String> file : earlier.get().files().entrySet()) {
        Path path = there.get(file.getKey());
        if (path != null && !Digest.of(Files.readAllBytes(path)).equals(file.getValue())) {
          changed.add(file.getKey());
        }
      }
    }
    if (!changed.isEmpty()) {
      throw refused(ExportCode.DESTINATION_CHANGED_BY_HAND, folder, named(changed));
    }
  }

  private static void fill(Path fresh, SortedMap<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = fresh.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      try (FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(file.getValue());
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      if (isProgram(file.getValue())) {
        makeExecutable(path);
      }
    }
  }

  /** Whoever may read it may run it. */
  private static void makeExecutable(Path path) throws IOException {
    if (!Files.getFileStore(path).supportsFileAttributeView("posix")) {
      return;
    }
    Set<PosixFilePermission> may = EnumSet.copyOf(Files.getPosixFilePermissions(path));
    RUNS.forEach((read, run) -> {
      if (may.contains(read)) {
        may.add(run);
      }
    });
    Files.setPosixFilePermissions(path, may);
  }

  private static void keep(Path old, Path copy) throws IOException {
    if (Files.exists(copy, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.createDirectories(copy.getParent());
    Files.copy(old, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
  }

  /** A temporary folder is private; the destination is as open as it was, or as any new folder. */
  private static void openLikeNew(Path fresh, Path folder) throws IOException {
    if (!Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
      return;
    }
    if (Files.isDirectory(folder)) {
      Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(folder));
    } else {
      Path probe = Files.createDirectory(fresh.resolveSibling(fresh.getFileName() + "-mode"));
      Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(probe));
      Files.delete(probe);
    }
  }

  /** Two renames where a folder is there already; if the second fails the first is taken back. */
  private static void exchange(Path fresh, Path folder, Path parent) throws IOException {
    if (!Files.exists(folder)) {
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Path old = Files.createTempDirectory(parent, "." + folder.getFileName() + ".old-");
    Files.delete(old);
    Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
    try {
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
      throw e;
    }
    delete(old);
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  // ---- zip

  private static Placed toZip(SortedMap<String, byte[]> files, Path zip, boolean force)
      throws IOException, ProblemsException {
    Optional<EarlierBundle> earlier = Files.exists(zip) ? manifestIn(zip) : Optional.empty();
    if (Files.exists(zip) && earlier.isEmpty() && !force) {
      throw refused(ExportCode.DESTINATION_ZIP_FOREIGN, zip);
    }
    Path parent = zip.getParent();
    Files.createDirectories(parent);
    Path fresh = Files.createTempFile(parent, "." + zip.getFileName(), ".new");
    try {
      try (OutputStream out = Files.newOutputStream(fresh);
          ZipArchiveOutputStream entries = new ZipArchiveOutputStream(out)) {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
          entries.putArchiveEntry(entry(file.getKey(), file.getValue()));
          entries.write(file.getValue());
          entries.closeArchiveEntry();
        }
      }
      openLikeNewFile(fresh, zip);
      Files.move(fresh, zip, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
    return new Placed(zip, disappeared(earlier, files.keySet()));
  }

  /**
   * Always the same time, so that the same drawing gives the same bytes: the first a zip can say.
   */
  private static ZipArchiveEntry entry(String path, byte[] bytes) {
    ZipArchiveEntry entry = new ZipArchiveEntry(path);
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    entry.setUnixMode(UnixStat.FILE_FLAG | (isProgram(bytes) ? 0755 : 0644));
    return entry;
  }

  private static void openLikeNewFile(Path fresh, Path zip) throws IOException {
    if (!Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
      return;
    }
    if (Files.exists(zip)) {
      Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(zip));
    } else {
      Path probe = Files.createFile(fresh.resolveSibling(fresh.getFileName() + "-mode"));
      Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(probe));
      Files.delete(probe);
    }
  }

  private static Optional<EarlierBundle> manifestIn(Path zip) throws IOException {
    try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry e = entries.getNextEntry(); e != null; e = entries.getNextEntry()) {
        if (e.getName().equals(Manifest.FILE)) {
          return EarlierBundle.read(entries.readAllBytes());
        }
      }
    }
    return Optional.empty();
  }

  // ---- both

  private static List<String> disappeared(Optional<EarlierBundle> earlier, Set<String> now) {
    return earlier.stream()
        .flatMap(bundle -> bundle.files().keySet().stream())
        .filter(path -> !now.contains(path))
        .toList();
  }

  /** A file that names its interpreter is there to be run. */
  private static boolean isProgram(byte[] bytes) {
    return bytes.length > 2 && bytes[0] == '#' && bytes[1] == '!';
  }

  /** Keys and object names cannot leave a folder; this makes sure that nothing ever does. */
  private static void requireInside(String path) {
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..") || part.contains("\\")) {
        throw new IllegalArgumentException("not a path inside a bundle: " + path);
      }
    }
  }

  private static String named(Collection<String> paths) {
    String first = String.join(", ", paths.stream().limit(MOST_NAMED).toList());
    return paths.size() > MOST_NAMED
        ? first + " and " + (paths.size() - MOST_NAMED) + " more"
        : first;
  }

  private static ProblemsException refused(ExportCode code, Object... arguments) {
    return new ProblemsException(Problem.of(code, arguments));
  }

  private static String reason(Exception e) {
    return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " " + e.getMessage());
  }
}
