package dev.drawbridge.testing;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Guardrail;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Address;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The meaning of a drawing once more, straight from semantics §1: flow by flow, one packet at a
 * time, without sets and without anything of {@code policy}. Slow, and plain enough to be believed.
 */
public final class NaivePolicy {
  private final Drawing drawing;

  public NaivePolicy(Drawing drawing) {
    this.drawing = drawing;
  }

  /**
   * Whether some flow lets {@code from} open a connection to {@code to}: both of them a service,
   * router or network.
   *
   * @param kind the port, ICMP type × 256 + code, or 0
   */
  public boolean allows(Key from, Key to, Protocol protocol, int kind, TargetName target) {
    return between(from, to, target).stream()
        .anyMatch(statement -> carries(statement, to, protocol, kind));
  }

  /** The flows that lead from one to the other, whatever their ports, in file order. */
  public List<Statement> between(Key from, Key to, TargetName target) {
    return drawing
        .statements()
        .filter(statement -> holdsOn(statement, target) && joins(statement, from, to))
        .toList();
  }

  /** Whether a router stands between two ends: in different ones of the zones that it joins. */
  public boolean isBetween(Router router, Key from, Key to) {
    Optional<Key> out = behind(router, drawing.element(from).orElseThrow());
    Optional<Key> in = behind(router, drawing.element(to).orElseThrow());
    return out.isPresent() && in.isPresent() && !out.equals(in);
  }

  private Optional<Key> behind(Router router, Element element) {
    if (element.key().equals(router.key())) {
      return Optional.empty();
    }
    Optional<Key> zone = element.zone();
    while (zone.isPresent() && !router.joins().containsKey(zone.get())) {
      zone = drawing.element(zone.get()).orElseThrow().zone();
    }
    return zone;
  }

  private static boolean holdsOn(Statement statement, TargetName target) {
    return statement.only().isEmpty() || statement.only().contains(target);
  }

  private boolean joins(Statement statement, Key from, Key to) {
    if (drawing.networks().contains(from) && drawing.networks().contains(to)) {
      return false;
    }
    return switch (statement) {
      case Flow flow ->
          stands(flow.from(), from)
              && stands(flow.to(), to)
              && (!from.equals(to) || flow.from().equals(flow.to()));
      case Ambient ambient ->
          !from.equals(to)
              && switch (ambient.side()) {
                case FROM -> stands(ambient.other(), from) && isProtected(to);
                case TO -> isProtected(from) && stands(ambient.other(), to);
              };
      case Guardrail _ -> false;
    };
  }

  private boolean isProtected(Key key) {
    return drawing.services().contains(key) || drawing.routers().contains(key);
  }

  /** Whether the end of an arrow stands for an element: is it, holds it, or is a zone around it. */
  private boolean stands(Key end, Key element) {
    if (end.equals(element)) {
      return !drawing.zones().contains(end);
    }
    Element there = drawing.element(end).orElseThrow();
    if (there instanceof Network network) {
      return network.holdsServices() && isProtected(element) && covers(network, element);
    }
    return drawing.zones().contains(end)
        && drawing.members(end).stream().anyMatch(member -> stands(member.key(), element));
  }

  private boolean covers(Network network, Key service) {
    List<AddressSpec> own = addresses(service);
    return !own.isEmpty()
        && own.stream()
            .flatMap(spec -> spec.addresses().ranges().stream())
            .allMatch(range -> covers(network, range.first()) && covers(network, range.last()));
  }

  private static boolean covers(Network network, Address address) {
    return network.addresses().stream().anyMatch(spec -> spec.addresses().contains(address))
        && network.except().stream().noneMatch(spec -> spec.addresses().contains(address));
  }

  private List<AddressSpec> addresses(Key key) {
    return switch (drawing.element(key).orElseThrow()) {
      case Service service -> service.addresses();
      case Router router -> router.addresses();
      default -> List.of();
    };
  }

  /**
   * Whether a flow carries a packet to that destination.
   *
   * @param kind the port, ICMP type × 256 + code, or 0
   */
  public boolean carries(Statement statement, Key to, Protocol protocol, int kind) {
    return statement.ports().stream()
        .flatMap(port -> meaning(port, to).stream())
        .anyMatch(text -> carries(text, protocol, kind));
  }

  private Optional<String> meaning(PortSpec port, Key to) {
    return switch (port) {
      case PortSpec.Numbered numbered -> Optional.of(numbered.text());
      case PortSpec.Named named ->
          drawing
              .services()
              .get(to)
              .flatMap(service -> Optional.ofNullable(service.ports().get(named.text())))
              .map(PortSpec::text);
    };
  }

  /** Reads the notation of a drawing by hand, as far as random drawings use it. */
  private static boolean carries(String text, Protocol protocol, int kind) {
    if (text.equals("any")) {
      return true;
    }
    String[] parts = text.split("/");
    if (parts[0].equals("ip")) {
      return Integer.parseInt(parts[1]) == protocol.number();
    }
    if (!parts[0].equals(protocol.name())) {
      return false;
    }
    if (parts[1].equals("any")) {
      return true;
    }
    if (protocol.isIcmp()) {
      int type =
          parts[1].equals("echo-request")
              ? protocol.equals(Protocol.ICMP) ? 8 : 128
              : Integer.parseInt(parts[1]);
      return kind / 256 == type && (parts.length == 2 || kind % 256 == Integer.parseInt(parts[2]));
    }
    String[] range = parts[1].split("-");
    return Integer.parseInt(range[0]) <= kind && kind <= Integer.parseInt(range[range.length - 1]);
  }

  /** The families in which two ends can talk on a host at all. */
  public List<Family> commonFamilies(Key some, Key other, List<AddressSpec> ofOther) {
    return Stream.of(Family.values())
        .filter(family -> count(addresses(some), family) >= (some.equals(other) ? 2 : 1))
        .filter(family -> count(ofOther, family) >= 1)
        .toList();
  }

  private static long count(List<AddressSpec> addresses, Family family) {
    return addresses.stream().filter(spec -> !spec.addresses().only(family).isEmpty()).count();
  }
}
