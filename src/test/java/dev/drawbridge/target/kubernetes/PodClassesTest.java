package dev.drawbridge.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.testing.Property;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodClassesTest {
  @Test
  void onePodCanBeTwoThingsUnlessACommonKeyDiffers() {
    PodClasses<String> classes = new PodClasses<>();
    classes.add(Map.of("app", "web"), "web");
    assertThat(classes.overlapping(Map.of("app", "web", "tier", "1"))).contains("web");
    assertThat(classes.overlapping(Map.of("tier", "1"))).contains("web");
    assertThat(classes.overlapping(Map.of("app", "db"))).isEmpty();
    assertThat(classes.overlapping(Map.of("app", "db", "tier", "1"))).isEmpty();
  }

  @Test
  void theAnswerIsThatOfComparingAllPairs() {
    Property.holds(
        300,
        random -> {
          PodClasses<Map<String, String>> classes = new PodClasses<>();
          List<Map<String, String>> added = new ArrayList<>();
          for (int i = 0; i < 20; i++) {
            Map<String, String> labels = new HashMap<>();
            for (String key : List.of("a", "b", "c")) {
              if (random.nextInt(3) > 0) {
                labels.put(key, "" + random.nextInt(4));
              }
            }
            boolean expected = added.stream().anyMatch(other -> compatible(labels, other));
            assertThat(classes.overlapping(labels).isPresent()).isEqualTo(expected);
            classes
                .overlapping(labels)
                .ifPresent(other -> assertThat(compatible(labels, other)).isTrue());
            classes.add(labels, labels);
            added.add(labels);
          }
        });
  }

  private static boolean compatible(Map<String, String> some, Map<String, String> others) {
    return some.entrySet().stream()
        .allMatch(e -> others.getOrDefault(e.getKey(), e.getValue()).equals(e.getValue()));
  }
}
