package dev.drawbridge.target.nftables;

import dev.drawbridge.net.AddressRange;
import dev.drawbridge.net.Family;
import dev.drawbridge.quote.Nft;
import dev.drawbridge.target.Text;
import dev.drawbridge.target.host.Opening;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One set of a file. A hash keeps its name and is flushed and filled again; a set of intervals is
 * named by a digest of all it says, so that an unchanged one is not touched and a changed one is a
 * new one (design: hosts 11).
 */
final class ElementSet {
  /** 64 bits of the digest: two sets of one host never meet by chance. */
  private static final int DIGEST_BYTES = 8;

  private record Line(String text, List<String> flows) {}

  private final String name;
  private final String type;
  private final boolean interval;
  private final boolean counted;
  private final List<Line> lines;

  private ElementSet(
      String prefix, String type, boolean interval, boolean counted, List<Line> lines) {
    this.type = type;
    this.interval = interval;
    this.counted = counted;
    this.lines = lines;
    this.name = Nft.name(interval ? prefix + "_" + digest() : prefix);
  }

  /** Addresses of one family alone, such as a host's own. */
  static ElementSet addresses(String prefix, Family family, Collection<AddressRange> addresses) {
    List<Line> lines =
        addresses.stream().map(a -> new Line(ElementText.of(a), List.<String>of())).toList();
    return new ElementSet(prefix, address(family), true, false, lines);
  }

  /**
   * Openings of one family and one shape, all exact or none.
   *
   * @param counted whether each element counts the packets that it lets through
   */
  static ElementSet of(String prefix, List<Opening> openings, boolean counted) {
    Opening first = openings.getFirst();
    List<Line> lines = new ArrayList<>(openings.size());
    for (Opening opening : openings) {
      lines.add(new Line(ElementText.of(opening), opening.allFlows()));
    }
    return new ElementSet(prefix, type(first), !first.isExact(), counted, lines);
  }

  String name() {
    return name;
  }

  /** Whether its name says what it holds, so that it is never flushed. */
  boolean isVersioned() {
    return interval;
  }

  /** All flows behind its elements, each once. */
  Set<String> flows() {
    Set<String> flows = new LinkedHashSet<>();
    lines.forEach(line -> flows.addAll(line.flows()));
    return flows;
  }

  /** Its declaration; of a versioned one with its elements. */
  void declare(Text text) {
    text.line("\tset " + name + " {");
    header().forEach(line -> text.line("\t\t" + line));
    if (interval) {
      text.line("\t\telements = {");
      elements(text, "\t\t\t");
      text.line("\t\t}");
    }
    text.line("\t}");
  }

  /** Fills a flushed one. */
  void fill(Text text) {
    text.line("add element inet drawbridge " + name + " {");
    elements(text, "\t");
    text.line("}");
  }

  private void elements(Text text, String indent) {
    int last = lines.size() - 1;
    for (int i = 0; i <= last; i++) {
      Line line = lines.get(i);
      text.line(indent + line.text() + (i == last ? "" : ","), line.flows());
    }
  }

  private List<String> header() {
    List<String> header = new ArrayList<>();
    header.add("type " + type);
    if (interval) {
      header.add("flags interval");
    }
    if (counted) {
      header.add("counter");
    }
    return header;
  }

  private String digest() {
    StringBuilder all = new StringBuilder();
    header().forEach(line -> all.append(line).append('\n'));
    lines.forEach(line -> all.append(line.text()).append('\n'));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(all.toString().getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String type(Opening opening) {
    String address = address(opening.family());
    return (opening.from().isPresent() ? address + " . " + address : address)
        + switch (opening.shape()) {
          case PORTS -> " . inet_proto . inet_service";
          case ICMP_TYPE -> opening.family() == Family.IPV4 ? " . icmp_type" : " . icmpv6_type";
          case PROTOCOL -> " . inet_proto";
          case ANYTHING -> "";
        };
  }

  private static String address(Family family) {
    return family == Family.IPV4 ? "ipv4_addr" : "ipv6_addr";
  }
}
