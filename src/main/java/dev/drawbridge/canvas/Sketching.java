package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The arrows of a wiring after things moved, of which only those of what moved are drawn anew, and
 * these roughly: as they were where both ends moved alike, else in the most natural way, without a
 * chip. All others stay. Each is drawn when it is first asked for: of the thousands that move with
 * a few hundred things next to none shows.
 */
final class Sketching implements Arrows {
  /** Up to so many arrows are drawn properly. */
  private static final int FEW = 40;

  /** Among so many arrows even a few make too many others give way. */
  private static final int CROWD = 10_000;

  private final Ground ground;
  private final Wiring before;

  private final List<GroundWork.Change> changes;

  /** Made when it is first asked for: many sketches are only looked at for what stands on them. */
  private volatile @Nullable Moved moved;

  private final Map<String, Run> drawn = new ConcurrentHashMap<>();

  /**
   * What moved.
   *
   * @param olds where things stood before
   * @param runs the arrows at them before, by the ids of their links
   */
  private record Moved(Map<Key, Box> olds, Map<String, Run> runs) {}

  /** The arrows of a wiring with those of what moved sketched. */
  Sketching(Ground ground, Wiring before, List<GroundWork.Change> changes) {
    this.ground = ground;
    this.before = before;
    this.changes = changes;
  }

  /** Whether things moved, nothing else, and so many that only a sketch is quick enough. */
  static boolean isFor(List<GroundWork.Change> changes, Wiring before) {
    int arrows = 0;
    for (GroundWork.Change change : changes) {
      if (change.before().isEmpty()
          || change.now().isEmpty()
          || !change.before().get().seen().equals(change.now().get().seen())
          || !change
              .before()
              .get()
              .shape()
              .map(Shape::getClass)
              .equals(change.now().get().shape().map(Shape::getClass))) {
        return false;
      }
      if (!change.before().get().box().equals(change.now().get().box())) {
        arrows += before.at(change.now().get().key()).size();
      }
    }
    return arrows > FEW || (arrows > 0 && before.runs().size() > CROWD);
  }

  private Moved moved() {
    Moved known = moved;
    if (known == null) {
      Map<Key, Box> olds = new HashMap<>();
      Map<String, Run> runs = new LinkedHashMap<>();
      for (GroundWork.Change change : changes) {
        Stand old = change.before().orElseThrow();
        Stand now = change.now().orElseThrow();
        if (now.shape().isPresent() && !old.box().equals(now.box())) {
          olds.put(now.key(), old.box());
          before.at(now.key()).forEach(link -> runs.computeIfAbsent(link, this::old));
        }
      }
      known = new Moved(olds, runs);
      moved = known;
    }
    return known;
  }

  private Map<String, Run> runs() {
    return moved().runs();
  }

  /** The ids of the arrows that are drawn otherwise than before. */
  void forEachId(Consumer<String> visitor) {
    runs().values().forEach(run -> visitor.accept(run.arrow().id()));
  }

  @Override
  public List<Arrow> all() {
    List<Run> all = new ArrayList<>(before.runs().size());
    before.runs().forEach((id, run) -> all.add(runs().containsKey(id) ? drawn(id) : run));
    all.sort(Comparator.comparingLong(run -> run.order));
    return all.stream().map(Run::arrow).toList();
  }

  @Override
  public Optional<Arrow> arrow(String link) {
    return runs().containsKey(link) ? Optional.of(drawn(link).arrow()) : before.arrow(link);
  }

  @Override
  public Optional<Arrow> arrow(String link, Box box) {
    Run old = runs().get(link);
    return old != null ? sketched(old, box).map(Run::arrow) : before.arrow(link, box);
  }

  private Optional<Run> sketched(Run old, Box box) {
    return mayTouch(old, box)
        ? Optional.of(drawn(old.id())).filter(run -> run.touches(box))
        : Optional.empty();
  }

  @Override
  public void arrows(Box box, Consumer<Arrow> visitor) {
    List<Run> found = new ArrayList<>();
    for (Run run : before.touching(box)) {
      if (!runs().containsKey(run.id())) {
        found.add(run);
      }
    }
    runs().values().forEach(old -> sketched(old, box).ifPresent(found::add));
    found.sort(Comparator.comparingLong(run -> run.order));
    found.forEach(run -> visitor.accept(run.arrow()));
  }

  private Run old(String link) {
    return Objects.requireNonNull(before.runs().find(link));
  }

  private Run drawn(String link) {
    return drawn.computeIfAbsent(link, id -> draw(old(id)));
  }

  private Box now(Key key) {
    return ground.stand(key).box();
  }

  /** What both ends moved by; empty if they did not move alike. */
  private Optional<Point> shift(Link link) {
    Box from = now(link.from());
    Box to = now(link.to());
    Box fromBefore = moved().olds().getOrDefault(link.from(), from);
    Box toBefore = moved().olds().getOrDefault(link.to(), to);
    double dx = from.x() - fromBefore.x();
    double dy = from.y() - fromBefore.y();
    boolean isAlike = from.equals(fromBefore.moved(dx, dy)) && to.equals(toBefore.moved(dx, dy));
    return isAlike ? Optional.of(new Point(dx, dy)) : Optional.empty();
  }

  /** Whether it might show there, found out without drawing it. */
  private boolean mayTouch(Run old, Box box) {
    return shift(old.link)
        .map(by -> old.touches(box.moved(-by.x(), -by.y())))
        .orElseGet(
            () -> old.link.isSelf() || now(old.link.from()).union(now(old.link.to())).touches(box));
  }

  private Run draw(Run old) {
    Run fresh = old.copy(old.link, old.order);
    Optional<Point> shift = shift(old.link);
    if (shift.isPresent()) {
      double dx = shift.get().x();
      double dy = shift.get().y();
      fresh.take(old.route().moved(dx, dy));
      fresh.carry(old.arrow().chip().map(c -> new Arrow.Chip(c.text(), c.box().moved(dx, dy))));
    } else {
      Box from = now(old.link.from());
      fresh.take(old.link.isSelf() ? loop(fresh, from) : Ways.natural(from, now(old.link.to())));
      fresh.carry(Optional.empty());
    }
    return fresh;
  }

  private static Route loop(Run run, Box box) {
    End start = Objects.requireNonNull(run.start);
    return Loops.way(box, start.side(), start.stagger());
  }
}
