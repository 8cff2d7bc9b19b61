package dev.drawbridge.ui;

import java.util.List;

/** Protocols and ports that are offered while somebody types. */
final class PortWords {
  /** The usual ones of an ordinary network, by how often they are wanted. */
  static final List<String> COMMON =
      List.of(
          "tcp/443",
          "tcp/80",
          "tcp/8080",
          "tcp/22",
          "udp/53",
          "tcp/53",
          "tcp/5432",
          "tcp/3306",
          "tcp/6379",
          "udp/123",
          "tcp/9090",
          "tcp/any",
          "udp/any",
          "icmp/echo-request",
          "icmpv6/echo-request",
          "any");

  private PortWords() {}
}
