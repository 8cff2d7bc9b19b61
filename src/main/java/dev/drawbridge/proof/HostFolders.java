package dev.drawbridge.proof;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.net.Address;
import dev.drawbridge.net.AddressRange;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.WellKnown;
import dev.drawbridge.reading.HostsReading;
import dev.drawbridge.reading.HostsReading.Hook;
import dev.drawbridge.reading.HostsReading.HookReading;
import dev.drawbridge.reading.HostsReading.HostReading;
import dev.drawbridge.reading.HostsReading.Passage;
import dev.drawbridge.reading.Situations;
import dev.drawbridge.reading.Situations.HopLimit;
import dev.drawbridge.reading.Situations.Link;
import dev.drawbridge.reading.Situations.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which folder protects which service, told by the addresses behind which its rules for new
 * connections stand. Folders in which nothing is drawn are the same for every service: they go to
 * the service of their name, else to one that has none.
 */
final class HostFolders {
  private static final Situations CONNECTIONS =
      Situations.of(State.NEW)
          .intersect(Situations.of(Link.OTHER))
          .intersect(Situations.of(HopLimit.OTHER));
  private static final AddressSet OF_ESSENTIALS =
      WellKnown.LINK_LOCAL.only(Family.IPV6).union(WellKnown.UNSPECIFIED.only(Family.IPV6));

  private record Holder(AddressRange range, Key service) {}

  private final HostsReading reading;
  private final List<Key> services;
  private final TreeMap<Address, Holder> holders = new TreeMap<>();
  private final Map<Key, String> byService = new LinkedHashMap<>();
  private final TreeSet<String> left;

  HostFolders(Expectations expected, HostsReading reading) {
    this.reading = reading;
    this.services = expected.points();
    this.left = new TreeSet<>(reading.hosts().keySet());
    for (Key service : services) {
      for (AddressRange range : expected.policy().addresses(service).ranges()) {
        holders.put(range.first(), new Holder(range, service));
      }
    }
    Map<String, Key> owners = owners();
    assign(owners);
    assignLeftovers(owners.keySet());
  }

  /** The folder of each service that has one. */
  Map<Key, String> byService() {
    return byService;
  }

  /** The folders that belong to no service, sorted. */
  List<String> surplus() {
    return List.copyOf(left);
  }

  private Map<String, Key> owners() {
    Map<String, Key> owners = new TreeMap<>();
    reading
        .hosts()
        .forEach(
            (folder, host) -> owner(folder, host).ifPresent(owner -> owners.put(folder, owner)));
    return owners;
  }

  /** Of two folders with the rules of one service, the one of its name is right. */
  private void assign(Map<String, Key> owners) {
    owners.forEach((folder, owner) -> {
      if (folder.equals(owner.text())) {
        assign(owner, folder);
      }
    });
    owners.forEach((folder, owner) -> {
      if (!byService.containsKey(owner)) {
        assign(owner, folder);
      }
    });
  }

  private void assignLeftovers(Set<String> owned) {
    List<String> free = new ArrayList<>(left);
    free.removeAll(owned);
    List<Key> without = new ArrayList<>(services);
    without.removeAll(byService.keySet());
    for (Key service : without) {
      if (free.remove(service.text())) {
        assign(service, service.text());
      }
    }
    without.removeAll(byService.keySet());
    for (int i = 0; i < Math.min(free.size(), without.size()); i++) {
      assign(without.get(i), free.get(i));
    }
  }

  private void assign(Key service, String folder) {
    byService.put(service, folder);
    left.remove(folder);
  }

  /** The service behind whose addresses the rules stand; of several the folder's own. */
  private Optional<Key> owner(String folder, HostReading host) {
    List<Key> owners = new ArrayList<>();
    for (AddressRange range : behind(host).ranges()) {
      owners.addAll(held(range));
    }
    return owners.stream()
        .filter(owner -> owner.text().equals(folder))
        .findFirst()
        .or(() -> owners.stream().findFirst());
  }

  private List<Key> held(AddressRange range) {
    Map.Entry<Address, Holder> before = holders.floorEntry(range.first());
    Address start = before == null ? range.first() : before.getKey();
    return holders.subMap(start, true, range.last(), true).values().stream()
        .filter(holder -> holder.range().last().compareTo(range.first()) >= 0)
        .map(Holder::service)
        .toList();
  }

  private static AddressSet behind(HostReading host) {
    List<AddressSet> locals = new ArrayList<>();
    for (HookReading hook : host.hooks()) {
      if (hook.hook() == Hook.FORWARD) {
        // What is forwarded has no end here.
        continue;
      }
      for (Passage passage : hook.passes()) {
        if (!passage.packets().situations().intersect(CONNECTIONS).isEmpty()) {
          locals.add(narrowed(passage.packets().local()));
        }
      }
    }
    return AddressSet.unionOf(locals).minus(OF_ESSENTIALS);
  }

  /** The addresses in families of which not every address is meant. */
  private static AddressSet narrowed(AddressSet local) {
    AddressSet narrowed = AddressSet.NONE;
    for (Family family : local.families()) {
      AddressSet part = local.only(family);
      if (!part.equals(family.all())) {
        narrowed = narrowed.union(part);
      }
    }
    return narrowed;
  }
}
