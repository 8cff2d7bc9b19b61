package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Accountability;
import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Membership;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.StatementId;
import dev.drawbridge.drawing.TargetOptions;
import dev.drawbridge.drawing.Trust;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Drawings for tests, put together piece by piece. */
public final class Drawings {
  private String name = "Test";
  private final List<Element> elements = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private final Map<Key, Placement> layout = new LinkedHashMap<>();

  private Drawings() {}

  /** Nothing yet. */
  public static Drawings drawing() {
    return new Drawings();
  }

  public Drawings named(String name) {
    this.name = name;
    return this;
  }

  public Drawings with(Element element) {
    elements.add(element);
    return this;
  }

  public Drawings with(Element element, int x, int y) {
    layout.put(element.key(), Placement.at(x, y));
    return with(element);
  }

  public Drawings with(Element element, int x, int y, int width, int height) {
    layout.put(element.key(), Placement.at(x, y).sized(width, height));
    return with(element);
  }

  public Drawings with(Statement statement) {
    statements.add(statement);
    return this;
  }

  public Drawings flow(String from, String to, String... ports) {
    String id =
        StatementId.forFlow(
            Key.of(from), Key.of(to), i -> statements.stream().anyMatch(s -> s.id().equals(i)));
    PortSpec[] specs = Arrays.stream(ports).map(PortSpec::parse).toArray(PortSpec[]::new);
    return with(Flow.of(id, Key.of(from), Key.of(to), specs));
  }

  public Drawing build() {
    return Drawing.of(name, "", TargetOptions.UNSAID, elements, statements, layout);
  }

  public static Service service(String key) {
    return Service.of(Key.of(key));
  }

  public static Service service(String key, String zone) {
    return service(key).inZone(Optional.of(Key.of(zone)));
  }

  public static Zone zone(String key, Trust trust) {
    return Zone.of(Key.of(key)).withTrust(Optional.of(trust));
  }

  public static Network network(String key, String name, String address) {
    return Network.of(Key.of(key)).withName(name).withAddresses(addresses(address));
  }

  public static List<AddressSpec> addresses(String... texts) {
    return Arrays.stream(texts).map(AddressSpec::parse).toList();
  }

  /** The web shop of the design's pictures, standing as it stands there. */
  public static Drawing webShop() {
    Optional<Key> production = Optional.of(Key.of("production"));
    return drawing()
        .named("Web shop")
        .with(
            zone("production", Trust.INTERNAL)
                .withMembership(new Membership(Optional.of("production"), Optional.empty())),
            220,
            40,
            430,
            520)
        .with(
            zone("edge", Trust.EXPOSED).inZone(production).withAddresses(addresses("10.0.1.0/24")),
            20,
            40,
            390,
            112)
        .with(
            zone("data", Trust.RESTRICTED)
                .inZone(production)
                .withAddresses(addresses("10.0.2.0/24")),
            20,
            376,
            390,
            124)
        .with(zone("monitoring", Trust.INTERNAL), 672, 216, 196, 164)
        .with(
            service("frontend", "edge")
                .withLabels(Map.of("app", "frontend"))
                .withAddresses(addresses("10.0.1.10", "10.0.1.11", "10.0.1.12"))
                .withPorts(Map.of("http", PortSpec.parse("tcp/8080"))),
            107,
            36)
        .with(
            service("api-server", "production")
                .withLabels(Map.of("app", "api"))
                .withAddresses(addresses("10.0.1.20", "10.0.1.21"))
                .withPorts(Map.of("http", PortSpec.parse("tcp/8080"))),
            127,
            230)
        .with(
            service("postgresql", "data").withAddresses(addresses("10.0.2.50", "10.0.2.51")),
            18,
            48)
        .with(service("redis", "data").withAddresses(addresses("10.0.2.60")), 206, 48)
        .with(service("prometheus", "monitoring").withLabels(Map.of("app", "prometheus")), 10, 70)
        .with(network("internet", "Internet", "internet"), 20, 112)
        .with(network("management", "Management", "10.0.100.0/24"), 20, 282)
        .with(network("stripe-api", "Stripe API", "52.89.12.0/24"), 686, 118)
        .with(network("cluster-dns", "Cluster DNS", "10.96.0.10"), 20, 420)
        .with(network("time", "Time", "10.0.100.5"), 20, 500)
        .flow("internet", "frontend", "tcp/443")
        .flow("frontend", "api-server", "tcp/8080")
        .flow("api-server", "postgresql", "tcp/5432")
        .flow("api-server", "redis", "tcp/6379")
        .flow("postgresql", "postgresql", "tcp/5432")
        .flow("api-server", "stripe-api", "tcp/443")
        .flow("prometheus", "api-server", "tcp/9090")
        .flow("management", "api-server", "tcp/22")
        .with(ambient("cluster-dns", "udp/53"))
        .with(ambient("time", "udp/123"))
        .build();
  }

  private static Ambient ambient(String to, String port) {
    return new Ambient(
        "every-service-to-" + to,
        Ambient.Side.TO,
        Key.of(to),
        List.of(PortSpec.parse(port)),
        "",
        Accountability.NONE,
        false,
        Set.of());
  }
}
