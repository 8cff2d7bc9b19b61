package dev.drawbridge.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedTest {

  @Test
  void theOrderGivenIsKept() {
    Ordered<String, String> ordered = of("c", "a", "b");
    assertThat(ordered.keys()).containsExactly("c", "a", "b");
    assertThat(ordered.with("a", "A").values()).containsExactly("c", "A", "b");
    assertThat(ordered.without("a").with("a", "a").keys()).containsExactly("c", "b", "a");
  }

  @Test
  void aNewItemGoesToItsPlaceWhereTheSectionIsSorted() {
    assertThat(of("a", "c", "e").with("b", "b").with("f", "f").with("0", "0").keys())
        .containsExactly("0", "a", "b", "c", "e", "f");
    assertThat(of("c", "a").with("b", "b").keys()).containsExactly("c", "a", "b");
  }

  @Test
  void manyItemsFitBetweenTwoNeighbours() {
    Ordered<String, Integer> ordered = Ordered.<String, Integer>empty().with("a", 0).with("c", 0);
    List<String> expected = new ArrayList<>(List.of("a"));
    StringBuilder key = new StringBuilder("b");
    for (int n = 0; n < 200; n++) {
      expected.add(key.toString());
      ordered = ordered.with(key.toString(), n);
      key.append('b');
    }
    expected.add("c");
    assertThat(ordered.keys()).isEqualTo(expected);
  }

  @Test
  void twoItemsOfOneKeyAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> of("a", "a"));
  }

  @Test
  void whatChangesNothingIsTheSameObject() {
    Ordered<String, String> ordered = of("a", "b");
    assertThat(ordered.without("x")).isSameAs(ordered);
    assertThat(ordered.with("a", ordered.get("a").orElseThrow())).isSameAs(ordered);
  }

  @Test
  void itBehavesLikeAListOfPairsWhateverIsDoneToIt() {
    long seed = 99;
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<Map.Entry<Integer, String>> model = new ArrayList<>();
      Ordered<Integer, String> ordered = Ordered.empty();
      if (random.nextBoolean()) {
        model.addAll(List.of(Map.entry(7, "x"), Map.entry(3, "y")));
        ordered = Ordered.ranked(model);
      }
      for (int step = 0; step < 60; step++) {
        int key = random.nextInt(20);
        if (random.nextInt(3) == 0) {
          ordered = ordered.without(key);
          model.removeIf(e -> e.getKey() == key);
        } else {
          String value = "v" + step;
          ordered = ordered.with(key, value);
          put(model, key, value);
        }
        assertThat(ordered.entries()).as("seed %d round %d", seed, round).isEqualTo(model);
        assertThat(ordered).isEqualTo(Ordered.ranked(model)).hasSize(model.size());
        assertThat(ordered.get(key))
            .isEqualTo(
                model.stream().filter(e -> e.getKey() == key).map(Map.Entry::getValue).findFirst());
      }
    }
  }

  private static void put(List<Map.Entry<Integer, String>> model, int key, String value) {
    for (int i = 0; i < model.size(); i++) {
      if (model.get(i).getKey() == key) {
        model.set(i, Map.entry(key, value));
        return;
      }
    }
    int place = model.size();
    if (isSorted(model)) {
      place = (int) model.stream().filter(e -> e.getKey() < key).count();
    }
    model.add(place, Map.entry(key, value));
  }

  private static boolean isSorted(List<Map.Entry<Integer, String>> model) {
    List<Integer> keys = model.stream().map(Map.Entry::getKey).toList();
    return keys.equals(keys.stream().sorted().toList());
  }

  private static Ordered<String, String> of(String... items) {
    return Ordered.of(List.of(items), item -> item);
  }

  /** Whoever remembers ranks hears of all that changed, however many keys come between two. */
  @ParameterizedTest
  @ValueSource(ints = {1, -1, 7})
  void keysThatComeBetweenTwoOthersChangeFewRanksAndSayWhich(int step) {
    Ordered<Integer, String> before =
        Ordered.ranked(List.of(Map.entry(-1, "low"), Map.entry(1009, "high")));
    Ordered<Integer, String> after = before;
    Map<Integer, Long> ranks = new HashMap<>();
    before.forEachRanked((item, rank) -> ranks.put(item.equals("low") ? -1 : 1009, rank));
    for (int i = 0; i < 1009; i++) {
      int key = Math.floorMod(i * step, 1009);
      Ordered<Integer, String> next = after.with(key, "v" + key);
      for (int touched : next.changedSince(after).orElseThrow()) {
        ranks.put(touched, next.rank(touched));
      }
      after = next;
    }
    assertThat(after.keys()).isSorted().hasSize(1011);
    assertThat(after.keys().stream().map(after::rank)).isSorted().doesNotHaveDuplicates();
    for (int key : after.keys()) {
      assertThat(ranks).containsEntry(key, after.rank(key));
    }
    assertThat(after.changedSince(before)).isPresent();
  }
}
