package dev.drawbridge.target.nftables;

import dev.drawbridge.net.Packets;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.reading.HostBox;
import dev.drawbridge.reading.HostsReading.Counter;
import dev.drawbridge.reading.HostsReading.Hook;
import dev.drawbridge.reading.HostsReading.HookReading;
import dev.drawbridge.reading.HostsReading.Passage;
import dev.drawbridge.reading.HostsReading.Way;
import dev.drawbridge.target.nftables.RulesetRule.Arm;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Sends every packet there is through a base chain, rule by rule, as the kernel does one at a time
 * (Linux, nf_tables_core.c), and notes which of them pass.
 */
final class RulesetExecution {
  /** The kernel follows no more jumps than this (NFT_JUMP_STACK_SIZE). */
  private static final int DEEPEST = 16;

  /** Chains that jump to chains that jump … can be as many steps as one likes. */
  private static final int MOST_STEPS = 200_000;

  private static final int MOST_BOXES = 5_000;

  private final RulesetTable table;
  private final RulesetChain.Base base;
  private final Way way;
  private final List<Passage> passes = new ArrayList<>();
  private final List<List<Counter>> counters = new ArrayList<>();
  private final Deque<RulesetChain> under = new ArrayDeque<>();
  private int steps;

  private RulesetExecution(RulesetTable table, RulesetChain.Base base, Way way) {
    this.table = table;
    this.base = base;
    this.way = way;
  }

  /** What passes a base chain one way. */
  static HookReading of(RulesetTable table, RulesetChain baseChain, RulesetChain.Base base, Way way)
      throws RulesetError {
    RulesetExecution execution = new RulesetExecution(table, base, way);
    List<HostBox> left = execution.through(baseChain, List.of(HostBox.ALL));
    if (baseChain.accepts()) {
      execution.pass(left, base.place());
    }
    return new HookReading(
        base.hook(),
        way,
        base.priority(),
        true,
        execution.passes,
        execution.counters,
        base.place());
  }

  private void pass(List<HostBox> boxes, Place.InFile place) {
    boxes.forEach(box -> passes.add(new Passage(box, place)));
  }

  /** Sends packets through a chain and gives back those that come out at its end. */
  private List<HostBox> through(RulesetChain chain, List<HostBox> packets) throws RulesetError {
    enter(chain);
    List<HostBox> here = packets;
    List<HostBox> ended = new ArrayList<>();
    for (RulesetRule rule : chain.rules()) {
      for (Arm arm : rule.arms()) {
        if (here.isEmpty()) {
          break;
        }
        here = step(arm, rule.place(), here, ended);
      }
    }
    under.pop();
    ended.addAll(here);
    return ended;
  }

  private void enter(RulesetChain chain) throws RulesetError {
    if (!chain.isKnown()) {
      throw problem(NftablesProblem.CHAIN_NOT_RESET, chain.name());
    }
    if (under.contains(chain) || under.size() > DEEPEST) {
      throw problem(NftablesProblem.CHAIN_LOOP, chain.name());
    }
    under.push(chain);
  }

  /** One rule; what stays here goes on to the next, what returns is added to the ended. */
  private List<HostBox> step(Arm arm, Place.InFile place, List<HostBox> here, List<HostBox> ended)
      throws RulesetError {
    List<HostBox> match = matched(arm);
    List<HostBox> hits = intersection(here, match);
    steps += 1 + hits.size();
    if (steps > MOST_STEPS || here.size() > MOST_BOXES) {
      throw problem(NftablesProblem.TOO_COMPLEX);
    }
    if (hits.isEmpty()) {
      return here;
    }
    return switch (arm.verdict()) {
      case RulesetVerdict.Accept _ -> {
        pass(hits, place);
        count(arm, place);
        // What has passed may go on for the sake of smaller boxes: no later rule takes it back.
        yield isOfSituations(match) ? HostBox.minus(here, match) : here;
      }
      case RulesetVerdict.Drop _ -> HostBox.minus(here, match);
      case RulesetVerdict.Return _ -> {
        ended.addAll(hits);
        yield HostBox.minus(here, match);
      }
      case RulesetVerdict.Goto to -> {
        ended.addAll(through(chain(to.chain()), hits));
        yield HostBox.minus(here, match);
      }
      case RulesetVerdict.Jump to -> {
        List<HostBox> back = through(chain(to.chain()), hits);
        if (back.equals(hits)) {
          yield here;
        }
        List<HostBox> left = new ArrayList<>(HostBox.minus(here, match));
        left.addAll(back);
        yield left;
      }
    };
  }

  /** The elements of a set in which a packet's other side is found count it; the guard's do not. */
  private void count(Arm arm, Place.InFile place) {
    for (RulesetMatch match : arm.matches()) {
      Optional<String> set =
          switch (match) {
            case RulesetMatch.InSet in when in.source() != base.hook().isFromLocal() ->
                Optional.of(in.set());
            case RulesetMatch.InPairs in when base.hook() == Hook.FORWARD -> Optional.of(in.set());
            default -> Optional.empty();
          };
      if (base.hook() != Hook.PREROUTING) {
        set.flatMap(table::set).ifPresent(found -> counters.add(found.counters(place)));
      }
    }
  }

  private RulesetChain chain(String name) throws RulesetError {
    RulesetChain chain = table.chain(name).orElseThrow();
    if (chain.base().isPresent()) {
      throw problem(NftablesProblem.JUMP_TO_BASE_CHAIN, name);
    }
    return chain;
  }

  private List<HostBox> matched(Arm arm) throws RulesetError {
    List<HostBox> boxes = List.of(HostBox.ALL);
    for (RulesetMatch match : arm.matches()) {
      check(match);
      boxes = intersection(boxes, match.boxes(base.hook(), way, table));
    }
    return boxes;
  }

  private void check(RulesetMatch match) throws RulesetError {
    if (match instanceof RulesetMatch.Link link
        && base.hook() != Hook.FORWARD
        && link.incoming() == (base.hook() == Hook.OUTPUT)) {
      throw problem(NftablesProblem.INTERFACE_OF_OTHER_WAY, link.incoming() ? "iif" : "oif");
    }
    Optional<String> set =
        switch (match) {
          case RulesetMatch.InSet in -> Optional.of(in.set());
          case RulesetMatch.InPairs in -> Optional.of(in.set());
          default -> Optional.empty();
        };
    if (set.filter(name -> !table.set(name).orElseThrow().isKnown()).isPresent()) {
      throw problem(NftablesProblem.SET_NOT_RESET, set.get());
    }
  }

  private RulesetError problem(NftablesProblem code, Object... arguments) {
    return new RulesetError(Problem.at(base.place(), code, arguments));
  }

  private static boolean isOfSituations(List<HostBox> match) {
    HostBox only = match.getFirst();
    return match.size() == 1 && only.equals(HostBox.in(only.situations()));
  }

  private static List<HostBox> intersection(List<HostBox> some, List<HostBox> others) {
    List<HostBox> common = new ArrayList<>();
    for (HostBox one : some) {
      for (HostBox other : others) {
        HostBox both = intersection(one, other);
        if (!both.isEmpty()) {
          common.add(both);
        }
      }
    }
    return common;
  }

  /** As {@link HostBox#intersect}, quicker where one of the two leaves something open. */
  private static HostBox intersection(HostBox one, HostBox other) {
    return new HostBox(
        one.situations().intersect(other.situations()),
        one.local().intersect(other.local()),
        one.sourcePorts().intersect(other.sourcePorts()),
        one.packets() == Packets.ALL
            ? other.packets()
            : other.packets() == Packets.ALL
                ? one.packets()
                : one.packets().intersect(other.packets()));
  }
}
