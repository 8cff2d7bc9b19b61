package dev.drawbridge.canvas;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Workloads;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.Family;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The short lines that elements say about themselves on the canvas. */
final class Labels {
  private Labels() {}

  /** The first label, else the first address. */
  static String detail(Service service) {
    return service.labels().entrySet().stream()
        .findFirst()
        .map(Labels::pair)
        .or(() -> service.addresses().stream().findFirst().map(AddressSpec::text))
        .orElse("");
  }

  static String detail(Network network) {
    if (network.addresses().stream().anyMatch(a -> a.text().equals(AddressSpec.INTERNET))) {
      return "any v4, v6";
    }
    return network.addresses().isEmpty()
        ? network.workloads().map(Labels::pods).orElse("no address")
        : first(network.addresses());
  }

  /** The zones it joins, by their names; its first address as long as it joins none. */
  static String detail(Router router, Drawing drawing) {
    return router.joins().isEmpty()
        ? first(router.addresses())
        : router.joins().keySet().stream()
            .map(zone -> name(drawing, zone))
            .collect(Collectors.joining(" · "));
  }

  private static String pods(Workloads workloads) {
    return workloads.labels().isEmpty()
        ? workloads.namespace()
        : workloads.namespace()
            + "/"
            + workloads.labels().entrySet().stream()
                .map(Labels::pair)
                .collect(Collectors.joining(","));
  }

  private static String pair(Map.Entry<String, String> label) {
    return label.getKey() + "=" + label.getValue();
  }

  private static String first(List<AddressSpec> addresses) {
    return switch (addresses.size()) {
      case 0 -> "";
      case 1 -> addresses.getFirst().text();
      default -> addresses.getFirst().text() + " +" + (addresses.size() - 1);
    };
  }

  /** How many replicas a service's addresses stand for. */
  static int replicas(Service service) {
    return service.addresses().size();
  }

  /**
   * What a zone says at its upper right, the most important first.
   *
   * @param ambient what every service may do besides, if that is to be said here; else empty
   */
  static List<String> asides(Zone zone, String ambient) {
    List<String> asides = new ArrayList<>();
    zone.membership().namespace().ifPresent(n -> asides.add("namespace " + n));
    if (asides.isEmpty()) {
      zone.addresses().stream().findFirst().ifPresent(a -> asides.add(ranges(zone.addresses())));
    }
    if (asides.isEmpty()) {
      zone.membership().vpc().ifPresent(asides::add);
    }
    if (!ambient.isEmpty()) {
      asides.add(ambient);
    }
    return List.copyOf(asides);
  }

  /**
   * What a collapsed zone says about what it hides: its services, else its other things.
   *
   * @param hidden all that stands in it, at any depth
   */
  static String contents(List<Element> hidden) {
    long services = hidden.stream().filter(Service.class::isInstance).count();
    if (services > 0) {
      return services + (services == 1 ? " service" : " services");
    }
    long things = hidden.stream().filter(e -> !(e instanceof Zone)).count();
    return things == 0 ? "empty" : things + (things == 1 ? " thing" : " things");
  }

  private static String ranges(List<AddressSpec> addresses) {
    List<String> shown = new ArrayList<>();
    for (Family family : Family.values()) {
      addresses.stream()
          .filter(a -> !a.addresses().only(family).isEmpty())
          .findFirst()
          .ifPresent(a -> shown.add(a.text()));
    }
    return String.join(", ", shown);
  }

  /** What every service may do besides, in short: DNS, NTP. */
  static String ambient(Drawing drawing) {
    Set<String> names = new LinkedHashSet<>();
    for (Ambient ambient : drawing.ambients()) {
      names.add(known(ambient, drawing));
    }
    return String.join(", ", names);
  }

  private static String known(Ambient ambient, Drawing drawing) {
    for (PortSpec port : ambient.ports()) {
      switch (port.text()) {
        case "udp/53", "tcp/53" -> {
          return "DNS";
        }
        case "udp/123" -> {
          return "NTP";
        }
        default -> {
          // not one of those with a short name of its own
        }
      }
    }
    return name(drawing, ambient.other());
  }

  private static String name(Drawing drawing, Key key) {
    return drawing.element(key).map(Element::name).orElse(key.text());
  }
}
