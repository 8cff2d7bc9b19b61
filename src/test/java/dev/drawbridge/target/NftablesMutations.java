package dev.drawbridge.target;

import dev.drawbridge.drawing.TargetName;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The list of semantics §2 as far as nftables can express it. */
final class NftablesMutations {
  private static final String DB = "db/drawbridge.nft";
  private static final String API = "api/drawbridge.nft";
  private static final String FRONTEND = "frontend/drawbridge.nft";
  private static final String GATEWAY = "gateway/drawbridge.nft";
  private static final String SET_IN4 = "ip saddr . meta l4proto . th dport @in4_port accept\n";

  private NftablesMutations() {}

  static Stream<Mutation> all() {
    return Stream.of(rules(), frame(), forwarding()).flatMap(all -> all);
  }

  private static Stream<Mutation> rules() {
    return Stream.of(
        mutation("a rule dropped", "api-to-db", files -> files.remove(DB, "\t\t" + SET_IN4)),
        mutation(
            "an element dropped",
            "api-to-db",
            files ->
                files.replacePattern(DB, "(element inet drawbridge in4_port \\{\n)[^\n]*\n", "$1")),
        mutation(
            "a CIDR widened by one bit",
            files -> files.replacePattern(DB, "10\\.0\\.2\\.50/31", "10.0.2.48/30")),
        mutation(
            "and becomes or in a match",
            "api-to-db",
            files -> files.replace(DB, SET_IN4, SET_IN4 + "\t\ttcp dport 5432 accept\n")),
        mutation(
            "one side widened only",
            "api-to-db",
            files ->
                files.replacePattern(
                    API,
                    "(element inet drawbridge out4_port \\{\n)",
                    "$1\t10.0.2.50 . tcp . 5433,\n")),
        mutation(
            "DNS on UDP only",
            "every-service-to-dns",
            files -> files.replacePattern(DB, "\t10\\.96\\.0\\.10 \\. tcp \\. 53[^\n]*\n", "")),
        mutation(
            "an empty set rendered as any",
            files ->
                files.replacePattern(FRONTEND, "(\tchain guard4 \\{\n)(\t\t)", "$1\t\taccept\n$2")),
        mutation(
            "one family missing",
            "api-to-db",
            files -> files.replacePattern(DB, "\t\tip6 daddr @self6_[0-9a-f]+ jump in6\n", "")),
        mutation(
            "protocols of IPv4 only, as before nftables knew inet",
            "api-to-db",
            files ->
                files.replace(
                    DB,
                    "ip6 saddr . meta l4proto . th dport @in6_port accept",
                    "ip protocol tcp ip6 saddr . meta l4proto . th dport @in6_port accept")),
        mutation("another host's file", files -> files.add(DB, files.text(API))),
        mutation(
            "two hosts' files swapped",
            files -> {
              String db = files.text(DB);
              files.add(DB, files.text(API)).add(API, db);
            }),
        mutation("a host's file missing", files -> files.delete(DB)),
        mutation("a file added", files -> files.add("copy/drawbridge.nft", files.text(DB))),
        mutation(
            "a file of another name added", files -> files.add("db/more.nft", "flush ruleset\n")));
  }

  private static Stream<Mutation> frame() {
    return Stream.of(
        mutation(
            "two rules swapped",
            files ->
                files.replacePattern(
                    DB,
                    "(?s)(chain input \\{\n"
                        + ")(\t\tiif \"lo\" accept\n"
                        + ")(.*?)(\t\tcounter drop\n"
                        + ")(\t\\})(\n"
                        + "\tchain output \\{\n"
                        + "\t\toif)",
                    "$1$4$2$3$5$6")),
        mutation(
            "new accepted by state",
            files ->
                files.replace(DB, "established : accept,", "established : accept, new : accept,")),
        mutation(
            "related goes to everything",
            files -> files.replace(DB, "related : goto related", "related : accept")),
        mutation("lo replaced", files -> files.replaceAll(DB, "iif \"lo\"", "iifname \"eth0\"")),
        mutation(
            "a hook changed",
            files -> files.replaceAll(DB, "hook input priority", "hook forward priority")),
        mutation(
            "a priority changed",
            files ->
                files.replaceAll(
                    DB, "hook input priority filter + 10", "hook input priority filter - 10")),
        mutation(
            "a policy changed and the last drop removed",
            files ->
                files
                    .replaceAll(
                        DB,
                        "hook input priority filter + 10; policy drop",
                        "hook input priority filter + 10; policy accept")
                    .replaceAll(DB, "\t\tcounter drop\n", "")),
        mutation(
            "a flush of the table removed",
            files -> files.remove(DB, "flush table inet drawbridge\n")),
        mutation(
            "a flush of a set removed",
            files -> files.remove(DB, "flush set inet drawbridge in4_port\n")),
        mutation(
            "an accept added to the essentials",
            files ->
                files.replace(
                    DB,
                    "\t\ticmpv6 type mld-listener-query",
                    "\t\tudp dport 161 accept\n\t\ticmpv6 type mld-listener-query")),
        mutation(
            "redirects added to the essentials",
            files -> files.replace(DB, "{ nd-router-advert,", "{ nd-redirect, nd-router-advert,")),
        mutation(
            "neighbour discovery from anywhere",
            files ->
                files.replace(
                    DB,
                    "nd-neighbor-advert } ip6 hoplimit 255 accept",
                    "nd-neighbor-advert } accept")),
        mutation(
            "an essential missing",
            files -> files.replacePattern(DB, "\t\ticmpv6 type \\{ nd-router-advert[^\n]*\n", "")),
        mutation(
            "a second table",
            files ->
                files.append(
                    DB,
                    "table inet other {\n"
                        + "\tchain input {\n"
                        + "\t\ttype filter hook input priority 20; policy drop;\n"
                        + "\t}\n"
                        + "}\n")),
        mutation(
            "the whole ruleset flushed",
            files -> files.replace(DB, "flush table", "flush ruleset\nflush table")),
        mutation("other containers trusted", files -> files.replaceAll(DB, "docker0", "eth1")),
        mutation(
            "containers from any address",
            files ->
                files.replaceAll(
                    DB,
                    "iifname \"docker0\" ip saddr 172.17.0.0/16 accept",
                    "iifname \"docker0\" accept")));
  }

  private static Stream<Mutation> forwarding() {
    return Stream.of(
        mutation(
            "a pair dropped",
            "api-to-db",
            files ->
                files.replacePattern(
                    GATEWAY, "\t10\\.0\\.1\\.20 \\. 10\\.0\\.2\\.50 [^\n]*\n", "")),
        mutation(
            "the source of a pair widened by one bit",
            files ->
                files.replaceAll(
                    GATEWAY, "\t2001:db8:1::/48 . fd00:1::10", "\t2001:db8::/47 . fd00:1::10")),
        mutation(
            "the destination of a pair widened by one bit",
            files -> files.replaceAll(GATEWAY, " . 10.0.2.50/31 .", " . 10.0.2.48/30 .")),
        mutation(
            "a pair turned round",
            files ->
                files.replace(
                    GATEWAY,
                    "10.0.1.20 . 10.0.2.50 . tcp . 5432",
                    "10.0.2.50 . 10.0.1.20 . tcp . 5432")),
        mutation(
            "destination looked up before source",
            files ->
                files.replace(
                    GATEWAY,
                    "ip saddr . ip daddr . meta l4proto . th dport @from1_to2_4_port",
                    "ip daddr . ip saddr . meta l4proto . th dport @from1_to2_4_port")),
        mutation(
            "the source looked up twice",
            files ->
                files.replace(
                    GATEWAY,
                    "ip saddr . ip daddr . meta l4proto . th dport @from1_to2_4_port",
                    "ip saddr . ip saddr . meta l4proto . th dport @from1_to2_4_port")),
        mutation(
            "pairs of another way",
            "api-to-db",
            files ->
                files.replace(GATEWAY, "@from1_to2_4_port accept", "@from3_to1_4_port accept")),
        mutation(
            "out by another interface",
            "api-to-db",
            files ->
                files.replace(
                    GATEWAY,
                    "oifname \"eth1\" jump from1_to2_4",
                    "oifname \"eth2\" jump from1_to2_4")),
        mutation(
            "out by any interface",
            files ->
                files.replace(GATEWAY, "oifname \"eth1\" jump from1_to2_4", "jump from1_to2_4")),
        mutation(
            "in by another interface",
            files ->
                files.replace(
                    GATEWAY, "iifname \"eth0\" jump from1", "iifname \"eth3\" jump from1")),
        mutation(
            "two interfaces exchanged",
            files -> files.swap(GATEWAY, "jump from1\n", "jump from2\n")),
        mutation(
            "forged sources accepted",
            files ->
                files.replacePattern(
                    GATEWAY, "ip saddr @from1_4_[0-9a-f]+ goto from1_known", "goto from1_known")),
        mutation(
            "the sources of another zone",
            files ->
                files.replacePattern(
                    GATEWAY,
                    "(ip saddr @from1_4_[0-9a-f]+)(?s:(.*))(ip saddr @from2_4_[0-9a-f]+)",
                    "$3$2$1")),
        mutation(
            "sources of one family missing",
            files ->
                files.replacePattern(GATEWAY, "\t\tip6 saddr @from2_6_[0-9a-f]+ goto[^\n]*\n", "")),
        mutation(
            "connections not asked for",
            files ->
                files.replacePattern(
                    GATEWAY, "(\tchain from2_known \\{\n)\t\tct state[^\n]*\n", "$1")),
        mutation(
            "new forwarded by state",
            files ->
                files.replacePattern(
                    GATEWAY,
                    "(\tchain from2_known \\{\n\t\tct state vmap \\{ established : accept,)",
                    "$1 new : accept,")),
        mutation(
            "nothing denied at the end of forwarding",
            files ->
                files
                    .replace(
                        GATEWAY,
                        "hook forward priority filter + 10; policy drop",
                        "hook forward priority filter + 10; policy accept")
                    .replacePattern(GATEWAY, "(jump from3\n[^\n]*\n)\t\tcounter drop\n", "$1")),
        mutation(
            "forwarding filtered before other rules of the machine",
            files ->
                files.replace(
                    GATEWAY,
                    "hook forward priority filter + 10",
                    "hook forward priority filter - 10")),
        mutation(
            "forwarding not filtered",
            files ->
                files
                    .replacePattern(GATEWAY, "\tchain forward \\{\n[^}]*\n\t\\}\n", "")
                    .replacePattern(GATEWAY, "\tchain forward \\{\n[^}]*\n\t\\}\n", "")),
        mutation(
            "a host that is no router filters what it forwards",
            files ->
                files.replace(
                    DB,
                    "\tchain essential_in {\n",
                    "\tchain forward {\n"
                        + "\t\ttype filter hook forward priority filter + 10; policy drop;\n"
                        + "\t}\n"
                        + "\tchain essential_in {\n")),
        mutation(
            "a redirect in the place of a solicitation",
            files ->
                files.replace(
                    GATEWAY,
                    "nd-router-solicit ip6 hoplimit 255",
                    "nd-redirect ip6 hoplimit 255")));
  }

  private static Mutation mutation(String name, Consumer<Mutation.Files> edit) {
    return Mutation.of(name, TargetName.NFTABLES, edit);
  }

  private static Mutation mutation(String name, String flow, Consumer<Mutation.Files> edit) {
    return Mutation.of(name, TargetName.NFTABLES, flow, edit);
  }
}
