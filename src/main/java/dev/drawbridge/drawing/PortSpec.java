package dev.drawbridge.drawing;

import dev.drawbridge.net.IcmpTypes;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Protocol and ports as the person wrote them: {@code tcp/443}, {@code udp/8000-8100}, {@code
 * sctp/3868}, {@code tcp/any}, {@code icmp/echo-request}, {@code icmp/3/4}, {@code icmpv6/any},
 * {@code ip/112}, {@code any}, or the name of a port of the destination.
 */
public sealed interface PortSpec {

  /** What was written, without surrounding blanks. */
  String text();

  /** Protocol and ports given by number. */
  record Numbered(String text, Traffic traffic) implements PortSpec {
    public Numbered {
      if (traffic.isEmpty()) {
        throw new IllegalArgumentException("no traffic in " + text);
      }
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** A named port, resolved at each destination for itself. */
  record Named(String text) implements PortSpec {
    public Named {
      if (!isName(text)) {
        throw new IllegalArgumentException("not a port name: " + text);
      }
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Whether a text may name a port: RFC 6335 §5.1 (15 characters, at least one letter). */
  static boolean isName(String text) {
    return text.length() <= 15
        && text.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?")
        && !text.contains("--")
        && text.matches(".*[a-z].*")
        && !text.equals("any");
  }

  /** What is meant, unless it depends on the destination. */
  default Optional<Traffic> meaning() {
    return switch (this) {
      case Numbered numbered -> Optional.of(numbered.traffic());
      case Named _ -> Optional.empty();
    };
  }

  /**
   * Reads what a person wrote.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong and what would be
   *     right
   */
  static PortSpec parse(String written) {
    String text = written.strip();
    if (text.equals("any")) {
      return new Numbered(text, Traffic.ANY);
    }
    if (isName(text)) {
      return new Named(text);
    }
    Matcher form = Forms.PROTOCOL_AND_REST.matcher(text);
    if (text.length() > 100 || !form.matches()) {
      throw new IllegalArgumentException(
          "expected a protocol and a port such as tcp/443, udp/8000-8100, icmp/echo-request,"
              + " ip/112, the name of a port, or any");
    }
    return new Numbered(text, Forms.traffic(form.group(1), form.group(2)));
  }

  /** The written forms; apart from the interface only because interfaces have no private fields. */
  final class Forms {
    private static final Pattern PROTOCOL_AND_REST = Pattern.compile("([a-z0-9]+)/(.+)");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");
    private static final Pattern TYPE_AND_CODE =
        Pattern.compile("([a-z0-9][a-z0-9-]*)(?:/(\\d{1,3}))?");

    private Forms() {}

    private static Traffic traffic(String protocol, String rest) {
      return switch (protocol) {
        case "tcp" -> ports(Protocol.TCP, rest);
        case "udp" -> ports(Protocol.UDP, rest);
        case "sctp" -> ports(Protocol.SCTP, rest);
        case "icmp" -> icmp(Protocol.ICMP, rest);
        case "icmpv6" -> icmp(Protocol.ICMPV6, rest);
        case "ip" -> whole(rest);
        default ->
            throw new IllegalArgumentException(
                "unknown protocol " + protocol + "; known are tcp, udp, sctp, icmp, icmpv6, ip");
      };
    }

    private static Traffic ports(Protocol protocol, String rest) {
      if (rest.equals("any")) {
        return Traffic.of(protocol);
      }
      Matcher range = RANGE.matcher(rest);
      if (!range.matches()) {
        throw new IllegalArgumentException("expected a port from 1 to 65535, a range, or any");
      }
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      if (first < 1 || last > 65535 || last < first) {
        throw new IllegalArgumentException("ports go from 1 to 65535, the lower one first");
      }
      return Traffic.ports(protocol, PortSet.range(first, last));
    }

    private static Traffic icmp(Protocol protocol, String rest) {
      if (rest.equals("any")) {
        return Traffic.of(protocol);
      }
      Matcher form = TYPE_AND_CODE.matcher(rest);
      if (!form.matches()) {
        throw new IllegalArgumentException("expected a type such as echo-request, 8, 3/4, or any");
      }
      String written = form.group(1);
      int type =
          written.matches("\\d{1,3}")
              ? Integer.parseInt(written)
              : IcmpTypes.number(protocol, written)
                  .orElseThrow(() ->
                      new IllegalArgumentException(
                          "unknown " + protocol.name() + " type " + written));
      if (type > 255) {
        throw new IllegalArgumentException("ICMP types go from 0 to 255");
      }
      if (form.group(2) == null) {
        return Traffic.icmp(protocol, type);
      }
      int code = Integer.parseInt(form.group(2));
      if (code > 255) {
        throw new IllegalArgumentException("ICMP codes go from 0 to 255");
      }
      return Traffic.icmp(protocol, type, code);
    }

    private static Traffic whole(String rest) {
      if (!rest.matches("\\d{1,3}") || Integer.parseInt(rest) > 255) {
        throw new IllegalArgumentException("expected a protocol number from 0 to 255");
      }
      Protocol protocol = new Protocol(Integer.parseInt(rest));
      if (protocol.hasPorts() || protocol.isIcmp()) {
        throw new IllegalArgumentException(
            "protocol " + rest + " is " + protocol.name() + ": write " + protocol.name() + "/any");
      }
      return Traffic.of(protocol);
    }
  }
}
