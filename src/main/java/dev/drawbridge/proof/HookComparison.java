package dev.drawbridge.proof;

import dev.drawbridge.net.Family;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.Packets.Packet;
import dev.drawbridge.problem.Place;
import dev.drawbridge.proof.Disagreement.Kind;
import dev.drawbridge.proof.HookDues.Flowing;
import dev.drawbridge.proof.HostCells.Cell;
import dev.drawbridge.reading.HostBox;
import dev.drawbridge.reading.HostsReading.HookReading;
import dev.drawbridge.reading.HostsReading.Passage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares what passes one hook with what is due there. */
final class HookComparison {
  private final HookReading reading;
  private final HookDues dues;
  private final Findings findings;
  private final List<HostBox> essentials;
  private final List<HostBox> found;
  private final List<HostBox> due;
  private final Set<Place> reportedExtra = new HashSet<>();
  private final Set<Object> reportedMissing = new HashSet<>();
  private Optional<List<Flowing>> flows = Optional.empty();

  HookComparison(HookReading reading, HookDues dues, Findings findings) {
    this.reading = reading;
    this.dues = dues;
    this.findings = findings;
    this.found = reading.passes().stream().map(Passage::packets).toList();
    this.essentials = dues.essentials();
    this.due = new ArrayList<>(essentials);
    due.addAll(dues.connections());
  }

  /** Reports every difference. */
  void compare() {
    for (Family family : Family.values()) {
      compare(new HostCells(family, found, due, dues.possible()));
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
                  nearest(cell, witness),
                  passage.place(),
                  dues.passes(),
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
                    dues.stopsEssential(),
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
    for (Flowing flow : flows()) {
      if (findings.isFull()
          || reportedMissing.contains(flow.flow())
          || !flow.local().contains(cell.local())) {
        continue;
      }
      flow.packets()
          .intersect(missing)
          .any()
          .ifPresent(witness -> {
            reportedMissing.add(flow.flow());
            add(
                Kind.MISSING,
                Optional.of(flow.flow()),
                reading.place(),
                dues.stops(),
                cell,
                witness);
          });
    }
  }

  /** The flow that a packet comes closest to: of the same ends, else on the same port. */
  private Optional<String> nearest(Cell cell, Packet witness) {
    return flows().stream()
        .filter(flow -> flow.local().contains(cell.local()))
        .filter(flow -> flow.peers().contains(witness.address()))
        .findFirst()
        .or(() ->
            flows().stream()
                .filter(flow -> flow.traffic().contains(witness.protocol(), witness.kind()))
                .findFirst())
        .map(Flowing::flow);
  }

  private List<Flowing> flows() {
    List<Flowing> known = flows.orElseGet(dues::flows);
    flows = Optional.of(known);
    return known;
  }

  private void add(
      Kind kind, Optional<String> flow, Place place, ProofCode code, Cell cell, Packet witness) {
    List<Object> words = new ArrayList<>(dues.words(cell, witness));
    if (code == dues.stops()) {
      words.add(flow.orElseThrow());
    }
    findings.add(kind, Optional.of(dues.direction()), flow, place, code, words.toArray());
  }

  private static List<Integer> indices(BitSet set) {
    return set.stream().boxed().toList();
  }
}
