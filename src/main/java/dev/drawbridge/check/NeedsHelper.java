package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.name;
import static dev.drawbridge.check.Findings.warning;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Policy;
import java.util.List;
import java.util.stream.Stream;

/**
 * A protocol that opens further connections on ports it negotiates. Only what is drawn is allowed,
 * and no connection tracking helper is trusted, so those further connections are denied.
 */
final class NeedsHelper implements Check {
  /** A protocol and where it is spoken. */
  private record Protocol(String name, Traffic traffic) {}

  private static final List<Protocol> PROTOCOLS =
      List.of(
          new Protocol("FTP", Traffic.tcp(21)),
          new Protocol("SIP", Traffic.tcp(5060).union(Traffic.udp(5060))),
          new Protocol("TFTP", Traffic.udp(69)));

  private static final Traffic ANY_OF_THEM =
      Traffic.unionOf(PROTOCOLS.stream().map(Protocol::traffic).toList());

  @Override
  public Stream<Finding> findings(Policy policy) {
    Drawing drawing = policy.drawing();
    return drawing.flows().values().stream()
        .filter(NeedsHelper::concerns)
        .flatMap(flow -> findings(drawing, flow));
  }

  /** Hardly any flow is, and this is quick to tell. */
  private static boolean concerns(Flow flow) {
    for (PortSpec port : flow.ports()) {
      if (port.meaning().filter(ANY_OF_THEM::containsAll).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static Stream<Finding> findings(Drawing drawing, Flow flow) {
    List<Traffic> meant = flow.ports().stream().flatMap(port -> port.meaning().stream()).toList();
    return PROTOCOLS.stream()
        .filter(protocol -> meant.stream().anyMatch(protocol.traffic()::containsAll))
        .map(protocol ->
            warning(
                FindingCode.NEEDS_HELPER,
                at(flow),
                protocol.name(),
                name(drawing, flow.from()),
                name(drawing, flow.to())));
  }
}
