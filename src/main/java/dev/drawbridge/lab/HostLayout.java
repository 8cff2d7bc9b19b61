package dev.drawbridge.lab;

import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.Address;
import dev.drawbridge.net.AddressRange;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.ServiceRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which hosts and addresses stand for a drawing: every replica of a protected service, the edges of
 * every network, the addresses beside them, one that is nowhere, and a second address of each host.
 */
final class HostLayout {
  /** Of a service with more addresses some stand for all. */
  private static final int MOST_REPLICAS = 6;

  /** Of a network with more ranges some stand for all. */
  private static final int MOST_RANGES = 16;

  /** And of one that consists of more networks. */
  private static final int MOST_PARTS = 40;

  /** Where second addresses come from unless the drawing covers it: benchmarking (RFC 2544). */
  private static final List<AddressSet> POOLS =
      List.of(
          AddressSet.parse("198.18.0.0/15"),
          AddressSet.parse("2001:2::/48"),
          AddressSet.parse("100.64.0.0/10"),
          AddressSet.parse("fd5e:c0::/48"));

  private final Policy policy;
  private final TargetName target;
  private final Set<Family> families;
  private final List<Host> hosts = new ArrayList<>();
  private final Map<Address, Spot> spots = new LinkedHashMap<>();
  private final Map<Key, List<Spot>> ends = new LinkedHashMap<>();
  private final AddressSet drawn;
  private AddressSet taken;

  /** The layout of a policy on a host target, with both families. */
  HostLayout(Policy policy, TargetName target) {
    this(policy, target, EnumSet.allOf(Family.class));
  }

  /**
   * The layout of a policy on a host target.
   *
   * @param families those that the machine has; whoever has addresses of another one only is left
   *     out
   */
  HostLayout(Policy policy, TargetName target, Set<Family> families) {
    this.policy = policy;
    this.target = target;
    this.families = Collections.unmodifiableSet(EnumSet.copyOf(families));
    this.drawn = union(policy.drawing().elements().toList());
    this.taken = union(policy.services().stream().map(ServiceRules::service).toList());
    policy.protectedBy(target).forEach(rules -> addMachines(rules.service()));
    policy
        .drawing()
        .elements()
        .filter(element -> !(element instanceof Zone))
        .forEach(element -> addEnd(element.key()));
    for (Key end : List.copyOf(ends.keySet())) {
      addBeside(end);
    }
    addElsewhere();
  }

  private AddressSet union(Collection<?> ends) {
    List<AddressSet> sets = new ArrayList<>();
    for (Object end : ends) {
      switch (end) {
        case Zone _ -> {}
        case Element element -> sets.add(policy.addresses(element.key()));
        case Key key -> sets.add(policy.addresses(key));
        default -> throw new IllegalArgumentException("no end: " + end);
      }
    }
    return AddressSet.unionOf(sets);
  }

  /** How many hosts a policy would have on a host target. */
  static int hosts(Policy policy, TargetName target) {
    return policy.protectedBy(target).stream()
        .mapToInt(rules ->
            policy.drawing().routers().contains(rules.service())
                ? 1
                : Arrays.stream(Family.values())
                    .mapToInt(family -> replicas(policy, rules.service(), family).size())
                    .max()
                    .getAsInt())
        .sum();
  }

  /** The families of its addresses. */
  Set<Family> families() {
    return families;
  }

  /** The protected hosts, service by service. */
  List<Host> hosts() {
    return Collections.unmodifiableList(hosts);
  }

  /** Every address somebody has. */
  Collection<Spot> spots() {
    return Collections.unmodifiableCollection(spots.values());
  }

  /** The addresses that stand for a service, router or network, in one family. */
  List<Spot> of(Key end, Family family) {
    return ends.getOrDefault(end, List.of()).stream()
        .filter(spot -> spot.address().family() == family)
        .toList();
  }

  /** The addresses beside those of an end, in one family. */
  List<Spot> beside(Key end, Family family) {
    return Usable.beside(policy.addresses(end), family, MOST_RANGES).stream()
        .map(spots::get)
        .toList();
  }

  /** The address that is in no range of the drawing; there may be none. */
  Optional<Spot> elsewhere(Family family) {
    return spots.values().stream()
        .filter(spot -> spot.sort() == Spot.Sort.ELSEWHERE && spot.address().family() == family)
        .findFirst();
  }

  /** The second address of the host that has this one, in the same family. */
  Optional<Spot> second(Spot spot) {
    return hosts.stream()
        .filter(host -> spot.host().filter(host.name()::equals).isPresent())
        .flatMap(host -> host.second().stream())
        .filter(address -> address.family() == spot.address().family())
        .map(spots::get)
        .findFirst();
  }

  private void addMachines(Key end) {
    if (policy.drawing().element(end).orElseThrow() instanceof Router router) {
      addRouter(router);
    } else {
      addHosts(end);
    }
  }

  /** A router is one machine, whatever addresses it has: two of them are not drawn as one. */
  private void addRouter(Router router) {
    List<Address> own = new ArrayList<>();
    families.forEach(family -> own.addAll(replicas(policy, router.key(), family)));
    if (!own.isEmpty()) {
      add(nameOf(router.key()), router.key(), own, List.copyOf(router.joins().values()));
    }
  }

  /** The name of the host that is a router. */
  static String nameOf(Key router) {
    return router.text() + "-1";
  }

  private void addHosts(Key service) {
    List<List<Address>> replicas =
        families.stream().map(family -> replicas(policy, service, family)).toList();
    int most = replicas.stream().mapToInt(List::size).max().getAsInt();
    for (int i = 0; i < most; i++) {
      int number = i;
      List<Address> own =
          replicas.stream().flatMap(all -> all.stream().skip(number).limit(1)).toList();
      add(service.text() + "-" + (i + 1), service, own, List.of());
    }
  }

  private void add(String name, Key service, List<Address> own, List<String> links) {
    List<Address> second =
        own.stream()
            .map(Address::family)
            .distinct()
            .flatMap(family -> free(family).stream())
            .toList();
    Host host = new Host(name, service, own, second, links);
    hosts.add(host);
    own.forEach(address -> add(address, Spot.Sort.DRAWN, service, host));
    second.forEach(address -> add(address, Spot.Sort.SECOND, service, host));
  }

  /** The addresses of a service one by one; of a range its first and its last. */
  private static List<Address> replicas(Policy policy, Key service, Family family) {
    List<Address> replicas = new ArrayList<>();
    for (AddressRange range : policy.addresses(service).only(family).ranges()) {
      Optional<Address> next = Optional.of(range.first());
      while (next.filter(range::contains).isPresent() && replicas.size() < MOST_REPLICAS - 1) {
        replicas.add(next.get());
        next = next.get().next();
      }
      if (!replicas.contains(range.last())) {
        replicas.add(range.last());
      }
    }
    return replicas.size() <= MOST_REPLICAS ? replicas : replicas.subList(0, MOST_REPLICAS);
  }

  private void addEnd(Key end) {
    if (policy.protects(target, end)) {
      ends.put(
          end,
          spots.values().stream()
              .filter(spot -> spot.sort() == Spot.Sort.DRAWN)
              .filter(spot -> spot.element().filter(end::equals).isPresent())
              .toList());
      return;
    }
    List<Spot> inside = new ArrayList<>();
    for (Family family : families) {
      Set<Address> own =
          new LinkedHashSet<>(Usable.edges(policy.addresses(end), family, MOST_RANGES));
      own.addAll(Usable.parts(policy.addresses(end), family, MOST_PARTS));
      own.forEach(address -> inside.add(add(address, Spot.Sort.INSIDE, Optional.of(end))));
    }
    ends.put(end, List.copyOf(inside));
  }

  private void addBeside(Key end) {
    for (Family family : families) {
      for (Address address : Usable.beside(policy.addresses(end), family, MOST_RANGES)) {
        add(address, Spot.Sort.BESIDE, Optional.of(end));
      }
    }
  }

  private void addElsewhere() {
    for (Family family : families) {
      AddressSet beside = AddressSet.of(spots.keySet().toArray(Address[]::new));
      AddressSet nowhere = Usable.of(drawn.union(taken).complement()).minus(beside).only(family);
      nowhere.any().ifPresent(address -> add(address, Spot.Sort.ELSEWHERE, Optional.empty()));
    }
  }

  /** An address of no service, if possible one of which the drawing says nothing at all. */
  private Optional<Address> free(Family family) {
    for (AddressSet avoided : List.of(drawn.union(taken), taken)) {
      for (AddressSet pool : POOLS) {
        Optional<Address> free = pool.only(family).minus(avoided).any();
        if (free.isPresent()) {
          taken = taken.union(AddressSet.of(free.get()));
          return free;
        }
      }
    }
    return Optional.empty();
  }

  private void add(Address address, Spot.Sort sort, Key service, Host host) {
    spots.put(address, new Spot(address, sort, Optional.of(service), Optional.of(host.name())));
  }

  /** What stands at an address already stays there: a network may cover a host. */
  private Spot add(Address address, Spot.Sort sort, Optional<Key> element) {
    return spots.computeIfAbsent(address, _ -> new Spot(address, sort, element, Optional.empty()));
  }
}
