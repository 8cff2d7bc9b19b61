package dev.drawbridge.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.DrawingWriter;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a real program at random moments, again and again, and looks at what is left: {@code
 * -Dkills=200} as often. Each next program goes on with what the one before lost.
 */
class KilledTest {
  private static final int KILLS = Integer.getInteger("kills", 8);
  private static final int CHAINS = 2;
  private static final int WORTH_AN_ARCHIVE = 30;

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

  /** What a chain of killed programs came to. */
  private record Figures(int kills, long edits, long lost, long oldestLost, int livesWithSaves) {}

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
      }
    }
  }

  private static Figures chain(List<String> command, Path home, Random random, int kills)
      throws IOException, InterruptedException, ProblemsException {
    Path file = home.resolve("toil.drawbridge.yaml");
    long lost = 0;
    long oldest = 0;
    int afterSave = 0;
    for (int kill = 0; kill < kills; kill++) {
      Life life = life(command, home, file, random.nextInt(300));
      long kept = kept(home, file);
      assertThat(kept)
          .as("kill %d", kill)
          .isGreaterThanOrEqualTo(life.made(life.killed() - OLDEST));
      lost += Math.max(0, life.last() - kept);
      oldest = Math.max(oldest, life.ageOfFirstAfter(kept));
      afterSave += life.said().stream().anyMatch(line -> line.startsWith("saved")) ? 1 : 0;
    }
    return new Figures(kills, kept(home, file), lost, oldest, afterSave);
  }

  /** Lets a program begin, work a while, and kills it. */
  private static Life life(List<String> command, Path home, Path file, int milliseconds)
      throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of(Toil.class.getName(), home.resolve("state").toString(), file.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(whole).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("XDG_STATE_HOME", home.resolve("locks").toString());
    Process process = builder.start();
    List<String> said = new ArrayList<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      said.add(String.valueOf(out.readLine()));
      assertThat(said.getFirst()).startsWith("began ");
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
      while (System.nanoTime() < end) {
        said.add(String.valueOf(out.readLine()));
      }
      long killed = System.currentTimeMillis();
      // Through its handle, because the process itself would close what it still has to say.
      process.toHandle().destroyForcibly();
      process.waitFor();
      out.lines().forEach(said::add);
      return new Life(said, killed);
    }
  }

  /** The number of the last edit that the file or the journal holds; both must be whole. */
  private static long kept(Path home, Path file) throws ProblemsException {
    try (Desk saved = Desk.copyOf(file)) {
      requireRight(saved.drawing());
      Journals.Found found = new Journals(home.resolve("state"), _ -> {}).lost();
      assertThat(found.refused()).isEmpty();
      long kept = Toil.number(saved.drawing());
      for (LostWork work : found.work()) {
        assertThat(work.isDamaged()).isFalse();
        requireRight(work.drawing());
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

  /** Every drawing found must be the one after the edit whose number it bears. */
  private static void requireRight(Drawing drawing) {
    int number = Toil.number(drawing);
    if (number >= Toil.ALL_REPLACED) {
      assertThat(text(drawing)).isEqualTo(text(Toil.after(number)));
    }
  }

  private static String text(Drawing drawing) {
    return new String(DrawingWriter.write(drawing), StandardCharsets.UTF_8);
  }

  // ---- a fast start

  /** The program's start, made faster by an archive of its classes where that pays. */
  private List<String> command() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"));
    command.add("-Xlog:disable");
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
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

  private void rehearse(List<String> command, List<String> jars, Path archive)
      throws IOException, InterruptedException {
    Path home = Files.createDirectory(folder.resolve("rehearsal"));
    List<String> whole = new ArrayList<>(command);
    whole.add("-XX:ArchiveClassesAtExit=" + archive);
    whole.addAll(jars);
    whole.add(Toil.class.getName());
    whole.addAll(List.of(home.resolve("state").toString(), home.resolve("toil").toString(), "300"));
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
