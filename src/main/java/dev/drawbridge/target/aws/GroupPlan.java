package dev.drawbridge.target.aws;

import dev.drawbridge.drawing.AwsOptions;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Cidr;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Rule;
import dev.drawbridge.policy.ServiceRules;
import dev.drawbridge.problem.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What goes into which group: one group by which a service is known, and rule-only groups beside it
 * where the quota asks for them (design: aws §5). Flows are placed whole, in file order; one that
 * does not fit in any more is given up as a whole at that end.
 */
final class GroupPlan {
  /** One rule of one group. */
  record Line(Permission permission, Source source) {}

  /** One group: its rules with the flows behind each, and how much of the quota they use. */
  static final class Group {
    private final String reference;
    private final Map<Direction, Map<Line, Set<String>>> lines = new EnumMap<>(Direction.class);
    private final Map<Direction, int[]> used = new EnumMap<>(Direction.class);

    Group(String reference) {
      this.reference = reference;
      for (Direction direction : Direction.values()) {
        lines.put(direction, new LinkedHashMap<>());
        used.put(direction, new int[Family.values().length]);
      }
    }

    /** {@code sg:<service>}, or {@code sg:<service>.rules-N}. */
    String reference() {
      return reference;
    }

    Map<Line, Set<String>> lines(Direction direction) {
      return lines.getOrDefault(direction, Map.of());
    }

    /** Whether the egress rule that AWS puts into every new group does not fit beside its own. */
    boolean isFullWithDefaultEgress(int quota) {
      return Arrays.stream(used(Direction.EGRESS)).anyMatch(used -> used + 1 > quota);
    }

    /** Whether it says itself what AWS puts into every new group: AWS refuses a rule twice. */
    boolean saysDefaultEgress() {
      return Arrays.stream(Family.values())
          .flatMap(family -> family.all().cidrs().stream())
          .map(everyone -> new Line(Permission.ALL, new Source.Block(everyone)))
          .anyMatch(lines(Direction.EGRESS)::containsKey);
    }

    private boolean hasRoom(Direction direction, Line line, int quota) {
      for (Family family : Family.values()) {
        if (used(direction)[family.ordinal()] + line.source().cost(family) > quota) {
          return false;
        }
      }
      return true;
    }

    private void add(Direction direction, Line line, String flow) {
      lines(direction).put(line, new LinkedHashSet<>(Set.of(flow)));
      count(direction, line, 1);
    }

    private void remove(Direction direction, Line line) {
      lines(direction).remove(line);
      count(direction, line, -1);
    }

    private void count(Direction direction, Line line, int times) {
      for (Family family : Family.values()) {
        used(direction)[family.ordinal()] += times * line.source().cost(family);
      }
    }

    private int[] used(Direction direction) {
      return used.getOrDefault(direction, new int[0]);
    }
  }

  private final Policy policy;
  private final Drawing drawing;
  private final AwsOptions options;
  private final Map<Key, List<Group>> groups = new LinkedHashMap<>();
  private final List<Loss> losses = new ArrayList<>();

  /** Most flows carry one of a few kinds of traffic. */
  private final Map<Traffic, List<Permission>> permissions = new HashMap<>();

  private GroupPlan(Policy policy) {
    this.policy = policy;
    this.drawing = policy.drawing();
    this.options = drawing.options().aws();
  }

  static GroupPlan of(Policy policy) {
    GroupPlan plan = new GroupPlan(policy);
    for (ServiceRules service : policy.protectedBy(TargetName.AWS)) {
      List<Group> own = new ArrayList<>();
      own.add(new Group(reference(service.service())));
      plan.groups.put(service.service(), own);
      for (Direction direction : Direction.values()) {
        for (Rule rule : service.rules(direction, TargetName.AWS)) {
          plan.place(own, service.service(), direction, rule);
        }
      }
    }
    return plan;
  }

  /** The groups of each protected service, its identity first. */
  Map<Key, List<Group>> groups() {
    return groups;
  }

  List<Loss> losses() {
    return losses;
  }

  static String reference(Key service) {
    return "sg:" + service;
  }

  private void place(List<Group> own, Key service, Direction direction, Rule rule) {
    Traffic unsayable = Permission.unsayable(rule.traffic());
    if (!unsayable.isEmpty()) {
      lose(service, direction, rule, unsayable, AwsCode.SCTP_PORTS, unsayable);
    }
    Traffic sayable = unsayable.isEmpty() ? rule.traffic() : rule.traffic().minus(unsayable);
    Optional<Set<Line>> lines =
        sayable.isEmpty() ? Optional.of(Set.of()) : lines(service, direction, rule, sayable);
    lines.ifPresent(wanted -> fit(own, service, direction, rule, sayable, wanted));
  }

  private void fit(
      List<Group> own,
      Key service,
      Direction direction,
      Rule rule,
      Traffic traffic,
      Set<Line> wanted) {
    int groupsBefore = own.size();
    List<Runnable> added = new ArrayList<>();
    for (Line line : wanted) {
      Optional<Runnable> takingBack = add(own, direction, line, rule.flow());
      if (takingBack.isEmpty()) {
        added.forEach(Runnable::run);
        own.subList(groupsBefore, own.size()).clear();
        lose(
            service,
            direction,
            rule,
            traffic,
            AwsCode.QUOTA_EXCEEDED,
            rule.flow(),
            service,
            options.groupsPerInterfaceInForce(),
            options.rulesPerGroupInForce(),
            direction.name().toLowerCase(Locale.ROOT));
        return;
      }
      added.add(takingBack.get());
    }
  }

  /**
   * Adds a line to the group that has it, else to the first with room.
   *
   * @return what takes it back, if the flow does not fit as a whole; empty if there is no room
   */
  private Optional<Runnable> add(List<Group> own, Direction direction, Line line, String flow) {
    for (Group group : own) {
      Set<String> flows = group.lines(direction).get(line);
      if (flows != null) {
        // The same flow may have it for another peer already, and then keeps it.
        return Optional.of(flows.add(flow) ? () -> flows.remove(flow) : () -> {});
      }
    }
    for (int i = 0; i < options.groupsPerInterfaceInForce(); i++) {
      if (i == own.size()) {
        own.add(new Group(own.getFirst().reference() + ".rules-" + (i + 1)));
      }
      Group group = own.get(i);
      if (group.hasRoom(direction, line, options.rulesPerGroupInForce())) {
        group.add(direction, line, flow);
        return Optional.of(() -> group.remove(direction, line));
      }
    }
    return Optional.empty();
  }

  /** The rules that say one flow at one end; empty, with a loss, if it cannot be said at all. */
  private Optional<Set<Line>> lines(Key service, Direction direction, Rule rule, Traffic traffic) {
    Element peer = drawing.element(rule.peer()).orElseThrow();
    if (policy.protects(TargetName.AWS, rule.peer())
        && drawing.vpc(peer).equals(drawing.vpc(drawing.element(service).orElseThrow()))) {
      return Optional.of(product(traffic, List.of(new Source.Group(reference(rule.peer())))));
    }
    Set<Line> lines = new LinkedHashSet<>();
    AddressSet addresses = policy.addresses(rule.peer());
    if (addresses.isEmpty()) {
      lose(service, direction, rule, traffic, AwsCode.PEER_WITHOUT_ADDRESSES, peer.name(), service);
      return Optional.empty();
    }
    for (Family family : Family.values()) {
      Optional<Source.PrefixList> list = prefixList(peer, family);
      if (list.filter(l -> l.maximum() > options.rulesPerGroupInForce()).isPresent()) {
        lose(
            service,
            direction,
            rule,
            traffic,
            AwsCode.PREFIX_LIST_TOO_LONG,
            list.get().id(),
            list.get().maximum(),
            options.rulesPerGroupInForce());
        return Optional.empty();
      }
      List<? extends Source> sources =
          list.isPresent() ? List.of(list.get()) : blocks(addresses.only(family));
      lines.addAll(product(traffic.on(family), sources));
    }
    return Optional.of(lines);
  }

  private Optional<Source.PrefixList> prefixList(Element peer, Family family) {
    return Optional.ofNullable(options.prefixLists().get(peer.key()))
        .filter(_ -> peer instanceof Network)
        .flatMap(list ->
            (family == Family.IPV4 ? list.ipv4() : list.ipv6())
                .map(id -> new Source.PrefixList(id, family, list.maximum())));
  }

  private static List<Source.Block> blocks(AddressSet addresses) {
    return addresses.cidrs().stream().map((Cidr cidr) -> new Source.Block(cidr)).toList();
  }

  private Set<Line> product(Traffic traffic, List<? extends Source> sources) {
    Set<Line> lines = new LinkedHashSet<>();
    for (Permission permission : permissions.computeIfAbsent(traffic, Permission::of)) {
      for (Source source : sources) {
        lines.add(new Line(permission, source));
      }
    }
    return lines;
  }

  private void lose(
      Key service,
      Direction direction,
      Rule rule,
      Traffic traffic,
      Code reason,
      Object... arguments) {
    losses.add(
        new Loss(
            TargetName.AWS,
            rule.flow(),
            service,
            direction,
            rule.peer(),
            AddressSet.ALL,
            traffic,
            reason,
            List.of(arguments)));
  }
}
