package dev.drawbridge.target.iptables;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.reading.HostBox;
import dev.drawbridge.reading.HostsReading.Counter;
import dev.drawbridge.reading.HostsReading.Hook;
import dev.drawbridge.reading.HostsReading.Passage;
import dev.drawbridge.reading.HostsReading.Way;
import dev.drawbridge.reading.Situations;
import dev.drawbridge.target.iptables.RuleLine.SetMatch;
import dev.drawbridge.target.iptables.RuleLine.Verdict;
import dev.drawbridge.target.iptables.RulesetFile.Hooked;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends every packet of one family through the chains of one hook, as {@code ipt_do_table} does,
 * and notes which leave it undenied. A packet is denied by us, or passes us: what foreign rules
 * behind ours do with it is not ours to say.
 *
 * <p>Packets that passed are not taken out of what later rules see. They can only be noted to pass
 * once more, and taking them out would cut the rest into more and more boxes.
 */
final class PacketWalk {
  /** nf_tables.h: NFT_JUMP_STACK_SIZE; deeper calls do not load. */
  private static final int DEEPEST = 16;

  /** Rules times pieces of packets; the largest real host needs a hundredth of it. */
  private static final int MOST_STEPS = 1_000_000;

  private final Hook hook;
  private final Way way;
  private final Family family;
  private final Map<String, Chain> chains;
  private final Packets everything;
  private final List<Problem> problems;
  private final List<Passage> passages = new ArrayList<>();
  private final List<List<Counter>> counters = new ArrayList<>();
  private final Deque<String> path = new ArrayDeque<>();
  private int steps;

  private PacketWalk(
      Hook hook, Way way, Family family, Map<String, Chain> chains, List<Problem> problems) {
    this.hook = hook;
    this.way = way;
    this.family = family;
    this.chains = chains;
    this.everything = everything(family);
    this.problems = problems;
  }

  /**
   * Sends them through a hook one way; chains that lead back to themselves are added to the
   * problems.
   */
  static PacketWalk through(
      Hook hook, Way way, Family family, Hooked hooked, List<Problem> problems) {
    PacketWalk walk = new PacketWalk(hook, way, family, hooked.chains(), problems);
    walk.visit(hooked.rules(), List.of(every(family)), true);
    return walk;
  }

  /** What passes. */
  List<Passage> passages() {
    return passages;
  }

  /** What counts connections that begin, as {@link HostsReading.HookReading#counters()}. */
  List<List<Counter>> counters() {
    return counters;
  }

  /** Every packet of a family, at any hook. */
  static HostBox every(Family family) {
    return new HostBox(Situations.ALL, family.all(), PortSet.ALL, everything(family));
  }

  private static Packets everything(Family family) {
    return Packets.ALL.restrictTo(family.all());
  }

  /**
   * Sends packets through a chain.
   *
   * @param returningPass whether packets that return from the chain have passed the hook
   * @return the packets that return; none if these have passed
   */
  private List<HostBox> visit(Chain chain, List<HostBox> arriving, boolean returningPass) {
    List<HostBox> returned = new ArrayList<>();
    List<HostBox> here = arriving;
    List<RuleLine> rules = chain.rules();
    path.push(chain.name());
    for (int number = 0; number < rules.size() && !here.isEmpty(); number++) {
      RuleLine rule = rules.get(number);
      if (isTooMuch(rule, here.size())) {
        return List.of();
      }
      boolean isLast = number == rules.size() - 1;
      switch (rule.verdict()) {
        case Verdict.Continue _ -> {}
        case Verdict.Accept _ -> {
          pass(common(here, boxes(rule)), rule.place());
          count(rule, here);
        }
        case Verdict.Deny _ -> here = HostBox.minus(here, boxes(rule));
        case Verdict.Return _ -> {
          if (returningPass) {
            pass(common(here, boxes(rule)), rule.place());
            count(rule, here);
          } else {
            returned.addAll(common(here, boxes(rule)));
            here = HostBox.minus(here, boxes(rule));
          }
        }
        case Verdict.Jump jump -> {
          List<HostBox> boxes = boxes(rule);
          List<HostBox> back =
              call(jump.chain(), rule, common(here, boxes), isLast && returningPass);
          here = new ArrayList<>(HostBox.minus(here, boxes));
          here.addAll(back);
        }
        case Verdict.Goto gone -> {
          List<HostBox> going = new ArrayList<>();
          int last = number;
          while (last < rules.size() && rules.get(last).verdict().equals(gone)) {
            List<HostBox> boxes = boxes(rules.get(last));
            going.addAll(common(here, boxes));
            here = HostBox.minus(here, boxes);
            last++;
          }
          number = last - 1;
          returned.addAll(call(gone.chain(), rule, unitedByLocal(going), returningPass));
        }
      }
    }
    path.pop();
    if (returningPass) {
      pass(here, chain.end());
    } else {
      returned.addAll(here);
    }
    return returned;
  }

  private List<HostBox> call(
      String name, RuleLine caller, List<HostBox> packets, boolean returningPass) {
    if (packets.isEmpty()) {
      return List.of();
    }
    if (path.contains(name) || path.size() > DEEPEST) {
      problems.add(Problem.at(caller.place(), IptablesProblem.CHAIN_LOOP, name));
      return List.of();
    }
    Chain chain = chains.get(name);
    return chain == null ? List.of() : visit(chain, packets, returningPass);
  }

  /** Chains that call each other again and again can take for ever to follow. */
  private boolean isTooMuch(RuleLine rule, int packets) {
    if (steps <= MOST_STEPS) {
      steps += packets;
      if (steps > MOST_STEPS) {
        problems.add(Problem.at(rule.place(), IptablesProblem.TOO_COMPLEX));
      }
    }
    return steps > MOST_STEPS;
  }

  private void pass(List<HostBox> packets, Place.InFile place) {
    packets.forEach(box -> passages.add(new Passage(box, place)));
  }

  // ---- counters

  /** What counts is the element of a set, or a rule with a key; the guard's sees all once more. */
  private void count(RuleLine rule, List<HostBox> here) {
    if (hook == Hook.PREROUTING) {
      return;
    }
    AddressSet local = hook == Hook.FORWARD ? locals(here) : AddressSet.ALL;
    Optional<SetMatch> set = rule.set();
    if (set.isEmpty()) {
      if (!rule.comment().isEmpty()) {
        AddressSet peers = hook.isFromLocal() ? rule.destination() : rule.source();
        Packets.Box packets = new Packets.Box(peers, rule.traffic());
        counters.add(List.of(new Counter(local, packets, rule.comment(), rule.place())));
      }
    } else if (set.get().addressField().equals(hook.isFromLocal() ? "dst" : "src")) {
      counters.addAll(set.get().counters(local, rule.traffic(), rule.place()));
    }
  }

  private static AddressSet locals(List<HostBox> boxes) {
    return AddressSet.unionOf(boxes.stream().map(HostBox::local).toList());
  }

  // ---- sets of packets

  private List<HostBox> boxes(RuleLine rule) {
    Optional<RuleLine.Link> link = rule.link();
    Situations situations = rule.situations();
    if (link.isPresent()) {
      if (!canHold(link.get())) {
        return List.of();
      }
      situations = situations.intersect(on(link.get()));
    }
    boolean outgoing = hook.isFromLocal();
    HostBox box =
        new HostBox(
            situations,
            outgoing ? rule.source() : rule.destination(),
            rule.sourcePorts(),
            packets(rule, outgoing));
    if (rule.set().isEmpty()) {
      return box.isEmpty() ? List.of() : List.of(box);
    }
    SetMatch set = rule.set().get();
    return common(List.of(box), set.set().boxes(hook, set.addressField(), set.portField()));
  }

  /** A packet that leaves has come in by no interface, and one that comes in leaves by none. */
  private boolean canHold(RuleLine.Link link) {
    return hook == Hook.FORWARD
        ? (link.incoming() ? way.in() : way.out()).filter(link.name()::equals).isPresent()
        : link.incoming() != (hook == Hook.OUTPUT);
  }

  private Situations on(RuleLine.Link link) {
    if (hook == Hook.FORWARD) {
      return Situations.ALL;
    }
    return Situations.of(link.isLoopback() ? Situations.Link.LOOPBACK : Situations.Link.CONTAINERS);
  }

  private Packets packets(RuleLine rule, boolean outgoing) {
    var peers = outgoing ? rule.destination() : rule.source();
    return rule.traffic().isAny() && peers.equals(family.all())
        ? everything
        : Packets.of(peers, rule.traffic());
  }

  private List<HostBox> common(List<HostBox> some, List<HostBox> others) {
    List<HostBox> common = new ArrayList<>(some.size() * others.size());
    for (HostBox one : some) {
      for (HostBox other : others) {
        HostBox both = common(one, other);
        if (!both.isEmpty()) {
          common.add(both);
        }
      }
    }
    return common;
  }

  /** Most rules look at few things, and what they do not look at need not be computed. */
  private HostBox common(HostBox one, HostBox other) {
    return new HostBox(
        one.situations().intersect(other.situations()),
        one.local().intersect(other.local()),
        one.sourcePorts() == PortSet.ALL
            ? other.sourcePorts()
            : one.sourcePorts().intersect(other.sourcePorts()),
        one.packets() == everything ? other.packets() : one.packets().intersect(other.packets()));
  }

  /** Boxes that differ in nothing but the own addresses become one. */
  private static List<HostBox> unitedByLocal(List<HostBox> boxes) {
    List<HostBox> united = new ArrayList<>();
    for (HostBox box : boxes) {
      int like = 0;
      while (like < united.size() && !united.get(like).withLocal(box.local()).equals(box)) {
        like++;
      }
      if (like == united.size()) {
        united.add(box);
      } else {
        united.set(like, box.withLocal(box.local().union(united.get(like).local())));
      }
    }
    return united;
  }
}
