package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.name;
import static dev.drawbridge.check.Findings.warning;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Policy;
import java.util.Optional;
import java.util.stream.Stream;

/** A database or administration port that a large part of the internet may open. */
final class SensitivePortFromOutside implements Check {
  /**
   * ssh, telnet, SMB, LDAP, RDP, VNC, WinRM, SQL Server, Oracle, MySQL, PostgreSQL, Redis, CouchDB,
   * Cassandra, Elasticsearch, memcached, MongoDB, etcd, kubelet, Docker.
   */
  private static final Traffic SENSITIVE =
      Traffic.ports(
          Protocol.TCP,
          PortSet.of(
              22, 23, 445, 389, 636, 3389, 5900, 5985, 5986, 1433, 1521, 3306, 5432, 6379, 5984,
              9042, 9200, 9300, 11211, 27017, 2379, 2380, 10250, 2375, 2376));

  @Override
  public Stream<Finding> findings(Policy policy) {
    Drawing drawing = policy.drawing();
    return drawing.flows().values().stream()
        .filter(flow ->
            policy.expand(flow.from()).stream()
                .anyMatch(end -> Outside.isLargelyPublic(policy, end)))
        .flatMap(flow -> sensitive(drawing, flow));
  }

  private static Stream<Finding> sensitive(Drawing drawing, Flow flow) {
    return flow.ports().stream()
        .filter(port -> isSensitive(drawing, flow, port))
        .map(port ->
            warning(
                FindingCode.SENSITIVE_PORT_FROM_OUTSIDE,
                at(flow),
                name(drawing, flow.from()),
                port.text(),
                name(drawing, flow.to())));
  }

  private static boolean isSensitive(Drawing drawing, Flow flow, PortSpec port) {
    return switch (port) {
      case PortSpec.Numbered numbered -> numbered.traffic().overlaps(SENSITIVE);
      case PortSpec.Named named ->
          drawing
              .services()
              .get(flow.to())
              .flatMap(s -> Optional.ofNullable(s.ports().get(named.text())))
              .flatMap(PortSpec::meaning)
              .filter(t -> t.overlaps(SENSITIVE))
              .isPresent();
    };
  }
}
