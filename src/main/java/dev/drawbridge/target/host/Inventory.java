package dev.drawbridge.target.host;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Family;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.ServiceRules;
import dev.drawbridge.quote.Yaml;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Ansible inventory of a drawing: one group per protected service, its addresses as hosts. Of
 * all that a person typed it holds keys and addresses only.
 */
final class Inventory {
  private static final String HEAD =
      """
      # The hosts of every protected service, one group per service. Change the drawing, not this file.
      #
      # Nothing tells a host with addresses of both families from two hosts, so the hosts of a service are its
      # IPv4 addresses, or its IPv6 addresses where it has no others. The first host of each service is its canary.
      # Users, keys, other addresses and hosts within a drawn range belong into an inventory of your own beside it:
      #   ansible-playbook -i inventory.yaml -i YOURS.yaml apply.yaml
      drawbridge:
      """;

  private final Drawing drawing;
  private final StringBuilder text = new StringBuilder(HEAD);

  private Inventory(Drawing drawing) {
    this.drawing = drawing;
  }

  /**
   * The inventory's text.
   *
   * @param written the targets whose files are in the bundle; at least one of them protects hosts
   */
  static String of(Policy policy, Collection<TargetName> written) {
    Set<Key> services =
        written.stream()
            .filter(TargetName::isHost)
            .flatMap(target -> policy.protectedBy(target).stream())
            .map(ServiceRules::service)
            .collect(Collectors.toSet());
    List<Key> inFileOrder =
        policy.services().stream().map(ServiceRules::service).filter(services::contains).toList();
    Inventory inventory = new Inventory(policy.drawing());
    inventory.owners(inFileOrder);
    inventory.line("  children:");
    inFileOrder.forEach(inventory::service);
    inventory.canaries(inFileOrder);
    return inventory.text.toString();
  }

  /** Tells a machine that has addresses of several services, which could hold the rules of one. */
  private void owners(List<Key> services) {
    List<String> owners =
        services.stream()
            .flatMap(service ->
                Stream.of(Family.values())
                    .flatMap(family -> singles(service, family).stream())
                    .map(address -> Yaml.scalar(address) + ": " + Yaml.scalar(service.text())))
            .toList();
    if (!owners.isEmpty()) {
      line("  vars:");
      line("    drawbridge_owners:");
      owners.forEach(owner -> line("      " + owner));
    }
  }

  private void service(Key service) {
    line("    " + group(service) + ":");
    line("      vars: {drawbridge_service: " + Yaml.scalar(service.text()) + "}");
    ranges(service).forEach(range -> line("      # Drawn with hosts within " + range + " too."));
    List<String> hosts = hosts(service);
    if (!hosts.isEmpty()) {
      line("      hosts:");
      for (String address : hosts) {
        line(
            "        " + name(service, address) + ": {ansible_host: " + Yaml.scalar(address) + "}");
      }
    }
  }

  private void canaries(List<Key> services) {
    List<String> canaries =
        services.stream()
            .flatMap(service -> hosts(service).stream().limit(1).map(host -> name(service, host)))
            .toList();
    line("    drawbridge_canary:");
    if (!canaries.isEmpty()) {
      line("      hosts:");
      canaries.forEach(name -> line("        " + name + ":"));
    }
  }

  /** Ansible wants an identifier; keys have no {@code _}, so that two never become one. */
  private static String group(Key service) {
    return "service_" + service.text().replace('-', '_');
  }

  /** An alias without colons, which Ansible would take for ports and patterns. */
  private static String name(Key service, String address) {
    return Yaml.scalar(service.text() + "_" + address.replace(':', '-'));
  }

  private List<String> hosts(Key service) {
    List<String> ipv4 = singles(service, Family.IPV4);
    return ipv4.isEmpty() ? singles(service, Family.IPV6) : ipv4;
  }

  private List<String> singles(Key service, Family family) {
    return addresses(service)
        .filter(AddressSpec::isSingle)
        .map(AddressSpec::addresses)
        .filter(address -> !address.only(family).isEmpty())
        .map(address -> address.cidrs().getFirst().address().toString())
        .distinct()
        .toList();
  }

  private List<String> ranges(Key service) {
    return addresses(service)
        .filter(written -> !written.isSingle())
        .map(written -> written.addresses().toString())
        .distinct()
        .toList();
  }

  private Stream<AddressSpec> addresses(Key service) {
    return Stream.concat(
            drawing.services().get(service).stream().map(Service::addresses),
            drawing.routers().get(service).stream().map(Router::addresses))
        .flatMap(List::stream);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
