package dev.drawbridge.policy;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Traffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the ends of arrows stand for: zones opened up, addresses and port names resolved. */
final class Ends {
  private final Drawing drawing;
  private final Map<Key, Element> elements = new HashMap<>();
  private final Map<Key, List<Element>> expanded = new HashMap<>();
  private final Map<Key, AddressSet> addresses = new HashMap<>();
  private final Map<Key, Doors> doors = new LinkedHashMap<>();
  private final List<Element> all;

  Ends(Drawing drawing) {
    this.drawing = drawing;
    this.all = drawing.elements().filter(e -> e instanceof Service || e instanceof Router).toList();
    drawing
        .elements()
        .forEach(e -> {
          elements.put(e.key(), e);
          addresses.put(e.key(), addressesOf(e));
        });
    drawing.routers().forEach(r -> doors.put(r.key(), new Doors(r, drawing, this)));
  }

  /** What stands behind the interfaces of each router, in file order. */
  Map<Key, Doors> doors() {
    return doors;
  }

  /** The element of that key, which is asked for with every rule. */
  Optional<Element> element(Key key) {
    return Optional.ofNullable(elements.get(key));
  }

  /** Every protected end, services before routers, in file order. */
  List<Element> everyService() {
    return all;
  }

  /** The services, networks and routers that an end stands for. */
  List<Element> expand(Key end) {
    List<Element> known = expanded.get(end);
    if (known == null) {
      known = List.copyOf(expansion(element(end).orElseThrow()));
      expanded.put(end, known);
    }
    return known;
  }

  /** The addresses of a service, network or router; of a zone the range it names. */
  AddressSet addresses(Key end) {
    return addresses.getOrDefault(end, AddressSet.NONE);
  }

  private Set<Element> expansion(Element end) {
    Set<Element> found = new LinkedHashSet<>();
    switch (end) {
      case Service _, Router _ -> found.add(end);
      case Network network -> {
        found.add(network);
        if (network.holdsServices()) {
          found.addAll(held(network));
        }
      }
      case Zone zone -> drawing.members(zone.key()).forEach(m -> found.addAll(expansion(m)));
      case Note _ -> {}
    }
    return found;
  }

  /** The protected ends all of whose addresses a network covers. */
  private List<Element> held(Network network) {
    AddressSet covered = addresses(network.key());
    List<Element> held = new ArrayList<>();
    for (Element service : all) {
      AddressSet own = addresses(service.key());
      if (!own.isEmpty() && covered.containsAll(own)) {
        held.add(service);
      }
    }
    return held;
  }

  private static AddressSet addressesOf(Element element) {
    return switch (element) {
      case Service service -> union(service.addresses());
      case Router router -> union(router.addresses());
      case Network network -> union(network.addresses()).minus(union(network.except()));
      case Zone zone -> union(zone.addresses());
      case Note _ -> AddressSet.NONE;
    };
  }

  private static AddressSet union(List<AddressSpec> specs) {
    return specs.size() == 1
        ? specs.getFirst().addresses()
        : AddressSet.unionOf(specs.stream().map(AddressSpec::addresses).toList());
  }

  /** What a port means at a destination; empty if the destination does not have that name. */
  static Optional<Traffic> at(Element destination, PortSpec port) {
    return switch (port) {
      case PortSpec.Numbered numbered -> Optional.of(numbered.traffic());
      case PortSpec.Named named ->
          destination instanceof Service service
              ? Optional.ofNullable(service.ports().get(named.text())).flatMap(PortSpec::meaning)
              : Optional.empty();
    };
  }
}
