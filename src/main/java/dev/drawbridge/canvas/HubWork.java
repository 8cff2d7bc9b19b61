package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The second step: where on the sides of a thing its arrows begin and end, loops last. */
final class HubWork {
  private final Ground ground;
  private final Key key;
  private final Shape shape;
  private final Map<String, End> ends;

  private HubWork(Ground ground, Key key, List<Run> runs) {
    this.ground = ground;
    this.key = key;
    this.shape = ground.shape(key).orElseThrow();
    this.ends = Hub.ends(shape, Names.beside(ground, shape), wishes(runs));
    addLoops(runs);
  }

  /** The end of each arrow at one thing, by the id of its link. */
  static Map<String, End> ends(Ground ground, Key key, List<Run> runs) {
    return new HubWork(ground, key, runs).ends;
  }

  private List<Hub.Wish> wishes(List<Run> runs) {
    List<Hub.Wish> wishes = new ArrayList<>();
    for (Run run : runs) {
      if (!run.link.isSelf()) {
        boolean leaves = run.link.from().equals(key);
        Key other = leaves ? run.link.to() : run.link.from();
        Side side = leaves ? run.sides.from() : run.sides.to();
        wishes.add(new Hub.Wish(run.id(), run.order, side, ground.stand(other).box()));
      }
    }
    return wishes;
  }

  private void addLoops(List<Run> runs) {
    List<Run> loops = new ArrayList<>(runs);
    loops.removeIf(run -> !run.link.isSelf());
    loops.sort(Comparator.comparingLong(run -> run.order));
    Map<Side, Integer> taken = new HashMap<>();
    ends.values().forEach(end -> taken.merge(end.side(), 1, Integer::sum));
    Map<Side, Integer> before = new HashMap<>();
    for (Run loop : loops) {
      Side side =
          Loops.side(shape, ground, s -> taken.getOrDefault(s, 0), s -> before.getOrDefault(s, 0));
      int inner = before.merge(side, 1, Integer::sum) - 1;
      ends.put(loop.id(), new End(side, 0, 0, 0, inner, 0));
    }
  }
}
