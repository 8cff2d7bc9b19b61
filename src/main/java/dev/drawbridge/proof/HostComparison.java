package dev.drawbridge.proof;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Direction;
import dev.drawbridge.problem.Place;
import dev.drawbridge.proof.Disagreement.Kind;
import dev.drawbridge.reading.HostsReading.Hook;
import dev.drawbridge.reading.HostsReading.HookReading;
import dev.drawbridge.reading.HostsReading.HostReading;
import dev.drawbridge.reading.HostsReading.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares one host firewall with what its service is due, at all hooks; what a router forwards,
 * for every way between its interfaces.
 *
 * <p>Only situations that exist are compared: at INPUT every packet is for this host, at FORWARD
 * none (K). The source port of a packet without ports is taken to be any one port.
 */
final class HostComparison {
  private final Expectations expected;
  private final Key service;
  private final HostReading host;
  private final HostDues dues;
  private final Findings findings;
  private final Set<String> drawn = new TreeSet<>();

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
    int compared = 0;
    for (Hook hook : Hook.values()) {
      compared += hook == Hook.FORWARD ? compareForwarding() : compareAt(hook);
    }
    requireDrawn();
    return compared;
  }

  private int compareAt(Hook hook) {
    requireSayable(hook);
    List<HookReading> readings = host.hooks().stream().filter(h -> h.hook() == hook).toList();
    if (readings.isEmpty()) {
      add(Kind.EXTRA, host.place(), ProofCode.HOOK_ABSENT, hook);
    } else {
      compare(readings, dues.at(hook));
    }
    return 1;
  }

  /** One comparison for every way between the interfaces that files or drawing name. */
  private int compareForwarding() {
    List<HookReading> readings =
        host.hooks().stream().filter(h -> h.hook() == Hook.FORWARD).toList();
    if (!expected.drawing().routers().contains(service)) {
      if (!readings.isEmpty()) {
        add(Kind.MISSING, readings.getFirst().place(), ProofCode.HOOK_NOT_DRAWN, Hook.FORWARD);
      }
      return 0;
    }
    ForwardDues forwarded = new ForwardDues(expected, service);
    forwarded.unsayable().forEach(due -> addUnsayable(Direction.EGRESS, due));
    if (readings.isEmpty()) {
      add(Kind.EXTRA, host.place(), ProofCode.HOOK_ABSENT, Hook.FORWARD);
      return 1;
    }
    Set<String> in = new TreeSet<>();
    Set<String> out = new TreeSet<>();
    for (HookReading reading : readings) {
      reading.way().in().ifPresent(in::add);
      reading.way().out().ifPresent(out::add);
    }
    List<Way> ways = Way.between(union(in, forwarded.links()), union(out, forwarded.links()));
    for (Way way : ways) {
      Way read = new Way(way.in().filter(in::contains), way.out().filter(out::contains));
      compare(
          readings.stream().filter(reading -> reading.way().equals(read)).toList(),
          forwarded.on(way));
    }
    return ways.size();
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  /** A peer without addresses has no form here, so its rules can only be losses. */
  private void requireSayable(Hook hook) {
    if (hook == Hook.PREROUTING) {
      return;
    }
    for (Expectations.Due due : expected.due(service, HostDues.direction(hook))) {
      if (!due.traffic().isEmpty() && expected.policy().addresses(due.peer()).isEmpty()) {
        addUnsayable(HostDues.direction(hook), due);
      }
    }
  }

  private void addUnsayable(Direction direction, Expectations.Due due) {
    findings.add(
        Kind.MISSING,
        Optional.of(direction),
        Optional.of(due.flow()),
        host.place(),
        ProofCode.NOT_SAYABLE,
        service,
        due.flow(),
        due.peer());
  }

  /** Compares the first of the readings of one hook, of which there should be one. */
  private void compare(List<HookReading> readings, HookDues due) {
    HookReading reading = readings.getFirst();
    Hook hook = reading.hook();
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
    new HookComparison(reading, due, findings).compare();
    due.flows().forEach(flow -> drawn.add(flow.flow()));
    if (host.counts() && hook != Hook.PREROUTING) {
      new CreditComparison(reading, due, host.credits(), findings).compare();
    }
  }

  /** Whoever reads that a flow was never used must not read it of one that opens nothing here. */
  private void requireDrawn() {
    Set<String> listed = new TreeSet<>();
    host.credits()
        .values()
        .forEach(credit -> {
          listed.addAll(credit.flows());
          listed.addAll(credit.partly());
        });
    listed.removeAll(drawn);
    for (String flow : listed) {
      add(Kind.MISCOUNTED, host.place(), ProofCode.CREDITED_NOT_DRAWN, flow);
    }
  }

  /** Where a hook stands (design: hosts 5, 9 and 12; netfilter's own priorities for iptables). */
  private int priority(Hook hook) {
    boolean nftables = expected.target() == TargetName.NFTABLES;
    return switch (hook) {
      case INPUT, OUTPUT, FORWARD -> nftables ? 10 : 0;
      case PREROUTING -> nftables ? -110 : -150;
    };
  }

  private void add(Kind kind, Place place, ProofCode code, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(service));
    all.addAll(List.of(arguments));
    findings.add(kind, Optional.empty(), Optional.empty(), place, code, all.toArray());
  }
}
