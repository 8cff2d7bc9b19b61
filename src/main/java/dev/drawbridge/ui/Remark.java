package dev.drawbridge.ui;

import dev.drawbridge.check.Finding;
import dev.drawbridge.check.Finding.Severity;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.Place;
import java.util.List;

/**
 * One line below the canvas.
 *
 * @param severity how bad
 * @param sentence what is the matter
 * @param code its short stable name
 * @param things keys and ids it is about, the one to lead to first
 * @param fixes what would cure it
 */
record Remark(
    Severity severity, String sentence, String code, List<String> things, List<Finding.Fix> fixes) {

  static Remark of(Finding finding) {
    List<String> things =
        switch (finding.place()) {
          case Place.OnCanvas(List<String> named) -> named;
          case Place.InFile _, Place.Nowhere _ -> List.of();
        };
    return new Remark(
        finding.severity(),
        Messages.text(finding.code(), finding.arguments()),
        finding.code().name(),
        things,
        finding.fixes());
  }

  static Remark of(Loss loss) {
    String sentence =
        Texts.of(
            "loss.sentence",
            loss.target().word(),
            loss.flow(),
            Messages.text(loss.reason(), loss.arguments()),
            Messages.shown(loss.traffic().toString()));
    return new Remark(
        Severity.WARNING, sentence, loss.reason().name(), List.of(loss.flow()), List.of());
  }
}
