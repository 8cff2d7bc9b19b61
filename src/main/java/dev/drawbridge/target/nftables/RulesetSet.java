package dev.drawbridge.target.nftables;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Packets;
import dev.drawbridge.problem.Place;
import dev.drawbridge.reading.HostsReading.Counter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One set after the file has been executed on top of any earlier state. What it holds is known only
 * if the file flushed it, or if its name carries the digest of exactly what the file says of it: a
 * set of that name can never have held anything else.
 */
final class RulesetSet {
  private static final int DIGEST_BYTES = 8;

  private final Declaration declaration;
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private boolean flushed;
  private Optional<Packets> packets = Optional.empty();

  /**
   * How it was declared.
   *
   * @param interval whether an element may be a range
   */
  record Declaration(String name, List<RulesetField> type, boolean interval, boolean counter) {
    Declaration {
      type = List.copyOf(type);
    }
  }

  /**
   * One element.
   *
   * @param sources the source addresses, in a set of sources and destinations; else all
   * @param box what it matches of the one address, or of the destination
   * @param comment its comment, or nothing
   */
  record Entry(AddressSet sources, Packets.Box box, String comment) {}

  RulesetSet(Declaration declaration) {
    this.declaration = declaration;
  }

  Declaration declaration() {
    return declaration;
  }

  void flush() {
    flushed = true;
    entries.clear();
    texts.clear();
  }

  /** Adds an element, with its words as they stand in the file. */
  void add(Entry entry, String text) {
    entries.add(entry);
    texts.add(text);
  }

  /** Whether its contents are known, whatever was loaded before. */
  boolean isKnown() {
    return flushed || declaration.name().endsWith("_" + digest());
  }

  /** What its elements match. */
  Packets packets() {
    Packets known = packets.orElseGet(() -> Packets.unionOf(boxes()));
    packets = Optional.of(known);
    return known;
  }

  /** The addresses of its elements. */
  AddressSet addresses() {
    return AddressSet.unionOf(boxes().stream().map(Packets.Box::addresses).toList());
  }

  /**
   * Its elements as what counts the packets found in it.
   *
   * @param place the rule that looks
   */
  List<Counter> counters(Place.InFile place) {
    return entries.stream()
        .map(entry ->
            new Counter(
                entry.sources(), entry.box(), declaration.counter() ? entry.comment() : "", place))
        .toList();
  }

  private List<Packets.Box> boxes() {
    return entries.stream().map(Entry::box).toList();
  }

  /** What its elements match, as sources with what those may send; few of them, not disjoint. */
  Map<Packets, AddressSet> pairs() {
    Map<AddressSet, List<Packets.Box>> boxesBySources = new LinkedHashMap<>();
    for (Entry entry : entries) {
      boxesBySources.computeIfAbsent(entry.sources(), _ -> new ArrayList<>()).add(entry.box());
    }
    Map<Packets, List<AddressSet>> sourcesByPackets = new LinkedHashMap<>();
    boxesBySources.forEach((sources, boxes) ->
        sourcesByPackets
            .computeIfAbsent(Packets.unionOf(boxes), _ -> new ArrayList<>())
            .add(sources));
    Map<Packets, AddressSet> pairs = new LinkedHashMap<>();
    sourcesByPackets.forEach((sent, sources) -> pairs.put(sent, AddressSet.unionOf(sources)));
    return pairs;
  }

  private String digest() {
    StringBuilder all = new StringBuilder();
    all.append("type ").append(RulesetField.text(declaration.type())).append('\n');
    all.append(declaration.interval() ? "flags interval\n" : "");
    all.append(declaration.counter() ? "counter\n" : "");
    texts.forEach(text -> all.append(text).append('\n'));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(all.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
