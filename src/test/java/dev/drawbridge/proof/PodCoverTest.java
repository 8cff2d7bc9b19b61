package dev.drawbridge.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.net.Traffic;
import dev.drawbridge.reading.LabelSelector;
import dev.drawbridge.reading.LabelSelector.Operator;
import dev.drawbridge.reading.LabelSelector.Requirement;
import dev.drawbridge.testing.Property;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The search over label atoms against every pod of a small world. */
class PodCoverTest {
  private static final List<String> KEYS = List.of("a", "b");
  private static final List<String> VALUES = List.of("1", "2", "3");
  private static final List<Traffic> TRAFFIC =
      List.of(Traffic.tcp(1), Traffic.tcp(2), Traffic.tcp(1, 2), Traffic.udp(1));

  @Test
  void aGapIsFoundExactlyWhereSomePodGetsLess() {
    Property.holds(
        2_000,
        random -> {
          PodCover cover = new PodCover();
          List<Map.Entry<PodPeer, Traffic>> entries = new ArrayList<>();
          for (int i = random.nextInt(5); i > 0; i--) {
            PodPeer peer = peer(random);
            Traffic traffic = TRAFFIC.get(random.nextInt(TRAFFIC.size()));
            entries.add(Map.entry(peer, traffic));
            cover.add(peer, traffic);
          }
          PodPeer asked = peer(random);
          Traffic traffic = TRAFFIC.get(random.nextInt(TRAFFIC.size()));

          PodCover.Search search = cover.gap(asked, traffic);

          assertThat(search.exact()).isTrue();
          assertThat(search.gap().isPresent())
              .as("%s in %s", asked, entries)
              .isEqualTo(someoneLacks(asked, traffic, entries));
        });
  }

  /** Namespaces and pods with every combination of labels; value 3 is never mentioned. */
  private static boolean someoneLacks(
      PodPeer asked, Traffic traffic, List<Map.Entry<PodPeer, Traffic>> entries) {
    for (Map<String, String> namespace : worlds(List.of(PodPeer.NAMESPACE_NAME, "a"), true)) {
      for (Map<String, String> pod : worlds(KEYS, false)) {
        if (asked.selects(namespace, pod)) {
          Traffic left = traffic;
          for (Map.Entry<PodPeer, Traffic> entry : entries) {
            if (entry.getKey().selects(namespace, pod)) {
              left = left.minus(entry.getValue());
            }
          }
          if (!left.isEmpty()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static List<Map<String, String>> worlds(List<String> keys, boolean firstAlways) {
    List<Map<String, String>> worlds = new ArrayList<>();
    for (int first = firstAlways ? 1 : 0; first <= VALUES.size(); first++) {
      for (int second = 0; second <= VALUES.size(); second++) {
        Map<String, String> world = new HashMap<>();
        if (first > 0) {
          world.put(keys.get(0), VALUES.get(first - 1));
        }
        if (second > 0) {
          world.put(keys.get(1), VALUES.get(second - 1));
        }
        worlds.add(world);
      }
    }
    return worlds;
  }

  private static PodPeer peer(RandomGenerator random) {
    return new PodPeer(
        selector(random, List.of(PodPeer.NAMESPACE_NAME, "a")), selector(random, KEYS));
  }

  private static LabelSelector selector(RandomGenerator random, List<String> keys) {
    List<Requirement> requirements = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Operator operator = Operator.values()[random.nextInt(Operator.values().length)];
      List<String> values =
          switch (operator) {
            case IN, NOT_IN -> List.of("1", "2").subList(random.nextInt(2), 2);
            case EXISTS, DOES_NOT_EXIST -> List.of();
          };
      requirements.add(new Requirement(keys.get(random.nextInt(keys.size())), operator, values));
    }
    return new LabelSelector(requirements);
  }
}
