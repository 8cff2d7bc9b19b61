package dev.drawbridge.net;

import dev.drawbridge.net.Traffic.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Traffic in the notation of a drawing, for people: {@code tcp/443}, {@code icmp/echo-request},
 * {@code ip/112}.
 */
final class TrafficText {

  private static final int CODES = 256;

  private TrafficText() {}

  static String of(Traffic traffic) {
    if (traffic.isEmpty()) {
      return "none";
    }
    if (traffic.isAny()) {
      return "any";
    }
    Traffic rest = Traffic.ANY.minus(traffic);
    List<Kinds> kinds = traffic.kinds();
    List<Kinds> exceptions = rest.kinds();
    return exceptions.size() < kinds.size() ? "any except " + joined(exceptions) : joined(kinds);
  }

  static String of(Kinds kinds) {
    Protocol protocol = kinds.protocol();
    if (protocol.hasPorts()) {
      return protocol.name()
          + "/"
          + (kinds.isComplete() ? "any" : new PortRange(kinds.first(), kinds.last()));
    }
    if (protocol.isIcmp()) {
      return icmp(kinds);
    }
    return "ip/" + protocol.number();
  }

  /** One kind: for ICMP with its code, for a port and a protocol as in a drawing. */
  static String of(Protocol protocol, int kind) {
    return of(new Kinds(protocol, kind, kind));
  }

  private static String joined(List<Kinds> kinds) {
    return kinds.stream().map(TrafficText::of).collect(Collectors.joining(", "));
  }

  /** Whole types in the middle, at both ends perhaps a part of a type. */
  private static String icmp(Kinds kinds) {
    String prefix = kinds.protocol().name() + "/";
    if (kinds.isComplete()) {
      return prefix + "any";
    }
    List<String> parts = new ArrayList<>();
    int from = kinds.first();
    while (from <= kinds.last()) {
      int type = from / CODES;
      int end = kinds.last() + 1;
      boolean wholeTypes = from % CODES == 0 && end >= from + CODES;
      int to = wholeTypes ? end / CODES * CODES : Math.min(end, (type + 1) * CODES);
      parts.add(
          prefix
              + (wholeTypes
                  ? types(kinds.protocol(), type, to / CODES - 1)
                  : type(kinds.protocol(), type) + "/" + span(from % CODES, (to - 1) % CODES)));
      from = to;
    }
    return String.join(", ", parts);
  }

  private static String types(Protocol icmp, int first, int last) {
    return first == last ? type(icmp, first) : span(first, last);
  }

  private static String type(Protocol icmp, int type) {
    return IcmpTypes.name(icmp, type).orElseGet(() -> Integer.toString(type));
  }

  private static String span(int first, int last) {
    return first == last ? Integer.toString(first) : first + "-" + last;
  }
}
