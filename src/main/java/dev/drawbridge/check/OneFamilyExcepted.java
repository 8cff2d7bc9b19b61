package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.fix;
import static dev.drawbridge.check.Findings.warning;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import dev.drawbridge.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network that stands for everything in both families but takes its private ranges out in one
 * family only, so that the other family leads inside.
 */
final class OneFamilyExcepted implements Check {
  private static final AddressSet PRIVATE_IPV4 =
      AddressSet.unionOf(
          List.of(
              AddressSet.parse("10.0.0.0/8"),
              AddressSet.parse("172.16.0.0/12"),
              AddressSet.parse("192.168.0.0/16")));
  private static final AddressSet PRIVATE_IPV6 = AddressSet.parse("fc00::/7");

  @Override
  public Stream<Finding> findings(Policy policy) {
    return policy.drawing().networks().values().stream()
        .flatMap(network -> {
          AddressSet covered = policy.addresses(network.key());
          boolean wide =
              covered.families().size() == Family.values().length
                  && Outside.isLargelyPublic(policy, network);
          boolean four = covered.overlaps(PRIVATE_IPV4);
          boolean six = covered.overlaps(PRIVATE_IPV6);
          return wide && four != six
              ? Stream.of(finding(network, four ? PRIVATE_IPV4 : PRIVATE_IPV6))
              : Stream.empty();
        });
  }

  private static Finding finding(Network network, AddressSet left) {
    List<AddressSpec> except = new ArrayList<>(network.except());
    left.cidrs().forEach(cidr -> except.add(AddressSpec.parse(cidr.toString())));
    return warning(FindingCode.ONE_FAMILY_EXCEPTED, at(network.key()), network.name(), left)
        .fixedBy(fix(FixCode.EXCEPT_PRIVATE, new Edit.Change(network.withExcept(except)), left));
  }
}
