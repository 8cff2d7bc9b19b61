package dev.drawbridge.target.host;

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
import dev.drawbridge.target.Target;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A drawing of hosts, put together in tests, with what one of the host targets makes of it. */
public final class HostDrawing {
  private final Target target;
  private Drawing drawing = Drawing.EMPTY;

  /** A drawing with nothing in it, for that target. */
  public HostDrawing(Target target) {
    this.target = target;
  }

  /** A web server of two replicas, its database, an office and the internet. */
  public static HostDrawing shop(Target target) {
    return new HostDrawing(target)
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

  public HostDrawing service(String key, String... addresses) {
    drawing = drawing.with(Service.of(Key.of(key)).withAddresses(specs(addresses)));
    return this;
  }

  public HostDrawing service(String key, HostOptions options, String... addresses) {
    drawing =
        drawing.with(Service.of(Key.of(key)).withAddresses(specs(addresses)).withHosts(options));
    return this;
  }

  public HostDrawing network(String key, String... addresses) {
    drawing = drawing.with(Network.of(Key.of(key)).withAddresses(specs(addresses)));
    return this;
  }

  public HostDrawing flow(String from, String to, String... ports) {
    drawing = drawing.with(flowOf(from, to, ports));
    return this;
  }

  public HostDrawing loggedFlow(String from, String to, String... ports) {
    drawing = drawing.with(flowOf(from, to, ports).withLog(true));
    return this;
  }

  public HostDrawing with(Element element) {
    drawing = drawing.with(element);
    return this;
  }

  public Policy policy() {
    return Policy.of(drawing);
  }

  public Bundle bundle() {
    return target.write(policy());
  }

  /** The files of services, without the scripts that put them to work. */
  public static Map<String, byte[]> rules(Bundle bundle) {
    Map<String, byte[]> rules = new TreeMap<>(bundle.files());
    rules.keySet().removeIf(path -> !path.contains("/"));
    return rules;
  }

  /** The text of one of a service's files, told by its ending. */
  public String file(String service, String ending) {
    byte[] bytes = bundle().files().get(service + "/drawbridge." + ending);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The lines of one of a service's files that begin so. */
  public List<String> lines(String service, String ending, String start) {
    return file(service, ending).lines().filter(line -> line.startsWith(start)).toList();
  }

  /** What is given up. */
  public List<Loss> losses() {
    return target.limits(policy()).losses();
  }

  /** Options with these container links and without DHCP. */
  public static HostOptions containers(String... links) {
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
