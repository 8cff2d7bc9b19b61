package dev.drawbridge.target.nftables;

import dev.drawbridge.net.AddressRange;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.quote.Nft;
import dev.drawbridge.target.Bundle;
import dev.drawbridge.target.Text;
import dev.drawbridge.target.host.HostService;
import dev.drawbridge.target.host.Sha256;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The file of one service, complete in one transaction: versioned sets, the frame of chains and
 * hashes, the flushing of all that may be there already, the hashes' elements, the rules.
 *
 * <p>Base chains are declared, never deleted: a table that goes and comes again lets packets
 * through or loses them (design: hosts 11).
 */
final class ServiceFile {
  private static final String TABLE = "table inet drawbridge {";

  private final HostService service;
  private final Map<Family, ElementSet> own = new EnumMap<>(Family.class);
  private final List<Lookups> lookups = new ArrayList<>();
  private final Text text = new Text();

  ServiceFile(HostService service) {
    this.service = service;
    for (Family family : service.addresses().families()) {
      List<AddressRange> ranges = service.addresses().only(family).ranges();
      own.put(family, ElementSet.own(family == Family.IPV4 ? "self4" : "self6", family, ranges));
      lookups.add(Lookups.guarding(family, service.ingress()));
      lookups.add(Lookups.counting(Direction.INGRESS, family, service.ingress()));
      lookups.add(Lookups.counting(Direction.EGRESS, family, service.egress()));
    }
    lookups.removeIf(Lookups::isEmpty);
    writeHead();
    writeFrame();
    writeFlushes();
    writeRules();
  }

  /** The contents, ending with the digest of all the rest. */
  byte[] bytes() {
    return text.bytes();
  }

  List<Bundle.Origin> origins() {
    return text.origins();
  }

  private Stream<ElementSet> sets() {
    return Stream.concat(
        own.values().stream(), lookups.stream().flatMap(some -> some.allSets().stream()));
  }

  private void writeHead() {
    text.line("#!/usr/sbin/nft -f");
    text.line("# Drawbridge: the firewall of every host of " + service.name() + ".");
    text.line("# Generated; it owns the table inet drawbridge and touches nothing else.");
    text.line("# Comments are keys; bundle.json says which flows they stand for.");
    text.line(TABLE);
    sets().filter(ElementSet::isVersioned).forEach(set -> set.declare(text));
    text.line("}");
    text.line("# rules below");
  }

  private void writeFrame() {
    text.line(TABLE);
    sets().filter(set -> !set.isVersioned()).forEach(set -> set.declare(text));
    declare("guard", "prerouting priority dstnat - 10");
    declare("input", "input priority filter + 10");
    declare("output", "output priority filter + 10");
    Stream.of("essential_in", "essential_out", "related", "unknown").forEach(this::declare);
    lookups.forEach(some -> declare(some.chain()));
    text.line("}");
  }

  private void declare(String chain, String hook) {
    text.line("\tchain " + chain + " {");
    text.line("\t\ttype filter hook " + hook + "; policy drop;");
    text.line("\t}");
  }

  private void declare(String chain) {
    text.line("\tchain " + Nft.name(chain) + " {");
    text.line("\t}");
  }

  private void writeFlushes() {
    text.line("flush table inet drawbridge");
    List<ElementSet> hashes = sets().filter(set -> !set.isVersioned()).toList();
    hashes.forEach(set -> text.line("flush set inet drawbridge " + set.name()));
    hashes.forEach(set -> set.fill(text));
  }

  private void writeRules() {
    text.line(TABLE);
    new RulesText(service, own, lookups, text).writeAllButTheLast();
    String last = "\t\tcounter reject with icmpx admin-prohibited";
    List<String> closing = List.of("\t}", "}");
    String all = text + last + "\n" + String.join("\n", closing) + "\n";
    // A machine that carries this digest has nothing to load (design: hosts 18).
    text.line(last + " " + Nft.comment("sha256:" + Sha256.of(all)));
    closing.forEach(text::line);
  }
}
