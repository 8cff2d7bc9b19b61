package dev.drawbridge.target;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files one target's writer makes.
 *
 * @param files contents by path relative to the target's folder, with {@code /}
 * @param origins by path: which lines stand for which flows, in line order, not overlapping
 * @param elements by the short keys that stand in the files as comments (of sets and rules): the
 *     ids of the flows they stand for
 */
public record Bundle(
    Map<String, byte[]> files,
    Map<String, List<Origin>> origins,
    Map<String, List<String>> elements) {
  /**
   * Lines and the flows that caused them.
   *
   * @param firstLine from 1
   * @param lastLine at least {@code firstLine}
   * @param flows ids, in file order, never empty
   */
  public record Origin(int firstLine, int lastLine, List<String> flows) {
    public Origin {
      flows = List.copyOf(flows);
      if (firstLine < 1 || lastLine < firstLine || flows.isEmpty()) {
        throw new IllegalArgumentException("no origin: " + firstLine + "-" + lastLine);
      }
    }
  }

  public Bundle {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
    origins = Collections.unmodifiableMap(new TreeMap<>(origins));
    elements = Collections.unmodifiableMap(new TreeMap<>(elements));
  }
}
