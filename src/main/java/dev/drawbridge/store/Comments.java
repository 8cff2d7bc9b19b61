package dev.drawbridge.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person's comments, each tied to the thing it stands at, so that they go where it goes. Things
 * are named by their path: {@code [services, frontend, ports]}; the empty path is the whole file.
 * Immutable.
 */
final class Comments {
  /** No comment anywhere. */
  static final Comments NONE = new Comments(Map.of());

  /**
   * What stands at one thing.
   *
   * @param before whole lines before it; an empty line is an empty text, any other begins with
   *     {@code #}
   * @param beside the end of its first line, empty or beginning with {@code #}
   * @param end whole lines after the last thing in it
   */
  record Comment(List<String> before, String beside, List<String> end) {
    static final Comment NONE = new Comment(List.of(), "", List.of());

    Comment {
      before = List.copyOf(before);
      end = List.copyOf(end);
    }

    boolean isEmpty() {
      return before.isEmpty() && beside.isEmpty() && end.isEmpty();
    }
  }

  private final Map<List<String>, Comment> byPath;
  private @Nullable Set<List<String>> commentedInside;

  private Comments(Map<List<String>, Comment> byPath) {
    this.byPath = byPath;
  }

  static Comments of(Map<List<String>, Comment> byPath) {
    Map<List<String>, Comment> kept = new LinkedHashMap<>();
    byPath.forEach((path, comment) -> {
      if (!comment.isEmpty()) {
        kept.put(List.copyOf(path), comment);
      }
    });
    return kept.isEmpty() ? NONE : new Comments(Collections.unmodifiableMap(kept));
  }

  Map<List<String>, Comment> byPath() {
    return byPath;
  }

  Comment at(List<String> path) {
    return byPath.getOrDefault(path, Comment.NONE);
  }

  boolean isEmpty() {
    return byPath.isEmpty();
  }

  /** Whether a comment stands inside that thing, so that it needs more than one line. */
  boolean isCommentedInside(List<String> path) {
    Set<List<String>> known = commentedInside;
    if (known == null) {
      known = inside();
      commentedInside = known;
    }
    return known.contains(path);
  }

  private Set<List<String>> inside() {
    Set<List<String>> inside = new HashSet<>();
    byPath.forEach((path, comment) -> {
      for (int length = 0; length < path.size(); length++) {
        inside.add(path.subList(0, length));
      }
      if (!comment.end().isEmpty()) {
        inside.add(path);
      }
    });
    return inside;
  }

  /**
   * These comments, those of an element also under its new key. The old ones stay, so that undoing
   * the change finds them.
   */
  Comments rekeyed(String from, String to) {
    Map<List<String>, Comment> copied = new LinkedHashMap<>(byPath);
    byPath.forEach((path, comment) -> {
      if (path.size() >= 2 && path.get(1).equals(from)) {
        List<String> moved = new ArrayList<>(path);
        moved.set(1, to);
        copied.put(moved, comment);
      }
    });
    return of(copied);
  }

  /**
   * These comments, each at a thing that is really written: what stands at something that is left
   * out moves before the nearest thing around it, or to the end of the file, and what stands at the
   * id that begins a statement stands at the statement, because both begin in one line.
   */
  Comments settled(Set<List<String>> written) {
    Set<List<String>> holders = new HashSet<>();
    written.stream()
        .filter(path -> !path.isEmpty())
        .forEach(path -> holders.add(path.subList(0, path.size() - 1)));
    Map<List<String>, Comment> settled = new LinkedHashMap<>();
    byPath.forEach((path, comment) -> {
      Optional<List<String>> home = home(path, written);
      boolean fits = comment.end().isEmpty() || holders.contains(path);
      if (fits && home.isPresent() && home.get().equals(path)) {
        settled.merge(path, comment, Comments::joined);
      } else {
        Comment moved = homeless(comment, path);
        settled.merge(
            home.orElse(List.of()),
            home.isPresent() ? moved : new Comment(List.of(), "", moved.before()),
            Comments::joined);
      }
    });
    return of(settled);
  }

  private static Optional<List<String>> home(List<String> path, Set<List<String>> written) {
    for (int length = path.size(); length > 0; length--) {
      List<String> home = path.subList(0, length);
      boolean beginsStatement = length == 3 && home.getLast().equals("id");
      if (written.contains(home) && !beginsStatement) {
        return Optional.of(home);
      }
    }
    return path.isEmpty() ? Optional.of(path) : Optional.empty();
  }

  private static Comment homeless(Comment comment, List<String> path) {
    if (path.getLast().equals("id") && path.size() == 3) {
      return comment;
    }
    List<String> lines = new ArrayList<>(comment.before());
    if (!comment.beside().isEmpty()) {
      lines.add(comment.beside());
    }
    lines.addAll(comment.end());
    lines.removeIf(String::isEmpty);
    return new Comment(lines, "", List.of());
  }

  private static Comment joined(Comment first, Comment second) {
    List<String> before = new ArrayList<>(first.before());
    before.addAll(second.before());
    String beside = first.beside();
    if (beside.isEmpty()) {
      beside = second.beside();
    } else if (!second.beside().isEmpty()) {
      before.add(second.beside());
    }
    List<String> end = new ArrayList<>(first.end());
    end.addAll(second.end());
    return new Comment(before, beside, end);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Comments that && byPath.equals(that.byPath);
  }

  @Override
  public int hashCode() {
    return byPath.hashCode();
  }

  @Override
  public String toString() {
    return byPath.toString();
  }
}
