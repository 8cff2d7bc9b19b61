package dev.drawbridge.target.host;

import dev.drawbridge.drawing.Service;
import dev.drawbridge.net.Address;
import dev.drawbridge.net.AddressRange;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.net.Traffic.Kinds;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Cuts the rules of one service in one direction into elements of sets. */
final class RuleSplit {
  /** Longer ranges of a service's addresses stay ranges. */
  private static final int MOST_SINGLES = 256;

  private static final Comparator<Opening> ORDER =
      Comparator.comparing(Opening::shape)
          .thenComparing(Opening::family)
          .thenComparing(opening -> !opening.isExact())
          .thenComparing(
              opening -> opening.kinds().map(Kinds::protocol).map(p -> p.number()).orElse(0))
          .thenComparing(opening -> opening.kinds().map(Kinds::first).orElse(0))
          .thenComparing(Opening::peers);

  private final Policy policy;
  private final Service service;
  private final List<String> flows = new ArrayList<>();
  private final Map<String, Integer> numberByFlow = new HashMap<>();
  private final Map<Line, List<Piece>> pieces = new LinkedHashMap<>();

  private RuleSplit(Policy policy, Service service) {
    this.policy = policy;
    this.service = service;
  }

  static Openings of(Policy policy, Service service, List<Rule> rules) {
    RuleSplit split = new RuleSplit(policy, service);
    rules.forEach(split::add);
    return new Openings(split.openings(), split.logged(rules));
  }

  private void add(Rule rule) {
    AddressSet peers = policy.addressesOnHost(service.key(), rule.peer());
    Traffic sayable = Sayable.of(rule.traffic());
    boolean isNetwork = policy.drawing().networks().contains(rule.peer());
    SortedSet<Integer> flow =
        Collections.unmodifiableSortedSet(new TreeSet<>(Set.of(number(rule))));
    for (Family family : peers.families()) {
      List<AddressRange> ranges = ranges(peers.only(family), isNetwork);
      for (Line.Span span : Line.spans(family, sayable.on(family))) {
        List<Piece> onLine = pieces.computeIfAbsent(span.line(), _ -> new ArrayList<>());
        ranges.forEach(r -> onLine.add(new Piece(r, span.first(), span.last(), flow)));
      }
    }
  }

  private int number(Rule rule) {
    return numberByFlow.computeIfAbsent(
        rule.flow(),
        flow -> {
          flows.add(flow);
          return flows.size() - 1;
        });
  }

  /** The replicas of a service one by one, a network's ranges as they are. */
  private static List<AddressRange> ranges(AddressSet peers, boolean isNetwork) {
    List<AddressRange> ranges = peers.ranges();
    return isNetwork ? ranges : ranges.stream().flatMap(r -> singles(r).stream()).toList();
  }

  private static List<AddressRange> singles(AddressRange range) {
    List<AddressRange> singles = new ArrayList<>();
    Optional<Address> next = Optional.of(range.first());
    while (next.filter(range::contains).isPresent()) {
      if (singles.size() == MOST_SINGLES) {
        return List.of(range);
      }
      singles.add(new AddressRange(next.get(), next.get()));
      next = next.get().next();
    }
    return singles;
  }

  private List<Opening> openings() {
    List<Opening> openings = new ArrayList<>();
    pieces.forEach((line, onLine) -> {
      List<Coverage> above =
          line.above().stream()
              .map(pieces::get)
              .filter(Objects::nonNull)
              .map(Coverage::new)
              .toList();
      for (Piece piece : cut(onLine)) {
        Piece whole = piece;
        for (Coverage coverage : above) {
          whole = whole.with(coverage.flows(piece.peers()));
        }
        openings.add(opening(line, whole));
      }
    });
    openings.sort(ORDER);
    return openings;
  }

  private Opening opening(Line line, Piece piece) {
    return new Opening(
        piece.peers(),
        line.kinds(piece.first(), piece.last()),
        piece.flows().stream().map(flows::get).toList());
  }

  /** Exact pieces, each once, with the flows of the ranges around it; and ranges, disjoint. */
  private static List<Piece> cut(List<Piece> onLine) {
    Map<Integer, List<Piece>> exactByPort = new TreeMap<>();
    List<Piece> ranges = new ArrayList<>();
    for (Piece piece : onLine) {
      if (piece.isExact()) {
        exactByPort.computeIfAbsent(piece.first(), _ -> new ArrayList<>()).add(piece);
      } else {
        ranges.add(piece);
      }
    }
    List<Piece> cut = new ArrayList<>(ranges.isEmpty() ? List.of() : Disjoint.of(ranges));
    exactByPort.forEach((port, exact) -> {
      Coverage around = new Coverage(ranges.stream().filter(r -> r.hasPort(port)).toList());
      once(exact).forEach(piece -> cut.add(piece.with(around.flows(piece.peers()))));
    });
    return cut;
  }

  private static Collection<Piece> once(List<Piece> exact) {
    Map<AddressRange, Piece> once = new LinkedHashMap<>();
    exact.forEach(piece -> once.merge(piece.peers(), piece, (a, b) -> a.with(b.flows())));
    return once.values();
  }

  private List<LoggedFlow> logged(List<Rule> rules) {
    Map<String, Map<Family, Map<Traffic, List<AddressSet>>>> byFlow = new LinkedHashMap<>();
    for (Rule rule : rules) {
      if (rule.log()) {
        AddressSet peers = policy.addressesOnHost(service.key(), rule.peer());
        Traffic sayable = Sayable.of(rule.traffic());
        for (Family family : peers.families()) {
          byFlow
              .computeIfAbsent(rule.flow(), _ -> new EnumMap<>(Family.class))
              .computeIfAbsent(family, _ -> new LinkedHashMap<>())
              .computeIfAbsent(sayable.on(family), _ -> new ArrayList<>())
              .add(peers.only(family));
        }
      }
    }
    List<LoggedFlow> logged = new ArrayList<>();
    byFlow.forEach((flow, families) ->
        families
            .values()
            .forEach(family ->
                family.forEach((traffic, peers) -> {
                  if (!traffic.isEmpty()) {
                    logged.add(new LoggedFlow(flow, AddressSet.unionOf(peers), traffic));
                  }
                })));
    return logged;
  }
}
