package dev.drawbridge.target;

import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What puts a target's files to work: scripts and units that are the same bytes in every bundle.
 * What differs from drawing to drawing is data, and lies beside them in files of its own.
 */
public final class Kit {
  /** No files at all. */
  public static final Kit NONE = new Kit(new TreeMap<>());

  private final SortedMap<String, byte[]> files;

  private Kit(SortedMap<String, byte[]> files) {
    this.files = Collections.unmodifiableSortedMap(files);
  }

  /**
   * A kit whose files are resources of the program.
   *
   * @param beside a class of the package that holds them
   * @param paths relative to that package, with {@code /}; they are also the paths in the target's
   *     folder
   * @throws IllegalArgumentException if there is no such resource
   */
  public static Kit of(Class<?> beside, String... paths) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String path : paths) {
      files.put(path, resource(beside, path));
    }
    return new Kit(files);
  }

  /** This kit and the files of another one, which has no path of this one. */
  public Kit and(Kit other) {
    SortedMap<String, byte[]> both = new TreeMap<>(files);
    other.files.forEach((path, bytes) -> {
      if (both.put(path, bytes) != null) {
        throw new IllegalArgumentException("two kits have " + path);
      }
    });
    return new Kit(both);
  }

  /** Contents by path relative to the target's folder. */
  public SortedMap<String, byte[]> files() {
    return files;
  }

  /** What a writer wrote, with this kit beside it. */
  public Bundle with(Bundle written) {
    SortedMap<String, byte[]> all = new TreeMap<>(written.files());
    files.forEach((path, bytes) -> {
      if (all.put(path, bytes) != null) {
        throw new IllegalStateException("a written file and the kit are both " + path);
      }
    });
    return new Bundle(all, written.origins(), written.elements());
  }

  /**
   * The files of a target's folder that are not this kit's. A kit that is missing is no error: the
   * files without it mean the same.
   *
   * @param all by path relative to the target's folder
   * @throws ProblemsException if a file of the kit is not, byte for byte, the program's own
   *     (design: semantics §2)
   */
  public Map<String, byte[]> apart(Map<String, byte[]> all) throws ProblemsException {
    SortedMap<String, byte[]> others = new TreeMap<>(all);
    List<Problem> changed = new ArrayList<>();
    files.forEach((path, bytes) -> {
      byte[] found = others.remove(path);
      if (found != null && !Arrays.equals(found, bytes)) {
        changed.add(Problem.at(Place.file(path), KitProblem.SCRIPT_CHANGED, path));
      }
    });
    if (!changed.isEmpty()) {
      throw new ProblemsException(changed);
    }
    return others;
  }

  private static byte[] resource(Class<?> beside, String path) {
    try (InputStream in = beside.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + path + " beside " + beside.getName());
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
