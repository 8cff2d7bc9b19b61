package dev.drawbridge.testing;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.StatementId;
import dev.drawbridge.drawing.TargetOptions;
import dev.drawbridge.drawing.Trust;
import dev.drawbridge.drawing.Zone;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The large drawing that the figures of the canvas are measured on: zones of equal size, four of
 * five flows between services of one zone, the fifth between any two. Always the same.
 */
public final class Neighbours {
  private static final List<PortSpec> PORTS =
      List.of("tcp/443", "tcp/8080", "tcp/5432", "udp/53", "tcp/6379", "tcp/9000-9010").stream()
          .map(PortSpec::parse)
          .toList();

  private final int services;
  private final int zones;
  private final SplittableRandom random = new SplittableRandom(4);
  private final List<Element> elements = new ArrayList<>();
  private final List<Statement> statements = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private Neighbours(int services, int zones) {
    this.services = services;
    this.zones = zones;
  }

  /** A drawing of exactly that many zones, services and flows. */
  public static Drawing drawing(int services, int flows, int zones) {
    Neighbours neighbours = new Neighbours(services, zones);
    neighbours.stand();
    for (int i = 0; i < flows; i++) {
      neighbours.connect(i);
    }
    return Drawing.of(
        "large", "", TargetOptions.UNSAID, neighbours.elements, neighbours.statements, Map.of());
  }

  private void stand() {
    Trust[] levels = {Trust.INTERNAL, Trust.EXPOSED, Trust.RESTRICTED};
    for (int zone = 0; zone < zones; zone++) {
      elements.add(
          Zone.of(Key.of("team-" + zone)).withTrust(Optional.of(levels[zone % levels.length])));
    }
    for (int service = 0; service < services; service++) {
      elements.add(
          Service.of(key(service))
              .inZone(Optional.of(Key.of("team-" + service % zones)))
              .withLabels(Map.of("app", "service-" + service)));
    }
  }

  private void connect(int flow) {
    int from = random.nextInt(services);
    int near = (from + zones * (1 + random.nextInt(services / zones - 1))) % services;
    int far = (from + 1 + random.nextInt(services - 1)) % services;
    Key end = key(flow % 5 == 0 ? far : near);
    String id = StatementId.forFlow(key(from), end, ids::contains);
    ids.add(id);
    statements.add(
        Flow.of(id, key(from), end, PORTS.get(random.nextInt(PORTS.size())))
            .withWhy("they work together"));
  }

  private static Key key(int service) {
    return Key.of("service-" + service);
  }
}
