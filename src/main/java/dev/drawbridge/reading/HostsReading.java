package dev.drawbridge.reading;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Packets;
import dev.drawbridge.problem.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What host firewalls let through, one per folder of rule files.
 *
 * @param hosts by folder name; which drawn service a folder belongs to is told by the addresses
 *     that its rules stand behind, not by its name
 */
public record HostsReading(Map<String, HostReading> hosts) implements Reading {
  public HostsReading {
    hosts = Collections.unmodifiableMap(new TreeMap<>(hosts));
  }

  /**
   * One host firewall.
   *
   * @param hooks where it stands in the packet path; hooks that are missing are not filtered at all
   * @param containerInterfaces the interfaces, other than loopback, that the files name at hooks
   *     other than {@link Hook#FORWARD}; all of them are treated alike, as {@link
   *     Situations.Link#CONTAINERS}
   * @param credits the flows behind each key of a counter
   * @param place the first file
   */
  public record HostReading(
      List<HookReading> hooks,
      Set<String> containerInterfaces,
      Map<String, Credit> credits,
      Place.InFile place) {
    public HostReading {
      hooks = List.copyOf(hooks);
      containerInterfaces = Collections.unmodifiableSet(new TreeSet<>(containerInterfaces));
      credits = Collections.unmodifiableMap(new TreeMap<>(credits));
    }

    /** One that credits what it counts to no flow. */
    public HostReading(
        List<HookReading> hooks, Set<String> containerInterfaces, Place.InFile place) {
      this(hooks, containerInterfaces, Map.of(), place);
    }

    /** Whether it says anywhere that it counts, or for whom. */
    public boolean counts() {
      return !credits.isEmpty() || hooks.stream().anyMatch(hook -> !hook.counters().isEmpty());
    }
  }

  /**
   * One hook with what passes it.
   *
   * @param hook which
   * @param way between which interfaces; {@link Way#ANY} but at {@link Hook#FORWARD}, of which
   *     there is one reading for every way that the files tell apart
   * @param priority the netfilter priority at which it stands; iptables tables have fixed ones
   *     (filter 0, mangle -150)
   * @param first whether nothing of the same priority can decide before it (iptables: the jump is
   *     rule 1; nftables: always)
   * @param passes what is not dropped; boxes may overlap
   * @param counters what counts connections that begin, in the order in which a packet meets it:
   *     only the first that it belongs to counts it, and of those of one list it belongs to one at
   *     most, or else to the last
   * @param place where the hook was read
   */
  public record HookReading(
      Hook hook,
      Way way,
      int priority,
      boolean first,
      List<Passage> passes,
      List<List<Counter>> counters,
      Place.InFile place) {
    public HookReading {
      passes = List.copyOf(passes);
      counters = counters.stream().map(List::copyOf).toList();
    }

    /** One that counts nothing. */
    public HookReading(
        Hook hook, Way way, int priority, boolean first, List<Passage> passes, Place.InFile place) {
      this(hook, way, priority, first, passes, List.of(), place);
    }
  }

  /**
   * What counts connections that begin.
   *
   * @param local the host's own addresses, or at {@link Hook#FORWARD} the sources
   * @param packets which, at the other side; of all its addresses one family
   * @param key by which the flows behind it are found; empty if it has none or does not count
   * @param place where it stands
   */
  public record Counter(AddressSet local, Packets.Box packets, String key, Place.InFile place) {
    /** The same credited to no flow. */
    public Counter keyless() {
      return new Counter(local, packets, "", place);
    }
  }

  /**
   * By which interface forwarded packets come in, and by which they go out.
   *
   * @param in its name; empty for every interface that the files do not name there
   * @param out its name; empty likewise
   */
  public record Way(Optional<String> in, Optional<String> out) {
    /** Whatever the interfaces. */
    public static final Way ANY = new Way(Optional.empty(), Optional.empty());

    /** Every way between some interfaces, and by others that have no name here. */
    public static List<Way> between(Set<String> in, Set<String> out) {
      List<Way> ways = new ArrayList<>();
      for (Optional<String> coming : andOthers(in)) {
        for (Optional<String> going : andOthers(out)) {
          ways.add(new Way(coming, going));
        }
      }
      return ways;
    }

    private static List<Optional<String>> andOthers(Set<String> names) {
      return Stream.concat(
              new TreeSet<>(names).stream().map(Optional::of), Stream.of(Optional.<String>empty()))
          .toList();
    }
  }

  /** The packet path's places at which a host firewall of ours stands. */
  public enum Hook {
    PREROUTING,
    INPUT,
    OUTPUT,
    /** Where a router passes on what is not for itself. */
    FORWARD;

    /** Whether the source address of a packet is the {@linkplain HostBox#local() local} one. */
    public boolean isFromLocal() {
      return this == OUTPUT || this == FORWARD;
    }
  }

  /**
   * Packets that one accepting line lets pass.
   *
   * @param packets which, less what earlier lines have decided
   * @param place the accepting line
   */
  public record Passage(HostBox packets, Place.InFile place) {}
}
