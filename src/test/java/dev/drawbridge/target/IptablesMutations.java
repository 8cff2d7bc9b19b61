package dev.drawbridge.target;

import dev.drawbridge.drawing.TargetName;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The list of semantics §2 as far as iptables can express it. */
final class IptablesMutations {
  private static final String DB4 = "db/drawbridge.v4.rules";
  private static final String DB6 = "db/drawbridge.v6.rules";
  private static final String DB_SETS = "db/drawbridge.ipset";
  private static final String API4 = "api/drawbridge.v4.rules";
  private static final String FRONTEND4 = "frontend/drawbridge.v4.rules";
  private static final String FRONTEND_SETS = "frontend/drawbridge.ipset";
  private static final String GATEWAY4 = "gateway/drawbridge.v4.rules";
  private static final String GATEWAY6 = "gateway/drawbridge.v6.rules";
  private static final String FROM_API =
      "-A DRAWBRIDGE-IN-NEW -s 10.0.1.20/32 -p tcp -m tcp --dport 5432 -m comment --comment"
          + " e0301e1f572ea -j RETURN\n";
  private static final String DENY_IN = "-A DRAWBRIDGE-IN-DENY -j DROP\n";

  private IptablesMutations() {}

  static Stream<Mutation> all() {
    return Stream.of(rules(), sets(), frame(), files(), forwarding()).flatMap(all -> all);
  }

  private static Stream<Mutation> rules() {
    return Stream.of(
        mutation("a rule dropped", "api-to-db", files -> files.remove(DB4, FROM_API)),
        mutation(
            "a CIDR widened by one bit",
            "frontend-to-api",
            files -> files.replace(API4, "-s 10.0.1.10/32", "-s 10.0.1.10/31")),
        mutation(
            "the own addresses widened by one bit",
            files -> files.replaceAll(DB4, "10.0.2.50/31", "10.0.2.48/30")),
        mutation(
            "and becomes or in a match",
            "api-to-db",
            files ->
                files.replace(DB4, FROM_API, FROM_API.replace("-s 10.0.1.20/32 ", "") + FROM_API)),
        mutation(
            "one side widened only",
            "api-to-db",
            files ->
                files.replace(
                    API4,
                    "-d 10.0.2.50/32 -p tcp -m tcp --dport 5432",
                    "-d 10.0.2.50/32 -p tcp -m tcp --dport 5432:5433")),
        mutation(
            "DNS on UDP only",
            "every-service-to-dns",
            files ->
                files.replacePattern(
                    DB4, "-A DRAWBRIDGE-OUT-NEW [^\n]* -p tcp [^\n]*--dport 53 [^\n]*\n", "")),
        mutation(
            "an empty set rendered as any",
            files ->
                files.replace(
                    DB4,
                    "-A DRAWBRIDGE-IN-NEW -g DRAWBRIDGE-IN-DENY",
                    "-A DRAWBRIDGE-IN-NEW -j RETURN")),
        mutation(
            "one family missing",
            "api-to-db",
            files -> files.replacePattern(DB6, "-A DRAWBRIDGE-IN -d fd00:2::50/127[^\n]*\n", "")));
  }

  private static Stream<Mutation> sets() {
    return Stream.of(
        mutation(
            "src,src in a set match",
            files -> files.replacePattern(FRONTEND4, "(--match-set \\S+) src,dst", "$1 src,src")),
        mutation(
            "dst,src in a set match",
            files -> files.replacePattern(FRONTEND4, "(--match-set \\S+) src,dst", "$1 dst,src")),
        mutation(
            "an element dropped from a set",
            files ->
                files.replacePattern(FRONTEND_SETS, "add [^\n]*192\\.0\\.2\\.20,[^\n]*\n", "")),
        mutation(
            "an element added to a set",
            files ->
                files.replacePattern(
                    FRONTEND_SETS,
                    "(add \\S+ )192\\.0\\.2\\.20(,[^\n]*\n)",
                    "$1192.0.2.20$2$1192.0.2.21$2")),
        mutation(
            "a set that nobody makes",
            files -> files.replacePattern(FRONTEND4, "--match-set \\S+", "--match-set elsewhere")));
  }

  private static Stream<Mutation> frame() {
    return Stream.of(
        mutation(
            "two rules swapped",
            files ->
                files.swap(
                    DB4,
                    "-A DRAWBRIDGE-IN -m conntrack --ctstate INVALID -j DROP\n",
                    "-A DRAWBRIDGE-IN -g DRAWBRIDGE-IN-DENY\n")),
        mutation(
            "new accepted by state",
            files ->
                files.replace(
                    DB4, "--ctstate ESTABLISHED -j RETURN", "--ctstate NEW,ESTABLISHED -j RETURN")),
        mutation(
            "related of every protocol",
            files ->
                files.replace(
                    DB4,
                    "-p icmp -m icmp --icmp-type 3 -m conntrack --ctstate RELATED",
                    "-m conntrack --ctstate RELATED")),
        mutation(
            "the state match of old",
            files ->
                files.replace(
                    DB4, "-m conntrack --ctstate ESTABLISHED", "-m state --state ESTABLISHED")),
        mutation("lo replaced", files -> files.replace(DB4, "-i lo", "-i eth0")),
        mutation("lo replaced on the way out", files -> files.replace(DB4, "-o lo", "! -o lo")),
        mutation("a hook changed", files -> files.replace(DB4, "-I INPUT 1", "-I FORWARD 1")),
        mutation("a hook missing", files -> files.remove(DB6, "-I INPUT 1 -j DRAWBRIDGE-IN\n")),
        mutation(
            "a hook behind others", files -> files.replace(DB4, "-I INPUT 1 -j", "-A INPUT -j")),
        mutation(
            "a hook at position two",
            files -> files.replace(DB4, "-I INPUT 1 -j", "-I INPUT 2 -j")),
        mutation("another table", files -> files.replace(DB4, "*mangle", "*raw")),
        mutation("the last drop removed", files -> files.remove(DB4, DENY_IN)),
        mutation(
            "the last drop accepts",
            files -> files.replace(DB4, DENY_IN, DENY_IN.replace("DROP", "ACCEPT"))),
        mutation(
            "a flush line removed", files -> files.remove(DB4, ":DRAWBRIDGE-IN-NEW - [0:0]\n")),
        mutation(
            "an accept added to the essentials",
            files ->
                files.replace(
                    DB4,
                    "-A DRAWBRIDGE-IN -m conntrack --ctstate ESTABLISHED",
                    "-A DRAWBRIDGE-IN -p udp -m udp --dport 161 -j RETURN\n"
                        + "-A DRAWBRIDGE-IN -m conntrack --ctstate ESTABLISHED")),
        mutation(
            "neighbour discovery from anywhere",
            files ->
                files.replace(DB6, "--icmpv6-type 135 -m hl --hl-eq 255", "--icmpv6-type 135")),
        mutation(
            "an essential missing",
            files ->
                files.replacePattern(DB6, "-A DRAWBRIDGE-IN [^\n]*--icmpv6-type 136 [^\n]*\n", "")),
        mutation(
            "a second table",
            files ->
                files.append(
                    DB4, "*nat\n:PREROUTING ACCEPT [0:0]\n-A PREROUTING -j ACCEPT\nCOMMIT\n")),
        mutation(
            "the policy of a chain of the kernel changed",
            files -> files.replace(DB4, "*filter\n", "*filter\n:INPUT ACCEPT [0:0]\n")),
        mutation("no commit", files -> files.remove(DB4, "COMMIT\n")),
        mutation("other containers trusted", files -> files.replaceAll(DB4, "docker0", "eth1")),
        mutation(
            "containers from any address",
            files -> files.replaceAll(DB4, "-i docker0 -s 172.17.0.0/16", "-i docker0")));
  }

  private static Stream<Mutation> files() {
    return Stream.of(
        mutation(
            "another host's file",
            files ->
                files
                    .add(DB4, files.text(API4))
                    .add(DB6, files.text("api/drawbridge.v6.rules"))
                    .add(DB_SETS, files.text("api/drawbridge.ipset"))),
        mutation("another host's rules for one family", files -> files.add(DB4, files.text(API4))),
        mutation("the rules of one family missing", files -> files.delete(DB6)),
        mutation("a host's sets missing", files -> files.delete(FRONTEND_SETS)),
        mutation("the families exchanged", files -> files.add(DB6, files.text(DB4))),
        mutation("a file added", files -> files.add("db/more.rules", "*filter\n-F\nCOMMIT\n")));
  }

  private static Stream<Mutation> forwarding() {
    return Stream.of(
        mutation(
            "a pair dropped",
            "api-to-db",
            files ->
                files.replacePattern(
                    GATEWAY4, "-A DRAWBRIDGE-FWD-0-0-0 -d 10\\.0\\.2\\.50/32 [^\n]*\n", "")),
        mutation(
            "the source of a pair widened by one bit",
            files ->
                files.replace(
                    GATEWAY4,
                    "-A DRAWBRIDGE-FWD-0-0 -s 10.0.1.20/32",
                    "-A DRAWBRIDGE-FWD-0-0 -s 10.0.1.22/31")),
        mutation(
            "the destination of a pair widened by one bit",
            "api-to-db",
            files ->
                files.replace(
                    GATEWAY4,
                    "-A DRAWBRIDGE-FWD-0-0-0 -d 10.0.2.51/32",
                    "-A DRAWBRIDGE-FWD-0-0-0 -d 10.0.2.52/31")),
        mutation(
            "source and destination exchanged",
            files ->
                files.replace(
                    GATEWAY4,
                    "-A DRAWBRIDGE-FWD-0-0-0 -d 10.0.2.50/32",
                    "-A DRAWBRIDGE-FWD-0-0-0 -s 10.0.2.50/32")),
        mutation(
            "out by another interface",
            "api-to-db",
            files ->
                files.replace(
                    GATEWAY4,
                    "-A DRAWBRIDGE-FWD-0-KNOWN -o eth1",
                    "-A DRAWBRIDGE-FWD-0-KNOWN -o eth3")),
        mutation(
            "out by any interface",
            files ->
                files.replace(
                    GATEWAY4, "-A DRAWBRIDGE-FWD-0-KNOWN -o eth1 ", "-A DRAWBRIDGE-FWD-0-KNOWN ")),
        mutation(
            "in by another interface",
            files ->
                files.replace(GATEWAY4, "-A DRAWBRIDGE-FWD -i eth0", "-A DRAWBRIDGE-FWD -i eth3")),
        mutation(
            "in asked for as out",
            files ->
                files.replace(GATEWAY4, "-A DRAWBRIDGE-FWD -i eth0", "-A DRAWBRIDGE-FWD -o eth0")),
        mutation(
            "forged sources accepted",
            files ->
                files.replace(
                    GATEWAY4,
                    "-A DRAWBRIDGE-FWD-0 -g DRAWBRIDGE-SPOOFED-DENY",
                    "-A DRAWBRIDGE-FWD-0 -g DRAWBRIDGE-FWD-0-KNOWN")),
        mutation(
            "the sources of another zone",
            files ->
                files.replace(
                    GATEWAY4,
                    "-A DRAWBRIDGE-FWD-1 -s 10.0.2.0/24",
                    "-A DRAWBRIDGE-FWD-1 -s 10.0.1.0/24")),
        mutation(
            "sources matched as destinations",
            files ->
                files.replacePattern(
                    GATEWAY4, "(-A DRAWBRIDGE-FWD-2-0 -m set --match-set \\S+) src", "$1 dst")),
        mutation(
            "new forwarded by state",
            files ->
                files.replace(
                    GATEWAY4,
                    "-A DRAWBRIDGE-FWD-1-KNOWN -m conntrack --ctstate ESTABLISHED",
                    "-A DRAWBRIDGE-FWD-1-KNOWN -m conntrack --ctstate NEW,ESTABLISHED")),
        mutation(
            "connections not asked for",
            files ->
                files.remove(
                    GATEWAY6,
                    "-A DRAWBRIDGE-FWD-1-KNOWN -m conntrack --ctstate ESTABLISHED -j RETURN\n")),
        mutation(
            "nothing denied at the end of forwarding",
            files ->
                files.replace(
                    GATEWAY4,
                    "-A DRAWBRIDGE-FORWARD-DENY -j DROP",
                    "-A DRAWBRIDGE-FORWARD-DENY -j RETURN")),
        mutation(
            "forwarding not filtered",
            files -> files.remove(GATEWAY4, "-I FORWARD 1 -j DRAWBRIDGE-FWD\n")),
        mutation(
            "forwarding filtered for one family only",
            files -> files.remove(GATEWAY6, "-I FORWARD 1 -j DRAWBRIDGE-FWD\n")),
        mutation(
            "forwarding filtered behind others",
            files -> files.replace(GATEWAY4, "-I FORWARD 1 -j", "-A FORWARD -j")),
        mutation(
            "a chain of a way not emptied",
            files -> files.remove(GATEWAY4, ":DRAWBRIDGE-FWD-0-0 - [0:0]\n")),
        mutation(
            "a host that is no router filters what it forwards",
            files ->
                files.replace(
                    DB4,
                    "-I INPUT 1 -j DRAWBRIDGE-IN\n",
                    "-I INPUT 1 -j DRAWBRIDGE-IN\n-I FORWARD 1 -j DRAWBRIDGE-IN\n")));
  }

  private static Mutation mutation(String name, Consumer<Mutation.Files> edit) {
    return Mutation.of(name, TargetName.IPTABLES, edit);
  }

  private static Mutation mutation(String name, String flow, Consumer<Mutation.Files> edit) {
    return Mutation.of(name, TargetName.IPTABLES, flow, edit);
  }
}
