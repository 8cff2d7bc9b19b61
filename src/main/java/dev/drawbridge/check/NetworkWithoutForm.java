package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.warning;

import dev.drawbridge.policy.Policy;
import java.util.stream.Stream;

/** A network that is known by nothing: neither addresses (less its exceptions) nor workloads. */
final class NetworkWithoutForm implements Check {
  @Override
  public Stream<Finding> findings(Policy policy) {
    return policy.drawing().networks().values().stream()
        .filter(network -> network.workloads().isEmpty())
        .filter(network -> policy.addresses(network.key()).isEmpty())
        .map(network ->
            warning(FindingCode.NETWORK_WITHOUT_FORM, at(network.key()), network.name()));
  }
}
