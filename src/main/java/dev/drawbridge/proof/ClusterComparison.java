package dev.drawbridge.proof;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.Packets.Packet;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.net.Traffic.Kinds;
import dev.drawbridge.problem.Place;
import dev.drawbridge.proof.ClusterForms.Form;
import dev.drawbridge.proof.Disagreement.Kind;
import dev.drawbridge.proof.Expectations.Due;
import dev.drawbridge.reading.ClusterReading.Entry;
import dev.drawbridge.reading.ClusterReading.Peer;
import dev.drawbridge.reading.ClusterReading.PolicyReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what one class of a service's pods may do in one direction with what is due.
 *
 * <p>An address block is judged both ways (design: kubernetes 8): what it has to bring, it has to
 * bring outside the pods; what it opens, it opens as if pods with such addresses were meant too.
 */
final class ClusterComparison {
  private final Expectations expected;
  private final ClusterForms forms;
  private final Key service;
  private final Direction direction;
  private final Findings findings;
  private final List<Due> rules = new ArrayList<>();
  private final PodCover duePods = new PodCover();
  private final Packets dueBlocks;
  private final AddressSet podAddresses;
  private final Set<Object> reported = new HashSet<>();

  ClusterComparison(
      Expectations expected,
      ClusterForms forms,
      Key service,
      Direction direction,
      Findings findings) {
    this.expected = expected;
    this.forms = forms;
    this.service = service;
    this.direction = direction;
    this.findings = findings;
    List<Packets> blocks = new ArrayList<>();
    AddressSet never = AddressSet.NONE;
    for (Due rule : expected.due(service, direction)) {
      Form form = forms.form(rule.peer(), direction);
      if (requireSayable(rule, form)) {
        rules.add(rule);
        form.pods().ifPresent(pods -> duePods.add(pods, pods(rule, form)));
        blocks.add(blocks(rule, form));
        never = form.neverPods() ? never.union(form.addresses()) : never;
      }
    }
    this.dueBlocks = Unions.of(blocks);
    this.podAddresses = forms.podRanges().minus(never);
  }

  private static Traffic pods(Due rule, Form form) {
    return form.arriving(rule.traffic()).intersect(ClusterForms.COMPARED);
  }

  private static Packets blocks(Due rule, Form form) {
    return form.addresses().isEmpty()
        ? Packets.NONE
        : rule.packets(form.addresses()).restrictTo(ClusterForms.COMPARED);
  }

  /** Protocols that cannot be named, and peers that cannot be known, can only be losses. */
  private boolean requireSayable(Due rule, Form form) {
    Traffic traffic = rule.traffic();
    boolean nameable = traffic.isAny() || ClusterForms.COMPARED.containsAll(traffic);
    if (traffic.isEmpty() || (nameable && form.isSayable())) {
      return !traffic.isEmpty();
    }
    findings.add(
        Kind.MISSING,
        Optional.of(direction),
        Optional.of(rule.flow()),
        Place.NOWHERE,
        ProofCode.NOT_SAYABLE,
        service,
        rule.flow(),
        rule.peer());
    return form.isSayable();
  }

  /** Compares pods that exactly these policies select. */
  void compare(List<PolicyReading> policies) {
    List<PolicyReading> isolating =
        policies.stream().filter(policy -> policy.isolates(direction)).toList();
    Place place = place(isolating.isEmpty() ? policies : isolating);
    if (isolating.isEmpty()) {
      report(
          Kind.EXTRA,
          Optional.empty(),
          place,
          ProofCode.PODS_NOT_ISOLATED,
          service,
          Words.word(direction));
      return;
    }
    List<Entry> entries =
        isolating.stream().flatMap(policy -> policy.entries(direction).stream()).toList();
    reportExtra(entries);
    reportMissing(entries, place);
  }

  /** The policy that means these pods most: what is missing has no lines of its own. */
  private static Place place(List<PolicyReading> policies) {
    return policies.stream()
        .max(Comparator.comparingInt(policy -> policy.pods().requirements().size()))
        .map(policy -> (Place) policy.place())
        .orElse(Place.NOWHERE);
  }

  // ---- extra

  private void reportExtra(List<Entry> entries) {
    for (Entry entry : entries) {
      Traffic traffic = entry.traffic().intersect(ClusterForms.COMPARED);
      if (findings.isFull() || traffic.isEmpty()) {
        continue;
      }
      switch (entry.peer()) {
        case Peer.Everyone _ -> {
          extraPods(entry, PodPeer.EVERY_POD, traffic);
          extraBlock(entry, AddressSet.ALL, traffic);
        }
        case Peer.Pods pods ->
            extraPods(entry, new PodPeer(pods.namespaces(), pods.pods()), traffic);
        case Peer.Block block -> {
          extraBlock(entry, block.addresses(), traffic);
          coveredPods(entry, block.addresses(), traffic);
        }
      }
    }
  }

  private void extraPods(Entry entry, PodPeer peer, Traffic traffic) {
    PodCover.Search search = duePods.gap(peer, traffic);
    search
        .gap()
        .ifPresent(gap -> extra(entry, nearest(peer, gap.traffic()), gap.traffic(), gap.pod()));
    requireExact(search, entry.place());
  }

  private void extraBlock(Entry entry, AddressSet addresses, Traffic traffic) {
    Packets packets = Packets.of(addresses, traffic);
    if (!dueBlocks.containsAll(packets)) {
      Packet witness = packets.minus(dueBlocks).any().orElseThrow();
      extra(entry, nearest(witness), traffic(witness), witness.address());
    }
  }

  private void coveredPods(Entry entry, AddressSet addresses, Traffic traffic) {
    AddressSet covered = addresses.intersect(podAddresses);
    if (!covered.isEmpty()) {
      report(
          Kind.EXTRA,
          nearest(Packets.of(covered, traffic).any().orElseThrow()),
          entry.place(),
          ProofCode.BLOCK_COVERS_PODS,
          service,
          Examples.of(traffic),
          covered);
    }
  }

  private void extra(Entry entry, Optional<String> flow, Traffic traffic, Object peer) {
    ProofCode code =
        switch (direction) {
          case INGRESS -> ProofCode.PODS_LET_IN;
          case EGRESS -> ProofCode.PODS_LET_OUT;
        };
    report(Kind.EXTRA, flow, entry.place(), code, service, Examples.of(traffic), peer);
  }

  /** The flow that some pods come closest to: of the same pods, else with common traffic. */
  private Optional<String> nearest(PodPeer peer, Traffic traffic) {
    return rules.stream()
        .filter(rule ->
            forms.form(rule.peer(), direction).pods().filter(p -> !p.isApartFrom(peer)).isPresent())
        .findFirst()
        .or(() -> rules.stream().filter(rule -> rule.traffic().overlaps(traffic)).findFirst())
        .map(Due::flow);
  }

  private Optional<String> nearest(Packet witness) {
    return rules.stream()
        .filter(rule -> expected.policy().addresses(rule.peer()).contains(witness.address()))
        .findFirst()
        .or(() ->
            rules.stream().filter(rule -> rule.traffic().overlaps(traffic(witness))).findFirst())
        .map(Due::flow);
  }

  // ---- missing

  private void reportMissing(List<Entry> entries, Place place) {
    PodCover foundPods = new PodCover();
    List<Packets> blocks = new ArrayList<>();
    for (Entry entry : entries) {
      Traffic traffic = entry.traffic().intersect(ClusterForms.COMPARED);
      switch (entry.peer()) {
        case Peer.Everyone _ -> {
          foundPods.add(PodPeer.EVERY_POD, traffic);
          blocks.add(Packets.of(AddressSet.ALL, traffic));
        }
        case Peer.Pods pods -> foundPods.add(new PodPeer(pods.namespaces(), pods.pods()), traffic);
        case Peer.Block block -> blocks.add(Packets.of(block.addresses(), traffic));
      }
    }
    Packets foundBlocks = Unions.of(blocks);
    boolean allBlocks = foundBlocks.containsAll(dueBlocks);
    for (Due rule : rules) {
      if (findings.isFull()) {
        return;
      }
      Form form = forms.form(rule.peer(), direction);
      form.pods()
          .ifPresent(pods -> missingPods(rule, foundPods.gap(pods, pods(rule, form)), place));
      if (!allBlocks) {
        blocks(rule, form)
            .minus(foundBlocks)
            .any()
            .ifPresent(witness -> missing(rule, traffic(witness), witness.address(), place));
      }
    }
  }

  private void missingPods(Due rule, PodCover.Search search, Place place) {
    search.gap().ifPresent(gap -> missing(rule, gap.traffic(), gap.pod(), place));
    requireExact(search, place);
  }

  private void missing(Due rule, Traffic traffic, Object peer, Place place) {
    ProofCode code =
        switch (direction) {
          case INGRESS -> ProofCode.PODS_STOP_IN;
          case EGRESS -> ProofCode.PODS_STOP_OUT;
        };
    report(
        Kind.MISSING,
        Optional.of(rule.flow()),
        place,
        code,
        service,
        Examples.of(traffic),
        peer,
        rule.flow());
  }

  // ---- both

  private void requireExact(PodCover.Search search, Place place) {
    if (!search.exact()) {
      report(
          Kind.UNDECIDED,
          Optional.empty(),
          place,
          ProofCode.TOO_MANY_LABELS,
          service,
          LabelAtoms.MOST);
    }
  }

  private void report(
      Kind kind, Optional<String> flow, Place place, ProofCode code, Object... arguments) {
    // Several classes of pods may differ in the same way.
    if (reported.add(List.of(kind, place, code, List.of(arguments)))) {
      findings.add(kind, Optional.of(direction), flow, place, code, arguments);
    }
  }

  private static Traffic traffic(Packet witness) {
    return Traffic.of(new Kinds(witness.protocol(), witness.kind(), witness.kind()));
  }
}
