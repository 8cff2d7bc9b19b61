package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.error;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Address;
import dev.drawbridge.policy.Policy;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Two services at one address: hosts and interfaces could not tell them apart. */
final class SameAddress implements Check {
  @Override
  public Stream<Finding> findings(Policy policy) {
    Map<Address, Element> holders = new HashMap<>();
    return policy
        .drawing()
        .elements()
        .flatMap(element ->
            addresses(element).stream()
                .flatMap(address -> address.addresses().any().stream())
                .flatMap(address -> shared(holders, element, address).stream()))
        .toList()
        .stream();
  }

  private static List<AddressSpec> addresses(Element element) {
    return switch (element) {
      case Service service -> service.addresses().stream().filter(AddressSpec::isSingle).toList();
      case Router router -> router.addresses().stream().filter(AddressSpec::isSingle).toList();
      default -> List.of();
    };
  }

  private static Optional<Finding> shared(
      Map<Address, Element> holders, Element element, Address address) {
    Element first = holders.putIfAbsent(address, element);
    return first == null
        ? Optional.empty()
        : Optional.of(
            error(
                    FindingCode.SAME_ADDRESS,
                    at(element.key(), first.key()),
                    first.name(),
                    element.name(),
                    address)
                .on(EnumSet.of(TargetName.NFTABLES, TargetName.IPTABLES, TargetName.AWS)));
  }
}
