package dev.drawbridge.proof;

import dev.drawbridge.net.Address;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.Packets.Packet;
import dev.drawbridge.problem.Place;
import dev.drawbridge.proof.Disagreement.Kind;
import dev.drawbridge.proof.HookDues.Flowing;
import dev.drawbridge.reading.Credit;
import dev.drawbridge.reading.HostsReading.Counter;
import dev.drawbridge.reading.HostsReading.Hook;
import dev.drawbridge.reading.HostsReading.HookReading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares what the counters of one hook are credited to with what is drawn there: what is counted
 * for a flow must be what it opens. Who reads that a flow was used, or never, acts on it.
 */
final class CreditComparison {
  private final HookReading reading;
  private final HookDues dues;
  private final Map<String, Credit> credits;
  private final Findings findings;
  private final List<Flowing> flows;
  private final Set<String> reported = new HashSet<>();

  /** What is counted for one flow: surely, and perhaps. */
  private record Counted(List<Packets> surely, List<Packets> perhaps) {
    Counted() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  CreditComparison(
      HookReading reading, HookDues dues, Map<String, Credit> credits, Findings findings) {
    this.reading = reading;
    this.dues = dues;
    this.credits = credits;
    this.findings = findings;
    this.flows = dues.flows();
  }

  /** Reports every flow that is credited with too much or too little. */
  void compare() {
    for (Family family : Family.values()) {
      Stream<AddressSet> locals =
          Stream.concat(
              flows.stream().map(Flowing::local),
              reading.counters().stream().flatMap(List::stream).map(Counter::local));
      for (AddressSet atom : AddressAtoms.of(family, locals)) {
        compare(family, atom.any().orElseThrow());
      }
    }
  }

  private void compare(Family family, Address local) {
    Map<String, Counted> countedByFlow = counted(family, local);
    Map<String, List<Packets>> drawnByFlow = new LinkedHashMap<>();
    countedByFlow.keySet().forEach(flow -> drawnByFlow.put(flow, new ArrayList<>()));
    for (Flowing flow : flows) {
      if (flow.local().contains(local)) {
        drawnByFlow
            .computeIfAbsent(flow.flow(), _ -> new ArrayList<>())
            .add(flow.packets().restrictTo(family.all()));
      }
    }
    drawnByFlow.forEach((flow, packets) -> {
      Packets drawn = Unions.of(packets);
      Counted counted = countedByFlow.getOrDefault(flow, new Counted());
      Packets surely = Unions.of(counted.surely());
      surely.minus(drawn).any().ifPresent(one -> reportExtra(flow, local, one));
      drawn
          .minus(surely)
          .minus(Unions.of(counted.perhaps()))
          .any()
          .ifPresent(
              one -> report(flow, reading.place(), ProofCode.NOT_COUNTED, witness(local, one)));
    });
  }

  private Map<String, Counted> counted(Family family, Address local) {
    Map<String, Counted> byFlow = new LinkedHashMap<>();
    Packets before = Packets.NONE;
    for (List<Counter> together : reading.counters()) {
      Map<String, List<Packets.Box>> boxesByKey = new LinkedHashMap<>();
      Map<Packets.Box, String> keys = new LinkedHashMap<>();
      for (Counter counter : together) {
        if (counter.local().contains(local)
            && counter.packets().addresses().families().contains(family)) {
          keys.put(counter.packets(), counter.key());
        }
      }
      keys.forEach((box, key) -> boxesByKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(box));
      List<Packets> here = new ArrayList<>();
      for (Map.Entry<String, List<Packets.Box>> entry : boxesByKey.entrySet()) {
        Packets packets = Packets.unionOf(entry.getValue());
        here.add(packets);
        credit(entry.getKey(), packets.minus(before), byFlow);
      }
      before = before.union(Unions.of(here));
    }
    return byFlow;
  }

  private void credit(String key, Packets packets, Map<String, Counted> byFlow) {
    Credit credit = credits.getOrDefault(key, new Credit(List.of(), List.of()));
    for (String flow : credit.flows()) {
      byFlow.computeIfAbsent(flow, _ -> new Counted()).surely().add(packets);
    }
    for (String flow : credit.partly()) {
      byFlow.computeIfAbsent(flow, _ -> new Counted()).perhaps().add(packets);
    }
  }

  private void reportExtra(String flow, Address local, Packet packet) {
    Place place =
        reading.counters().stream()
            .flatMap(List::stream)
            .filter(counter -> counter.local().contains(local))
            .filter(counter -> counts(counter, packet))
            .findFirst()
            .map(counter -> (Place) counter.place())
            .orElse(reading.place());
    report(flow, place, ProofCode.COUNTED_FOR_ANOTHER, witness(local, packet));
  }

  private static boolean counts(Counter counter, Packet packet) {
    return Packets.unionOf(List.of(counter.packets())).contains(packet);
  }

  private String witness(Address local, Packet packet) {
    return reading.hook() == Hook.FORWARD ? packet + " from " + local : packet.toString();
  }

  private void report(String flow, Place place, ProofCode code, String witness) {
    if (reported.add(code + flow)) {
      findings.add(
          Kind.MISCOUNTED,
          Optional.of(dues.direction()),
          Optional.of(flow),
          place,
          code,
          reading.hook(),
          witness,
          flow);
    }
  }
}
