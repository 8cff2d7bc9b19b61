package dev.drawbridge.reading;

import dev.drawbridge.problem.Place;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
   * @param containerInterfaces the interfaces, other than loopback, that the files name; all of
   *     them are treated alike, as {@link Situations.Link#CONTAINERS}
   * @param place the first file
   */
  public record HostReading(
      List<HookReading> hooks, Set<String> containerInterfaces, Place.InFile place) {
    public HostReading {
      hooks = List.copyOf(hooks);
      containerInterfaces = Collections.unmodifiableSet(new TreeSet<>(containerInterfaces));
    }
  }

  /**
   * One hook with what passes it.
   *
   * @param hook which
   * @param priority the netfilter priority at which it stands; iptables tables have fixed ones
   *     (filter 0, mangle -150)
   * @param first whether nothing of the same priority can decide before it (iptables: the jump is
   *     rule 1; nftables: always)
   * @param passes what is not dropped; boxes may overlap
   * @param place where the hook was read
   */
  public record HookReading(
      Hook hook, int priority, boolean first, List<Passage> passes, Place.InFile place) {
    public HookReading {
      passes = List.copyOf(passes);
    }
  }

  /** The packet path's places at which a host firewall of ours stands. */
  public enum Hook {
    PREROUTING,
    INPUT,
    OUTPUT
  }

  /**
   * Packets that one accepting line lets pass.
   *
   * @param packets which, less what earlier lines have decided
   * @param place the accepting line
   */
  public record Passage(HostBox packets, Place.InFile place) {}
}
