package dev.drawbridge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.DrawingWriter;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a real program at random moments, again and again, and looks at what is left: {@code
 * -Dkills=200} as often. Each next program goes on with what the one before lost. With {@code
 * -Dkills.image=FOLDER} it is the program that was built: its Java, its classes.
 */
class KilledTest {
  private static final int KILLS = Integer.getInteger("kills", 10);
  private static final int CHAINS = 2;
  private static final int WORTH_AN_ARCHIVE = 30;

  /** Programs are killed in rounds of so many: see {@link #next}. */
  private static final int ROUND = 5;

  /** A program saves after so many edits, ten times a second or so. */
  private static final int OFTEN = 37;

  private static final int NEVER = Integer.MAX_VALUE;

  private static final String IMAGE = System.getProperty("kills.image", "");

  /** A lost edit may never be older than this; the promise is a second. */
  private static final long OLDEST = 1000;

  /** What one killed program said, and when it was killed. */
  private record Life(List<String> said, long killed) {
    /** The edits it said to have made before a moment. */
    long made(long moment) {
      return edits().filter(edit -> edit[1] <= moment).mapToLong(edit -> edit[0]).max().orElse(0);
    }

    long last() {
      return made(Long.MAX_VALUE);
    }

    /** How old the first edit after that one was when the program ended; 0 if there is none. */
    long ageOfFirstAfter(long number) {
      return edits()
          .filter(edit -> edit[0] > number)
          .mapToLong(edit -> killed - edit[1])
          .max()
          .orElse(0);
    }

    private Stream<long[]> edits() {
      return said.stream()
          .map(line -> line.split(" "))
          .filter(words -> words.length == 2 && words[0].matches("\\d+"))
          .map(words -> new long[] {Long.parseLong(words[0]), Long.parseLong(words[1])});
    }
  }

  /**
   * What a chain of killed programs came to.
   *
   * @param old the edits that were older than a second when their program was killed
   */
  private record Figures(
      int kills,
      long edits,
      long lost,
      long oldestLost,
      long old,
      int livesWithSaves,
      int starting) {}

  @TempDir private Path folder;

  @Test
  void noEditOlderThanASecondIsLostAndNoFileDamaged() throws Exception {
    long seed = Long.getLong("seed", 1L);
    List<String> command = command();
    try (ExecutorService chains = Executors.newFixedThreadPool(CHAINS)) {
      List<Future<Figures>> running = new ArrayList<>();
      for (int chain = 0; chain < CHAINS; chain++) {
        Random random = new Random(seed + chain);
        Path home = Files.createDirectory(folder.resolve("chain-" + chain));
        running.add(chains.submit(() -> chain(command, home, random, KILLS / CHAINS)));
      }
      for (Future<Figures> chain : running) {
        Figures figures = chain.get();
        System.getLogger(KilledTest.class.getName())
            .log(System.Logger.Level.INFO, "seed " + seed + ": " + figures);
        assertThat(figures.kills()).isEqualTo(KILLS / CHAINS);
        assertThat(figures.old())
            .as("edits older than a second, of which none is lost")
            .isPositive();
      }
    }
  }

  private static Figures chain(List<String> command, Path home, Random random, int kills)
      throws IOException, InterruptedException, ProblemsException {
    Path file = Files.writeString(home.resolve("toil.drawbridge.yaml"), ToilSeen.BY_HAND);
    long kept = 0;
    long lost = 0;
    long oldest = 0;
    long old = 0;
    int afterSave = 0;
    int starting = 0;
    for (int kill = 0; kill < kills; kill++) {
      Life life = next(kill % ROUND, command, home, file, random);
      long now = kept(home, file);
      assertThat(now).as("kill %d, what was there before", kill).isGreaterThanOrEqualTo(kept);
      assertThat(now)
          .as("kill %d, what was made since", kill)
          .isGreaterThanOrEqualTo(life.made(life.killed() - OLDEST));
      kept = now;
      old += life.edits().filter(edit -> edit[1] <= life.killed() - OLDEST).count();
      lost += Math.max(0, life.last() - kept);
      oldest = Math.max(oldest, life.ageOfFirstAfter(kept));
      afterSave += life.said().stream().anyMatch(line -> line.startsWith("saved")) ? 1 : 0;
      starting += life.said().isEmpty() ? 1 : 0;
    }
    return new Figures(kills, kept, lost, oldest, old, afterSave, starting);
  }

  /**
   * Programs that save often are killed in the middle of a save as well as not. One of a round
   * never saves for more than a second, so that only its journal can know what it did; the one
   * after that is killed while it starts, and so while it takes that over, and the next one goes on
   * with it.
   */
  private static Life next(int turn, List<String> command, Path home, Path file, Random random)
      throws IOException, InterruptedException {
    return switch (turn) {
      case 1 -> life(program(command, home, file, NEVER), (int) OLDEST + random.nextInt(500));
      case 2 -> start(program(command, home, file, OFTEN), random.nextInt(500));
      case 3 -> life(program(command, home, file, NEVER), random.nextInt(300));
      default -> life(program(command, home, file, OFTEN), random.nextInt(300));
    };
  }

  /** Kills a program so many milliseconds after its start, whether or not it has begun. */
  private static Life start(Process process, int milliseconds)
      throws IOException, InterruptedException {
    process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    return killed(process, new ArrayList<>());
  }

  /** Lets a program begin, work a while, and kills it. */
  private static Life life(Process process, int milliseconds)
      throws IOException, InterruptedException {
    List<String> said = new ArrayList<>();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    said.add(String.valueOf(out.readLine()));
    assertThat(said.getFirst()).startsWith("began ");
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    while (System.nanoTime() < end) {
      said.add(String.valueOf(out.readLine()));
    }
    return killed(process, said);
  }

  private static Life killed(Process process, List<String> said)
      throws IOException, InterruptedException {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(process.isAlive()).as("ended by itself, after %s", said).isTrue();
      long killed = System.currentTimeMillis();
      // Through its handle, because the process itself would close what it still has to say.
      process.toHandle().destroyForcibly();
      process.waitFor();
      out.lines().forEach(said::add);
      return new Life(said, killed);
    }
  }

  private static Process program(List<String> command, Path home, Path file, int saveEvery)
      throws IOException {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of(Toil.class.getName(), home.resolve("state").toString(), file.toString()));
    whole.add(Integer.toString(saveEvery));
    ProcessBuilder builder =
        new ProcessBuilder(whole).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("XDG_STATE_HOME", home.resolve("locks").toString());
    return builder.start();
  }

  /** The number of the last edit that the file or the journal holds; both must be whole. */
  private static long kept(Path home, Path file) throws IOException, ProblemsException {
    String held = Files.readString(file);
    assertThat(held).contains("# written by hand", "# the last edit");
    ToilSeen.requireRight(held);
    try (Desk saved = Desk.copyOf(file)) {
      Journals.Found found = new Journals(home.resolve("state"), _ -> {}).lost();
      assertThat(found.refused()).isEmpty();
      long kept = Toil.number(saved.drawing());
      for (LostWork work : found.work()) {
        assertThat(work.isDamaged()).isFalse();
        ToilSeen.requireRight(text(work.drawing()));
        if (work.onDisk() == OnDisk.CHANGED) {
          assertThat(kept)
              .as("only a save is ahead of the journal")
              .isGreaterThan(Toil.number(work.drawing()));
        }
        kept = Math.max(kept, Toil.number(work.drawing()));
        work.later();
      }
      assertThat(found.work()).hasSizeLessThanOrEqualTo(1);
      return kept;
    }
  }

  private static String text(Drawing drawing) {
    return new String(DrawingWriter.write(drawing), StandardCharsets.UTF_8);
  }

  // ---- a fast start

  /** The program's start, made faster by an archive of its classes where that pays. */
  private List<String> command() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(java().resolve("bin/java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"));
    command.add("-Xlog:disable");
    String path = IMAGE.isEmpty() ? ownPath() : imagePath();
    if (KILLS < WORTH_AN_ARCHIVE) {
      command.addAll(List.of("-cp", path));
      return command;
    }
    Path archive = folder.resolve("toil.jsa");
    List<String> jars = List.of("-cp", inJars(path));
    rehearse(command, jars, archive);
    command.add("-XX:SharedArchiveFile=" + archive);
    command.addAll(jars);
    return command;
  }

  private static Path java() {
    return IMAGE.isEmpty()
        ? Path.of(System.getProperty("java.home"))
        : Path.of(IMAGE, "lib/runtime");
  }

  private static String ownPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** All that the program that was built has, and of the tests the toil alone. */
  private String imagePath() throws IOException {
    String toil = Toil.class.getName().replace('.', '/') + ".class";
    Path copy = folder.resolve("toil").resolve(toil);
    Files.createDirectories(copy.getParent());
    try (InputStream bytes = Toil.class.getClassLoader().getResourceAsStream(toil)) {
      Files.copy(bytes, copy);
    }
    try (Stream<Path> jars = Files.list(Path.of(IMAGE, "lib/app"))) {
      return Stream.concat(jars.sorted(), Stream.of(folder.resolve("toil")))
          .map(Path::toString)
          .filter(path -> !path.endsWith(".cfg") && !path.endsWith(".aot"))
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  private void rehearse(List<String> command, List<String> jars, Path archive)
      throws IOException, InterruptedException {
    Path home = Files.createDirectory(folder.resolve("rehearsal"));
    List<String> whole = new ArrayList<>(command);
    whole.add("-XX:ArchiveClassesAtExit=" + archive);
    whole.addAll(jars);
    whole.add(Toil.class.getName());
    Path file = Files.writeString(home.resolve("toil.drawbridge.yaml"), ToilSeen.BY_HAND);
    whole.addAll(List.of(home.resolve("state").toString(), file.toString(), "37", "300"));
    Process process =
        new ProcessBuilder(whole)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(archive).exists();
  }

  /** The same classes, folders packed: an archive takes its classes from jars alone. */
  private String inJars(String path) {
    List<String> jars = new ArrayList<>();
    for (String entry : path.split(File.pathSeparator)) {
      if (!Files.isDirectory(Path.of(entry))) {
        jars.add(entry);
        continue;
      }
      String jar = folder.resolve(jars.size() + ".jar").toString();
      ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
      assertThat(tool.run(System.out, System.err, "-c", "-0", "-f", jar, "-C", entry, "."))
          .isZero();
      jars.add(jar);
    }
    return String.join(File.pathSeparator, jars);
  }
}
