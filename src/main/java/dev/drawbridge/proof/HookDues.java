package dev.drawbridge.proof;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.Packets.Packet;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.proof.HostCells.Cell;
import dev.drawbridge.reading.HostBox;
import dev.drawbridge.reading.Situations.Situation;
import java.util.List;

/** What has to pass one hook, at a router one way, and how a packet there is told. */
interface HookDues {

  /**
   * What one flow lets pass.
   *
   * @param local the addresses on the host's side, or of the sources at a router
   * @param peers the addresses at the other side, in whatever family
   * @param traffic what is carried
   * @param packets what passes
   */
  record Flowing(
      String flow, AddressSet local, AddressSet peers, Traffic traffic, Packets packets) {}

  /** Situations that exist there, the most familiar first. */
  List<Situation> possible();

  /** The closed list of what passes besides what is drawn. */
  List<HostBox> essentials();

  /** New connections that are drawn. */
  List<HostBox> connections();

  /** The flows behind them, in their order. */
  List<Flowing> flows();

  /** The direction in which these connections pass, seen from the host. */
  Direction direction();

  /** Names what passes and is not due. */
  ProofCode passes();

  /** Names what is due by a flow and does not pass. */
  ProofCode stops();

  /** Names an essential that does not pass. */
  ProofCode stopsEssential();

  /** The arguments of all three. */
  List<Object> words(Cell cell, Packet witness);
}
