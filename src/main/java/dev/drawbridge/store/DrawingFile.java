package dev.drawbridge.store;

import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A drawing's file on disk: opened, saved in one step or not at all, and watched for changes by
 * others.
 */
public final class DrawingFile {
  /** How a drawing's file name ends. */
  public static final String SUFFIX = ".drawbridge.yaml";

  /**
   * What was opened or saved.
   *
   * @param document the document
   * @param digest SHA-256 of the file's bytes at that moment, in hexadecimal
   */
  public record Opened(Document document, String digest) {}

  private DrawingFile() {}

  /**
   * Opens a file.
   *
   * @throws ProblemsException if it is not there, cannot be read, or is no drawing
   */
  public static Opened open(Path path) throws ProblemsException {
    byte[] bytes = bytes(path);
    return new Opened(DrawingReader.read(path.toString(), bytes), digest(bytes));
  }

  /**
   * Saves a document, if the file does not hold exactly it already. At any moment the file is
   * either as it was or complete. Links stay links, permissions stay as they are.
   *
   * @param expected the digest the file is expected to have, to notice a change by others; empty to
   *     write whatever is there
   * @return what now is on disk
   * @throws ProblemsException if it was changed by others or cannot be written; the file is then as
   *     it was
   */
  public static Opened save(Document document, Path path, Optional<String> expected)
      throws ProblemsException {
    byte[] bytes = document.bytes();
    requireReadable(bytes, path);
    if (expected.isPresent() && isChanged(path, expected.get())) {
      throw problem(path, StoreProblem.CHANGED_ON_DISK, path);
    }
    if (!Files.isRegularFile(path) || !Arrays.equals(bytes(path), bytes)) {
      SafeWrite.write(path, bytes);
    }
    return new Opened(document, digest(bytes));
  }

  /**
   * Whether the file holds something else than when it had that digest. A file that is gone counts
   * as unchanged: nothing of anybody would be overwritten.
   */
  public static boolean isChanged(Path path, String digest) throws ProblemsException {
    return Files.exists(path) && !digest(bytes(path)).equals(digest);
  }

  /**
   * The digest of what the file holds.
   *
   * @throws ProblemsException if it cannot be read
   */
  public static String digest(Path path) throws ProblemsException {
    return digest(bytes(path));
  }

  /** The digest that a file has which holds the document. */
  public static String digest(Document document) {
    return digest(document.bytes());
  }

  private static byte[] bytes(Path path) throws ProblemsException {
    if (Files.isDirectory(path)) {
      throw problem(path, StoreProblem.FILE_IS_A_FOLDER, path);
    }
    try (var in = Files.newInputStream(path)) {
      // one byte more than is read, so that what is too large is known to be
      return in.readNBytes(SourceText.LARGEST + 1);
    } catch (NoSuchFileException e) {
      throw problem(path, StoreProblem.FILE_NOT_FOUND, path);
    } catch (AccessDeniedException e) {
      throw problem(path, StoreProblem.FILE_NOT_READABLE, path, "no permission");
    } catch (IOException e) {
      throw problem(path, StoreProblem.FILE_NOT_READABLE, path, SafeWrite.reason(e));
    }
  }

  /** Refuses to write what could not be opened again. */
  private static void requireReadable(byte[] bytes, Path path) throws ProblemsException {
    if (bytes.length > SourceText.LARGEST) {
      throw problem(
          path, StoreProblem.TOO_LARGE_TO_SAVE, bytes.length / 1024, SourceText.LARGEST / 1024);
    }
    int lineStart = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lineStart = i + 1;
      } else if (i - lineStart >= SourceText.LONGEST_LINE) {
        throw problem(path, StoreProblem.TEXT_TOO_LONG_TO_SAVE, SourceText.LONGEST_LINE);
      }
    }
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static ProblemsException problem(Path path, StoreProblem code, Object... arguments) {
    return new ProblemsException(Problem.at(Place.file(path.toString()), code, arguments));
  }
}
