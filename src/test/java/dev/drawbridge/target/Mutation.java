package dev.drawbridge.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.TargetName;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One way to break written files that a proof must notice (design: semantics §2).
 *
 * @param name which of the list
 * @param target whose files
 * @param flow the id of a flow that some finding must name; empty where no flow is concerned
 * @param edit breaks the files
 */
record Mutation(String name, TargetName target, Optional<String> flow, Consumer<Files> edit) {

  /** A mutation that concerns no flow. */
  static Mutation of(String name, TargetName target, Consumer<Files> edit) {
    return new Mutation(name, target, Optional.empty(), edit);
  }

  /** A mutation that opens or closes something of a flow. */
  static Mutation of(String name, TargetName target, String flow, Consumer<Files> edit) {
    return new Mutation(name, target, Optional.of(flow), edit);
  }

  /** The files after the edit, which must have changed something. */
  Map<String, byte[]> apply(Map<String, byte[]> written) {
    Files files = new Files();
    written.forEach(
        (path, bytes) -> files.texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
    Map<String, String> before = new TreeMap<>(files.texts);
    edit.accept(files);
    assertThat(files.texts).as("the mutation must change something").isNotEqualTo(before);
    Map<String, byte[]> changed = new TreeMap<>();
    files.texts.forEach((path, text) -> changed.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return changed;
  }

  @Override
  public String toString() {
    return target.word() + ": " + name;
  }

  /** Files under edit. */
  static final class Files {
    private final TreeMap<String, String> texts = new TreeMap<>();

    /** Replaces the first occurrence, which must be there. */
    Files replace(String path, String text, String by) {
      String before = text(path);
      assertThat(before).as(path).contains(text);
      int start = before.indexOf(text);
      texts.put(path, before.substring(0, start) + by + before.substring(start + text.length()));
      return this;
    }

    /** Replaces the first match of a pattern, which must be there. */
    Files replacePattern(String path, String pattern, String by) {
      String before = text(path);
      String after = before.replaceFirst(pattern, by);
      assertThat(after).as("%s has no %s", path, pattern).isNotEqualTo(before);
      texts.put(path, after);
      return this;
    }

    Files replaceAll(String path, String text, String by) {
      assertThat(text(path)).as(path).contains(text);
      texts.put(path, text(path).replace(text, by));
      return this;
    }

    Files remove(String path, String text) {
      return replace(path, text, "");
    }

    /** Puts two texts, which must be there, into each other's place. */
    Files swap(String path, String one, String other) {
      replace(path, one, "\u0001");
      replace(path, other, one);
      return replace(path, "\u0001", other);
    }

    Files add(String path, String text) {
      texts.put(path, text);
      return this;
    }

    Files append(String path, String text) {
      texts.put(path, text(path) + text);
      return this;
    }

    Files delete(String path) {
      assertThat(texts.remove(path)).as(path).isNotNull();
      return this;
    }

    String text(String path) {
      assertThat(texts).containsKey(path);
      return texts.getOrDefault(path, "");
    }
  }
}
