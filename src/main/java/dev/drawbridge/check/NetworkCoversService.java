package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.error;
import static dev.drawbridge.check.Findings.fix;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.ServiceRules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network that covers the address of a drawn service: a flow from the network would also be one
 * from the service, since a network is its addresses, whoever holds them.
 */
final class NetworkCoversService implements Check {
  private static final EnumSet<TargetName> BY_ADDRESS =
      EnumSet.of(TargetName.NFTABLES, TargetName.IPTABLES, TargetName.AWS);

  @Override
  public Stream<Finding> findings(Policy policy) {
    AddressSet drawn =
        AddressSet.unionOf(
            policy.services().stream().map(s -> policy.addresses(s.service())).toList());
    return policy.drawing().networks().values().stream()
        .filter(network -> policy.addresses(network.key()).overlaps(drawn))
        .flatMap(network -> covered(policy, network));
  }

  private static Stream<Finding> covered(Policy policy, Network network) {
    AddressSet range = policy.addresses(network.key());
    return policy.services().stream()
        .filter(service -> policy.addresses(service.service()).overlaps(range))
        .flatMap(service -> covered(policy, network, range, service));
  }

  private static Stream<Finding> covered(
      Policy policy, Network network, AddressSet range, ServiceRules service) {
    AddressSet own = policy.addresses(service.service());
    AddressSet inside = own.intersect(range);
    boolean whole = inside.equals(own);
    if (whole && network.holdsServices()) {
      return Stream.empty();
    }
    Finding.Fix except =
        fix(
            FixCode.EXCEPT_ADDRESSES,
            new Edit.Change(network.withExcept(with(network.except(), inside))),
            inside);
    Finding.Fix hold =
        fix(
            FixCode.HOLD_SERVICES,
            new Edit.Change(network.withHoldsServices(true)),
            network.name());
    return Stream.of(
        error(
                whole ? FindingCode.NETWORK_COVERS_SERVICE : FindingCode.NETWORK_COVERS_PART,
                at(network.key(), service.service()),
                network.name(),
                Findings.name(policy.drawing(), service.service()),
                inside)
            .fixedBy(whole ? new Finding.Fix[] {except, hold} : new Finding.Fix[] {except})
            .on(BY_ADDRESS));
  }

  private static List<AddressSpec> with(List<AddressSpec> except, AddressSet more) {
    List<AddressSpec> all = new ArrayList<>(except);
    more.cidrs().forEach(cidr -> all.add(AddressSpec.parse(bare(cidr.toString()))));
    return all;
  }

  /** A single address the way people write it. */
  private static String bare(String cidr) {
    return cidr.endsWith("/32") || cidr.endsWith("/128")
        ? cidr.substring(0, cidr.indexOf('/'))
        : cidr;
  }
}
