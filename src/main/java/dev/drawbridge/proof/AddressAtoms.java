package dev.drawbridge.proof;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Cuts the addresses of a family into parts that none of some sets tells apart. */
final class AddressAtoms {
  private AddressAtoms() {}

  /** The parts, none empty, which together are all addresses of the family. */
  static List<AddressSet> of(Family family, Stream<AddressSet> sets) {
    List<AddressSet> atoms = new ArrayList<>(List.of(family.all()));
    sets.distinct().forEach(set -> split(atoms, set));
    return atoms;
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
}
