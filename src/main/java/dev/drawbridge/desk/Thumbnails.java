package dev.drawbridge.desk;

import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Theme;
import dev.drawbridge.press.PngPicture;
import dev.drawbridge.store.StateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Small pictures of the drawings opened or saved last, light and dark, in the state folder. They
 * are a convenience: what cannot be painted or written is left out. Painting and reading take time
 * and belong on a thread of their own.
 */
public final class Thumbnails {
  /** Width and height in pixels at most. */
  public static final int WIDTH = 320;

  public static final int HEIGHT = 208;

  private static final System.Logger LOG = System.getLogger(Thumbnails.class.getName());

  /** More pictures than recent files are remembered, in both appearances. */
  private static final int MOST = 4 * Settings.MOST_RECENT;

  private static final Map<Theme, String> SUFFIXES =
      Map.of(Theme.LIGHT, "-light.png", Theme.DARK, "-dark.png");

  private final Path folder;

  /** The pictures in a state folder, which need not exist yet. */
  public Thumbnails(Path state) {
    this.folder = state.resolve("thumbnails");
  }

  /** Paints a drawing and keeps the pictures as its file's. */
  public void keep(Path file, Sheet sheet) {
    try {
      StateFolder.create(folder);
      for (Theme theme : SUFFIXES.keySet()) {
        byte[] painted = PngPicture.thumbnail(sheet, theme, WIDTH, HEIGHT);
        Path fresh = Files.createTempFile(folder, "fresh", ".tmp");
        Files.write(fresh, painted);
        Files.move(
            fresh,
            picture(file, theme),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
      forgetOldest();
    } catch (IOException notKept) {
      LOG.log(System.Logger.Level.DEBUG, "no thumbnail of " + file, notKept);
    }
  }

  /** The picture of a file's drawing as PNG; empty if there is none. */
  public Optional<byte[]> of(Path file, Theme theme) {
    try {
      return Optional.of(Files.readAllBytes(picture(file, theme)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException unreadable) {
      LOG.log(System.Logger.Level.DEBUG, "no thumbnail of " + file, unreadable);
      return Optional.empty();
    }
  }

  private Path picture(Path file, Theme theme) {
    byte[] path = file.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(path);
      String name = HexFormat.of().formatHex(digest, 0, 16);
      return folder.resolve(name + SUFFIXES.getOrDefault(theme, ".png"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void forgetOldest() throws IOException {
    List<Path> latest;
    try (Stream<Path> files = Files.list(folder)) {
      latest = files.sorted(Comparator.comparing(Thumbnails::age).reversed()).toList();
    }
    for (Path old : latest.subList(Math.min(MOST, latest.size()), latest.size())) {
      Files.deleteIfExists(old);
    }
  }

  private static FileTime age(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }
}
