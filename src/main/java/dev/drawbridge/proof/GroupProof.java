package dev.drawbridge.proof;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.problem.Place;
import dev.drawbridge.proof.Disagreement.Kind;
import dev.drawbridge.reading.GroupsReading;
import dev.drawbridge.reading.GroupsReading.Entry;
import dev.drawbridge.reading.GroupsReading.GroupReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares security groups with the drawing. A service is one group by which others know it, and
 * perhaps groups beside it that only hold rules; the rules of all of them are united, as on an
 * interface that carries them (design: aws 5 and 6).
 */
final class GroupProof {
  /** Keys have no dots, so a group that only holds rules is never the identity of a service. */
  private static final Pattern RULES_ONLY = Pattern.compile("(sg:[^.]+)\\.rules-[0-9]+");

  private final Expectations expected;
  private final GroupsReading reading;
  private final GroupForms forms;
  private final Map<String, List<String>> beside = new HashMap<>();
  private final TreeSet<String> surplus;
  private final List<Disagreement> disagreements = new ArrayList<>();
  private int points;

  GroupProof(Expectations expected, GroupsReading reading) {
    this.expected = expected;
    this.reading = reading;
    this.forms = new GroupForms(expected.policy());
    this.surplus = new TreeSet<>(reading.groups().keySet());
    for (String reference : reading.groups().keySet()) {
      Matcher rulesOnly = RULES_ONLY.matcher(reference);
      if (rulesOnly.matches()) {
        beside.computeIfAbsent(rulesOnly.group(1), _ -> new ArrayList<>()).add(reference);
      }
    }
  }

  ProofResult result() {
    for (Key service : expected.points()) {
      Findings findings = new Findings(Optional.of(service));
      compare(service, findings);
      disagreements.addAll(findings.list());
    }
    for (String reference : surplus) {
      Findings findings = new Findings(Optional.empty());
      Place place = reading.groups().get(reference).place();
      add(findings, Kind.EXTRA, place, ProofCode.GROUP_SURPLUS, reference);
      disagreements.addAll(findings.list());
    }
    return new ProofResult(expected.target(), points, disagreements);
  }

  private void compare(Key service, Findings findings) {
    String identity = GroupForms.identity(service);
    GroupReading own = reading.groups().get(identity);
    if (own == null) {
      add(findings, Kind.MISSING, Place.NOWHERE, ProofCode.GROUP_ABSENT, service, identity);
      return;
    }
    List<String> references = new ArrayList<>(List.of(identity));
    references.addAll(beside.getOrDefault(identity, List.of()));
    references.forEach(surplus::remove);
    references.forEach(reference -> requireVpc(service, reference, findings));
    requireAttachment(service, references, findings);
    for (Direction direction : Direction.values()) {
      List<Entry> entries =
          references.stream()
              .flatMap(reference -> reading.groups().get(reference).entries(direction).stream())
              .toList();
      new GroupComparison(expected, forms, service, direction, own.place(), findings)
          .compare(entries);
      points++;
    }
  }

  private void requireVpc(Key service, String reference, Findings findings) {
    GroupReading group = reading.groups().get(reference);
    String drawn = forms.vpc(service).orElseThrow();
    if (!group.vpc().equals(drawn)) {
      add(
          findings,
          Kind.EXTRA,
          group.place(),
          ProofCode.GROUP_IN_OTHER_VPC,
          service,
          reference,
          group.vpc(),
          drawn);
    }
  }

  /**
   * The groups go to the interfaces of the service that was drawn, all of them, and to no others.
   */
  private void requireAttachment(Key service, List<String> references, Findings findings) {
    GroupsReading.Attachment found = reading.attachments().get(service.text());
    AddressSet drawn = expected.policy().addresses(service);
    if (found == null
        || !Set.copyOf(found.groups()).equals(Set.copyOf(references))
        || !found.addresses().equals(drawn)) {
      add(
          findings,
          Kind.EXTRA,
          found == null ? Place.NOWHERE : found.place(),
          ProofCode.GROUP_ATTACHED_ELSEWHERE,
          service,
          String.join(" ", references),
          drawn);
    }
  }

  private static void add(
      Findings findings, Kind kind, Place place, ProofCode code, Object... arguments) {
    findings.add(kind, Optional.empty(), Optional.empty(), place, code, arguments);
  }
}
