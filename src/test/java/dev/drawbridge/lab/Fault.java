package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One rule edited in exported files. What comes in passes two chains, the guard and the input
 * chain: a rule that lets more in is edited in both, as a mistake of the writer would stand in
 * both.
 *
 * @param name what is wrong
 * @param backend on which it is tried
 * @param sort of which kind it is
 * @param oneFamily whether it is in one family only
 * @param drawing the name of the drawing in whose files it is
 * @param about the flow that must be named; empty where nothing is drawn
 * @param edits what is replaced, by file
 */
record Fault(
    String name,
    Backend backend,
    Sort sort,
    boolean oneFamily,
    String drawing,
    String about,
    Map<String, List<Edit>> edits) {

  /** Where it is. */
  enum Sort {
    INGRESS,
    EGRESS,
    ESSENTIAL,
    FORWARD
  }

  /** A pattern that must be there, and what stands in its place everywhere. */
  private record Edit(String pattern, String by) {}

  /** In the files of services. */
  static Fault of(String name, Backend backend, Sort sort, String about) {
    return new Fault(name, backend, sort, false, "faults", about, Map.of());
  }

  /** In the files of a router. */
  static Fault ofRouter(String name, Backend backend, String about) {
    return new Fault(name, backend, Sort.FORWARD, false, "router-faults", about, Map.of());
  }

  /** The same in one family only. */
  Fault inOneFamily() {
    return new Fault(name, backend, sort, true, drawing, about, edits);
  }

  /** Also replaces every match of a pattern in a file of the target. */
  Fault with(String file, String pattern, String by) {
    Map<String, List<Edit>> more = new TreeMap<>(edits);
    List<Edit> all = new ArrayList<>(more.getOrDefault(file, List.of()));
    all.add(new Edit(pattern, by));
    more.put(file, all);
    return new Fault(name, backend, sort, oneFamily, drawing, about, more);
  }

  /** Edits the files of a bundle. */
  void plant(Path bundle) throws IOException {
    for (Map.Entry<String, List<Edit>> file : edits.entrySet()) {
      Path path = bundle.resolve(backend.target().word()).resolve(file.getKey());
      String text = Files.readString(path);
      for (Edit edit : file.getValue()) {
        String edited = text.replaceAll(edit.pattern(), edit.by());
        assertThat(edited).as("%s: %s is in %s", name, edit.pattern(), path).isNotEqualTo(text);
        text = edited;
      }
      Files.writeString(path, text);
    }
  }

  @Override
  public String toString() {
    return backend.word() + ": " + name;
  }
}
