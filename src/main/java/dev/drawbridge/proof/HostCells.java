package dev.drawbridge.proof;

import static java.util.Comparator.comparingInt;

import dev.drawbridge.net.Address;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.reading.HostBox;
import dev.drawbridge.reading.Situations.Situation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Cuts situations, own addresses and source ports into classes that no box tells apart, so that
 * within a cell only sets of packets are left to compare. Cells under the same boxes are one.
 */
final class HostCells {

  /**
   * Packets of some situations, own addresses of one family and source ports.
   *
   * @param situation one of its situations
   * @param local one of its own addresses
   * @param sourcePort one of its source ports
   * @param found which of the first boxes cover it
   * @param due which of the second boxes cover it
   */
  record Cell(Situation situation, Address local, int sourcePort, BitSet found, BitSet due) {
    Family family() {
      return local.family();
    }
  }

  private record CellKey(Family family, BitSet boxes) {}

  private final List<HostBox> found;
  private final List<HostBox> due;
  private final List<HostBox> boxes;
  private final Map<CellKey, Cell> cells = new LinkedHashMap<>();
  private final Map<BitSet, Packets> foundUnions = new HashMap<>();
  private final Map<BitSet, Packets> dueUnions = new HashMap<>();

  HostCells(List<HostBox> found, List<HostBox> due, List<Situation> possible) {
    this.found = found;
    this.due = due;
    this.boxes = new ArrayList<>(found);
    boxes.addAll(due);
    cut(possible);
  }

  /** All different cells. */
  List<Cell> cells() {
    return List.copyOf(cells.values());
  }

  /** The packets that pass in a cell. */
  Packets found(Cell cell) {
    return foundUnions.computeIfAbsent(cell.found(), set -> union(found, set));
  }

  /** The packets that have to pass in a cell. */
  Packets due(Cell cell) {
    return dueUnions.computeIfAbsent(cell.due(), set -> union(due, set));
  }

  private static Packets union(List<HostBox> boxes, BitSet chosen) {
    return Unions.of(chosen.stream().mapToObj(i -> boxes.get(i).packets()).toList());
  }

  private void cut(List<Situation> possible) {
    Map<BitSet, Situation> situations = new LinkedHashMap<>();
    for (Situation situation : possible) {
      situations.putIfAbsent(covering(box -> box.situations().contains(situation)), situation);
    }
    Map<BitSet, Address> ipv4 = locals(Family.IPV4);
    Map<BitSet, Address> ipv6 = locals(Family.IPV6);
    Map<BitSet, Integer> sourcePorts = sourcePorts();
    situations.forEach((inSituation, situation) ->
        sourcePorts.forEach((withPort, port) -> {
          BitSet both = intersection(inSituation, withPort);
          ipv4.forEach((at, local) -> add(situation, local, port, intersection(both, at)));
          ipv6.forEach((at, local) -> add(situation, local, port, intersection(both, at)));
        }));
  }

  private void add(Situation situation, Address local, int port, BitSet covering) {
    cells.computeIfAbsent(
        new CellKey(local.family(), covering),
        _ ->
            new Cell(
                situation,
                local,
                port,
                covering.get(0, found.size()),
                covering.get(found.size(), boxes.size())));
  }

  private Map<BitSet, Address> locals(Family family) {
    List<AddressSet> atoms = new ArrayList<>(List.of(family.all()));
    boxes.stream()
        .map(box -> box.local().only(family))
        .distinct()
        .forEach(set -> split(atoms, set));
    Map<BitSet, Address> classes = new LinkedHashMap<>();
    for (AddressSet atom : atoms) {
      Address one = atom.any().orElseThrow();
      classes.putIfAbsent(covering(box -> box.local().contains(one)), one);
    }
    return classes;
  }

  private static void split(List<AddressSet> atoms, AddressSet set) {
    List<AddressSet> next = new ArrayList<>();
    for (AddressSet atom : atoms) {
      AddressSet inside = atom.intersect(set);
      AddressSet outside = atom.minus(set);
      if (!inside.isEmpty()) {
        next.add(inside);
      }
      if (!outside.isEmpty()) {
        next.add(outside);
      }
    }
    atoms.clear();
    atoms.addAll(next);
  }

  private Map<BitSet, Integer> sourcePorts() {
    List<PortSet> atoms = new ArrayList<>(List.of(PortSet.ALL));
    for (PortSet set : boxes.stream().map(HostBox::sourcePorts).distinct().toList()) {
      List<PortSet> next = new ArrayList<>();
      for (PortSet atom : atoms) {
        next.add(atom.intersect(set));
        next.add(atom.minus(set));
      }
      atoms = next.stream().filter(atom -> !atom.isEmpty()).toList();
    }
    Map<BitSet, Integer> classes = new LinkedHashMap<>();
    // Ordinary ports first, and high ones of them, as clients use them: they make better examples.
    for (PortSet atom : atoms.stream().sorted(comparingInt(PortSet::size).reversed()).toList()) {
      int one = atom.ranges().getLast().last();
      classes.putIfAbsent(covering(box -> box.sourcePorts().contains(one)), one);
    }
    return classes;
  }

  private BitSet covering(Predicate<HostBox> condition) {
    BitSet covering = new BitSet(boxes.size());
    for (int i = 0; i < boxes.size(); i++) {
      if (condition.test(boxes.get(i))) {
        covering.set(i);
      }
    }
    return covering;
  }

  private static BitSet intersection(BitSet some, BitSet others) {
    BitSet both = (BitSet) some.clone();
    both.and(others);
    return both;
  }
}
