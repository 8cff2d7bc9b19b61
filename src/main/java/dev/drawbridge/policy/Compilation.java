package dev.drawbridge.policy;

import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.Traffic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One run of the compiler: flows in, rules per protected end out (design: semantics §1). */
final class Compilation {
  private record Sides(List<Rule> ingress, List<Rule> egress, List<Crossing> crossings) {
    Sides() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  private final Drawing drawing;
  private final Ends ends;
  private final Map<Key, Sides> sides = new LinkedHashMap<>();
  private final Set<Gap> gaps = new LinkedHashSet<>();

  Compilation(Drawing drawing, Ends ends) {
    this.drawing = drawing;
    this.ends = ends;
    ends.everyService().forEach(e -> sides.put(e.key(), new Sides()));
  }

  void run() {
    drawing.flows().forEach(this::compile);
    drawing.ambients().forEach(this::compile);
  }

  /** The rules per protected end, in file order. */
  Map<Key, ServiceRules> rules() {
    Map<Key, ServiceRules> rules = new LinkedHashMap<>();
    sides.forEach(
        (key, s) -> rules.put(key, new ServiceRules(key, s.ingress(), s.egress(), s.crossings())));
    return rules;
  }

  List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  private void compile(Flow flow) {
    new Pairs(flow, flow.log(), flow.isSelf())
        .connect(opened(flow, flow.from()), opened(flow, flow.to()));
  }

  private void compile(Ambient ambient) {
    Pairs pairs = new Pairs(ambient, ambient.log(), false);
    List<Element> named = opened(ambient, ambient.other());
    switch (ambient.side()) {
      case FROM -> pairs.connect(named, ends.everyService());
      case TO -> pairs.connect(ends.everyService(), named);
    }
  }

  private List<Element> opened(Statement statement, Key end) {
    List<Element> opened = ends.expand(end);
    if (opened.isEmpty() && ends.element(end).orElseThrow() instanceof Zone) {
      gaps.add(new Gap(statement.id(), end, Gap.Kind.EMPTY_ZONE));
    }
    return opened;
  }

  /** The pairs of one statement. */
  private final class Pairs {
    private final Statement statement;
    private final boolean log;
    private final boolean withItself;
    private final Set<TargetName> only;

    Pairs(Statement statement, boolean log, boolean withItself) {
      this.statement = statement;
      this.log = log;
      this.withItself = withItself;
      this.only = statement.only();
      if (statement.ports().isEmpty()) {
        gaps.add(new Gap(statement.id(), statement.ends().getLast(), Gap.Kind.NO_PORTS));
      }
    }

    void connect(List<Element> sources, List<Element> destinations) {
      for (Element destination : destinations) {
        Traffic traffic = resolve(destination);
        if (!traffic.isEmpty()) {
          for (Element source : sources) {
            connect(source, destination, traffic);
          }
        }
      }
    }

    private void connect(Element source, Element destination, Traffic traffic) {
      if (source.equals(destination) && !withItself) {
        return;
      }
      if (source instanceof Network && destination instanceof Network) {
        gaps.add(new Gap(statement.id(), destination.key(), Gap.Kind.NETWORK_TO_NETWORK));
        return;
      }
      Optional.ofNullable(sides.get(source.key()))
          .ifPresent(s -> s.egress().add(rule(destination, traffic)));
      Optional.ofNullable(sides.get(destination.key()))
          .ifPresent(s -> s.ingress().add(rule(source, traffic)));
      ends.doors().forEach((router, doors) -> cross(router, doors, source, destination, traffic));
    }

    private void cross(
        Key router, Doors doors, Element source, Element destination, Traffic traffic) {
      Optional<Key> out = doors.zone(source.key());
      Optional<Key> in = doors.zone(destination.key());
      if (out.isPresent() && in.isPresent() && !out.equals(in)) {
        sides
            .get(router)
            .crossings()
            .add(
                new Crossing(
                    source.key(),
                    out.get(),
                    destination.key(),
                    in.get(),
                    traffic,
                    statement.id(),
                    only));
      }
    }

    private Rule rule(Element peer, Traffic traffic) {
      return new Rule(peer.key(), traffic, statement.id(), log, only);
    }

    private Traffic resolve(Element destination) {
      Traffic traffic = Traffic.NONE;
      for (PortSpec port : statement.ports()) {
        Optional<Traffic> meant = Ends.at(destination, port);
        if (meant.isEmpty()) {
          gaps.add(new Gap(statement.id(), destination.key(), Gap.Kind.PORT_NAME_UNKNOWN));
        }
        traffic = traffic.union(meant.orElse(Traffic.NONE));
      }
      return traffic;
    }
  }
}
