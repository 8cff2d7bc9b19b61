package dev.drawbridge.lab;

import dev.drawbridge.net.Family;
import dev.drawbridge.net.Protocol;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;
import java.util.zip.CRC32C;

/**
 * The opening packets that the lab makes itself, above the IP header: for protocols that Java has
 * no sockets for, and that the kernel need not have either. Each carries a number by which it is
 * recognised where it arrives.
 */
final class Packet {
  /** Tells our packets from whatever else a namespace hears. */
  private static final int MARK = 0x64726177;

  private static final int SCTP_INIT_LENGTH = 20;
  private static final int WORD = 0xffff;

  private Packet() {}

  /**
   * The packet.
   *
   * @param sourcePort where the protocol has ports; else the identifier of an ICMP request
   * @param number not 0
   */
  static byte[] of(Point point, int sourcePort, int number) {
    if (point.protocol().equals(Protocol.SCTP)) {
      return sctpInit(sourcePort, point.kind(), number);
    }
    if (point.protocol().isIcmp()) {
      return icmpRequest(point, sourcePort, number);
    }
    return ByteBuffer.allocate(16).putInt(MARK).putInt(number).array();
  }

  /** The number of a packet of ours as a raw socket receives it; empty if it is none of ours. */
  static OptionalInt number(byte[] received, Family family, Protocol protocol) {
    ByteBuffer bytes = ByteBuffer.wrap(received);
    // Raw sockets of IPv4 receive the IP header too, those of IPv6 do not.
    int start = family == Family.IPV4 && received.length > 0 ? (received[0] & 0xf) * 4 : 0;
    if (protocol.equals(Protocol.SCTP)) {
      int tag = start + 16;
      return received.length >= start + 32 && received[start + 12] == 1
          ? OptionalInt.of(bytes.getInt(tag))
          : OptionalInt.empty();
    }
    int mark = protocol.isIcmp() ? start + 8 : start;
    return received.length >= mark + 8 && bytes.getInt(mark) == MARK
        ? OptionalInt.of(bytes.getInt(mark + 4))
        : OptionalInt.empty();
  }

  /** An INIT chunk (RFC 9260, 3.3.2); the number is the initiate tag. */
  private static byte[] sctpInit(int sourcePort, int destinationPort, int number) {
    ByteBuffer packet = ByteBuffer.allocate(12 + SCTP_INIT_LENGTH);
    packet.putShort((short) sourcePort).putShort((short) destinationPort);
    packet.putInt(0).putInt(0);
    packet.put((byte) 1).put((byte) 0).putShort((short) SCTP_INIT_LENGTH);
    packet.putInt(number).putInt(65_536).putShort((short) 1).putShort((short) 1).putInt(number);
    CRC32C checksum = new CRC32C();
    checksum.update(packet.array());
    // The checksum is the only field that goes with the lowest byte first (RFC 9260, appendix A).
    packet.order(ByteOrder.LITTLE_ENDIAN).putInt(8, (int) checksum.getValue());
    return packet.array();
  }

  /** A request with the number as its contents; the kernel fills in the checksum of ICMPv6. */
  private static byte[] icmpRequest(Point point, int identifier, int number) {
    ByteBuffer packet = ByteBuffer.allocate(28);
    packet.put((byte) point.icmpType()).put((byte) 0).putShort((short) 0);
    packet.putShort((short) identifier).putShort((short) 1);
    packet.putInt(MARK).putInt(number);
    if (point.protocol().equals(Protocol.ICMP)) {
      packet.putShort(2, checksum(packet.array()));
    }
    return packet.array();
  }

  /** The Internet checksum (RFC 1071). */
  private static short checksum(byte[] bytes) {
    ByteBuffer words = ByteBuffer.wrap(bytes);
    int sum = 0;
    while (words.remaining() >= Short.BYTES) {
      sum += words.getShort() & WORD;
    }
    sum = (sum & WORD) + (sum >>> 16);
    return (short) ~((sum & WORD) + (sum >>> 16));
  }
}
