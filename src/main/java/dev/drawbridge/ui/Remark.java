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
 * @param subject how the sentence begins if it begins with the name of what it is about; else empty
 * @param sentence what is the matter
 * @param code its short stable name
 * @param things keys and ids it is about, the one to lead to first
 * @param fixes what would cure it
 */
record Remark(
    Severity severity,
    String subject,
    String sentence,
    String code,
    List<String> things,
    List<Finding.Fix> fixes) {

  static Remark of(Finding finding) {
    List<String> things =
        switch (finding.place()) {
          case Place.OnCanvas(List<String> named) -> named;
          case Place.InFile _, Place.Nowhere _ -> List.of();
        };
    String sentence = Messages.text(finding.code(), finding.arguments());
    return new Remark(
        finding.severity(),
        subject(sentence, finding.arguments()),
        sentence,
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
        Severity.WARNING, "", sentence, loss.reason().name(), List.of(loss.flow()), List.of());
  }

  private static String subject(String sentence, List<Object> arguments) {
    if (arguments.isEmpty()) {
      return "";
    }
    String first = Messages.shown(arguments.getFirst().toString());
    if (arguments.size() > 1) {
      String both = first + " → " + Messages.shown(arguments.get(1).toString());
      if (sentence.startsWith(both)) {
        return both;
      }
    }
    return sentence.startsWith(first) ? first : "";
  }
}
