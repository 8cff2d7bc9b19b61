package dev.drawbridge.canvas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The arrows that are drawn anew while a wiring is changed, what they were, and what is gone. */
final class Redrawn {
  private final WiringChange wiring;
  private final Map<String, Run> fresh = new LinkedHashMap<>();
  private final Map<String, Run> olds = new HashMap<>();
  private final List<Run> gone = new ArrayList<>();

  /** How far all of them are; a later one has to catch up. */
  enum Step {
    WAYS,
    CHOICE,
    CHIPS
  }

  private Step step = Step.WAYS;

  Redrawn(WiringChange wiring) {
    this.wiring = wiring;
  }

  /** All of them so far. */
  Collection<Run> all() {
    return fresh.values();
  }

  boolean contains(Run run) {
    return fresh.containsKey(run.id());
  }

  /** What it was; empty for one that came. */
  Optional<Run> old(Run run) {
    return Optional.ofNullable(olds.get(run.id()));
  }

  /** Those that were to be seen before, and are no longer, or not there. */
  List<Run> gone() {
    return gone;
  }

  /** An arrow that was not there. */
  void come(Run run) {
    wiring.runs().put(run.id(), run);
    fresh.put(run.id(), run);
  }

  /** An arrow that is not there any more. */
  void go(Run run) {
    wiring.withdraw(run);
    wiring.runs().remove(run.id());
    gone.add(run);
  }

  /** The same arrow with something else to say. */
  void restate(Run old, Link link) {
    replace(old, link);
  }

  /** The arrow, to be changed. */
  Run of(String id) {
    @Nullable Run known = fresh.get(id);
    if (known != null) {
      return known;
    }
    Run old = wiring.run(id);
    Run run = replace(old, old.link);
    if (step != Step.WAYS) {
      wiring.enterRoom(run);
    }
    if (step == Step.CHIPS) {
      wiring.enterNear(run);
      wiring.enterBesides(run);
    }
    return run;
  }

  private Run replace(Run old, Link link) {
    Run run = old.copy(link, old.order);
    wiring.withdraw(old);
    olds.put(old.id(), old);
    come(run);
    return run;
  }

  /** The ways of all are found; what each has is entered by the next step. */
  void proceed(Step next) {
    if (next == Step.CHOICE) {
      all().forEach(wiring::enterRoom);
    }
    step = next;
  }
}
