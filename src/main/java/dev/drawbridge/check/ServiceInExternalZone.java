package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.warning;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Trust;
import dev.drawbridge.policy.Policy;
import java.util.stream.Stream;

/** A protected service in a zone that stands for what is outside anyone's control. */
final class ServiceInExternalZone implements Check {
  @Override
  public Stream<Finding> findings(Policy policy) {
    Drawing drawing = policy.drawing();
    return drawing.services().values().stream()
        .filter(service -> drawing.trust(service) == Trust.EXTERNAL)
        .map(service ->
            warning(FindingCode.SERVICE_IN_EXTERNAL_ZONE, at(service.key()), service.name()));
  }
}
