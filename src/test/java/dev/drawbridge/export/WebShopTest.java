package dev.drawbridge.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.check.Checks;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.reading.ClusterReading;
import dev.drawbridge.reading.GroupsReading;
import dev.drawbridge.reading.HostsReading;
import dev.drawbridge.reading.Reading;
import dev.drawbridge.store.DrawingReader;
import dev.drawbridge.testing.Enforced;
import dev.drawbridge.testing.Enforced.Pod;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The sample web-shop against the guide that people write by hand (network policies for Kubernetes,
 * iptables, nftables and AWS), statement by statement: what the exported files allow and deny.
 */
class WebShopTest {
  private static Export export;

  private static final Pod FRONTEND = Pod.app("production", "frontend");
  private static final Pod API = Pod.app("production", "api-server");
  private static final Pod POSTGRESQL = Pod.app("production", "postgresql");
  private static final Pod REDIS = Pod.app("production", "redis");
  private static final Pod UNDRAWN = Pod.app("production", "somebody-else");
  private static final Pod PROMETHEUS = Pod.app("monitoring", "prometheus");
  private static final List<Pod> OURS = List.of(FRONTEND, API, POSTGRESQL, REDIS);

  private static final String FRONTEND_HOST = "10.0.1.10";
  private static final String API_HOST = "10.0.3.20";
  private static final String MANAGEMENT = "10.0.100.7";

  @BeforeAll
  static void exportTheSample() throws Exception {
    Path sample = Path.of("samples/web-shop.drawbridge.yaml");
    Drawing drawing = DrawingReader.read(sample.toString(), Files.readAllBytes(sample)).drawing();
    export =
        Export.of(
            Policy.of(drawing),
            Checks.asOf(LocalDate.of(2026, 1, 1)),
            List.of(TargetName.values()));
  }

  private static Reading read(TargetName target) {
    if (!(export.targets().get(target) instanceof TargetExport.Proved proved)) {
      throw new AssertionError(target + ": " + export.targets().get(target));
    }
    try {
      return Targets.of(target).read(proved.bundle().files());
    } catch (ProblemsException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource(TargetName.class)
  void everyTargetIsProvedAndLosesNothing(TargetName target) {
    assertThat(export.targets().get(target)).isInstanceOf(TargetExport.Proved.class);
    assertThat(export.targets().get(target).limits().losses()).isEmpty();
  }

  @Nested
  @DisplayName("Kubernetes NetworkPolicies")
  class Kubernetes {
    private final ClusterReading cluster = (ClusterReading) read(TargetName.KUBERNETES);

    private boolean reaches(Pod from, Pod to, Traffic traffic) {
      return Enforced.reaches(cluster, from, to, traffic);
    }

    @Test
    @DisplayName("Default deny all ingress: every pod of the namespace, drawn or not")
    void defaultDeny() {
      assertThat(reaches(UNDRAWN, UNDRAWN, Traffic.tcp(80))).isFalse();
      assertThat(reaches(PROMETHEUS, UNDRAWN, Traffic.tcp(9090))).isFalse();
      assertThat(Enforced.admits(cluster, "203.0.113.9", UNDRAWN, Traffic.tcp(80))).isFalse();
      assertThat(Enforced.reaches(cluster, UNDRAWN, "203.0.113.9", Traffic.tcp(443))).isFalse();
    }

    @Test
    @DisplayName("Allow specific service communication: frontend to API on 8080, nothing else")
    void frontendToApi() {
      assertThat(reaches(FRONTEND, API, Traffic.tcp(8080))).isTrue();
      assertThat(reaches(FRONTEND, API, Traffic.tcp(8081))).isFalse();
      assertThat(reaches(FRONTEND, API, Traffic.udp(8080))).isFalse();
      assertThat(reaches(API, FRONTEND, Traffic.tcp(8080))).isFalse();
      assertThat(reaches(UNDRAWN, API, Traffic.tcp(8080))).isFalse();
      assertThat(reaches(Pod.app("staging", "frontend"), API, Traffic.tcp(8080))).isFalse();
    }

    @Test
    @DisplayName("Database access: the API and the database's own replicas, on 5432")
    void database() {
      assertThat(reaches(API, POSTGRESQL, Traffic.tcp(5432))).isTrue();
      assertThat(reaches(POSTGRESQL, POSTGRESQL, Traffic.tcp(5432))).isTrue();
      assertThat(reaches(FRONTEND, POSTGRESQL, Traffic.tcp(5432))).isFalse();
      assertThat(reaches(REDIS, POSTGRESQL, Traffic.tcp(5432))).isFalse();
      assertThat(reaches(API, POSTGRESQL, Traffic.tcp(22))).isFalse();
    }

    @Test
    @DisplayName("Cross-namespace: Prometheus of monitoring scrapes 9090 of all of production")
    void prometheus() {
      assertThat(OURS).allMatch(pod -> reaches(PROMETHEUS, pod, Traffic.tcp(9090)));
      assertThat(OURS)
          .noneMatch(pod -> reaches(Pod.app("monitoring", "grafana"), pod, Traffic.tcp(9090)))
          .noneMatch(pod -> reaches(Pod.app("staging", "prometheus"), pod, Traffic.tcp(9090)))
          .noneMatch(pod -> reaches(PROMETHEUS, pod, Traffic.tcp(9091)));
    }

    @Test
    @DisplayName("Egress of the API: DNS over UDP and TCP, database, cache, external HTTPS")
    void apiEgress() {
      Pod dns = new Pod("kube-system", Map.of("k8s-app", "kube-dns"));
      assertThat(reaches(API, dns, Traffic.udp(53))).isTrue();
      assertThat(reaches(API, dns, Traffic.tcp(53))).isTrue();
      assertThat(reaches(API, Pod.app("kube-system", "other"), Traffic.udp(53))).isFalse();
      assertThat(reaches(API, REDIS, Traffic.tcp(6379))).isTrue();
      assertThat(reaches(FRONTEND, REDIS, Traffic.tcp(6379))).isFalse();
      assertThat(Enforced.reaches(cluster, API, "52.89.12.4", Traffic.tcp(443))).isTrue();
      assertThat(Enforced.reaches(cluster, API, "52.89.12.4", Traffic.tcp(80))).isFalse();
      assertThat(List.of("10.0.2.50", "172.16.9.9", "192.168.1.1"))
          .noneMatch(inside -> Enforced.reaches(cluster, API, inside, Traffic.tcp(443)));
      assertThat(Enforced.reaches(cluster, FRONTEND, "52.89.12.4", Traffic.tcp(443))).isFalse();
    }

    @Test
    @DisplayName("What the guide forgets: an ingress rule alone opens nothing under an egress deny")
    void bothSides() {
      assertThat(reaches(PROMETHEUS, API, Traffic.tcp(9090))).isTrue();
      assertThat(reaches(FRONTEND, API, Traffic.tcp(8080))).isTrue();
    }
  }

  @Nested
  @DisplayName("Linux hosts, iptables and nftables")
  class Hosts {
    @ParameterizedTest
    @EnumSource(
        value = TargetName.class,
        names = {"NFTABLES", "IPTABLES"})
    @DisplayName("SSH from the management network only")
    void ssh(TargetName target) {
      HostsReading hosts = (HostsReading) read(target);
      assertThat(Enforced.accepts(hosts, "api-server", API_HOST, MANAGEMENT, Traffic.tcp(22)))
          .isTrue();
      assertThat(Enforced.accepts(hosts, "api-server", API_HOST, "10.0.101.1", Traffic.tcp(22)))
          .isFalse();
      assertThat(Enforced.accepts(hosts, "api-server", API_HOST, FRONTEND_HOST, Traffic.tcp(22)))
          .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
        value = TargetName.class,
        names = {"NFTABLES", "IPTABLES"})
    @DisplayName("The application port from the frontend servers and the balancer's health checks")
    void application(TargetName target) {
      HostsReading hosts = (HostsReading) read(target);
      assertThat(List.of("10.0.1.10", "10.0.1.11", "10.0.1.12", "10.0.0.10", "10.0.0.11"))
          .allMatch(
              from -> Enforced.accepts(hosts, "api-server", API_HOST, from, Traffic.tcp(8080)));
      assertThat(List.of("10.0.1.13", "10.0.0.12", "10.0.2.50", "203.0.113.9"))
          .noneMatch(
              from -> Enforced.accepts(hosts, "api-server", API_HOST, from, Traffic.tcp(8080)));
    }

    @ParameterizedTest
    @EnumSource(
        value = TargetName.class,
        names = {"NFTABLES", "IPTABLES"})
    @DisplayName("Out: DNS, database, cache, NTP, HTTPS to the known endpoint; nothing else")
    void output(TargetName target) {
      HostsReading hosts = (HostsReading) read(target);
      assertThat(Enforced.sends(hosts, "api-server", API_HOST, "10.0.0.2", Traffic.udp(53)))
          .isTrue();
      assertThat(Enforced.sends(hosts, "api-server", API_HOST, "10.0.0.2", Traffic.tcp(53)))
          .isTrue();
      assertThat(Enforced.sends(hosts, "api-server", API_HOST, "8.8.8.8", Traffic.udp(53)))
          .isFalse();
      assertThat(Enforced.sends(hosts, "api-server", API_HOST, "10.0.2.50", Traffic.tcp(5432)))
          .isTrue();
      assertThat(Enforced.sends(hosts, "api-server", API_HOST, "10.0.2.51", Traffic.tcp(6379)))
          .isTrue();
      assertThat(Enforced.sends(hosts, "api-server", API_HOST, "10.0.2.51", Traffic.tcp(5432)))
          .isFalse();
      assertThat(Enforced.sends(hosts, "api-server", API_HOST, "10.0.0.4", Traffic.udp(123)))
          .isTrue();
      assertThat(Enforced.sends(hosts, "api-server", API_HOST, "54.239.28.85", Traffic.tcp(443)))
          .isTrue();
      assertThat(Enforced.sends(hosts, "api-server", API_HOST, "54.239.28.86", Traffic.tcp(443)))
          .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
        value = TargetName.class,
        names = {"NFTABLES", "IPTABLES"})
    @DisplayName("Prometheus scrapes 9090; IPv6 and the host's other addresses stay shut")
    void prometheusAndTheRest(TargetName target) {
      HostsReading hosts = (HostsReading) read(target);
      assertThat(Enforced.accepts(hosts, "redis", "10.0.2.51", "10.0.50.10", Traffic.tcp(9090)))
          .isTrue();
      assertThat(Enforced.accepts(hosts, "redis", "10.0.2.51", "10.0.50.11", Traffic.tcp(9090)))
          .isFalse();
      assertThat(Enforced.accepts(hosts, "redis", "10.9.9.9", "10.0.50.10", Traffic.tcp(9090)))
          .isFalse();
      assertThat(Enforced.accepts(hosts, "redis", "fd00::51", "fd00::1", Traffic.tcp(9090)))
          .isFalse();
    }
  }

  @Nested
  @DisplayName("AWS security groups")
  class Aws {
    private final GroupsReading groups = (GroupsReading) read(TargetName.AWS);

    private boolean admits(String service, String address, int port) {
      return Enforced.passesAddress(
          groups,
          Enforced.groupsOf(groups, service),
          Direction.INGRESS,
          address,
          Traffic.tcp(port));
    }

    private boolean admitsGroup(String service, String group, int port) {
      return Enforced.passes(
          groups,
          Enforced.groupsOf(groups, service),
          Direction.INGRESS,
          "sg:" + group,
          Traffic.tcp(port));
    }

    @Test
    @DisplayName("Frontend: HTTP and HTTPS from anywhere, SSH from management")
    void frontend() {
      assertThat(admits("frontend", "203.0.113.9", 80)).isTrue();
      assertThat(admits("frontend", "203.0.113.9", 443)).isTrue();
      assertThat(admits("frontend", "2001:db8::9", 443)).isTrue();
      assertThat(admits("frontend", "203.0.113.9", 22)).isFalse();
      assertThat(admits("frontend", MANAGEMENT, 22)).isTrue();
    }

    @Test
    @DisplayName("API: 8080 from the frontend's group only, SSH from management")
    void api() {
      assertThat(admitsGroup("api-server", "frontend", 8080)).isTrue();
      assertThat(admitsGroup("api-server", "redis", 8080)).isFalse();
      assertThat(admits("api-server", FRONTEND_HOST, 8080)).isFalse();
      assertThat(admits("api-server", MANAGEMENT, 22)).isTrue();
    }

    @Test
    @DisplayName("Database: 5432 from the API's group and its own; no SSH")
    void database() {
      assertThat(admitsGroup("postgresql", "api-server", 5432)).isTrue();
      assertThat(admitsGroup("postgresql", "postgresql", 5432)).isTrue();
      assertThat(admitsGroup("postgresql", "frontend", 5432)).isFalse();
      assertThat(admits("postgresql", MANAGEMENT, 22)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"frontend", "postgresql", "redis"})
    @DisplayName("What the guide leaves open: the default egress is gone, in both families")
    void egressIsClosed(String service) {
      for (String address : List.of("203.0.113.9", "2001:db8::9")) {
        assertThat(
                Enforced.passesAddress(
                    groups,
                    Enforced.groupsOf(groups, service),
                    Direction.EGRESS,
                    address,
                    Traffic.tcp(443)))
            .isFalse();
      }
    }
  }
}
