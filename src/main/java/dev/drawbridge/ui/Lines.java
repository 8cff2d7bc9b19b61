package dev.drawbridge.ui;

import java.util.List;
import javafx.collections.ObservableList;

/** The lines of a list or tree. */
final class Lines {
  private Lines() {}

  /** Replaces only the part of a list that differs, so that the rest keeps its rows. */
  static <T> void become(ObservableList<T> list, List<? extends T> wanted) {
    int most = Math.min(list.size(), wanted.size());
    int start = 0;
    while (start < most && list.get(start).equals(wanted.get(start))) {
      start++;
    }
    int end = 0;
    while (end < most - start
        && list.get(list.size() - 1 - end).equals(wanted.get(wanted.size() - 1 - end))) {
      end++;
    }
    if (start < list.size() - end) {
      list.remove(start, list.size() - end);
    }
    if (start < wanted.size() - end) {
      list.addAll(start, List.copyOf(wanted.subList(start, wanted.size() - end)));
    }
  }
}
