# shellcheck shell=sh
# Drawbridge: the connections of this machine: by which one this person came, which are live, and whether rules let them
# open anew. Sourced by kit.sh.

# The ssh connection by which this person came: client address, client port, own address, own port. Nothing where none
# leads to an address of this machine. Under sudo the session stands in the environment of a parent.
db_connection() {
  db_ssh=${SSH_CONNECTION-}
  db_pid=$$
  while [ -z "$db_ssh" ] && [ "${db_pid:-0}" -gt 1 ] && [ -r "/proc/$db_pid/environ" ]; do
    db_ssh=$(tr '\0' '\n' <"/proc/$db_pid/environ" 2>/dev/null | sed -n 's/^SSH_CONNECTION=//p' | head -n 1)
    db_pid=$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$db_pid/status")
  done
  case $db_ssh in
    # An interface behind a % may be called br-lan or veth@1.
    *[!0-9a-zA-Z:.%_@\ -]*) return 0 ;;
    '') db_terminal_peer; return ;;
  esac
  # What comes over loopback is never denied.
  printf '%s\n' "$db_ssh" | awk 'NF == 4 && $3 !~ /^127\./ && $3 != "::1" { gsub(/%[^ ]*/, ""); print }' | while read -r db_client db_port db_server db_sshd; do
    if ip -o addr show | awk -v server="$db_server" '{ split($4, a, "/"); if (a[1] == server) found = 1 } END { exit !found }'; then
      printf '%s %s %s %s\n' "$db_client" "$db_port" "$db_server" "$db_sshd"
    fi
  done
}

# The same where no environment tells: whoever logged in on this terminal did so from there, most likely by ssh, to the
# address that this machine answers him from. His port is not known.
db_terminal_peer() {
  command -v who >/dev/null 2>&1 || return 0
  db_client=$(who -m 2>/dev/null | sed -n 's/.*(\([0-9a-fA-F:.]*[:.][0-9a-fA-F:.]*\))$/\1/p')
  [ -n "$db_client" ] || return 0
  db_server=$(ip -o route get "$db_client" 2>/dev/null | sed -n 's/.* src \([^ ]*\).*/\1/p')
  [ -z "$db_server" ] || printf '%s 0 %s 22\n' "$db_client" "$db_server"
}

# Says of connections whether rules would let them open anew: each line with "admitted" or "denied" and a TAB before it.
# Rules in a normal form, by db_openings: direction ("in", "out", or "forward" and a source), first and last address of
# the peer, protocol ("any"), first and last port or type, key; own addresses by db_own_addresses.
# Asked, one per line: direction (in, out, forward), peer, own address, protocol number, destination port or ICMP type,
# source port or nothing, anything. Of what is forwarded, the peer is the source, and the destination stands for the own
# address. What goes from a lower port to a higher one may be an answer that tracking saw first, and is admitted as such.
db_judged() { # rules-folder; questions on standard input
  db_questions=$(cat)
  {
    db_own_addresses "$1" | sed 's/^/own	/'
    db_openings "$1" | sed 's/^/opening	/'
    [ -z "$db_questions" ] || printf '%s\n' "$db_questions" | sed 's/^/question	/'
  } | awk -F '\t' "$DB_AWK_ADDRESSES"'
    BEGIN { back["in"] = "out"; back["out"] = "in" }
    $1 == "own" { ownLow[++owns] = low($3); ownHigh[owns] = high($3); next }
    $1 == "opening" && sub(/^forward /, "", $2) {
      # A source is found as a peer is, below.
      if (!($2 in sourceLow)) {
        sourceLow[$2] = low($2); sourceHigh[$2] = high($2)
        place = length(sourceLow[$2]) SUBSEP common(sourceLow[$2], sourceHigh[$2])
        source[place, ++sources[place]] = $2
      }
    }
    $1 == "opening" && $3 "" == $4 "" && $5 != "any" && $6 == $7 { exact[$2, $3, $5, $6 + 0]; next }
    $1 == "opening" {
      # Found by what its first and last address begin with, which whoever is between them begins with too.
      place = $2 SUBSEP length($3) SUBSEP common($3, $4)
      n = ++count[place]
      start[place, n] = $3; end[place, n] = $4; protocol[place, n] = $5; first[place, n] = $6 + 0; last[place, n] = $7 + 0
      next
    }
    {
      peer = hex($3); own = hex($4)
      let = $2 == "forward" ? passes(peer, own, $5, $6 + 0) : admitted($2, peer, own, $5, $6 + 0)
      if (!let && $7 != "" && $7 + 0 < $6 + 0) {
        let = $2 == "forward" ? passes(own, peer, $5, $7 + 0) : admitted(back[$2], peer, own, $5, $7 + 0)
      }
      print (let ? "admitted" : "denied") substr($0, 9)
    }
    function inside(a, from, to) { return length(a) == length(from) && a >= from && a <= to }
    function common(a, b,    n) {
      n = length(a)
      while (substr(a, 1, n) != substr(b, 1, n)) { n-- }
      return substr(a, 1, n)
    }
    function admitted(direction, peer, own, number, kind,    i, mine) {
      for (i = 1; i <= owns && !mine; i++) { mine = inside(own, ownLow[i], ownHigh[i]) }
      return mine && opened(direction, peer, number, kind)
    }
    function passes(from, to, number, kind,    i, n, place) {
      for (n = 0; n <= length(from); n++) {
        place = length(from) SUBSEP substr(from, 1, n)
        for (i = 1; place in sources && i <= sources[place]; i++) {
          if (inside(from, sourceLow[source[place, i]], sourceHigh[source[place, i]]) \
              && opened(source[place, i], to, number, kind)) { return 1 }
        }
      }
      return 0
    }
    function opened(direction, peer, number, kind,    i, n, place) {
      if ((direction, peer, number, kind) in exact) { return 1 }
      for (n = 0; n <= length(peer); n++) {
        place = direction SUBSEP length(peer) SUBSEP substr(peer, 1, n)
        for (i = 1; place in count && i <= count[place]; i++) {
          if (inside(peer, start[place, i], end[place, i]) && (protocol[place, i] == "any" \
              || (protocol[place, i] == number && kind >= first[place, i] && kind <= last[place, i]))) { return 1 }
        }
      }
      return 0
    }'
}

# Those of the questions whose connection would not be let through.
db_not_admitted() { # rules-folder; questions on standard input
  db_judged "$1" | sed -n 's/^denied	//p'
}

# Whether rules admit a new ssh session like this one.
db_admits_session() { # rules-folder client own-address own-port
  [ -z "$(printf 'in\t%s\t%s\t6\t%s\t\n' "$2" "$3" "$4" | db_not_admitted "$1")" ]
}

# Whether conntrack(8) is here and may ask this kernel.
db_has_conntrack() {
  command -v conntrack >/dev/null 2>&1 && conntrack -C >/dev/null 2>&1
}

# Whether live connections can be listed at all.
db_knows_connections() {
  db_has_conntrack || [ -r /proc/net/nf_conntrack ]
}

# The connections of one family that connection tracking knows, as conntrack(8) lists them.
db_tracked() { # ipv4|ipv6
  if db_has_conntrack; then
    conntrack -L -f "$1" 2>/dev/null
  else
    sed -n "s/^$1 *[0-9]* //p" /proc/net/nf_conntrack
  fi
}

# Live connections that connection tracking knows, as questions for db_judged; the anything is what conntrack(8) needs to
# name exactly this one, and "unanswered" where only one side was heard. What this machine forwards is among them where
# the rules forward. Nothing where they cannot be listed.
db_live_connections() { # rules-folder
  db_knows_connections || return 0
  db_own=$(db_addresses | cut -f 1 | tr '\n' ' ')
  db_broadcast=$(ip -o addr show | sed -n 's/.* brd \([0-9.]*\) .*/\1/p' | tr '\n' ' ')
  for db_family in ipv4 ipv6; do
    db_tracked "$db_family" | awk -v own="$db_own" -v family="$db_family" -v forwards="$(db_forwards "$1")" \
      -v broadcast="$db_broadcast" '
      BEGIN {
        n = split(own, list, " "); for (i = 1; i <= n; i++) { mine[list[i]] }
        n = split(broadcast " 255.255.255.255", list, " "); for (i = 1; i <= n; i++) { all[list[i]] }
      }
      {
        split("", field)
        for (i = 3; i <= NF; i++) {
          split($i, pair, "=")
          # The first of each is of the direction in which the connection was opened.
          if (pair[2] != "" && !(pair[1] in field)) { field[pair[1]] = pair[2] }
        }
        source = field["src"]; destination = field["dst"]
        if (source == destination || source ~ /^127\./ || source == "::1") { next }
        if (destination in mine) { way = "in"; peer = source; local = destination }
        else if (source in mine) { way = "out"; peer = destination; local = source }
        # What is for everybody is not forwarded.
        else if (forwards != "" && !(destination in all) && destination !~ /^(22[4-9]|23[0-9])\.|^f[ef]/) {
          way = "forward"; peer = source; local = destination
        }
        else { next }
        tuple = "-f " family " -p " ($1 == "unknown" ? $2 : $1) " -s " source " -d " destination
        kind = 0
        if ("dport" in field) { kind = field["dport"]; tuple = tuple " --sport " field["sport"] " --dport " kind }
        if ("type" in field) {
          kind = field["type"]
          word = family == "ipv4" ? "icmp" : "icmpv6"
          tuple = "-f " family " -p " word " -s " source " -d " destination " --icmp-type " kind " --icmp-code " \
            field["code"] " --icmp-id " field["id"]
        }
        print way "\t" peer "\t" local "\t" $2 "\t" kind "\t" field["sport"] "\t" tuple (/ \[UNREPLIED\] / ? "\tunanswered" : "")
      }'
  done
}

# Live connections that rules would not let through, but for that they are established. One of which only one side was
# heard is not: rules stop it with its next packet, unless what is loaded stops nothing.
db_undrawn() { # rules-folder
  case $(db_loaded_digest) in
    *-audit) db_ended=nothing ;;
    *) db_ended=unanswered ;;
  esac
  db_live_connections "$1" | sed "/	$db_ended\$/d" | db_not_admitted "$1"
}

# Runs conntrack(8) for each line of standard input, which holds words for it made of numbers and addresses: all in one
# go where it can do that and knows of no objection, else one by one. It objects where a connection is known, or gone.
db_tell_tracking() {
  db_lines=$(cat)
  [ -n "$db_lines" ] || return 0
  ! printf '%s\n' "$db_lines" | conntrack -R /dev/stdin >/dev/null 2>&1 || return 0
  printf '%s\n' "$db_lines" | while read -r db_line; do
    # shellcheck disable=SC2086 # words
    conntrack $db_line >/dev/null 2>&1 </dev/null || true
  done
}

# Introduces the TCP connections of this machine to connection tracking, each in the direction in which it was opened.
# Those on which nothing passes while it looks on, a waiting ssh session or a pooled connection to a database, would stay
# unknown to it and be cut by the first rules. Does nothing where the tools are missing.
db_introduce_connections() {
  if ! db_has_conntrack || ! command -v ss >/dev/null 2>&1; then return 0; fi
  db_lives=$(cat /proc/sys/net/netfilter/nf_conntrack_tcp_timeout_established 2>/dev/null || echo 3600)
  {
    for db_family in ipv4 ipv6; do conntrack -L -f "$db_family" -p tcp 2>/dev/null; done | sed 's/^/known /'
    ss -Htln | sed 's/^/listening /'
    ss -Htn state established | sed 's/^/live /'
  } | awk -v lives="$db_lives" '
    $1 == "known" {
      split("", field)
      for (i = 2; i <= NF; i++) { if (split($i, pair, "=") == 2 && !(pair[1] in field)) { field[pair[1]] = pair[2] } }
      known[field["src"], field["sport"], field["dst"], field["dport"]]
      known[field["dst"], field["dport"], field["src"], field["sport"]]
      next
    }
    $1 == "listening" { here[port($5)]; next }
    {
      from = address($4); fromPort = port($4); to = address($5); toPort = port($5)
      if (from ~ /^(127\.|::1$)/ || (from, fromPort, to, toPort) in known) { next }
      if (fromPort in here) { from = address($5); fromPort = port($5); to = address($4); toPort = port($4) }
      print "-I -p tcp -s", from, "-d", to, "--sport", fromPort, "--dport", toPort, \
        "--state ESTABLISHED --status SEEN_REPLY,ASSURED --timeout", lives
    }
    function address(end) { sub(/:[0-9]+$/, "", end); gsub(/[][]|%[^]]*/, "", end); sub(/^::ffff:/, "", end); return end }
    function port(end) { sub(/.*:/, "", end); return end }' | db_tell_tracking
}

# A stream that answers a drawn connection and is answered itself too seldom for connection tracking to have seen it, such
# as a video that nobody interrupts, looks like one that nobody drew. Lets it count as an answer. Does nothing where
# conntrack(8) is missing.
db_introduce_answers() { # rules-folder
  db_has_conntrack || return 0
  db_live_connections "$1" | awk -F '\t' '
    BEGIN { OFS = FS; back["in"] = "out"; back["out"] = "in"; back["forward"] = "forward" }
    $4 == 6 || $6 == "" || $8 != "unanswered" { next }
    $1 == "forward" { peer = $2; $2 = $3; $3 = peer }
    { $1 = back[$1]; $5 = $6; $6 = ""; print }' | db_judged "$1" | sed -n 's/^admitted	//p' \
    | awk -F '\t' '{ print "-U", $7, "--status SEEN_REPLY" }' | db_tell_tracking
}
