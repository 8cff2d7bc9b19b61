package dev.drawbridge.target.host;

import dev.drawbridge.net.AddressRange;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.net.Traffic.Kinds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
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
import java.util.function.Function;

/** Cuts what several flows open with some peers into elements of sets. */
final class Cut {
  static final Comparator<Opening> ORDER =
      Comparator.comparing(Opening::shape)
          .thenComparing(Opening::family)
          .thenComparing(opening -> !opening.isExact())
          .thenComparing(opening -> !opening.inner())
          .thenComparing(
              opening -> opening.kinds().map(Kinds::protocol).map(p -> p.number()).orElse(0))
          .thenComparing(opening -> opening.kinds().map(Kinds::first).orElse(0))
          .thenComparing(Opening::peers);

  private final List<String> flows = new ArrayList<>();
  private final Map<String, Integer> numberByFlow = new HashMap<>();
  private final Map<Line, List<Piece>> pieces = new LinkedHashMap<>();
  private final Allowance allowance;

  /**
   * Begins.
   *
   * @param allowance for elements that only count
   */
  Cut(Allowance allowance) {
    this.allowance = allowance;
  }

  /**
   * Adds what one flow opens.
   *
   * @param peers of one family
   * @param sayable traffic without single codes of ICMP types
   */
  void add(List<AddressRange> peers, Family family, Traffic sayable, String flow) {
    SortedSet<Integer> number = Collections.unmodifiableSortedSet(new TreeSet<>(Set.of(of(flow))));
    for (Line.Span span : Line.spans(family, sayable.on(family))) {
      List<Piece> onLine = pieces.computeIfAbsent(span.line(), _ -> new ArrayList<>());
      peers.forEach(r -> onLine.add(new Piece(r, span.first(), span.last(), number)));
    }
  }

  private int of(String flow) {
    return numberByFlow.computeIfAbsent(
        flow,
        id -> {
          flows.add(id);
          return flows.size() - 1;
        });
  }

  /** Exact openings, each once, with the flows of the ranges around it; and ranges, disjoint. */
  List<Opening> exactApart() {
    return openings(Cut::exactApart);
  }

  /** Openings of which no two of the same shape overlap, exact or not, but inner ones. */
  List<Opening> disjoint() {
    return openings(Disjoint::of);
  }

  private List<Opening> openings(Function<List<Piece>, List<Piece>> cut) {
    Map<Line, List<Piece>> cutByLine = new LinkedHashMap<>();
    pieces.forEach((line, onLine) -> {
      List<Piece> here = new ArrayList<>(cut.apply(onLine));
      here.sort(Comparator.comparing(Piece::first).thenComparing(Piece::peers));
      allowance.grow(here.size());
      cutByLine.put(line, here);
    });
    Map<List<Line>, Coverage> coverages = new HashMap<>();
    List<Opening> openings = new ArrayList<>();
    cutByLine.forEach((line, here) -> {
      Coverage above = coverages.computeIfAbsent(line.above(), this::coverage);
      Apart.of(here, above, allowance).forEach(credited -> openings.add(opening(line, credited)));
    });
    openings.sort(ORDER);
    return openings;
  }

  private Coverage coverage(List<Line> lines) {
    return new Coverage(
        lines.stream().map(pieces::get).filter(Objects::nonNull).flatMap(List::stream).toList());
  }

  private Opening opening(Line line, Apart.Credited credited) {
    Piece piece = credited.piece();
    return new Opening(
        Optional.empty(),
        piece.peers(),
        line.kinds(piece.first(), piece.last()),
        ids(piece.flows()),
        ids(credited.partly()),
        credited.inner());
  }

  private List<String> ids(SortedSet<Integer> numbers) {
    return numbers.stream().map(flows::get).toList();
  }

  private static List<Piece> exactApart(List<Piece> onLine) {
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
      once(exact).forEach(piece -> cut.add(piece.with(around.flows(piece.peers().first()))));
    });
    return cut;
  }

  private static Collection<Piece> once(List<Piece> exact) {
    Map<AddressRange, Piece> once = new LinkedHashMap<>();
    exact.forEach(piece -> once.merge(piece.peers(), piece, (a, b) -> a.with(b.flows())));
    return once.values();
  }
}
