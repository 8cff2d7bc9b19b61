package dev.drawbridge.target.iptables;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.HostOptions;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.target.Bundle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A drawing of hosts, put together in the tests of this package. */
final class HostDrawing {
  private Drawing drawing = Drawing.EMPTY;

  /** A web server of two replicas, its database, an office and the internet. */
  static HostDrawing shop() {
    return new HostDrawing()
        .service("web", "10.0.1.10", "10.0.1.11", "fd00:1::10")
        .service("db", "10.0.2.50", "fd00:2::50")
        .network("office", "192.168.0.0/16", "fd00:9::/32")
        .network("internet", "internet")
        .flow("web", "db", "tcp/5432")
        .flow("internet", "web", "tcp/443", "icmp/echo-request", "icmpv6/echo-request")
        .flow("office", "web", "tcp/8000-8100")
        .flow("office", "db", "any")
        .flow("db", "db", "tcp/5433")
        .flow("web", "web", "ip/112");
  }

  HostDrawing service(String key, String... addresses) {
    drawing = drawing.with(Service.of(Key.of(key)).withAddresses(specs(addresses)));
    return this;
  }

  HostDrawing service(String key, HostOptions options, String... addresses) {
    drawing =
        drawing.with(Service.of(Key.of(key)).withAddresses(specs(addresses)).withHosts(options));
    return this;
  }

  HostDrawing network(String key, String... addresses) {
    drawing = drawing.with(Network.of(Key.of(key)).withAddresses(specs(addresses)));
    return this;
  }

  HostDrawing flow(String from, String to, String... ports) {
    drawing = drawing.with(flowOf(from, to, ports));
    return this;
  }

  HostDrawing loggedFlow(String from, String to, String... ports) {
    drawing = drawing.with(flowOf(from, to, ports).withLog(true));
    return this;
  }

  HostDrawing with(Element element) {
    drawing = drawing.with(element);
    return this;
  }

  Policy policy() {
    return Policy.of(drawing);
  }

  Bundle bundle() {
    return new IptablesTarget().write(policy());
  }

  /** The lines of one service's file that begin so. */
  List<String> lines(String service, String ending, String start) {
    byte[] bytes = bundle().files().get(service + "/drawbridge." + ending);
    return new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith(start))
        .toList();
  }

  /** What is given up. */
  List<Loss> losses() {
    return new IptablesTarget().limits(policy()).losses();
  }

  /** Options with these container links and without DHCP. */
  static HostOptions containers(String... links) {
    return new HostOptions(
        Optional.of(false),
        Optional.of(Arrays.stream(links).map(HostOptions.ContainerLink::parse).toList()));
  }

  private static Flow flowOf(String from, String to, String... ports) {
    return Flow.of(
        from + "-to-" + to,
        Key.of(from),
        Key.of(to),
        Arrays.stream(ports).map(PortSpec::parse).toArray(PortSpec[]::new));
  }

  private static List<AddressSpec> specs(String... addresses) {
    return Arrays.stream(addresses).map(AddressSpec::parse).toList();
  }
}
