package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.name;
import static dev.drawbridge.check.Findings.warning;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.policy.Policy;
import java.time.LocalDate;
import java.util.stream.Stream;

/** A flow whose review date has passed. */
final class ReviewDue implements Check {
  private final LocalDate today;

  ReviewDue(LocalDate today) {
    this.today = today;
  }

  @Override
  public Stream<Finding> findings(Policy policy) {
    Drawing drawing = policy.drawing();
    return drawing.flows().values().stream()
        .flatMap(flow ->
            flow
                .accountability()
                .until()
                .filter(until -> until.isBefore(today))
                .map(until ->
                    warning(
                        FindingCode.REVIEW_DUE,
                        at(flow),
                        name(drawing, flow.from()),
                        name(drawing, flow.to()),
                        until))
                .stream());
  }
}
