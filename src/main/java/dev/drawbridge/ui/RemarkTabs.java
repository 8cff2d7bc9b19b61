package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.check.Finding;
import dev.drawbridge.desk.Judgement;
import java.util.Comparator;
import java.util.function.Consumer;

/** What the checks found, and what targets give up: a sentence a line. */
final class RemarkTabs {
  private RemarkTabs() {}

  /** What the checks found, the worst first. */
  static BottomTab findings(Workbench bench, Consumer<Selection> lead) {
    ListTab<Remark> tab = tab("findings", bench, lead);
    bench
        .judgementProperty()
        .subscribe(judgement ->
            tab.show(
                judgement.findings().stream()
                    .sorted(Comparator.comparing(Finding::severity))
                    .map(Remark::of)
                    .toList(),
                Texts.of(none(judgement, bench))));
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
    ListTab<Remark> tab = tab("losses", bench, lead);
    bench
        .judgementProperty()
        .subscribe(judgement ->
            tab.show(
                judgement.losses().stream().map(Remark::of).toList(),
                Texts.of(judgement.isComplete() ? "losses.none" : "findings.pending")));
    return tab;
  }

  private static ListTab<Remark> tab(String name, Workbench bench, Consumer<Selection> lead) {
    return new ListTab<>(
        name,
        () -> new RemarkCell(bench),
        remark ->
            remark.things().stream()
                .findFirst()
                .ifPresent(thing -> lead.accept(Chosen.thing(bench.drawing(), thing))));
  }

  /** Whether nothing was found out yet: an empty list would then say too much. */
  private static boolean isPending(Judgement judgement) {
    return !judgement.isComplete() && judgement.targets().isEmpty();
  }
}
