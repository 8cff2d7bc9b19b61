package dev.drawbridge.target;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A text file in the making that remembers which lines stand for which flows. */
public final class Text {
  private final StringBuilder lines = new StringBuilder();
  private final List<Bundle.Origin> origins = new ArrayList<>();
  private int count;

  /** Adds one line, which must not contain a line break. */
  public Text line(String line) {
    if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("more than one line");
    }
    lines.append(line).append('\n');
    count++;
    return this;
  }

  /** Adds one line that stands for these flows; for none, as {@link #line(String)}. */
  public Text line(String line, Collection<String> flows) {
    line(line);
    origin(count, flows);
    return this;
  }

  /** Says that the lines from {@code firstLine} to the last one stand for these flows. */
  public Text origin(int firstLine, Collection<String> flows) {
    if (!flows.isEmpty()) {
      origins.add(new Bundle.Origin(firstLine, count, List.copyOf(flows)));
    }
    return this;
  }

  /** The number of the line that comes next, from 1. */
  public int next() {
    return count + 1;
  }

  /** The file's contents in UTF-8. */
  public byte[] bytes() {
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Which lines stand for which flows. */
  public List<Bundle.Origin> origins() {
    return List.copyOf(origins);
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
