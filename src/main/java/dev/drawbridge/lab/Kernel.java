package dev.drawbridge.lab;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.drawbridge.net.Address;
import dev.drawbridge.net.Family;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout.OfShort;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The system calls of Linux that the lab makes, for one thread. Java's own sockets cannot be opened
 * in another network namespace without them, cannot be raw, and do not tell one refusal from
 * another. All calls give a result that is not negative, or the negated error number.
 */
final class Kernel implements AutoCloseable {
  static final int EINPROGRESS = 115;
  static final int EAGAIN = 11;
  static final int EADDRINUSE = 98;

  /** Something can be read. */
  static final short POLLIN = 1;

  /** Something can be written: a connection is open. */
  static final short POLLOUT = 4;

  static final int SOCK_STREAM = 1;
  static final int SOCK_DGRAM = 2;
  static final int SOCK_RAW = 3;

  private static final int SOCK_NONBLOCK = 0x800;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int CLONE_NEWNET = 0x40000000;
  private static final int O_CLOEXEC = 0x80000;
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final int SOL_SOCKET = 1;
  private static final int SO_REUSEADDR = 2;
  private static final int SO_ERROR = 4;
  private static final int SO_LINGER = 13;
  private static final int IPPROTO_IPV6 = 41;
  private static final int IPV6_V6ONLY = 26;
  private static final int IPPROTO_IP = 0;
  private static final int IP_RECVERR = 11;
  private static final int IPV6_RECVERR = 25;
  private static final int MSG_ERRQUEUE = 0x2000;
  private static final int LARGEST_PACKET = 2048;

  /** struct msghdr, struct cmsghdr and struct iovec of 64-bit Linux, by their fields' offsets. */
  private static final int MESSAGE = 56;

  private static final int MESSAGE_PARTS = 16;
  private static final int MESSAGE_PART_COUNT = 24;
  private static final int MESSAGE_CONTROL = 32;
  private static final int MESSAGE_CONTROL_LENGTH = 40;
  private static final int CONTROL_CONTENTS = 16;
  private static final int CONTROL = 512;
  private static final OfShort PORT = JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);
  private static final int POLLFD = 8;

  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle OPEN =
      call("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), 2);
  private static final MethodHandle CLOSE = call("close", ints(1));
  private static final MethodHandle SETNS = call("setns", ints(2));
  private static final MethodHandle SOCKET = call("socket", ints(3));
  private static final MethodHandle LISTEN = call("listen", ints(2));
  private static final MethodHandle BIND =
      call("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle CONNECT =
      call("connect", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle GETSOCKOPT =
      call(
          "getsockopt",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
  private static final MethodHandle SETSOCKOPT =
      call(
          "setsockopt",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle SENDTO =
      call(
          "sendto",
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle RECVFROM =
      call(
          "recvfrom",
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS));
  private static final MethodHandle RECVMSG =
      call("recvmsg", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle POLL =
      call("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment state = arena.allocate(STATE);
  private final MemorySegment name = arena.allocate(28, 8);
  private final MemorySegment length = arena.allocate(JAVA_INT);
  private final MemorySegment option = arena.allocate(8, 8);
  private final MemorySegment packet = arena.allocate(LARGEST_PACKET, 8);
  private final MemorySegment message = arena.allocate(MESSAGE, 8);
  private final MemorySegment part = arena.allocate(16, 8);
  private final MemorySegment control = arena.allocate(CONTROL, 8);
  private MemorySegment polled = arena.allocate(0);

  /** Something to wait for. */
  interface Watched {
    /** The descriptor of its socket. */
    int descriptor();

    /** {@link #POLLIN} or {@link #POLLOUT}. */
    short interest();

    /** It has happened, or the socket has an error. */
    void ready();
  }

  /** Moves this thread into a network namespace; sockets it opened before stay where they are. */
  int enter(Path namespace) {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment path = call.allocateFrom(namespace.toString());
      int descriptor = run(() -> (int) OPEN.invokeExact(state, path, O_CLOEXEC));
      if (descriptor < 0) {
        return descriptor;
      }
      int result = run(() -> (int) SETNS.invokeExact(state, descriptor, CLONE_NEWNET));
      close(descriptor);
      return result;
    }
  }

  /** Opens a socket that never blocks; IPv6 sockets are for IPv6 alone. */
  int socket(Family family, int type, int protocol) {
    int domain = family == Family.IPV4 ? AF_INET : AF_INET6;
    int flags = type | SOCK_NONBLOCK | SOCK_CLOEXEC;
    int descriptor = run(() -> (int) SOCKET.invokeExact(state, domain, flags, protocol));
    if (descriptor >= 0 && family == Family.IPV6) {
      option.set(JAVA_INT, 0, 1);
      run(() ->
          (int) SETSOCKOPT.invokeExact(state, descriptor, IPPROTO_IPV6, IPV6_V6ONLY, option, 4));
    }
    return descriptor;
  }

  /**
   * Others may have the same address and port; what comes goes to whom it answers, else to who
   * listens.
   */
  int share(int descriptor) {
    option.set(JAVA_INT, 0, 1);
    return run(
        () -> (int) SETSOCKOPT.invokeExact(state, descriptor, SOL_SOCKET, SO_REUSEADDR, option, 4));
  }

  /** Closing it resets its connection, so that nothing of it lingers. */
  int resetOnClose(int descriptor) {
    option.set(JAVA_INT, 0, 1);
    option.set(JAVA_INT, 4, 0);
    return run(
        () -> (int) SETSOCKOPT.invokeExact(state, descriptor, SOL_SOCKET, SO_LINGER, option, 8));
  }

  /** What others say about its packets is kept for {@link #toldError}. */
  int keepErrors(int descriptor, Family family) {
    boolean ipv4 = family == Family.IPV4;
    int level = ipv4 ? IPPROTO_IP : IPPROTO_IPV6;
    int name = ipv4 ? IP_RECVERR : IPV6_RECVERR;
    option.set(JAVA_INT, 0, 1);
    return run(() -> (int) SETSOCKOPT.invokeExact(state, descriptor, level, name, option, 4));
  }

  /**
   * The error that an ICMP message told about a socket; 0 for none. A refusal that comes while the
   * connection is still being opened is told nowhere else (tcp(7), ip(7): IP_RECVERR).
   */
  int toldError(int descriptor) {
    part.set(ADDRESS, 0, packet);
    part.set(JAVA_LONG, 8, LARGEST_PACKET);
    message.fill((byte) 0);
    message.set(ADDRESS, MESSAGE_PARTS, part);
    message.set(JAVA_LONG, MESSAGE_PART_COUNT, 1);
    message.set(ADDRESS, MESSAGE_CONTROL, control);
    message.set(JAVA_LONG, MESSAGE_CONTROL_LENGTH, CONTROL);
    int result =
        run(() -> (int) (long) RECVMSG.invokeExact(state, descriptor, message, MSG_ERRQUEUE));
    boolean told = result >= 0 && message.get(JAVA_LONG, MESSAGE_CONTROL_LENGTH) > CONTROL_CONTENTS;
    return told ? control.get(JAVA_INT, CONTROL_CONTENTS) : 0;
  }

  /** Gives a socket its address; port 0 is any. */
  int bind(int descriptor, Address address, int port) {
    int size = name(address, port);
    return run(() -> (int) BIND.invokeExact(state, descriptor, name, size));
  }

  /** Opens a connection. */
  int connect(int descriptor, Address address, int port) {
    int size = name(address, port);
    return run(() -> (int) CONNECT.invokeExact(state, descriptor, name, size));
  }

  /** Listens for connections, which nobody needs to accept. */
  int listen(int descriptor, int waiting) {
    return run(() -> (int) LISTEN.invokeExact(state, descriptor, waiting));
  }

  /** What went wrong on a socket since it was last asked; 0 for nothing. */
  int error(int descriptor) {
    length.set(JAVA_INT, 0, 4);
    int result =
        run(() ->
            (int) GETSOCKOPT.invokeExact(state, descriptor, SOL_SOCKET, SO_ERROR, option, length));
    return result < 0 ? -result : option.get(JAVA_INT, 0);
  }

  /** Sends one packet on a connected socket. */
  int send(int descriptor, byte[] bytes) {
    MemorySegment.copy(bytes, 0, packet, JAVA_BYTE, 0, bytes.length);
    return run(() ->
        (int)
            (long)
                SENDTO.invokeExact(
                    state, descriptor, packet, (long) bytes.length, 0, MemorySegment.NULL, 0));
  }

  /** Sends one packet back to where the last one received came from. */
  int answer(int descriptor, byte[] bytes) {
    MemorySegment.copy(bytes, 0, packet, JAVA_BYTE, 0, bytes.length);
    int size = length.get(JAVA_INT, 0);
    return run(() ->
        (int)
            (long)
                SENDTO.invokeExact(state, descriptor, packet, (long) bytes.length, 0, name, size));
  }

  /** Sends one packet of a raw socket. */
  int sendTo(int descriptor, byte[] bytes, Address address) {
    MemorySegment.copy(bytes, 0, packet, JAVA_BYTE, 0, bytes.length);
    int size = name(address, 0);
    return run(() ->
        (int)
            (long)
                SENDTO.invokeExact(state, descriptor, packet, (long) bytes.length, 0, name, size));
  }

  /** Takes one packet; how long it is. Its bytes are given by {@link #received}. */
  int receive(int descriptor) {
    length.set(JAVA_INT, 0, (int) name.byteSize());
    return run(() ->
        (int)
            (long)
                RECVFROM.invokeExact(
                    state, descriptor, packet, (long) LARGEST_PACKET, 0, name, length));
  }

  /** The bytes of the packet taken last. */
  byte[] received(int size) {
    return packet.asSlice(0, size).toArray(JAVA_BYTE);
  }

  /** Waits until something happens, and tells whom it concerns. */
  int await(Collection<? extends Watched> watched, int milliseconds) {
    List<? extends Watched> all = List.copyOf(watched);
    if (polled.byteSize() < (long) all.size() * POLLFD) {
      polled = arena.allocate((long) all.size() * POLLFD * 2, 8);
    }
    for (int i = 0; i < all.size(); i++) {
      long at = (long) i * POLLFD;
      polled.set(JAVA_INT, at, all.get(i).descriptor());
      polled.set(JAVA_SHORT, at + 4, all.get(i).interest());
      polled.set(JAVA_SHORT, at + 6, (short) 0);
    }
    int happened =
        run(() -> (int) POLL.invokeExact(state, polled, (long) all.size(), milliseconds));
    for (int i = 0; i < all.size() && happened > 0; i++) {
      if (polled.get(JAVA_SHORT, (long) i * POLLFD + 6) != 0) {
        all.get(i).ready();
      }
    }
    return happened;
  }

  int close(int descriptor) {
    return run(() -> (int) CLOSE.invokeExact(state, descriptor));
  }

  @Override
  public void close() {
    arena.close();
  }

  /** Writes a socket address (struct sockaddr_in, sockaddr_in6) and gives its size. */
  private int name(Address address, int port) {
    byte[] bytes = address.bytes();
    boolean ipv4 = address.family() == Family.IPV4;
    name.fill((byte) 0);
    name.set(JAVA_SHORT, 0, (short) (ipv4 ? AF_INET : AF_INET6));
    name.set(PORT, 2, (short) port);
    MemorySegment.copy(bytes, 0, name, JAVA_BYTE, ipv4 ? 4 : 8, bytes.length);
    return ipv4 ? 16 : 28;
  }

  private int run(Call call) {
    try {
      int result = call.run();
      return result >= 0 ? result : -(int) ERRNO.get(state, 0L);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a call of the C library threw", e);
    }
  }

  @FunctionalInterface
  private interface Call {
    int run() throws Throwable;
  }

  private static FunctionDescriptor ints(int count) {
    MemoryLayout[] arguments = new MemoryLayout[count];
    Arrays.fill(arguments, JAVA_INT);
    return FunctionDescriptor.of(JAVA_INT, arguments);
  }

  private static MethodHandle call(String name, FunctionDescriptor type) {
    return call(name, type, -1);
  }

  /** Variadic functions such as open(2) are called in another way on some processors. */
  @SuppressWarnings("restricted") // the program is started with access to native code
  private static MethodHandle call(String name, FunctionDescriptor type, int firstVariadic) {
    Linker linker = Linker.nativeLinker();
    Linker.Option errno = Linker.Option.captureCallState("errno");
    MemorySegment symbol = linker.defaultLookup().findOrThrow(name);
    return firstVariadic < 0
        ? linker.downcallHandle(symbol, type, errno)
        : linker.downcallHandle(symbol, type, errno, Linker.Option.firstVariadicArg(firstVariadic));
  }
}
