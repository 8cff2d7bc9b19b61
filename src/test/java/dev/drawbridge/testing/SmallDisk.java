package dev.drawbridge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of 64 KiB that can be filled; making one needs the user root. */
public final class SmallDisk implements AutoCloseable {
  private final Path place;

  private SmallDisk(Path place) {
    this.place = place;
  }

  /** A disk mounted on an empty folder until it is closed. */
  public static SmallDisk at(Path folder) throws IOException, InterruptedException {
    Requirement.root();
    Path mount = Requirement.command("mount");
    Requirement.command("umount");
    run(mount.toString(), "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.toString());
    return new SmallDisk(folder);
  }

  /** Writes a file until nothing more fits; whoever deletes it makes room. */
  public Path fill() throws IOException {
    Path filler = place.resolve("filler");
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(0);
      }
    } catch (IOException full) {
      return filler;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      run("umount", place.toString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
