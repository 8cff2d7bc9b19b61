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
import java.util.Set;
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

  /**
   * Where what moved stood before; made when it is first asked for, which many sketches are not.
   */
  private volatile @Nullable Map<Key, Box> olds;

  /** The arrows at what moved, as they were, by the ids of their links; made when asked for. */
  private volatile @Nullable Map<String, Run> runs;

  private final Map<String, Run> drawn = new ConcurrentHashMap<>();

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
      if (!isMove(change)) {
        return false;
      }
      if (!change.before().get().box().equals(change.now().get().box())) {
        arrows += before.at(change.now().get().key()).size();
      }
    }
    return arrows > FEW || (arrows > 0 && before.runs().size() > CROWD);
  }

  /** Whether something stands there before and after, and is shown in the same way. */
  private static boolean isMove(GroundWork.Change change) {
    if (change.before().isEmpty() || change.now().isEmpty()) {
      return false;
    }
    Stand old = change.before().get();
    Stand now = change.now().get();
    return old.seen().equals(now.seen())
        && old.shape().map(Shape::getClass).equals(now.shape().map(Shape::getClass));
  }

  /** The same after more was moved; empty if something else was done. */
  Optional<Sketching> farther(Ground next, List<GroundWork.Change> more) {
    Map<Key, GroundWork.Change> all = new LinkedHashMap<>();
    changes.forEach(change -> all.put(change.now().orElseThrow().key(), change));
    for (GroundWork.Change change : more) {
      if (!isMove(change)) {
        return Optional.empty();
      }
      all.merge(
          change.now().orElseThrow().key(),
          change,
          (a, b) -> new GroundWork.Change(a.before(), b.now()));
    }
    return Optional.of(new Sketching(next, before, List.copyOf(all.values())));
  }

  private Map<Key, Box> olds() {
    Map<Key, Box> known = olds;
    if (known == null) {
      known = new HashMap<>();
      for (GroundWork.Change change : changes) {
        Stand old = change.before().orElseThrow();
        Stand now = change.now().orElseThrow();
        if (now.shape().isPresent() && !old.box().equals(now.box())) {
          known.put(now.key(), old.box());
        }
      }
      olds = known;
    }
    return known;
  }

  private Map<String, Run> runs() {
    Map<String, Run> known = runs;
    if (known == null) {
      known = new LinkedHashMap<>();
      for (Key key : olds().keySet()) {
        for (String link : before.at(key)) {
          known.computeIfAbsent(link, this::old);
        }
      }
      runs = known;
    }
    return known;
  }

  /** What moved. */
  Set<Key> keys() {
    return olds().keySet();
  }

  /** The ids of the arrows that are drawn otherwise than before, but not at some of what moved. */
  void forEachId(Set<Key> except, Consumer<String> visitor) {
    for (Key key : keys()) {
      if (!except.contains(key)) {
        before.at(key).forEach(link -> visitor.accept(old(link).arrow().id()));
      }
    }
  }

  private boolean isMoved(Run run) {
    return olds().containsKey(run.link.from()) || olds().containsKey(run.link.to());
  }

  @Override
  public List<Arrow> all() {
    List<Run> all = new ArrayList<>(before.runs().size());
    before.runs().forEach((id, run) -> all.add(isMoved(run) ? drawn(id) : run));
    all.sort(Comparator.comparingLong(run -> run.order));
    return all.stream().map(Run::arrow).toList();
  }

  @Override
  public Optional<Arrow> arrow(String link) {
    Run run = before.runs().find(link);
    return run != null && isMoved(run)
        ? Optional.of(drawn(link).arrow())
        : Optional.ofNullable(run).map(Run::arrow);
  }

  @Override
  public Optional<Arrow> arrow(String link, Box box) {
    Run run = before.runs().find(link);
    if (run == null) {
      return Optional.empty();
    }
    return (isMoved(run) ? sketched(run, box) : Optional.of(run).filter(r -> r.touches(box)))
        .map(Run::arrow);
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
      if (!isMoved(run)) {
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
    Box fromBefore = olds().getOrDefault(link.from(), from);
    Box toBefore = olds().getOrDefault(link.to(), to);
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
