package dev.drawbridge.lab;

import dev.drawbridge.net.Address;
import dev.drawbridge.net.Protocol;
import java.nio.ByteBuffer;
import java.util.Optional;

/** One attempt under way: a socket at its source, and what came of it so far. */
abstract sealed class Knock implements Kernel.Watched {
  private static final int MOST_PORTS_TRIED = 5;

  final Kernel kernel;
  final Shot shot;
  final int descriptor;
  private Optional<Outcome> outcome = Optional.empty();
  private boolean arrived;
  private int repeats;

  private Knock(Kernel kernel, Shot shot, int descriptor) {
    this.kernel = kernel;
    this.shot = shot;
    this.descriptor = descriptor;
  }

  /**
   * Opens the socket of an attempt in the namespace in which this thread is.
   *
   * @param ports gives ports and identifiers that no other attempt uses
   * @param number by which its packet is recognised; not 0
   */
  static Knock open(Kernel kernel, Shot shot, SourcePorts ports, int number) {
    Protocol protocol = shot.point().protocol();
    Address source = shot.from().address();
    if (protocol.equals(Protocol.TCP)) {
      int socket = kernel.socket(source.family(), Kernel.SOCK_STREAM, 0);
      kernel.resetOnClose(socket);
      kernel.keepErrors(socket, source.family());
      return bound(new Tcp(kernel, shot, socket), ports);
    }
    if (protocol.equals(Protocol.UDP)) {
      int socket = kernel.socket(source.family(), Kernel.SOCK_DGRAM, 0);
      kernel.share(socket);
      Knock udp = bound(new Udp(kernel, shot, socket, number), ports);
      // Before anything is sent: else it would hear what listeners at its own port should.
      if (udp.isOpen()) {
        kernel.connect(socket, shot.to().address(), shot.point().kind());
      }
      return udp;
    }
    int socket = kernel.socket(source.family(), Kernel.SOCK_RAW, protocol.number());
    Knock raw =
        new Raw(kernel, shot, socket, Packet.of(shot.point(), sourcePort(shot, ports), number));
    raw.bind(0);
    return raw;
  }

  /** What tells one connection from another: of ICMP it is the identifier. */
  private static int sourcePort(Shot shot, SourcePorts ports) {
    return shot.sourcePort().orElseGet(ports::next);
  }

  private static Knock bound(Knock knock, SourcePorts ports) {
    int result = knock.bind(sourcePort(knock.shot, ports));
    // Somebody may listen at that very port.
    for (int again = 0; again < MOST_PORTS_TRIED && result == -Kernel.EADDRINUSE; again++) {
      result = knock.bind(ports.next());
    }
    if (result < 0) {
      knock.failed(-result);
    }
    return knock;
  }

  private int bind(int port) {
    return descriptor < 0 ? descriptor : kernel.bind(descriptor, shot.from().address(), port);
  }

  /** Sends the opening packet. */
  abstract void send();

  /** Sends it once more, in case that it was lost. */
  void repeat() {
    send();
    repeats++;
  }

  /** How often it was sent once more. */
  int repeats() {
    return repeats;
  }

  @Override
  public int descriptor() {
    return descriptor;
  }

  /** Whether its socket may still have something to tell. */
  boolean isOpen() {
    return outcome.isEmpty() && descriptor >= 0;
  }

  /** The packet was seen at its destination. */
  void arrive() {
    arrived = true;
  }

  boolean hasArrived() {
    return arrived;
  }

  /** What came of it, as of now. */
  Outcome outcome() {
    return outcome.orElse(arrived ? Outcome.ONE_WAY : Outcome.SILENT);
  }

  /** Whether it is waited for in vain so far. */
  boolean isAwaited() {
    return shot.awaited() && outcome.isEmpty();
  }

  final void decide(Outcome decided) {
    if (outcome.isEmpty()) {
      outcome = Optional.of(decided);
    }
  }

  final void failed(int errno) {
    decide(Outcome.ofError(errno));
  }

  /** A connection of TCP: open as soon as the other end has answered. */
  private static final class Tcp extends Knock {
    Tcp(Kernel kernel, Shot shot, int descriptor) {
      super(kernel, shot, descriptor);
    }

    @Override
    void send() {
      int result = kernel.connect(descriptor, shot.to().address(), shot.point().kind());
      if (result < 0 && result != -Kernel.EINPROGRESS) {
        failed(-result);
      }
    }

    /** The kernel does that by itself. */
    @Override
    void repeat() {}

    @Override
    public short interest() {
      return Kernel.POLLOUT;
    }

    @Override
    public void ready() {
      int error = kernel.error(descriptor);
      if (error == 0) {
        error = kernel.toldError(descriptor);
      }
      if (error == 0) {
        decide(Outcome.ANSWERED);
      } else {
        failed(error);
      }
    }
  }

  /** A packet of UDP, which the other end sends back. */
  private static final class Udp extends Knock {
    private final byte[] contents;

    Udp(Kernel kernel, Shot shot, int descriptor, int number) {
      super(kernel, shot, descriptor);
      contents = ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    @Override
    void send() {
      int result = kernel.send(descriptor, contents);
      if (result < 0) {
        failed(-result);
      }
    }

    @Override
    public short interest() {
      return Kernel.POLLIN;
    }

    @Override
    public void ready() {
      int result = kernel.receive(descriptor);
      if (result >= 0) {
        decide(Outcome.ANSWERED);
      } else if (result != -Kernel.EAGAIN) {
        failed(-result);
      }
    }
  }

  /**
   * A packet of a protocol without sockets for everybody: that it arrives is the answer, since
   * nobody else need know the protocol.
   */
  private static final class Raw extends Knock {
    private final byte[] packet;

    Raw(Kernel kernel, Shot shot, int descriptor, byte[] packet) {
      super(kernel, shot, descriptor);
      this.packet = packet;
    }

    @Override
    void send() {
      int result = kernel.sendTo(descriptor, packet, shot.to().address());
      if (result < 0) {
        failed(-result);
      }
    }

    @Override
    void arrive() {
      super.arrive();
      decide(Outcome.ANSWERED);
    }

    @Override
    public short interest() {
      return 0;
    }

    @Override
    public void ready() {
      // Errors that others send about a raw packet are not told apart; its arrival counts alone.
      kernel.error(descriptor);
    }
  }
}
