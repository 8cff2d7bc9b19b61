package dev.drawbridge.target.aws;

import dev.drawbridge.net.Cidr;
import dev.drawbridge.net.Family;

/** The other side of one rule: a group, one CIDR, or a prefix list. */
sealed interface Source {

  /** What it costs of a group's quota in that family. */
  int cost(Family family);

  /**
   * A group; counts as one rule in both families.
   *
   * @param reference such as {@code sg:api}
   */
  record Group(String reference) implements Source {
    @Override
    public int cost(Family family) {
      return 1;
    }
  }

  /** One CIDR. */
  record Block(Cidr cidr) implements Source {
    @Override
    public int cost(Family family) {
      return cidr.family() == family ? 1 : 0;
    }
  }

  /**
   * A prefix list of one family.
   *
   * @param maximum the most entries it may hold, each of which counts
   */
  record PrefixList(String id, Family family, int maximum) implements Source {
    @Override
    public int cost(Family family) {
      return family == this.family ? maximum : 0;
    }
  }
}
