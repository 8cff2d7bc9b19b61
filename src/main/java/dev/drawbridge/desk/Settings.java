package dev.drawbridge.desk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks and habits. Nothing here changes a byte of any export: that stands in the drawing.
 *
 * @param appearance light or dark
 * @param width width of a new window in pixels
 * @param height height of a new window in pixels
 * @param maximized whether a new window fills the screen
 * @param panels sizes of the panels
 * @param guided whether the first steps were taken or put away
 * @param pictures how pictures were given away the last time
 * @param recent files opened or saved, the latest first, at most {@link #MOST_RECENT}
 */
public record Settings(
    Appearance appearance,
    int width,
    int height,
    boolean maximized,
    Panels panels,
    boolean guided,
    PictureHabits pictures,
    List<Path> recent) {
  /** How many recent files are remembered. */
  public static final int MOST_RECENT = 10;

  /** Before anybody changed anything. */
  public static final Settings USUAL =
      new Settings(
          Appearance.SYSTEM, 1400, 900, false, Panels.USUAL, false, PictureHabits.USUAL, List.of());

  public Settings {
    width = Math.max(640, Math.min(width, 10_000));
    height = Math.max(480, Math.min(height, 10_000));
    recent = recent.stream().distinct().limit(MOST_RECENT).toList();
  }

  public Settings with(Appearance appearance) {
    return new Settings(appearance, width, height, maximized, panels, guided, pictures, recent);
  }

  public Settings with(Panels panels) {
    return new Settings(appearance, width, height, maximized, panels, guided, pictures, recent);
  }

  public Settings with(PictureHabits pictures) {
    return new Settings(appearance, width, height, maximized, panels, guided, pictures, recent);
  }

  /** With the first steps behind. */
  public Settings afterGuide() {
    return new Settings(appearance, width, height, maximized, panels, true, pictures, recent);
  }

  /** With another size for new windows. */
  public Settings sized(int width, int height, boolean maximized) {
    return new Settings(appearance, width, height, maximized, panels, guided, pictures, recent);
  }

  /** With a file at the head of the recent ones. */
  public Settings opened(Path file) {
    List<Path> files = new ArrayList<>(recent);
    Path whole = file.toAbsolutePath().normalize();
    files.remove(whole);
    files.addFirst(whole);
    return new Settings(appearance, width, height, maximized, panels, guided, pictures, files);
  }

  /** Without a recent file, because it is gone. */
  public Settings forgotten(Path file) {
    List<Path> files = new ArrayList<>(recent);
    files.remove(file.toAbsolutePath().normalize());
    return new Settings(appearance, width, height, maximized, panels, guided, pictures, files);
  }

  /** With no recent files. */
  public Settings withoutRecent() {
    return new Settings(appearance, width, height, maximized, panels, guided, pictures, List.of());
  }
}
