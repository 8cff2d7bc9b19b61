package dev.drawbridge.lab;

import dev.drawbridge.net.Address;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Protocol;
import java.nio.ByteBuffer;
import java.util.function.IntConsumer;

/** Somebody who listens at a destination and tells which packets have arrived. */
abstract sealed class Door implements Kernel.Watched {
  private static final int WAITING = 4096;

  final Kernel kernel;
  final int descriptor;
  final IntConsumer arrivals;

  private Door(Kernel kernel, int descriptor, IntConsumer arrivals) {
    this.kernel = kernel;
    this.descriptor = descriptor;
    this.arrivals = arrivals;
  }

  /** Which listener it takes for an attempt: attempts with equal ones share a door. */
  record Place(String station, Family family, Protocol protocol, Address address, int port) {
    static Place of(Post to, Point point) {
      Family family = to.address().family();
      // A raw socket hears every address and every port of its namespace.
      return point.protocol().equals(Protocol.TCP) || point.protocol().equals(Protocol.UDP)
          ? new Place(to.station(), family, point.protocol(), to.address(), point.kind())
          : new Place(to.station(), family, point.protocol(), any(family), 0);
    }

    private static Address any(Family family) {
      return family.all().any().orElseThrow();
    }
  }

  /**
   * Opens a listener in the namespace in which this thread is. Where that fails, nobody listens,
   * and the attempts say so.
   *
   * @param arrivals is told the numbers of packets that arrive
   */
  static Door open(Kernel kernel, Place place, IntConsumer arrivals) {
    if (place.protocol().equals(Protocol.TCP)) {
      int socket = kernel.socket(place.family(), Kernel.SOCK_STREAM, 0);
      kernel.bind(socket, place.address(), place.port());
      kernel.listen(socket, WAITING);
      return new Tcp(kernel, socket, arrivals);
    }
    if (place.protocol().equals(Protocol.UDP)) {
      int socket = kernel.socket(place.family(), Kernel.SOCK_DGRAM, 0);
      kernel.share(socket);
      kernel.bind(socket, place.address(), place.port());
      return new Udp(kernel, socket, arrivals);
    }
    int socket = kernel.socket(place.family(), Kernel.SOCK_RAW, place.protocol().number());
    return new Raw(kernel, socket, arrivals, place);
  }

  @Override
  public int descriptor() {
    return descriptor;
  }

  @Override
  public short interest() {
    return Kernel.POLLIN;
  }

  /** Connections are answered by the kernel; accepting them is not needed for that. */
  private static final class Tcp extends Door {
    Tcp(Kernel kernel, int descriptor, IntConsumer arrivals) {
      super(kernel, descriptor, arrivals);
    }

    @Override
    public short interest() {
      return 0;
    }

    @Override
    public void ready() {
      kernel.error(descriptor);
    }
  }

  /** Sends back what it receives. */
  private static final class Udp extends Door {
    Udp(Kernel kernel, int descriptor, IntConsumer arrivals) {
      super(kernel, descriptor, arrivals);
    }

    @Override
    public void ready() {
      int size = kernel.receive(descriptor);
      while (size >= 0) {
        byte[] contents = kernel.received(size);
        if (size == Integer.BYTES) {
          arrivals.accept(ByteBuffer.wrap(contents).getInt());
          kernel.answer(descriptor, contents);
        }
        size = kernel.receive(descriptor);
      }
    }
  }

  /** Hears every packet of its protocol. */
  private static final class Raw extends Door {
    private final Place place;

    Raw(Kernel kernel, int descriptor, IntConsumer arrivals, Place place) {
      super(kernel, descriptor, arrivals);
      this.place = place;
    }

    @Override
    public void ready() {
      int size = kernel.receive(descriptor);
      while (size >= 0) {
        Packet.number(kernel.received(size), place.family(), place.protocol()).ifPresent(arrivals);
        size = kernel.receive(descriptor);
      }
    }
  }
}
