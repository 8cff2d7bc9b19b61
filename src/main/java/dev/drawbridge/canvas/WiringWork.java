package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Finds the ways of arrows in five steps, each of which looks only at what stands near and at what
 * the step before found: sides; places on these; ways; among these the one that keeps clear of
 * arrows that come before in the drawing; the place of the chip. Therefore a change spreads only as
 * far as it can be seen, and what {@link Rewiring} finds from an earlier sheet is what is found
 * here.
 */
final class WiringWork {
  private final Ground ground;
  private final WiringChange wiring;
  private final List<Run> all = new ArrayList<>();

  private WiringWork(Ground ground) {
    this.ground = ground;
    this.wiring = new WiringChange(ground);
  }

  /** The wiring of a ground. */
  static Wiring of(Ground ground) {
    WiringWork work = new WiringWork(ground);
    work.listFlows();
    work.draw(work.listLinks());
    return work.wiring.made();
  }

  /**
   * The wiring of a later ground, equal to {@code of(ground)}.
   *
   * @param changes what became of the elements
   * @param changedFlows the ids of the flows that were added, removed or replaced
   */
  static Wiring of(
      Ground ground, Wiring before, List<GroundWork.Change> changes, Set<String> changedFlows) {
    return Care.of(ground.drawing().flows().size()) == before.care()
        ? Rewiring.of(ground, before, changes, changedFlows)
        : of(ground);
  }

  private void listFlows() {
    Map<Key, List<String>> ends = new HashMap<>();
    ground
        .drawing()
        .flows()
        .forEachRanked((flow, _) -> {
          for (Key end : Set.copyOf(flow.ends())) {
            ends.computeIfAbsent(end, _ -> new ArrayList<>()).add(flow.id());
          }
        });
    ends.forEach(wiring::putFlows);
  }

  private Map<Key, List<String>> listLinks() {
    Map<Key, List<String>> seen = new HashMap<>();
    for (LinkWork.Seen found : LinkWork.all(ground)) {
      Run run = new Run(found.link(), found.order());
      all.add(run);
      wiring.runs().put(run.id(), run);
      for (Key end : WiringChange.ends(run.link)) {
        seen.computeIfAbsent(end, _ -> new ArrayList<>()).add(run.id());
      }
    }
    seen.forEach(wiring::putLinks);
    return seen;
  }

  private void draw(Map<Key, List<String>> links) {
    Care care = wiring.care();
    // What one arrow comes to does not depend on the others here, so all cores may take part.
    all.parallelStream().forEach(new SideWork(ground, care)::choose);
    links.entrySet().parallelStream().forEach(e -> layHub(e.getKey(), e.getValue()));
    Halt.ifAsked();
    all.parallelStream().forEach(new WayWork(ground, care)::find);
    Clearance clearance = new Clearance(care, wiring.near());
    for (Run run : all) {
      Halt.ifAsked();
      run.take(clearance.chosen(run));
      wiring.enterNear(run);
    }
    // Chips are placed one after the other; meanwhile the rest is entered where it is found later.
    CompletableFuture<Void> rest = CompletableFuture.runAsync(this::enterRest);
    ChipWork chips = new ChipWork(ground, care, wiring.chips(), wiring.near());
    for (Run run : all) {
      Halt.ifAsked();
      run.carry(chips.place(run));
      wiring.enterChip(run);
    }
    rest.join();
  }

  private void enterRest() {
    for (Run run : all) {
      wiring.enterRoom(run);
      wiring.enterBesides(run);
    }
  }

  private void layHub(Key key, List<String> links) {
    List<Run> runs = links.stream().map(wiring::run).toList();
    Map<String, End> ends = HubWork.ends(ground, key, runs);
    for (Run run : runs) {
      End end = Objects.requireNonNull(ends.get(run.id()));
      if (run.link.from().equals(key)) {
        run.start = end;
      }
      if (run.link.to().equals(key)) {
        run.end = end;
      }
    }
  }
}
