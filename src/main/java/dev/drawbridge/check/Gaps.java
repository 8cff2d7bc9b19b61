package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.error;
import static dev.drawbridge.check.Findings.name;
import static dev.drawbridge.check.Findings.warning;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.policy.Gap;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Place;
import java.util.Optional;
import java.util.stream.Stream;

/** What flows say that became no rule: empty zones, two networks, unknown port names, no ports. */
final class Gaps implements Check {
  @Override
  public Stream<Finding> findings(Policy policy) {
    return policy.gaps().stream().flatMap(gap -> finding(policy.drawing(), gap).stream());
  }

  private static Optional<Finding> finding(Drawing drawing, Gap gap) {
    Place place = Place.on(gap.statement(), gap.at().text());
    String at = name(drawing, gap.at());
    return switch (gap.kind()) {
      case EMPTY_ZONE -> Optional.of(warning(FindingCode.EMPTY_ZONE, place, at, gap.statement()));
      case NO_PORTS ->
          Optional.of(warning(FindingCode.NO_PORTS, Place.on(gap.statement()), gap.statement()));
      case PORT_NAME_UNKNOWN ->
          Optional.of(warning(FindingCode.PORT_NAME_UNKNOWN, place, at, gap.statement()));
      case NETWORK_TO_NETWORK ->
          Optional.of(
              throughZone(drawing, gap)
                  ? warning(FindingCode.NETWORK_TO_NETWORK, place, gap.statement())
                  : error(FindingCode.NETWORK_TO_NETWORK, place, gap.statement()));
    };
  }

  /** Two networks that meet through a zone are dropped; two that are drawn so are a mistake. */
  private static boolean throughZone(Drawing drawing, Gap gap) {
    return drawing
        .statement(gap.statement())
        .filter(
            s -> s.ends().stream().anyMatch(e -> drawing.element(e).orElseThrow() instanceof Zone))
        .isPresent();
  }
}
