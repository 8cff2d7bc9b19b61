import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * The large drawing that the program is trained with, and that anybody can measure with: 10,000
 * services in 100 zones, 50,000 flows, four of five of them within one zone. Always the same.
 */
final class LargeDrawing {
  private static final int ZONES = 100;
  private static final int SERVICES = 10_000;
  private static final int FLOWS = 50_000;
  private static final String[] TRUST = {"internal", "exposed", "restricted"};
  private static final String[] PORTS = {
    "tcp/443", "tcp/8080", "tcp/5432", "udp/53", "tcp/6379", "tcp/9000-9010"
  };

  private final SplittableRandom random = new SplittableRandom(4);
  private final BufferedWriter file;

  private LargeDrawing(BufferedWriter file) {
    this.file = file;
  }

  static void write(Path path) throws IOException {
    try (var file = Files.newBufferedWriter(path)) {
      new LargeDrawing(file).write();
    }
  }

  private void write() throws IOException {
    line("drawbridge: 1");
    line("name: large");
    line("zones:");
    for (int zone = 0; zone < ZONES; zone++) {
      line("  team-%d: {trust: %s}", zone, TRUST[zone % TRUST.length]);
    }
    line("services:");
    for (int service = 0; service < SERVICES; service++) {
      line(
          "  service-%d: {zone: team-%d, labels: {app: service-%d}}",
          service, service % ZONES, service);
    }
    line("flows:");
    for (int flow = 0; flow < FLOWS; flow++) {
      int from = random.nextInt(SERVICES);
      int near = (from + ZONES * (1 + random.nextInt(SERVICES / ZONES - 1))) % SERVICES;
      int far = (from + 1 + random.nextInt(SERVICES - 1)) % SERVICES;
      line(
          "  - {id: flow-%d, from: service-%d, to: service-%d, ports: [%s], why: they work"
              + " together}",
          flow, from, flow % 5 == 0 ? far : near, PORTS[random.nextInt(PORTS.length)]);
    }
  }

  private void line(String form, Object... values) throws IOException {
    file.write(form.formatted(values) + "\n");
  }
}
