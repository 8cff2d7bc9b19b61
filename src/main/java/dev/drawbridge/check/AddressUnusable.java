package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.error;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.WellKnown;
import dev.drawbridge.policy.Policy;
import java.util.List;
import java.util.stream.Stream;

/**
 * An address that no machine answers at: loopback, multicast, broadcast, unspecified; or a whole
 * range where each replica has one address (design: semantics §1).
 */
final class AddressUnusable implements Check {
  private static final AddressSet NOBODYS =
      AddressSet.unionOf(
          List.of(
              WellKnown.LOOPBACK,
              WellKnown.MULTICAST,
              AddressSet.parse("0.0.0.0"),
              AddressSet.parse("255.255.255.255"),
              AddressSet.parse("::")));

  @Override
  public Stream<Finding> findings(Policy policy) {
    return policy.drawing().elements().flatMap(AddressUnusable::findings);
  }

  private static Stream<Finding> findings(Element element) {
    List<AddressSpec> own =
        switch (element) {
          case Service service -> service.addresses();
          case Router router -> router.addresses();
          case Zone _, Network _, Note _ -> List.of();
        };
    return own.stream().flatMap(address -> findings(element, address));
  }

  private static Stream<Finding> findings(Element element, AddressSpec address) {
    if (!address.isSingle()) {
      return Stream.of(
          error(FindingCode.ADDRESS_NOT_SINGLE, at(element.key()), element.name(), address.text()));
    }
    return address.addresses().overlaps(NOBODYS)
        ? Stream.of(
            error(FindingCode.ADDRESS_UNUSABLE, at(element.key()), element.name(), address.text()))
        : Stream.empty();
  }
}
