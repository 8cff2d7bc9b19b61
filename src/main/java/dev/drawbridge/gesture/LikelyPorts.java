package dev.drawbridge.gesture;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which ports a new arrow probably means. */
final class LikelyPorts {

  /** What services of well-known names listen on. */
  private static final Map<String, String> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put("postgres", "tcp/5432");
    BY_NAME.put("mysql", "tcp/3306");
    BY_NAME.put("maria", "tcp/3306");
    BY_NAME.put("redis", "tcp/6379");
    BY_NAME.put("mongo", "tcp/27017");
    BY_NAME.put("kafka", "tcp/9092");
    BY_NAME.put("rabbit", "tcp/5672");
    BY_NAME.put("elastic", "tcp/9200");
    BY_NAME.put("prometheus", "tcp/9090");
    BY_NAME.put("grafana", "tcp/3000");
    BY_NAME.put("memcache", "tcp/11211");
    BY_NAME.put("ldap", "tcp/636");
    BY_NAME.put("smtp", "tcp/25");
    BY_NAME.put("dns", "udp/53");
    BY_NAME.put("ntp", "udp/123");
  }

  private static final List<String> USUAL = List.of("tcp/443", "tcp/80", "tcp/22");

  private LikelyPorts() {}

  /** The first port the destination says it has; nothing if it says none. */
  static List<PortSpec> first(Key to, Drawing drawing) {
    return drawing.services().get(to).stream()
        .flatMap(service -> service.ports().values().stream().limit(1))
        .toList();
  }

  /** Likely answers: what the destination has, what it is known for, what was used last. */
  static List<PortSpec> of(Key to, Drawing drawing) {
    Set<PortSpec> likely = new LinkedHashSet<>();
    drawing.services().get(to).map(Service::ports).ifPresent(p -> likely.addAll(p.values()));
    String name = drawing.element(to).map(Element::name).orElse("").toLowerCase(Locale.ROOT);
    BY_NAME.forEach((word, port) -> {
      if (name.contains(word)) {
        likely.add(PortSpec.parse(port));
      }
    });
    List<Flow> flows = drawing.flows().values();
    flows.reversed().stream()
        .filter(f -> !f.ports().isEmpty())
        .limit(1)
        .flatMap(f -> f.ports().stream())
        .filter(PortSpec.Numbered.class::isInstance)
        .forEach(likely::add);
    USUAL.forEach(port -> likely.add(PortSpec.parse(port)));
    return List.copyOf(likely);
  }
}
