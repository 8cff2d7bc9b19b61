package dev.drawbridge.problem;

import java.util.List;

/** Where a problem is: in a file, on the canvas, or nowhere in particular. */
public sealed interface Place {

  /** A problem of the whole. */
  Place NOWHERE = new Nowhere();

  /**
   * Lines of a file.
   *
   * @param file the path as the person knows it; in a bundle relative to its folder, with {@code /}
   * @param line first line, from 1
   * @param column first column, from 1; 0 when the whole line is meant
   * @param lastLine last line, at least {@code line}
   */
  record InFile(String file, int line, int column, int lastLine)
      implements Place, Comparable<InFile> {
    public InFile {
      if (line < 1 || column < 0 || lastLine < line) {
        throw new IllegalArgumentException("no such place: " + line + ":" + column);
      }
    }

    /** The place in the usual notation of compilers, {@code file:line:column}. */
    @Override
    public String toString() {
      return file + ":" + line + (column == 0 ? "" : ":" + column);
    }

    @Override
    public int compareTo(InFile other) {
      int byFile = file.compareTo(other.file);
      if (byFile != 0) {
        return byFile;
      }
      int byLine = Integer.compare(line, other.line);
      return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }
  }

  /**
   * Things of the drawing.
   *
   * @param things keys of elements and ids of flows, ambient flows and guardrails; the first is the
   *     one to lead the person to; never empty
   */
  record OnCanvas(List<String> things) implements Place {
    public OnCanvas {
      things = List.copyOf(things);
      if (things.isEmpty()) {
        throw new IllegalArgumentException("a place on the canvas names at least one thing");
      }
    }
  }

  /** No place: the problem is one of the whole. */
  record Nowhere() implements Place {}

  /** A whole file, or a file that cannot be read at all. */
  static Place file(String file) {
    return new InFile(file, 1, 0, 1);
  }

  /** Lines {@code first} to {@code last} of a file, both from 1. */
  static InFile lines(String file, int first, int last) {
    return new InFile(file, first, 0, last);
  }

  /** Things of the drawing, the most important first. */
  static Place on(String... things) {
    return new OnCanvas(List.of(things));
  }
}
