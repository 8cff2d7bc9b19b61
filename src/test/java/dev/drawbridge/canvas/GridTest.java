package dev.drawbridge.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stands somewhere is found there, however the grid came about. */
class GridTest {
  private static final int ROUNDS = 60;

  @Test
  void everythingThatTouchesIsFoundAfterAnyChanges() {
    long first = Long.getLong("seed", 1);
    for (long seed = first; seed < first + ROUNDS; seed++) {
      Random random = new Random(seed);
      Map<String, Box> expected = new HashMap<>();
      Grid<String> grid = Grid.<String>filling(random.nextInt(200)).made();
      for (int step = 0; step < 8; step++) {
        Map<String, Box> old = Map.copyOf(expected);
        Grid.Change<String> change = grid.change();
        for (int i = random.nextInt(300); i > 0; i--) {
          changeOne(expected, change, random);
        }
        assertFinds(grid, old, random, "seed " + seed + ", the old one");
        grid = change.made();
        assertFinds(grid, expected, random, "seed " + seed + ", step " + step);
      }
    }
  }

  private static void changeOne(
      Map<String, Box> expected, Grid.Change<String> change, Random random) {
    String thing = ("thing " + random.nextInt(200)).intern();
    Box old = expected.remove(thing);
    if (old != null) {
      change.remove(thing, old);
    }
    if (random.nextInt(4) > 0) {
      Box box = box(random);
      expected.put(thing, box);
      change.add(thing, box);
      Set<String> found = new HashSet<>();
      change.near(box, found::add);
      assertThat(found).contains(thing);
    }
  }

  private static Box box(Random random) {
    double width = random.nextBoolean() ? 0 : Math.exp(random.nextInt(10));
    double height = random.nextBoolean() ? 0 : Math.exp(random.nextInt(10));
    return new Box(random.nextInt(9000) - 4500, random.nextInt(9000) - 4500, width, height);
  }

  private static void assertFinds(
      Grid<String> grid, Map<String, Box> expected, Random random, String which) {
    for (int i = 0; i < 5; i++) {
      Box part = box(random);
      List<String> touching = new ArrayList<>();
      expected.forEach((thing, box) -> {
        if (box.touches(part)) {
          touching.add(thing);
        }
      });
      Set<String> found = new HashSet<>();
      grid.near(part, found::add);
      Set<String> changing = new HashSet<>();
      grid.change().near(part, changing::add);
      assertThat(found).as(which).containsAll(touching);
      assertThat(changing).as(which).containsAll(touching);
      assertThat(expected.keySet()).as(which).containsAll(found);
    }
  }
}
