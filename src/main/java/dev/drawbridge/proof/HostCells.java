package dev.drawbridge.proof;

import static java.util.Comparator.comparingInt;

import dev.drawbridge.net.Address;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.PortSet;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.reading.HostBox;
import dev.drawbridge.reading.Situations.Situation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Cuts situations, own addresses and source ports into classes that no box tells apart, so that
 * within a cell only sets of packets are left to compare. Cells under the same boxes are one. The
 * two families have cells of their own, since own address and peer of one packet are of the same.
 */
final class HostCells {

  /**
   * Packets of some situations, own addresses and source ports.
   *
   * @param situation one of its situations
   * @param local one of its own addresses
   * @param sourcePort one of its source ports
   * @param found which of the first boxes cover it
   * @param due which of the second boxes cover it
   */
  record Cell(Situation situation, Address local, int sourcePort, BitSet found, BitSet due) {}

  private final Family family;
  private final int foundBoxes;
  private final List<HostBox> boxes = new ArrayList<>();
  private final Map<BitSet, Cell> cells = new LinkedHashMap<>();
  private final SharedUnions foundUnions;
  private final SharedUnions dueUnions;

  HostCells(Family family, List<HostBox> found, List<HostBox> due, List<Situation> possible) {
    this.family = family;
    this.foundBoxes = found.size();
    found.forEach(box -> boxes.add(inFamily(box)));
    due.forEach(box -> boxes.add(inFamily(box)));
    this.foundUnions = unions(boxes.subList(0, foundBoxes));
    this.dueUnions = unions(boxes.subList(foundBoxes, boxes.size()));
    cut(possible);
  }

  /** A box without packets of the family covers nothing, so that it tells nothing apart. */
  private HostBox inFamily(HostBox box) {
    Packets packets = box.packets().restrictTo(family.all());
    return box.withPackets(packets)
        .withLocal(packets.isEmpty() ? AddressSet.NONE : box.local().only(family));
  }

  private SharedUnions unions(List<HostBox> some) {
    return new SharedUnions(
        some.stream().map(HostBox::packets).toList(), Packets.of(family.all(), Traffic.ANY));
  }

  /** All different cells. */
  List<Cell> cells() {
    return List.copyOf(cells.values());
  }

  /** The packets that pass in a cell. */
  Packets found(Cell cell) {
    return foundUnions.of(cell.found());
  }

  /** The packets that have to pass in a cell. */
  Packets due(Cell cell) {
    return dueUnions.of(cell.due());
  }

  private void cut(List<Situation> possible) {
    Map<BitSet, Situation> situations = new LinkedHashMap<>();
    for (Situation situation : possible) {
      situations.putIfAbsent(covering(box -> box.situations().contains(situation)), situation);
    }
    Map<BitSet, Address> locals = locals();
    Map<BitSet, Integer> sourcePorts = sourcePorts();
    situations.forEach((inSituation, situation) ->
        sourcePorts.forEach((withPort, port) -> {
          BitSet both = intersection(inSituation, withPort);
          locals.forEach((at, local) -> add(situation, local, port, intersection(both, at)));
        }));
  }

  private void add(Situation situation, Address local, int port, BitSet covering) {
    cells.computeIfAbsent(
        covering,
        _ ->
            new Cell(
                situation,
                local,
                port,
                covering.get(0, foundBoxes),
                covering.get(foundBoxes, boxes.size())));
  }

  private Map<BitSet, Address> locals() {
    Map<BitSet, Address> classes = new LinkedHashMap<>();
    for (AddressSet atom : AddressAtoms.of(family, boxes.stream().map(HostBox::local))) {
      Address one = atom.any().orElseThrow();
      classes.putIfAbsent(covering(box -> box.local().contains(one)), one);
    }
    return classes;
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
