package dev.drawbridge.target.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.testing.Yaml;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Many hosts at once: the inventory says which, and everything else is the same in every bundle.
 */
class AnsibleTest {
  private static final List<TargetName> HOSTS = List.of(TargetName.NFTABLES, TargetName.IPTABLES);

  @Test
  void everyServiceIsAGroupAndItsAddressesAreHosts() {
    assertThat(
            group(
                """
                services: {api-server: {addresses: [10.0.3.20, 10.0.3.21]}}
                """,
                "service_api_server"))
        .isEqualTo(
            Map.of(
                "vars", Map.of("drawbridge_service", "api-server"),
                "hosts",
                    Map.of(
                        "api-server_10.0.3.20", Map.of("ansible_host", "10.0.3.20"),
                        "api-server_10.0.3.21", Map.of("ansible_host", "10.0.3.21"))));
  }

  @Test
  void aServiceOfBothFamiliesIsReachedByIpv4AndOneWithoutByIpv6() {
    String drawing =
        """
        services:
          both: {addresses: ["fd00::1", 10.0.0.1]}
          new: {addresses: ["fd00::2"]}
        """;
    assertThat(hosts(drawing, "service_both")).containsOnlyKeys("both_10.0.0.1");
    assertThat(hosts(drawing, "service_new"))
        .isEqualTo(Map.of("new_fd00--2", Map.of("ansible_host", "fd00::2")));
  }

  @Test
  void everyDrawnAddressHasAnOwnerSoThatAMachineOfTwoServicesIsNoticed() {
    String drawing =
        """
        services:
          both: {addresses: ["fd00::1", 10.0.0.1]}
          new: {addresses: ["fd00::2", 10.0.4.0/24]}
        """;
    assertThat(inventory(drawing, HOSTS))
        .contains(
            """
              vars:
                drawbridge_owners:
                  10.0.0.1: both
                  "fd00::1": both
                  "fd00::2": new
              children:
            """);
  }

  @Test
  void theFirstHostOfEachServiceIsItsCanary() {
    String drawing =
        """
        services:
          a: {addresses: [10.0.0.9, 10.0.0.1]}
          b: {addresses: [10.0.0.2]}
        """;
    assertThat(hosts(drawing, "drawbridge_canary")).containsOnlyKeys("a_10.0.0.9", "b_10.0.0.2");
  }

  @Test
  void hostsWithinADrawnRangeAreLeftToThePersonsOwnInventory() {
    String drawing = "services: {pool: {addresses: [10.0.4.0/24]}}";
    assertThat(group(drawing, "service_pool")).containsOnlyKeys("vars");
    assertThat(inventory(drawing, HOSTS)).contains("within 10.0.4.0/24");
  }

  @Test
  void keysThatOtherReadersOfYamlTakeForNumbersOrTruthStayText() {
    String drawing =
        """
        services: {on: {addresses: [10.0.0.1]}, 1e3: {addresses: [10.0.0.2]}, "12": {addresses: [10.0.0.3]}}
        """;
    assertThat(inventory(drawing, HOSTS))
        .contains("drawbridge_service: \"on\"")
        .contains("drawbridge_service: \"1e3\"")
        .contains("\"12_10.0.0.3\":");
  }

  @Test
  void onlyServicesThatAHostTargetWroteAreReached() {
    String drawing =
        """
        services:
          old: {addresses: [10.0.0.1], only: [iptables]}
          pod: {labels: {app: pod}}
        """;
    assertThat(groups(drawing, HOSTS)).containsOnlyKeys("service_old", "drawbridge_canary");
    assertThat(groups(drawing, List.of(TargetName.NFTABLES))).doesNotContainKey("service_old");
    assertThat(Ansible.files(policy(drawing), List.of(TargetName.AWS))).isEmpty();
  }

  @Test
  void theFolderHoldsEveryPlaybookAndTaskThatThereIs() throws Exception {
    Path resources = Path.of("src/main/resources/dev/drawbridge/target/host");
    TreeSet<String> there;
    try (var files = Files.walk(resources.resolve("ansible"))) {
      there =
          files
              .filter(Files::isRegularFile)
              .map(file -> resources.relativize(file).toString())
              .collect(Collectors.toCollection(TreeSet::new));
    }
    there.add("ansible/inventory.yaml");
    assertThat(Ansible.files(policy("services: {a: {addresses: [10.0.0.1]}}"), HOSTS).keySet())
        .isEqualTo(there);
  }

  private static Policy policy(String drawing) {
    return Policy.of(Yaml.drawing(drawing));
  }

  private static String inventory(String drawing, Collection<TargetName> written) {
    return new String(
        Ansible.files(policy(drawing), written).get("ansible/inventory.yaml"),
        StandardCharsets.UTF_8);
  }

  private static Map<Object, Object> groups(String drawing, Collection<TargetName> written) {
    Object all =
        new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions()))
            .load(inventory(drawing, written));
    return child(child(all, "drawbridge"), "children");
  }

  private static Map<Object, Object> group(String drawing, String name) {
    return child(groups(drawing, HOSTS), name);
  }

  private static Map<Object, Object> hosts(String drawing, String group) {
    return child(group(drawing, group), "hosts");
  }

  private static Map<Object, Object> child(Object parent, String name) {
    return new TreeMap<>((Map<?, ?>) ((Map<?, ?>) parent).get(name));
  }
}
