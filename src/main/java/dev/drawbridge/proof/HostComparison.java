package dev.drawbridge.proof;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.Packets.Packet;
import dev.drawbridge.problem.Place;
import dev.drawbridge.proof.Disagreement.Kind;
import dev.drawbridge.proof.HostCells.Cell;
import dev.drawbridge.reading.HostBox;
import dev.drawbridge.reading.HostsReading.Hook;
import dev.drawbridge.reading.HostsReading.HookReading;
import dev.drawbridge.reading.HostsReading.HostReading;
import dev.drawbridge.reading.HostsReading.Passage;
import dev.drawbridge.reading.Situations;
import dev.drawbridge.reading.Situations.Destination;
import dev.drawbridge.reading.Situations.HopLimit;
import dev.drawbridge.reading.Situations.Link;
import dev.drawbridge.reading.Situations.Situation;
import dev.drawbridge.reading.Situations.State;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares one host firewall with what its service is due, at all three hooks.
 *
 * <p>Only situations that exist are compared: at INPUT every packet is for this host (K). The
 * source port of a packet without ports is taken to be any one port.
 */
final class HostComparison {
  /** As people think of packets: an ordinary new connection before anything special. */
  private static final List<Situation> FAMILIAR_FIRST =
      Situations.ALL.list().stream()
          .sorted(
              Comparator.comparing((Situation s) -> s.link() != Link.OTHER)
                  .thenComparing(s -> s.state() != State.NEW)
                  .thenComparing(s -> s.hopLimit() != HopLimit.OTHER))
          .toList();

  private static final List<Situation> FOR_THIS_HOST =
      FAMILIAR_FIRST.stream().filter(s -> s.destination() == Destination.THIS_HOST).toList();

  private final Expectations expected;
  private final Key service;
  private final HostReading host;
  private final HostDues dues;
  private final Findings findings;

  HostComparison(Expectations expected, Key service, HostReading host, Findings findings) {
    this.expected = expected;
    this.service = service;
    this.host = host;
    this.dues = new HostDues(expected, service);
    this.findings = findings;
  }

  /** Reports every difference; says how many hooks were compared. */
  int compare() {
    if (!host.containerInterfaces().equals(dues.containerInterfaces())) {
      add(
          Kind.EXTRA,
          host.place(),
          ProofCode.CONTAINER_INTERFACES,
          String.join(", ", host.containerInterfaces()),
          String.join(", ", dues.containerInterfaces()));
    }
    for (Hook hook : Hook.values()) {
      requireSayable(hook);
      compare(hook);
    }
    return Hook.values().length;
  }

  /** A peer without addresses has no form here, so its rules can only be losses. */
  private void requireSayable(Hook hook) {
    if (hook == Hook.PREROUTING) {
      return;
    }
    for (Expectations.Due due : expected.due(service, HostDues.direction(hook))) {
      if (!due.traffic().isEmpty() && expected.policy().addresses(due.peer()).isEmpty()) {
        findings.add(
            Kind.MISSING,
            Optional.of(HostDues.direction(hook)),
            Optional.of(due.flow()),
            host.place(),
            ProofCode.NOT_SAYABLE,
            service,
            due.flow(),
            due.peer());
      }
    }
  }

  private void compare(Hook hook) {
    List<HookReading> readings = host.hooks().stream().filter(h -> h.hook() == hook).toList();
    if (readings.isEmpty()) {
      add(Kind.EXTRA, host.place(), ProofCode.HOOK_ABSENT, hook);
      return;
    }
    HookReading reading = readings.getFirst();
    if (readings.size() > 1) {
      add(Kind.MISSING, readings.get(1).place(), ProofCode.HOOK_TWICE, hook);
    }
    if (reading.priority() != priority(hook)) {
      add(
          Kind.EXTRA,
          reading.place(),
          ProofCode.HOOK_PRIORITY,
          hook,
          Integer.toString(reading.priority()),
          Integer.toString(priority(hook)));
    }
    if (!reading.first()) {
      add(Kind.EXTRA, reading.place(), ProofCode.HOOK_NOT_FIRST, hook);
    }
    new AtHook(hook, reading).compare();
  }

  /** Where a hook stands (design: hosts 5, 9 and 12; netfilter's own priorities for iptables). */
  private int priority(Hook hook) {
    boolean nftables = expected.target() == TargetName.NFTABLES;
    return switch (hook) {
      case INPUT, OUTPUT -> nftables ? 10 : 0;
      case PREROUTING -> nftables ? -110 : -150;
    };
  }

  private void add(Kind kind, Place place, ProofCode code, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(service));
    all.addAll(List.of(arguments));
    findings.add(kind, Optional.empty(), Optional.empty(), place, code, all.toArray());
  }

  /** One hook. */
  private final class AtHook {
    private final Hook hook;
    private final HookReading reading;
    private final List<HostBox> essentials;
    private final List<HostBox> found;
    private final List<HostBox> due;
    private final Set<Place> reportedExtra = new HashSet<>();
    private final Set<Object> reportedMissing = new HashSet<>();

    AtHook(Hook hook, HookReading reading) {
      this.hook = hook;
      this.reading = reading;
      this.found = reading.passes().stream().map(Passage::packets).toList();
      this.essentials = dues.essentials(hook);
      this.due = new ArrayList<>(essentials);
      due.addAll(dues.connections(HostDues.direction(hook)));
    }

    void compare() {
      List<Situation> possible = hook == Hook.INPUT ? FOR_THIS_HOST : FAMILIAR_FIRST;
      for (Family family : Family.values()) {
        compare(new HostCells(family, found, due, possible));
      }
    }

    private void compare(HostCells cells) {
      for (Cell cell : cells.cells()) {
        Packets passing = cells.found(cell);
        Packets drawn = cells.due(cell);
        if (!passing.equals(drawn)) {
          reportExtra(cell, passing.minus(drawn));
          reportMissing(cell, drawn.minus(passing));
        }
      }
    }

    private void reportExtra(Cell cell, Packets extra) {
      if (extra.isEmpty()) {
        return;
      }
      for (int i : indices(cell.found())) {
        Passage passage = reading.passes().get(i);
        passage
            .packets()
            .packets()
            .intersect(extra)
            .any()
            .ifPresent(witness -> {
              if (reportedExtra.add(passage.place())) {
                add(
                    Kind.EXTRA,
                    nearest(witness),
                    passage.place(),
                    ProofCode.HOST_PASSES,
                    cell,
                    witness);
              }
            });
      }
    }

    private void reportMissing(Cell cell, Packets missing) {
      for (int i : indices(cell.due())) {
        if (missing.isEmpty()) {
          return;
        }
        if (i < essentials.size()) {
          essentials
              .get(i)
              .packets()
              .intersect(missing)
              .any()
              .ifPresent(witness -> {
                if (reportedMissing.add(i)) {
                  add(
                      Kind.MISSING,
                      Optional.empty(),
                      reading.place(),
                      ProofCode.HOST_STOPS_ESSENTIAL,
                      cell,
                      witness);
                }
              });
        } else {
          reportMissingFlows(cell, missing);
        }
      }
    }

    private void reportMissingFlows(Cell cell, Packets missing) {
      for (Expectations.Due due : expected.due(service, HostDues.direction(hook))) {
        if (findings.isFull() || reportedMissing.contains(due.flow())) {
          continue;
        }
        dues.packets(due)
            .intersect(missing)
            .any()
            .ifPresent(witness -> {
              reportedMissing.add(due.flow());
              add(
                  Kind.MISSING,
                  Optional.of(due.flow()),
                  reading.place(),
                  ProofCode.HOST_STOPS,
                  cell,
                  witness);
            });
      }
    }

    /** The flow that a packet comes closest to: of the same peer, else on the same port. */
    private Optional<String> nearest(Packet witness) {
      List<Expectations.Due> all = expected.due(service, HostDues.direction(hook));
      return all.stream()
          .filter(due -> expected.policy().addresses(due.peer()).contains(witness.address()))
          .findFirst()
          .or(() ->
              all.stream()
                  .filter(due -> due.traffic().contains(witness.protocol(), witness.kind()))
                  .findFirst())
          .map(Expectations.Due::flow);
    }

    private void add(
        Kind kind, Optional<String> flow, Place place, ProofCode code, Cell cell, Packet witness) {
      List<Object> words = new ArrayList<>();
      words.add(service);
      words.add(hook);
      words.add(witness);
      words.add(cell.local());
      words.add(Integer.toString(cell.sourcePort()));
      words.add(Words.word(cell.situation().state()));
      words.add(Words.word(cell.situation().link()));
      words.add(cell.situation().hopLimit() == HopLimit.IS_255 ? "255" : "below 255");
      if (code == ProofCode.HOST_STOPS) {
        words.add(flow.orElseThrow());
      }
      findings.add(kind, Optional.of(HostDues.direction(hook)), flow, place, code, words.toArray());
    }

    private static List<Integer> indices(BitSet set) {
      return set.stream().boxed().toList();
    }
  }
}
