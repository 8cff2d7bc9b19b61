package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.warning;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.policy.Policy;
import java.util.Optional;
import java.util.stream.Stream;

/** A service whose address is not in the range of the nearest zone that names one. */
final class AddressOutsideZone implements Check {
  @Override
  public Stream<Finding> findings(Policy policy) {
    Drawing drawing = policy.drawing();
    return drawing.services().values().stream()
        .flatMap(service -> outside(policy, drawing, service).stream());
  }

  private static Optional<Finding> outside(Policy policy, Drawing drawing, Service service) {
    return drawing.around(service).stream()
        .filter(zone -> !zone.addresses().isEmpty())
        .findFirst()
        .flatMap(zone -> outside(policy, service, zone));
  }

  private static Optional<Finding> outside(Policy policy, Service service, Zone zone) {
    AddressSet range = policy.addresses(zone.key());
    AddressSet stray = AddressSet.NONE;
    for (var family : range.families()) {
      stray = stray.union(policy.addresses(service.key()).only(family).minus(range));
    }
    return stray.isEmpty()
        ? Optional.empty()
        : Optional.of(
            warning(
                FindingCode.ADDRESS_OUTSIDE_ZONE,
                at(service.key(), zone.key()),
                service.name(),
                stray,
                zone.name(),
                range));
  }
}
