package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Draws every arrow in its most natural way, from the middle of a side to the middle of a side, and
 * without a chip. From afar, where arrows are hairlines and chips do not show, that looks much like
 * what {@link WiringWork} comes to, in a fraction of the time. A way depends on its two ends alone,
 * so that a draft follows every edit at once.
 */
final class Drafting {
  private final Ground ground;
  private final Table.Change<String, Run> runs;
  private final Grid.Change<Run> lines;

  private Drafting(Ground ground) {
    int size = ground.drawing().flows().size();
    this.ground = ground;
    this.runs = Table.filling(size);
    this.lines = Grid.filling(3 * size);
  }

  private Drafting(Ground ground, Wiring before) {
    this.ground = ground;
    this.runs = before.runs().change();
    this.lines = before.far().change();
  }

  /** The draft of a wiring; only other drafts can be made from it. */
  static Wiring of(Ground ground) {
    Drafting drafting = new Drafting(ground);
    // The lists are made beside one another: in a fresh process each of them takes its time.
    CompletableFuture<Table<Key, List<String>>> flows =
        CompletableFuture.supplyAsync(drafting::listed);
    List<Run> all = LinkWork.all(ground).parallelStream().map(drafting::drawn).toList();
    CompletableFuture<Void> lines =
        CompletableFuture.runAsync(() -> all.forEach(drafting::enterLines));
    all.forEach(run -> drafting.runs.put(run.id(), run));
    lines.join();
    return drafting.made(flows.join());
  }

  /**
   * The draft for a later ground, equal to {@code of(ground)}.
   *
   * @param changes what became of the elements
   * @param changedFlows the ids of the flows that were added, removed or replaced
   */
  static Wiring of(
      Ground ground, Wiring before, List<GroundWork.Change> changes, Set<String> changedFlows) {
    Drafting drafting = new Drafting(ground, before);
    Set<String> touched = new HashSet<>(changedFlows);
    for (GroundWork.Change change : changes) {
      Key key = change.now().or(change::before).orElseThrow().key();
      touched.addAll(before.flows().get(key).orElse(List.of()));
      for (String link : before.at(key)) {
        before.runs().get(link).orElseThrow().link.flows().forEach(flow -> touched.add(flow.id()));
      }
    }
    LinkWork.touched(touched, before, ground).forEach(drafting::redraw);
    return drafting.made(changedFlows.isEmpty() ? before.flows() : drafting.listed());
  }

  private void redraw(String link, Optional<LinkWork.Seen> seen) {
    Run old = runs.find(link);
    if (old != null) {
      old.route().pieces().forEach(piece -> lines.remove(old, piece));
      runs.remove(link);
    }
    seen.map(this::drawn).ifPresent(this::enter);
  }

  private Run drawn(LinkWork.Seen seen) {
    Run run = new Run(seen.link(), seen.order());
    Box from = ground.stand(run.link.from()).box();
    run.draw(
        run.link.isSelf()
            ? Loops.way(from, Side.LEFT, 0)
            : Ways.natural(from, ground.stand(run.link.to()).box()));
    return run;
  }

  private void enter(Run run) {
    runs.put(run.id(), run);
    enterLines(run);
  }

  private void enterLines(Run run) {
    run.route().pieces().forEach(piece -> lines.add(run, piece));
  }

  /** The flows of every element. */
  private Table<Key, List<String>> listed() {
    Map<Key, List<String>> ends = new HashMap<>();
    ground
        .drawing()
        .flows()
        .forEachRanked((flow, _) ->
            Stream.of(flow.from(), flow.to())
                .distinct()
                .forEach(end -> ends.computeIfAbsent(end, _ -> new ArrayList<>()).add(flow.id())));
    return table(ends);
  }

  /** The links at everything that shows. */
  private Table<Key, List<String>> hubs(Table<String, Run> drawn) {
    Map<Key, List<String>> hubs = new HashMap<>();
    drawn.forEach((id, run) ->
        Stream.of(run.link.from(), run.link.to())
            .distinct()
            .forEach(end -> hubs.computeIfAbsent(end, _ -> new ArrayList<>()).add(id)));
    return table(hubs);
  }

  private static Table<Key, List<String>> table(Map<Key, List<String>> lists) {
    Table.Change<Key, List<String>> table = Table.filling(lists.size());
    lists.forEach(table::put);
    return table.made();
  }

  private Wiring made(Table<Key, List<String>> flows) {
    Table<String, Run> drawn = runs.made();
    Grid<Run> none = Grid.<Run>filling(0).made();
    return new Wiring(
        ground,
        Care.of(ground.drawing().flows().size()),
        drawn,
        hubs(drawn),
        flows,
        none,
        none,
        lines.made(),
        none,
        none);
  }
}
