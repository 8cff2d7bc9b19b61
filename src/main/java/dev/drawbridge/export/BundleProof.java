package dev.drawbridge.export;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.proof.Proof;
import dev.drawbridge.proof.ProofResult;
import dev.drawbridge.store.DrawingReader;
import dev.drawbridge.store.DrawingWriter;
import dev.drawbridge.target.Limits;
import dev.drawbridge.target.Target;
import dev.drawbridge.target.host.Ansible;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether the files of a bundle, as they lie on disk now, say what a drawing says.
 *
 * @param drawing the drawing compared with, as the person knows its file
 * @param sameDrawing whether it is the one the manifest names; absent if there is no manifest
 * @param targets what was found of each target of which there are files, or should be
 * @param others what is wrong with the bundle beside its targets
 */
public record BundleProof(
    String drawing,
    Optional<Boolean> sameDrawing,
    Map<TargetName, Outcome> targets,
    List<Problem> others) {
  private static final long LARGEST = 256L << 20;

  public BundleProof {
    targets = Collections.unmodifiableMap(new EnumMap<>(targets));
    others = List.copyOf(others);
  }

  /** What was found of one target. */
  public sealed interface Outcome {
    /** Its files were read and compared. */
    record Compared(ProofResult result) implements Outcome {}

    /** Its files say something that a reader does not know, or that would not be accepted. */
    record Unreadable(List<Problem> problems) implements Outcome {
      public Unreadable {
        problems = List.copyOf(problems);
      }
    }

    /** There should be files and there are none, or the other way round. */
    record Misplaced(Problem problem) implements Outcome {}

    /** Whether files and drawing agree. */
    default boolean agrees() {
      return this instanceof Compared compared && compared.result().agrees();
    }
  }

  /** Whether every target agrees and nothing else is wrong. */
  public boolean agrees() {
    return others.isEmpty() && targets.values().stream().allMatch(Outcome::agrees);
  }

  /**
   * Proves a bundle.
   *
   * @param bundle its folder
   * @param drawing the drawing to compare with; absent means the bundle's own
   * @throws ProblemsException if the folder or the drawing cannot be read
   */
  public static BundleProof of(Path bundle, Optional<Path> drawing) throws ProblemsException {
    SortedMap<String, byte[]> files = read(bundle);
    Optional<EarlierBundle> manifest =
        Optional.ofNullable(files.get(Manifest.FILE)).flatMap(EarlierBundle::read);
    String name = drawing.map(Path::toString).orElse(bundle.resolve(Manifest.DRAWING).toString());
    byte[] bytes = drawing.isPresent() ? readFile(drawing.get()) : files.get(Manifest.DRAWING);
    if (bytes == null) {
      throw new ProblemsException(Problem.of(ExportCode.BUNDLE_WITHOUT_DRAWING, bundle));
    }
    Drawing read = DrawingReader.read(name, bytes).drawing();
    Policy policy = Policy.of(read);
    Map<TargetName, Outcome> targets = new EnumMap<>(TargetName.class);
    for (Target target : Targets.all()) {
      outcome(policy, target, under(files, target.name().word()), manifest)
          .ifPresent(outcome -> targets.put(target.name(), outcome));
    }
    Optional<Boolean> same = manifest.map(m -> m.drawingDigest().equals(digest(read)));
    List<Problem> others = new ArrayList<>(others(files, manifest));
    notOurs(files, Ansible.files(policy, targets.keySet())).stream()
        .filter(problem -> others.stream().noneMatch(o -> o.place().equals(problem.place())))
        .toList()
        .forEach(others::add);
    if (manifest.isEmpty() && drawing.isEmpty()) {
      others.add(Problem.of(ExportCode.MANIFEST_MISSING, bundle));
    }
    if (targets.isEmpty()) {
      others.add(Problem.of(ExportCode.NOTHING_TO_PROVE, bundle));
    }
    return new BundleProof(name, same, targets, others);
  }

  private static String digest(Drawing drawing) {
    return Digest.of(DrawingWriter.write(drawing));
  }

  private static Optional<Outcome> outcome(
      Policy policy,
      Target target,
      SortedMap<String, byte[]> files,
      Optional<EarlierBundle> manifest) {
    String word = target.name().word();
    if (files.isEmpty()) {
      return manifest
          .filter(m -> "proved".equals(m.states().get(word)))
          .map(_ -> misplaced(word, ExportCode.TARGET_FILES_MISSING));
    }
    Limits limits = target.limits(policy);
    if (policy.protectedBy(target.name()).isEmpty()) {
      return Optional.of(misplaced(word, ExportCode.TARGET_FILES_UNEXPECTED));
    }
    if (!limits.blocking().isEmpty()) {
      return Optional.of(new Outcome.Unreadable(limits.blocking()));
    }
    try {
      return Optional.of(
          new Outcome.Compared(
              Proof.compare(policy, target.name(), limits.losses(), target.read(files))));
    } catch (ProblemsException e) {
      return Optional.of(new Outcome.Unreadable(e.problems()));
    }
  }

  private static Outcome misplaced(String word, ExportCode code) {
    return new Outcome.Misplaced(Problem.at(Place.file(word), code, word));
  }

  /** What is not as it was written, whether or not it still means the same. */
  private static List<Problem> others(
      SortedMap<String, byte[]> files, Optional<EarlierBundle> manifest) {
    if (manifest.isEmpty()) {
      return strangers(files);
    }
    List<Problem> others = new ArrayList<>();
    manifest
        .get()
        .files()
        .forEach((path, digest) -> {
          byte[] bytes = files.get(path);
          if (bytes == null) {
            others.add(Problem.at(Place.file(path), ExportCode.FILE_MISSING, path));
          } else if (!Digest.of(bytes).equals(digest)) {
            others.add(Problem.at(Place.file(path), ExportCode.FILE_CHANGED, path));
          }
        });
    for (String path : files.keySet()) {
      if (!manifest.get().files().containsKey(path) && !path.equals(Manifest.FILE)) {
        others.add(Problem.at(Place.file(path), ExportCode.FILE_ADDED, path));
      }
    }
    return others;
  }

  /**
   * Files of Ansible that are not, byte for byte, what this drawing gets; one missing is no harm.
   */
  private static List<Problem> notOurs(
      SortedMap<String, byte[]> files, SortedMap<String, byte[]> ours) {
    List<Problem> notOurs = new ArrayList<>();
    for (String path : files.subMap(Ansible.FOLDER + "/", Ansible.FOLDER + "0").keySet()) {
      if (!Arrays.equals(files.get(path), ours.get(path))) {
        notOurs.add(Problem.at(Place.file(path), ExportCode.FILE_NOT_OURS, path));
      }
    }
    return notOurs;
  }

  /** Without a manifest: whatever is neither a target's nor in every bundle. */
  private static List<Problem> strangers(SortedMap<String, byte[]> files) {
    List<Problem> strangers = new ArrayList<>();
    for (String path : files.keySet()) {
      boolean known =
          BundleFiles.BESIDE_TARGETS.contains(path)
              || path.startsWith(Ansible.FOLDER + "/")
              || Targets.all().stream().anyMatch(t -> path.startsWith(t.name().word() + "/"));
      if (path.equals(Manifest.FILE)) {
        strangers.add(Problem.at(Place.file(path), ExportCode.MANIFEST_WRONG));
      } else if (!known) {
        strangers.add(Problem.at(Place.file(path), ExportCode.FILE_ADDED, path));
      }
    }
    return strangers;
  }

  private static SortedMap<String, byte[]> under(SortedMap<String, byte[]> files, String folder) {
    SortedMap<String, byte[]> under = new TreeMap<>();
    files
        .subMap(folder + "/", folder + "0")
        .forEach((path, bytes) -> under.put(path.substring(folder.length() + 1), bytes));
    return under;
  }

  private static SortedMap<String, byte[]> read(Path bundle) throws ProblemsException {
    if (Files.exists(bundle) && !Files.isDirectory(bundle)) {
      throw new ProblemsException(Problem.of(ExportCode.BUNDLE_NOT_FOLDER, bundle));
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    try {
      Files.walkFileTree(
          bundle,
          new SimpleFileVisitor<>() {
            private long left = LARGEST;

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              left -= attributes.size();
              if (left < 0) {
                throw new IOException("larger than 256 MiB");
              }
              files.put(
                  bundle.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
              return FileVisitResult.CONTINUE;
            }
          });
      return files;
    } catch (IOException e) {
      throw unreadable(bundle, e);
    }
  }

  private static byte[] readFile(Path file) throws ProblemsException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static ProblemsException unreadable(Path path, IOException e) {
    return new ProblemsException(Problem.of(ExportCode.BUNDLE_NOT_READABLE, path, reason(e)));
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "it does not exist";
      case AccessDeniedException _ -> "access is denied";
      default -> String.valueOf(e.getMessage());
    };
  }
}
