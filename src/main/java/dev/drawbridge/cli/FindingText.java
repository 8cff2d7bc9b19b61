package dev.drawbridge.cli;

import dev.drawbridge.check.Finding;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.problem.Messages;
import java.util.List;
import java.util.stream.Collectors;

/** Findings for people. */
final class FindingText {
  private FindingText() {}

  static void print(Terminal terminal, List<Finding> findings) {
    findings.forEach(finding -> print(terminal, finding));
  }

  private static void print(Terminal terminal, Finding finding) {
    String on =
        finding.targets().isEmpty()
            ? ""
            : " ("
                + finding.targets().stream().map(TargetName::word).collect(Collectors.joining(", "))
                + ")";
    terminal.say(
        severity(terminal, finding.severity())
            + " "
            + Messages.text(finding.code(), finding.arguments())
            + on
            + " "
            + terminal.dim(finding.code().name()));
    Messages.cure(finding.code(), finding.arguments())
        .ifPresent(cure -> terminal.say("        " + cure));
    if (!finding.fixes().isEmpty()) {
      terminal.say(
          "        Cures: "
              + finding.fixes().stream()
                  .map(fix -> Messages.text(fix.code(), fix.arguments()))
                  .collect(Collectors.joining(", or ")));
    }
  }

  private static String severity(Terminal terminal, Finding.Severity severity) {
    return switch (severity) {
      case ERROR -> terminal.red("error  ");
      case WARNING -> terminal.yellow("warning");
      case NOTE -> terminal.dim("note   ");
    };
  }
}
