package dev.drawbridge.proof;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.problem.Place;
import dev.drawbridge.proof.Disagreement.Kind;
import dev.drawbridge.reading.HostsReading;
import dev.drawbridge.reading.HostsReading.HostReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares host firewalls with the drawing: one ruleset per protected service, hook by hook. */
final class HostProof {
  private final Expectations expected;
  private final HostsReading reading;
  private final List<Disagreement> disagreements = new ArrayList<>();
  private int points;

  HostProof(Expectations expected, HostsReading reading) {
    this.expected = expected;
    this.reading = reading;
  }

  ProofResult result() {
    HostFolders folders = new HostFolders(expected, reading);
    Map<Key, String> byService = folders.byService();
    for (Key service : expected.points()) {
      Findings findings = new Findings(Optional.of(service));
      String folder = byService.get(service);
      if (folder == null) {
        findings.add(
            Kind.MISSING,
            Optional.empty(),
            Optional.empty(),
            Place.NOWHERE,
            ProofCode.HOST_FOLDER_ABSENT,
            service);
      } else {
        compare(service, folder, findings);
      }
      disagreements.addAll(findings.list());
    }
    folders.surplus().forEach(this::reportSurplus);
    return new ProofResult(expected.target(), points, disagreements);
  }

  private void compare(Key service, String folder, Findings findings) {
    HostReading host = reading.hosts().get(folder);
    if (isNameOfAnother(folder, service)) {
      findings.add(
          Kind.EXTRA,
          Optional.empty(),
          Optional.empty(),
          host.place(),
          ProofCode.HOST_FOLDER_OF_ANOTHER,
          folder,
          service);
    }
    points += new HostComparison(expected, service, host, findings).compare();
  }

  /** Folder names tell people which files to bring where, so they must not lead them astray. */
  private boolean isNameOfAnother(String folder, Key service) {
    return !folder.equals(service.text())
        && Key.isLegal(folder)
        && expected.drawing().has(Key.of(folder));
  }

  private void reportSurplus(String folder) {
    Findings findings = new Findings(Optional.empty());
    findings.add(
        Kind.EXTRA,
        Optional.empty(),
        Optional.empty(),
        reading.hosts().get(folder).place(),
        ProofCode.HOST_FOLDER_SURPLUS,
        folder);
    disagreements.addAll(findings.list());
  }
}
