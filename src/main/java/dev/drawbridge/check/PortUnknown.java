package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.fix;
import static dev.drawbridge.check.Findings.name;
import static dev.drawbridge.check.Findings.warning;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A flow to a port that its service does not declare, where it declares any at all. */
final class PortUnknown implements Check {
  private static final Traffic WITH_PORTS =
      Traffic.of(Protocol.TCP).union(Traffic.of(Protocol.UDP)).union(Traffic.of(Protocol.SCTP));

  @Override
  public Stream<Finding> findings(Policy policy) {
    Drawing drawing = policy.drawing();
    return drawing.flows().values().stream()
        .flatMap(flow ->
            drawing.element(flow.to()).orElse(null) instanceof Service service
                    && !service.ports().isEmpty()
                ? unknown(drawing, flow, service)
                : Stream.empty());
  }

  private static Stream<Finding> unknown(Drawing drawing, Flow flow, Service service) {
    Traffic declared = declared(service);
    return flow.ports().stream()
        .filter(port ->
            port.meaning().filter(t -> t.overlaps(WITH_PORTS) && !t.overlaps(declared)).isPresent())
        .map(port ->
            warning(
                    FindingCode.PORT_UNKNOWN,
                    at(flow),
                    service.name(),
                    name(drawing, flow.from()),
                    port.text())
                .fixedBy(fixes(flow, service, port)));
  }

  private static Traffic declared(Service service) {
    Traffic declared = Traffic.NONE;
    for (PortSpec port : service.ports().values()) {
      declared = declared.union(port.meaning().orElse(Traffic.NONE));
    }
    return declared;
  }

  private static Finding.Fix[] fixes(Flow flow, Service service, PortSpec unknown) {
    List<Finding.Fix> fixes = new ArrayList<>();
    service
        .ports()
        .forEach((portName, port) ->
            fixes.add(
                fix(
                    FixCode.USE_PORT,
                    new Edit.Restate(flow.withPorts(replaced(flow, unknown, port))),
                    port.text())));
    Map<String, PortSpec> ports = new LinkedHashMap<>(service.ports());
    String free = freeName(ports, unknown);
    ports.put(free, unknown);
    fixes.add(
        fix(
            FixCode.DECLARE_PORT,
            new Edit.Change(service.withPorts(ports)),
            unknown.text(),
            service.name()));
    return fixes.toArray(Finding.Fix[]::new);
  }

  private static List<PortSpec> replaced(Flow flow, PortSpec old, PortSpec now) {
    return flow.ports().stream().map(p -> p.equals(old) ? now : p).distinct().toList();
  }

  private static String freeName(Map<String, PortSpec> taken, PortSpec port) {
    String wanted = port.text().replaceAll("[^a-z0-9]+", "-");
    String base = PortSpec.isName(wanted) ? wanted : "port";
    String free = base;
    for (int n = 2; taken.containsKey(free); n++) {
      free = "port-" + n;
    }
    return free;
  }
}
