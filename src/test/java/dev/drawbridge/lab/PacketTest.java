package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.net.Family;
import dev.drawbridge.net.Protocol;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class PacketTest {
  private static final int NUMBER = 4711;

  private static byte[] behindHeader(byte[] packet) {
    byte[] received = new byte[20 + packet.length];
    received[0] = 0x45;
    System.arraycopy(packet, 0, received, 20, packet.length);
    return received;
  }

  @Test
  void everyPacketIsRecognisedWhereItArrives() {
    List<Point> points =
        List.of(
            Point.port(Protocol.SCTP, 3868),
            Point.icmp(Protocol.ICMP, 8),
            Point.icmp(Protocol.ICMPV6, 128),
            new Point(new Protocol(112), 0));
    for (Point point : points) {
      byte[] packet = Packet.of(point, 40_000, NUMBER);
      assertThat(Packet.number(behindHeader(packet), Family.IPV4, point.protocol()))
          .as("%s", point)
          .hasValue(NUMBER);
      assertThat(Packet.number(packet, Family.IPV6, point.protocol()))
          .as("%s", point)
          .hasValue(NUMBER);
    }
  }

  @Test
  void strangersPacketsAreNotTakenForOurs() {
    assertThat(Packet.number(behindHeader(new byte[64]), Family.IPV4, Protocol.ICMP)).isEmpty();
    assertThat(Packet.number(new byte[3], Family.IPV6, new Protocol(112))).isEmpty();
    assertThat(Packet.number(new byte[0], Family.IPV4, Protocol.SCTP)).isEmpty();
  }

  @Test
  void theChecksumOfIcmpMakesTheSumOfAllWordsFull() {
    ByteBuffer words = ByteBuffer.wrap(Packet.of(Point.icmp(Protocol.ICMP, 8), 1, NUMBER));
    int sum = 0;
    while (words.hasRemaining()) {
      sum += words.getShort() & 0xffff;
    }
    assertThat((sum & 0xffff) + (sum >>> 16)).isEqualTo(0xffff);
  }

  @Test
  void connectionTrackingAcceptsTheChecksumOfSctp() {
    byte[] packet = Packet.of(Point.port(Protocol.SCTP, 3868), 40_000, NUMBER);
    ByteBuffer buffer = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
    int written = buffer.getInt(8);
    buffer.putInt(8, 0);
    CRC32C checksum = new CRC32C();
    checksum.update(packet);

    assertThat(written).isEqualTo((int) checksum.getValue());
  }
}
