package dev.drawbridge.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A set of situations: combinations of what a host firewall tells apart besides addresses and
 * ports, as one bit each.
 *
 * @param bits bit {@code Situation.ordinal} is set if the situation is in the set
 */
public record Situations(long bits) {
  /** The link a packet comes in by, or leaves by. */
  public enum Link {
    LOOPBACK,
    /** One of the interfaces that the files name as leading to the host's own containers. */
    CONTAINERS,
    OTHER
  }

  /** What connection tracking says of a packet. */
  public enum State {
    NEW,
    ESTABLISHED,
    RELATED,
    INVALID,
    UNTRACKED
  }

  /** The hop limit (time to live) of a packet: 255 proves a neighbour on the link (RFC 5082). */
  public enum HopLimit {
    IS_255,
    OTHER
  }

  /** Whether the packet's destination is an address of this host; at INPUT it always is. */
  public enum Destination {
    THIS_HOST,
    ELSEWHERE
  }

  /** One combination. */
  public record Situation(Link link, State state, HopLimit hopLimit, Destination destination) {
    int ordinal() {
      return ((link.ordinal() * State.values().length + state.ordinal()) * 2 + hopLimit.ordinal())
              * 2
          + destination.ordinal();
    }
  }

  private static final List<Situation> EVERY = every();

  /** All of them. */
  public static final Situations ALL = new Situations((1L << EVERY.size()) - 1);

  /** None. */
  public static final Situations NONE = new Situations(0);

  private static List<Situation> every() {
    List<Situation> every = new ArrayList<>();
    for (Link link : Link.values()) {
      for (State state : State.values()) {
        for (HopLimit hopLimit : HopLimit.values()) {
          for (Destination destination : Destination.values()) {
            every.add(new Situation(link, state, hopLimit, destination));
          }
        }
      }
    }
    return List.copyOf(every);
  }

  /** Those on that link. */
  public static Situations of(Link link) {
    return where(s -> s.link() == link);
  }

  /** Those in one of these states. */
  public static Situations of(State first, State... more) {
    List<State> states = new ArrayList<>(List.of(more));
    states.add(first);
    return where(s -> states.contains(s.state()));
  }

  /** Those with that hop limit. */
  public static Situations of(HopLimit hopLimit) {
    return where(s -> s.hopLimit() == hopLimit);
  }

  /** Those with that destination. */
  public static Situations of(Destination destination) {
    return where(s -> s.destination() == destination);
  }

  private static Situations where(Predicate<Situation> wanted) {
    long bits = 0;
    for (Situation situation : EVERY) {
      if (wanted.test(situation)) {
        bits |= 1L << situation.ordinal();
      }
    }
    return new Situations(bits);
  }

  public Situations intersect(Situations other) {
    return new Situations(bits & other.bits);
  }

  public Situations union(Situations other) {
    return new Situations(bits | other.bits);
  }

  public Situations minus(Situations other) {
    return new Situations(bits & ~other.bits);
  }

  public boolean isEmpty() {
    return bits == 0;
  }

  public boolean contains(Situation situation) {
    return (bits & (1L << situation.ordinal())) != 0;
  }

  /** The situations in it, in a fixed order. */
  public List<Situation> list() {
    return EVERY.stream().filter(s -> (bits & (1L << s.ordinal())) != 0).toList();
  }
}
