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

  /**
   * One group.
   *
   * @param reference {@code sg:<service>}, or {@code sg:<service>.rules-N}
   * @param ingress inbound rules with the flows behind each
   * @param egress outbound rules with the flows behind each
   */
  record Group(String reference, Map<Line, Set<String>> ingress, Map<Line, Set<String>> egress) {
    static Group named(String reference) {
      return new Group(reference, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    boolean isEmpty() {
      return ingress.isEmpty() && egress.isEmpty();
    }

    Map<Line, Set<String>> lines(Direction direction) {
      return switch (direction) {
        case INGRESS -> ingress;
        case EGRESS -> egress;
      };
    }
  }

  private final Policy policy;
  private final Drawing drawing;
  private final AwsOptions options;
  private final Map<Key, List<Group>> groups = new LinkedHashMap<>();
  private final List<Loss> losses = new ArrayList<>();

  private GroupPlan(Policy policy) {
    this.policy = policy;
    this.drawing = policy.drawing();
    this.options = drawing.options().aws();
  }

  static GroupPlan of(Policy policy) {
    GroupPlan plan = new GroupPlan(policy);
    for (ServiceRules service : policy.protectedBy(TargetName.AWS)) {
      List<Group> own = new ArrayList<>();
      own.add(Group.named(reference(service.service())));
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
    Traffic sayable = rule.traffic().minus(unsayable);
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
    List<Added> added = new ArrayList<>();
    for (Line line : wanted) {
      if (!add(own, direction, line, rule.flow(), added)) {
        takeBack(own, direction, rule.flow(), added);
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
    }
  }

  /** A flow that was put behind a line of a group, which may be new for it. */
  private record Added(Group group, Line line) {}

  /** What one rule has added goes again; what stands for another rule of the same flow stays. */
  private static void takeBack(
      List<Group> own, Direction direction, String flow, List<Added> added) {
    for (Added addition : added) {
      Map<Line, Set<String>> lines = addition.group().lines(direction);
      Set<String> flows = lines.getOrDefault(addition.line(), new LinkedHashSet<>());
      flows.remove(flow);
      if (flows.isEmpty()) {
        lines.remove(addition.line());
      }
    }
    while (own.size() > 1 && own.getLast().isEmpty()) {
      own.removeLast();
    }
  }

  /** Adds a line to the group that has it, else to the first with room; says if there is none. */
  private boolean add(
      List<Group> own, Direction direction, Line line, String flow, List<Added> added) {
    for (Group group : own) {
      Set<String> flows = group.lines(direction).get(line);
      if (flows != null) {
        if (flows.add(flow)) {
          added.add(new Added(group, line));
        }
        return true;
      }
    }
    for (int i = 0; i < options.groupsPerInterfaceInForce(); i++) {
      if (i == own.size()) {
        own.add(Group.named(own.getFirst().reference() + ".rules-" + (i + 1)));
      }
      Map<Line, Set<String>> lines = own.get(i).lines(direction);
      if (hasRoom(lines, line)) {
        lines.put(line, new LinkedHashSet<>(Set.of(flow)));
        added.add(new Added(own.get(i), line));
        return true;
      }
    }
    return false;
  }

  private boolean hasRoom(Map<Line, Set<String>> lines, Line line) {
    for (Family family : Family.values()) {
      int used = lines.keySet().stream().mapToInt(l -> l.source().cost(family)).sum();
      if (used + line.source().cost(family) > options.rulesPerGroupInForce()) {
        return false;
      }
    }
    return true;
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

  private static Set<Line> product(Traffic traffic, List<? extends Source> sources) {
    Set<Line> lines = new LinkedHashSet<>();
    for (Permission permission : Permission.of(traffic)) {
      sources.forEach(source -> lines.add(new Line(permission, source)));
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
