package dev.drawbridge.target.kubernetes;

import static dev.drawbridge.target.kubernetes.Drawn.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.target.Bundle;
import dev.drawbridge.testing.Feature;
import dev.drawbridge.testing.NaivePolicy;
import dev.drawbridge.testing.RandomDrawings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is tried in a cluster, and the files that say so. */
class TrialTest {
  private static final String SHOP =
      """
      name: shop
      zones: {shop: {kubernetes: {namespace: shop}}, data: {kubernetes: {namespace: data}}}
      services:
        web: {zone: shop, labels: {app: web}}
        db: {zone: data, labels: {app: db, tier: "1"}}
      networks:
        office: {addresses: [203.0.113.0/24]}
        scraper: {kubernetes: {namespace: metrics, labels: {app: scraper}}}
        dns: {kubernetes: {namespace: kube-system, labels: {k8s-app: kube-dns}}}
      flows:
        - {from: web, to: db, ports: [tcp/5432-5434], why: w}
        - {from: office, to: web, ports: [tcp/443], why: w}
        - {from: scraper, to: web, ports: [tcp/9090], why: w}
        - {from: web, to: dns, ports: [udp/53], why: w}
      """;

  @Test
  void aDrawnConnectionIsTriedAtBothEdgesAndBesideThem() {
    assertThat(probes(policy(SHOP), "web"))
        .contains(
            "db tcp/5432 passes [web-to-db]",
            "db tcp/5434 passes [web-to-db]",
            "db tcp/5431 denied []",
            "db tcp/5435 denied []",
            "db udp/5432 denied []")
        .doesNotContain("db tcp/5433 denied []");
    assertThat(probes(policy(SHOP), "db")).contains("web tcp/5432 denied []");
  }

  @Test
  void podsThatNobodyDrewAndReplicasAreDenied() {
    assertThat(probes(policy(SHOP), "stranger.shop"))
        .contains("web tcp/9090 denied []", "db tcp/5432 denied []");
    assertThat(probes(policy(SHOP), "web"))
        .contains("web tcp/9090 denied []", "stranger.data tcp/8080 denied []");
  }

  @Test
  void podsOfOthersAreStoodInForButNotThoseOfTheSystem() {
    Trial trial = Trial.of(policy(SHOP));
    assertThat(probes(policy(SHOP), "scraper"))
        .contains("web tcp/9090 passes [scraper-to-web]", "db tcp/5432 denied []");
    assertThat(trial.ends())
        .extracting(Trial.End::id)
        .containsExactly("web", "db", "scraper", "stranger.data", "stranger.shop");
    assertThat(trial.untried()).containsExactlyInAnyOrder("office -> web", "web -> dns");
  }

  @Test
  void whatPodsOfANetworkMayBecauseTheyAreAnothersTooIsNotTakenForDenied() {
    String twoScrapers =
        SHOP.replace(
            "  dns:",
            "  all-metrics: {kubernetes: {namespace: metrics, labels: {team: m}}}\n"
                + "  some-metrics: {kubernetes: {namespace: metrics, labels: {team: m, app: s}}}\n"
                + "  dns:");
    Policy policy =
        policy(twoScrapers + "  - {from: all-metrics, to: web, ports: [tcp/9090], why: w}\n");
    assertThat(probes(policy, "some-metrics")).noneMatch(probe -> probe.startsWith("web tcp/9090"));
    assertThat(probes(policy, "some-metrics")).contains("db tcp/5432 denied []");
  }

  @Test
  void theLongestNamesMakeObjectsThatAClusterAccepts() {
    String key = "k".repeat(Key.LONGEST);
    String drawing =
        """
        name: "%1$s"
        zones:
          one: {kubernetes: {namespace: %2$s1}}
          two: {kubernetes: {namespace: %2$s2}}
        services:
          %3$s: {zone: one, labels: {app: one}}
          other: {zone: two, labels: {app: other}}
        flows: [{from: other, to: %3$s, ports: [tcp/80], why: w}]
        """
            .formatted("name ".repeat(30), "n".repeat(62), key);
    Map<String, byte[]> files = TrialFiles.of(policy(drawing));
    Pattern limited = Pattern.compile("(?m)^ +(?:name|drawbridge\\.dev/[a-z-]+): (.*)$");
    assertThat(files).hasSize(2);
    files.values().stream()
        .flatMap(file -> limited.matcher(new String(file, StandardCharsets.UTF_8)).results())
        .forEach(found -> assertThat(found.group(1)).hasSizeLessThanOrEqualTo(63));
    assertThat(Trial.of(policy(drawing)).ends()).extracting(Trial.End::id).doesNotHaveDuplicates();
  }

  @Test
  void everyPortThatIsTriedIsListenedAt() {
    Trial trial = Trial.of(policy(SHOP));
    for (Trial.End end : trial.ends()) {
      assertThat(trial.listening(end)).isNotEmpty();
      for (Trial.Probe probe : trial.from(end)) {
        assertThat(trial.listening(probe.to()).get(probe.protocol())).contains(probe.port());
      }
    }
  }

  @Test
  void whatIsExpectedIsWhatTheDrawingSays() {
    RandomDrawings drawings = RandomDrawings.everything().without(Feature.HOLDING_NETWORKS);
    int passing = 0;
    int denied = 0;
    for (long seed = 0; seed < 300; seed++) {
      Drawing drawing = drawings.drawing(seed);
      Policy policy = Policy.of(drawing);
      NaivePolicy naive = new NaivePolicy(drawing);
      Trial trial = Trial.of(policy);
      for (Trial.End end : trial.ends()) {
        for (Trial.Probe probe : trial.from(end)) {
          boolean drawn =
              Optional.of(end)
                  .filter(from -> !from.isStranger() && !probe.to().isStranger())
                  .filter(from ->
                      naive.allows(
                          new Key(from.id()),
                          new Key(probe.to().id()),
                          probe.protocol(),
                          probe.port(),
                          TargetName.KUBERNETES))
                  .isPresent();
          assertThat(probe.passes())
              .as("seed %d: %s -> %s", seed, end.id(), probe)
              .isEqualTo(drawn);
          if (drawn) {
            passing++;
          } else {
            denied++;
          }
        }
      }
    }
    assertThat(passing).isGreaterThan(300);
    assertThat(denied).isGreaterThan(3_000);
  }

  @Test
  void everyArrowBetweenPodsIsTried() {
    RandomDrawings drawings = RandomDrawings.everything();
    for (long seed = 0; seed < 100; seed++) {
      Policy policy = Policy.of(drawings.drawing(seed));
      Trial trial = Trial.of(policy);
      List<String> tried =
          trial.ends().stream()
              .flatMap(end -> trial.from(end).stream())
              .flatMap(probe -> probe.flows().stream())
              .toList();
      policy.protectedBy(TargetName.KUBERNETES).stream()
          .flatMap(rules -> rules.egress().stream())
          .filter(rule -> rule.holdsOn(TargetName.KUBERNETES))
          .filter(rule -> !Sayable.of(rule.traffic()).isEmpty())
          .filter(rule -> trial.ends().stream().anyMatch(e -> e.id().equals(rule.peer().text())))
          .forEach(rule -> assertThat(tried).contains(rule.flow()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "try/workloads.yaml | automountServiceAccountToken: false | hostNetwork: true",
        "try/workloads.yaml | docker.io/library/python:3.13-alpine | evil.example/miner:1",
        "try/workloads.yaml | kind: Deployment | kind: DaemonSet",
        "try/workloads.yaml | - listen | - \"-c\"",
        "try/jobs.yaml | runAsNonRoot: true | runAsNonRoot: false",
        "try/jobs.yaml | '- ALL' | '- NONE'",
        "try/jobs.yaml | '- probe' | '- listen'",
        "try/jobs.yaml | db tcp/5432 passes | $(id) tcp/5432 passes"
      })
  void filesThatDoAnythingElseAreRefused(String path, String before, String after) {
    Bundle bundle = new KubernetesTarget().write(policy(SHOP));
    Map<String, byte[]> files = new TreeMap<>(bundle.files());
    String text = new String(files.get(path), StandardCharsets.UTF_8);
    assertThat(text).contains(before);
    files.put(path, replacedOnce(text, before, after).getBytes(StandardCharsets.UTF_8));
    assertRefused(files, path);
  }

  private static String replacedOnce(String text, String before, String after) {
    return text.replaceFirst(Pattern.quote(before), Matcher.quoteReplacement(after));
  }

  @Test
  void aFileThatWasCutShortOrGrewIsRefused() {
    Bundle bundle = new KubernetesTarget().write(policy(SHOP));
    String path = "try/workloads.yaml";
    byte[] whole = bundle.files().get(path);
    Map<String, byte[]> files = new TreeMap<>(bundle.files());
    files.put(path, Arrays.copyOf(whole, whole.length / 2));
    assertRefused(files, path);
    byte[] more = "---\nkind: Pod\n".getBytes(StandardCharsets.UTF_8);
    byte[] grown = Arrays.copyOf(whole, whole.length + more.length);
    System.arraycopy(more, 0, grown, whole.length, more.length);
    files.put(path, grown);
    assertRefused(files, path);
  }

  private static void assertRefused(Map<String, byte[]> files, String path) {
    assertThatThrownBy(() -> new KubernetesTarget().read(files))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("TRIAL_CHANGED")
        .hasMessageContaining(path);
  }

  private static List<String> probes(Policy policy, String from) {
    Trial trial = Trial.of(policy);
    return trial.ends().stream()
        .filter(end -> end.id().equals(from))
        .flatMap(end -> trial.from(end).stream())
        .map(probe ->
            "%s %s/%d %s %s"
                .formatted(
                    probe.to().id(),
                    probe.protocol(),
                    probe.port(),
                    probe.passes() ? "passes" : "denied",
                    probe.flows()))
        .toList();
  }
}
