package dev.drawbridge.lab;

import static dev.drawbridge.lab.Backend.IPTABLES;
import static dev.drawbridge.lab.Backend.IPTABLES_LEGACY;
import static dev.drawbridge.lab.Backend.NFTABLES;
import static dev.drawbridge.lab.Fault.Sort.EGRESS;
import static dev.drawbridge.lab.Fault.Sort.ESSENTIAL;
import static dev.drawbridge.lab.Fault.Sort.INGRESS;

import java.util.List;
import java.util.stream.Stream;

/** Twenty-six faults, each of which lets through or stops something that the drawing does not. */
final class Faults {
  private static final String WEB = "web/drawbridge.nft";
  private static final String DB = "db/drawbridge.nft";
  private static final String DB4 = "db/drawbridge.v4.rules";
  private static final String DB6 = "db/drawbridge.v6.rules";
  private static final String WEB4 = "web/drawbridge.v4.rules";
  private static final String WEB6 = "web/drawbridge.v6.rules";
  private static final String EDGE = "edge/drawbridge.nft";
  private static final String EDGE4 = "edge/drawbridge.v4.rules";
  private static final String WEB_SETS = "web/drawbridge.ipset";

  private Faults() {}

  static List<Fault> all() {
    return Stream.of(nftables(), iptables(), routers()).flatMap(faults -> faults).toList();
  }

  private static Stream<Fault> nftables() {
    return Stream.of(
        Fault.of("a range of ports one too long", NFTABLES, INGRESS, "office-to-web")
            .with(WEB, "tcp \\. 8000-8100", "tcp . 8000-8101"),
        Fault.of("an exception forgotten", NFTABLES, INGRESS, "office-to-web")
            .with(WEB, "192\\.168\\.0\\.0-192\\.168\\.6\\.255", "192.168.0.0-192.168.7.255")
            .inOneFamily(),
        Fault.of("a network one address too long", NFTABLES, INGRESS, "office-to-web")
            .with(WEB, "fd00:9::-fd00:9:6:ffff", "fd00:9::-fd00:9:7:0")
            .inOneFamily(),
        Fault.of("a replica forgotten among the sources", NFTABLES, INGRESS, "web-to-db")
            .with(DB, "\t10\\.0\\.1\\.11 \\. tcp \\. 5432 comment \"[^\"]*\",?\n", "")
            .inOneFamily(),
        Fault.of("UDP forgotten", NFTABLES, INGRESS, "internet-to-web")
            .with(WEB, "\t\t\t2000::/3 \\. udp \\. 443 comment \"[^\"]*\",?\n", "")
            .inOneFamily(),
        Fault.of("the own addresses are not asked for", NFTABLES, INGRESS, "web-to-db")
            .with(DB, "ip daddr @self4_[0-9a-f]+ jump", "jump")
            .inOneFamily(),
        Fault.of("a port more for everybody", NFTABLES, INGRESS, "web-to-db")
            .with(DB, "(chain (?:in|guard)6 \\{\n)(\t\tip6)", "$1\t\ttcp dport 5433 accept\n$2")
            .inOneFamily(),
        Fault.of("answers are not let in", NFTABLES, INGRESS, "web-to-db")
            .with(WEB, "vmap \\{ established : accept, ", "vmap { established : drop, "),
        Fault.of("one port of a destination is another", NFTABLES, EGRESS, "web-to-cache")
            .with(WEB, "10\\.0\\.3\\.7 \\. udp \\. 11211", "10.0.3.7 . udp . 11212")
            .inOneFamily(),
        Fault.of("everything by UDP may leave", NFTABLES, EGRESS, "web-to-cache")
            .with(WEB, "(chain out4 \\{\n)(\t\tip daddr \\.)", "$1\t\tmeta l4proto udp accept\n$2")
            .inOneFamily(),
        Fault.of("neighbours may be far away", NFTABLES, ESSENTIAL, "")
            .with(DB, "nd-neighbor-advert \\} ip6 hoplimit 255", "nd-neighbor-advert }"),
        Fault.of("DHCP from every port", NFTABLES, ESSENTIAL, "")
            .with(DB, "udp sport 67 udp dport 68", "udp dport 68")
            .inOneFamily());
  }

  private static Stream<Fault> iptables() {
    return Stream.of(
        Fault.of("a source one bit too wide", IPTABLES, INGRESS, "web-to-db")
            .with(DB4, "-s 10\\.0\\.1\\.11/32", "-s 10.0.1.11/30")
            .inOneFamily(),
        Fault.of("one family forgotten", IPTABLES_LEGACY, INGRESS, "web-to-db")
            .with(DB6, "-A DRAWBRIDGE-IN -d fd00:2::50/127 [^\n]*\n", "")
            .inOneFamily(),
        Fault.of("an element forgotten in a set", IPTABLES, INGRESS, "internet-to-web")
            .with(WEB_SETS, "add \\S+ 192\\.192\\.0\\.0/10,tcp:443[^\n]*\n", "")
            .inOneFamily(),
        Fault.of(
                "source ports instead of destination ports",
                IPTABLES_LEGACY,
                INGRESS,
                "internet-to-web")
            .with(WEB4, "(--match-set \\S+) src,dst", "$1 src,src")
            .inOneFamily(),
        Fault.of("the last rule of what leaves lets it", IPTABLES, EGRESS, "web-to-db")
            .with(
                WEB4, "-A DRAWBRIDGE-OUT-DENY -j REJECT[^\n]*", "-A DRAWBRIDGE-OUT-DENY -j RETURN")
            .inOneFamily(),
        Fault.of("a destination one bit too wide", IPTABLES_LEGACY, EGRESS, "web-to-db")
            .with(WEB6, "-d fd00:2::50/128", "-d fd00:2::50/126")
            .inOneFamily(),
        Fault.of("new connections taken for known ones", IPTABLES, INGRESS, "web-to-db")
            .with(DB4, "--ctstate ESTABLISHED -j", "--ctstate NEW,ESTABLISHED -j")
            .inOneFamily(),
        Fault.of("neighbours may be far away", IPTABLES_LEGACY, ESSENTIAL, "")
            .with(DB6, "--icmpv6-type 135 -m hl --hl-eq 255", "--icmpv6-type 135")
            .inOneFamily());
  }

  private static Stream<Fault> routers() {
    return Stream.of(
        Fault.ofRouter("one port of a way is another", NFTABLES, "mail-to-files")
            .with(
                EDGE,
                "10\\.1\\.0\\.10 \\. 10\\.2\\.0\\.10 \\. tcp \\. 445",
                "10.1.0.10 . 10.2.0.10 . tcp . 446")
            .inOneFamily(),
        Fault.ofRouter("a way forgotten", NFTABLES, "visitors-to-mail")
            .with(EDGE, "\t\toifname \"eth0\" jump from3_to1_6\n", "")
            .inOneFamily(),
        Fault.ofRouter("sources of an interface are not asked for", NFTABLES, "mail-to-files")
            .with(EDGE, "ip saddr @from3_4_[0-9a-f]+ goto", "goto")
            .inOneFamily(),
        Fault.ofRouter("a source may reach everything", IPTABLES, "mail-to-files")
            .with(
                EDGE4,
                "-A DRAWBRIDGE-FWD-0-0-0 -g DRAWBRIDGE-FORWARD-DENY",
                "-A DRAWBRIDGE-FWD-0-0-0 -j RETURN")
            .inOneFamily(),
        Fault.ofRouter("a range of ports one too short", IPTABLES_LEGACY, "desks-to-files")
            .with(EDGE4, "--dport 8000:8100", "--dport 8000:8099")
            .inOneFamily(),
        Fault.ofRouter("forged sources go on", IPTABLES_LEGACY, "mail-to-files")
            .with(
                EDGE4,
                "-A DRAWBRIDGE-FWD-2 -g DRAWBRIDGE-SPOOFED-DENY",
                "-A DRAWBRIDGE-FWD-2 -g DRAWBRIDGE-FWD-2-KNOWN")
            .inOneFamily());
  }
}
