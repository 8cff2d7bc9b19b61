package dev.drawbridge.proof;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.Packets.Packet;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.net.Traffic.Kinds;
import dev.drawbridge.problem.Place;
import dev.drawbridge.proof.Disagreement.Kind;
import dev.drawbridge.proof.Expectations.Due;
import dev.drawbridge.proof.GroupForms.Form;
import dev.drawbridge.reading.GroupsReading.Entry;
import dev.drawbridge.reading.GroupsReading.Peer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares the united rules of one service in one direction with what is due. */
final class GroupComparison {
  /** Traffic by group and by prefix list, and packets by address. */
  private static final class Sum {
    private final Map<String, Traffic> groups = new HashMap<>();
    private final Map<String, Traffic> lists = new HashMap<>();
    private final List<Packets> parts = new ArrayList<>();
    private Packets packets = Packets.NONE;

    private void add(Form form) {
      form.groups().forEach((group, traffic) -> groups.merge(group, traffic, Traffic::union));
      form.lists().forEach((list, traffic) -> lists.merge(list, traffic, Traffic::union));
      parts.add(form.packets());
    }

    private void add(Entry entry) {
      switch (entry.peer()) {
        case Peer.Group group -> groups.merge(group.reference(), entry.traffic(), Traffic::union);
        case Peer.PrefixList list -> lists.merge(list.id(), entry.traffic(), Traffic::union);
        case Peer.Addresses _ -> parts.add(packets(entry));
      }
    }

    private void finish() {
      packets = Unions.of(parts);
    }

    private Traffic ofGroup(String reference) {
      return groups.getOrDefault(reference, Traffic.NONE);
    }

    private Traffic ofList(String id) {
      return lists.getOrDefault(id, Traffic.NONE);
    }
  }

  private final Expectations expected;
  private final GroupForms forms;
  private final Key service;
  private final Direction direction;
  private final Place place;
  private final Findings findings;
  private final Sum found = new Sum();
  private final Sum due = new Sum();

  /**
   * @param place where the service's group is made: what is missing has no lines of its own
   */
  GroupComparison(
      Expectations expected,
      GroupForms forms,
      Key service,
      Direction direction,
      Place place,
      Findings findings) {
    this.expected = expected;
    this.forms = forms;
    this.service = service;
    this.direction = direction;
    this.place = place;
    this.findings = findings;
  }

  void compare(List<Entry> entries) {
    List<Due> rules = new ArrayList<>();
    for (Due rule : expected.due(service, direction)) {
      if (!rule.traffic().isEmpty()) {
        addDue(rules, rule);
      }
    }
    due.finish();
    entries.forEach(found::add);
    found.finish();
    entries.forEach(entry -> reportExtra(entry, rules));
    rules.forEach(this::reportMissing);
  }

  private void addDue(List<Due> rules, Due rule) {
    if (forms.isSayable(service, rule.peer())) {
      rules.add(rule);
      due.add(forms.form(service, rule));
    } else {
      findings.add(
          Kind.MISSING,
          Optional.of(direction),
          Optional.of(rule.flow()),
          place,
          ProofCode.NOT_SAYABLE,
          service,
          rule.flow(),
          rule.peer());
    }
  }

  private void reportExtra(Entry entry, List<Due> rules) {
    switch (entry.peer()) {
      case Peer.Group group -> {
        Traffic extra = entry.traffic().minus(due.ofGroup(group.reference()));
        reportExtra(entry, extra, group.reference(), rules);
      }
      case Peer.PrefixList list -> {
        Traffic extra = entry.traffic().minus(due.ofList(list.id()));
        reportExtra(entry, extra, list.id(), rules);
      }
      case Peer.Addresses _ -> {
        if (!found.packets.equals(due.packets)) {
          packets(entry)
              .minus(due.packets)
              .any()
              .ifPresent(witness -> reportExtra(entry, traffic(witness), witness.address(), rules));
        }
      }
    }
  }

  private void reportExtra(Entry entry, Traffic extra, Object peer, List<Due> rules) {
    if (!extra.isEmpty()) {
      findings.add(
          Kind.EXTRA,
          Optional.of(direction),
          nearest(entry, rules),
          entry.place(),
          GroupForms.lets(direction),
          service,
          Examples.of(extra),
          peer);
    }
  }

  private void reportMissing(Due rule) {
    Form form = forms.form(service, rule);
    form.groups()
        .forEach((group, traffic) ->
            reportMissing(rule, traffic.minus(found.ofGroup(group)), rule.peer()));
    form.lists()
        .forEach((list, traffic) -> reportMissing(rule, traffic.minus(found.ofList(list)), list));
    if (!found.packets.equals(due.packets)) {
      form.packets()
          .minus(found.packets)
          .any()
          .ifPresent(witness -> reportMissing(rule, traffic(witness), witness.address()));
    }
  }

  private void reportMissing(Due rule, Traffic missing, Object peer) {
    if (!missing.isEmpty()) {
      findings.add(
          Kind.MISSING,
          Optional.of(direction),
          Optional.of(rule.flow()),
          place,
          GroupForms.stops(direction),
          service,
          Examples.of(missing),
          peer,
          rule.flow());
    }
  }

  /** The flow that an entry comes closest to: of the same peer, else with common traffic. */
  private Optional<String> nearest(Entry entry, List<Due> rules) {
    return rules.stream()
        .filter(rule -> isOfPeer(entry, forms.form(service, rule)))
        .findFirst()
        .or(() -> rules.stream().filter(r -> r.traffic().overlaps(entry.traffic())).findFirst())
        .map(Due::flow);
  }

  private static boolean isOfPeer(Entry entry, Form form) {
    return switch (entry.peer()) {
      case Peer.Group group -> form.groups().containsKey(group.reference());
      case Peer.PrefixList list -> form.lists().containsKey(list.id());
      case Peer.Addresses addresses -> form.packets().addresses().overlaps(addresses.addresses());
    };
  }

  private static Packets packets(Entry entry) {
    return entry.peer() instanceof Peer.Addresses addresses
        ? Packets.of(addresses.addresses(), entry.traffic())
        : Packets.NONE;
  }

  private static Traffic traffic(Packet witness) {
    return Traffic.of(new Kinds(witness.protocol(), witness.kind(), witness.kind()));
  }
}
