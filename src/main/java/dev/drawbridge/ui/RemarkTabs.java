package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.check.Finding;
import dev.drawbridge.desk.Judgement;
import dev.drawbridge.policy.Loss;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the checks found, and what targets give up: a sentence a line. */
final class RemarkTabs {
  private RemarkTabs() {}

  /** What the checks found, the worst first. */
  static BottomTab findings(Workbench bench, Consumer<Selection> lead) {
    ListTab<Finding> tab = tab("findings", Remark::of, bench, lead);
    bench
        .judgementProperty()
        .subscribe(judgement -> tab.show(judgement.findings(), Texts.of(none(judgement, bench))));
    return tab;
  }

  private static String none(Judgement judgement, Workbench bench) {
    if (bench.drawing().elements().findAny().isEmpty()) {
      return "findings.empty";
    }
    return isPending(judgement) ? "findings.pending" : "findings.none";
  }

  /** What targets give up. */
  static BottomTab losses(Workbench bench, Consumer<Selection> lead) {
    ListTab<Loss> tab = tab("losses", Remark::of, bench, lead);
    bench
        .judgementProperty()
        .subscribe(judgement ->
            tab.show(
                judgement.losses(),
                Texts.of(judgement.isComplete() ? "losses.none" : "findings.pending")));
    return tab;
  }

  /** Only the lines that are in sight are put into words. */
  private static <T> ListTab<T> tab(
      String name, Function<T, Remark> words, Workbench bench, Consumer<Selection> lead) {
    return new ListTab<>(
        name,
        () -> new RemarkCell<>(bench, words),
        line ->
            words.apply(line).things().stream()
                .findFirst()
                .ifPresent(thing -> lead.accept(Chosen.thing(bench.drawing(), thing))));
  }

  /** Whether nothing was found out yet: an empty list would then say too much. */
  private static boolean isPending(Judgement judgement) {
    return !judgement.isComplete() && judgement.targets().isEmpty();
  }
}
