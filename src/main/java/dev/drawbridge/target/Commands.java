package dev.drawbridge.target;

import java.util.List;

/**
 * How a person puts a target's files to work: shell commands, one per line, for the README of the
 * bundle. They name files relative to the folder in which they are to be run.
 *
 * @param folder where they are run, relative to the target's folder; {@code <service>} stands for
 *     the key of each protected service; empty for the target's folder itself
 * @param firstLoad where nothing of ours is loaded yet
 * @param reload where an earlier export is loaded
 * @param removal takes away everything that was loaded, and nothing else
 */
public record Commands(
    String folder, List<String> firstLoad, List<String> reload, List<String> removal) {
  public Commands {
    firstLoad = List.copyOf(firstLoad);
    reload = List.copyOf(reload);
    removal = List.copyOf(removal);
  }
}
