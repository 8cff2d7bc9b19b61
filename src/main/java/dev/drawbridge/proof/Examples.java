package dev.drawbridge.proof;

import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.net.Traffic.Kinds;

/** Single kinds of traffic, for witnesses. */
final class Examples {
  private Examples() {}

  /** One protocol and port of some traffic that is not empty, TCP if it has some. */
  static Traffic of(Traffic traffic) {
    Traffic familiar = traffic.only(Protocol.TCP);
    Kinds kinds = (familiar.isEmpty() ? traffic : familiar).kinds().getFirst();
    return Traffic.of(new Kinds(kinds.protocol(), kinds.first(), kinds.first()));
  }
}
