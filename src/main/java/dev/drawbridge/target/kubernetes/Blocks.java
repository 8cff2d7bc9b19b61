package dev.drawbridge.target.kubernetes;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Cidr;
import dev.drawbridge.net.Family;
import java.util.ArrayList;
import java.util.List;

/**
 * Addresses as networks with exceptions, written with as few CIDRs as that allows: all of IPv4 less
 * seven ranges stays one block with seven exceptions instead of becoming forty networks.
 */
final class Blocks {
  /** Blocks and how many CIDRs it takes to write them. */
  private record Choice(List<PeerItem.Block> blocks, int cidrs) {
    static final Choice NONE = new Choice(List.of(), 0);

    static Choice of(Cidr cidr, List<Cidr> except) {
      return new Choice(List.of(new PeerItem.Block(cidr, except)), 1 + except.size());
    }

    Choice and(Choice other) {
      if (blocks.isEmpty() || other.blocks.isEmpty()) {
        return blocks.isEmpty() ? other : this;
      }
      List<PeerItem.Block> both = new ArrayList<>(blocks);
      both.addAll(other.blocks);
      return new Choice(both, cidrs + other.cidrs);
    }
  }

  private Blocks() {}

  /** Disjoint blocks that together are exactly the set, ascending, IPv4 first. */
  static List<PeerItem.Block> of(AddressSet set) {
    List<PeerItem.Block> blocks = new ArrayList<>();
    for (Family family : Family.values()) {
      Cidr all = all(family);
      blocks.addAll(best(all, AddressSet.of(all), set.only(family)).blocks());
    }
    return blocks;
  }

  private static Cidr all(Family family) {
    return switch (family) {
      case IPV4 -> Cidr.parse("0.0.0.0/0");
      case IPV6 -> Cidr.parse("::/0");
    };
  }

  /** The best way to write the part of a set that lies in one network. */
  private static Choice best(Cidr network, AddressSet all, AddressSet part) {
    if (part.isEmpty()) {
      return Choice.NONE;
    }
    if (part.equals(all)) {
      return Choice.of(network, List.of());
    }
    List<Cidr> plain = part.cidrs();
    if (plain.size() == 1) {
      return Choice.of(plain.getFirst(), List.of());
    }
    int length = network.prefixLength() + 1;
    Cidr low = new Cidr(network.address(), length);
    Cidr high = Cidr.around(network.range().last(), length);
    AddressSet allLow = AddressSet.of(low);
    AddressSet allHigh = AddressSet.of(high);
    Choice split =
        best(low, allLow, part.intersect(allLow)).and(best(high, allHigh, part.intersect(allHigh)));
    List<Cidr> gaps = all.minus(part).cidrs();
    // A few plain networks read better than one with a hole of the same size.
    return 1 + gaps.size() < split.cidrs() ? Choice.of(network, gaps) : split;
  }
}
