package dev.drawbridge.testing;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Membership;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.StatementId;
import dev.drawbridge.drawing.TargetOptions;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** One large drawing in the making, as the figures of speed are defined on. */
final class LargeSketch {
  private static final int PER_ZONE = 10;
  private static final List<PortSpec> PORTS =
      List.of("tcp/443", "tcp/80", "tcp/8080", "tcp/5432", "udp/53", "tcp/6379", "tcp/9000-9010")
          .stream()
          .map(PortSpec::parse)
          .toList();

  private final int services;
  private final int flows;
  private final SplittableRandom random;
  private final List<Element> elements = new ArrayList<>();
  private final List<Key> zoneKeys = new ArrayList<>();
  private final List<Key> serviceKeys = new ArrayList<>();
  private final List<Key> networkKeys = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  LargeSketch(int services, int flows, long seed) {
    this.services = services;
    this.flows = flows;
    this.random = new SplittableRandom(seed);
  }

  Drawing drawing() {
    Key everything = Key.of("production");
    elements.add(
        Zone.of(everything)
            .withMembership(
                new Membership(Optional.empty(), Optional.of("vpc-0123456789abcdef0"))));
    for (int zone = 0; zone < (services + PER_ZONE - 1) / PER_ZONE; zone++) {
      addZone(zone, everything);
    }
    for (int service = 0; service < services; service++) {
      addService(service);
    }
    for (int network = 0; network < 20; network++) {
      addNetwork(network);
    }
    for (int zoneLevel = 0; zoneLevel < flows / 10; zoneLevel += PER_ZONE) {
      connect(pick(zoneKeys), pick(serviceKeys));
    }
    for (int withNetwork = 0; withNetwork < flows / 5; withNetwork++) {
      connectWithNetwork();
    }
    for (int plain = 0; plain < flows - flows / 10 - flows / 5; plain++) {
      connect(pick(serviceKeys), pick(serviceKeys));
    }
    return Drawing.of("large", "", TargetOptions.UNSAID, elements, statements, Map.of());
  }

  private void addZone(int zone, Key around) {
    Key key = Key.of("team-" + zone);
    zoneKeys.add(key);
    elements.add(
        Zone.of(key)
            .inZone(Optional.of(around))
            .withMembership(new Membership(Optional.of("team-" + zone), Optional.empty())));
  }

  private void addService(int service) {
    Key key = Key.of("service-" + service);
    serviceKeys.add(key);
    List<AddressSpec> addresses = new ArrayList<>();
    for (int replica = 0; replica < 2; replica++) {
      int host = 2 * service + replica;
      addresses.add(
          AddressSpec.parse("10." + (host >> 16) + "." + (host >> 8 & 255) + "." + (host & 255)));
    }
    addresses.add(AddressSpec.parse("fd00::" + Integer.toHexString(service + 1)));
    elements.add(
        Service.of(key)
            .inZone(Optional.of(zoneKeys.get(service / PER_ZONE)))
            .withLabels(Map.of("app", key.text()))
            .withAddresses(addresses));
  }

  private void addNetwork(int network) {
    Key key = Key.of("network-" + network);
    networkKeys.add(key);
    elements.add(
        Network.of(key)
            .withAddresses(
                List.of(
                    AddressSpec.parse("203.0." + network + ".0/24"),
                    AddressSpec.parse("2001:db8:" + Integer.toHexString(network) + "::/48")))
            .withExcept(List.of(AddressSpec.parse("203.0." + network + ".128/26"))));
  }

  private void connectWithNetwork() {
    if (random.nextBoolean()) {
      connect(pick(networkKeys), pick(serviceKeys));
    } else {
      connect(pick(serviceKeys), pick(networkKeys));
    }
  }

  private void connect(Key from, Key to) {
    if (from.equals(to)) {
      return;
    }
    String id = StatementId.forFlow(from, to, ids::contains);
    ids.add(id);
    statements.add(
        Flow.of(id, from, to, PORTS.get(random.nextInt(PORTS.size())))
            .withWhy("they work together"));
  }

  private Key pick(List<Key> keys) {
    return keys.get(random.nextInt(keys.size()));
  }
}
