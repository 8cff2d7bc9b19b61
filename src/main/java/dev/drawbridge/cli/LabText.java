package dev.drawbridge.cli;

import dev.drawbridge.lab.Backend;
import dev.drawbridge.lab.LabEvent;
import dev.drawbridge.lab.LabReport;
import dev.drawbridge.problem.Code;
import dev.drawbridge.problem.Messages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A lab's report for people: a table of arrows, then what did not go as drawn. */
final class LabText {
  private static final int MOST_SHOWN = 20;
  private static final String UNDRAWN = "(nothing drawn)";

  private final Terminal terminal;

  LabText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** How far a lab is, on one line. */
  static String progress(LabEvent.Reached reached) {
    CliCode code =
        switch (reached.step()) {
          case EXPORT -> CliCode.LAB_EXPORTS;
          case BUILD -> CliCode.LAB_BUILDS;
          case APPLY -> CliCode.LAB_APPLIES;
          case TRY -> CliCode.LAB_TRIES;
        };
    return Messages.text(code, List.of(reached.done(), reached.of()));
  }

  void print(LabReport report, Backend backend, double seconds) {
    if (!report.tried().isEmpty()) {
      printTable(report);
    }
    for (LabEvent.Untried gap : report.untried()) {
      terminal.say(terminal.dim("  " + sentence(gap)));
    }
    if (report.agrees()) {
      terminal.say(terminal.green(agreement(report, backend, seconds)));
    } else if (report.stopped().isEmpty()) {
      terminal.say(
          terminal.red(
              Messages.text(
                  CliCode.LAB_DISAGREES,
                  List.of(
                      report.wrong(),
                      report.tried().size() + report.counted().size(),
                      backend.word(),
                      seconds))));
    }
  }

  private void printTable(LabReport report) {
    int width =
        Stream.of(report.arrows(), report.routers())
            .flatMap(table -> table.keySet().stream())
            .mapToInt(String::length)
            .max()
            .orElse(0);
    width = Math.max(width, UNDRAWN.length());
    heading(width, "flow");
    for (var arrow : report.arrows().entrySet()) {
      print(width, arrow.getKey(), arrow.getValue());
    }
    print(width, UNDRAWN, report.undrawn());
    if (!report.routers().isEmpty()) {
      heading(width, "router");
    }
    for (var router : report.routers().entrySet()) {
      print(width, router.getKey(), router.getValue());
    }
    report.wrongTrials().stream().limit(MOST_SHOWN).forEach(this::print);
    report.wrongCounters().stream().limit(MOST_SHOWN).forEach(this::print);
  }

  private void heading(int width, String what) {
    terminal.say(
        terminal.dim(String.format(Locale.ROOT, "%-" + width + "s  opens  refused", what)));
  }

  private static String agreement(LabReport report, Backend backend, double seconds) {
    int tried = report.tried().size();
    int counted = report.counted().size();
    return counted == 0
        ? Messages.text(CliCode.LAB_AGREES_UNCOUNTED, List.of(tried, backend.word(), seconds))
        : Messages.text(CliCode.LAB_AGREES, List.of(tried, counted, backend.word(), seconds));
  }

  private void print(int width, String name, LabReport.Arrow arrow) {
    String line =
        String.format(
            Locale.ROOT, "%-" + width + "s  %5d  %7d  ", name, arrow.opened(), arrow.refused());
    if (!arrow.agrees()) {
      terminal.say(line + terminal.red(arrow.wrong() + " wrong"));
    } else if (arrow.opened() + arrow.refused() == 0) {
      terminal.say(line + terminal.dim("not on this target"));
    } else {
      terminal.say(line + terminal.green("ok"));
    }
  }

  private void print(LabEvent.Tried one) {
    terminal.say("  " + Messages.text(one.finding(), one.told(LabText::word)));
  }

  private void print(LabEvent.Counted one) {
    terminal.say("  " + Messages.text(one.finding(), one.told(LabText::word)));
  }

  /** What is not tried, and why. */
  static String sentence(LabEvent.Untried gap) {
    return Messages.text(gap.gap(), gap.arguments());
  }

  private static String word(Code code) {
    return Messages.text(code, List.of());
  }
}
