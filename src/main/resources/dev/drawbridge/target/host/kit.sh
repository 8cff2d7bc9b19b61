# shellcheck shell=sh
# Drawbridge: what the scripts of a host's kit share. Sourced by them, together with ruleset.sh, which knows how this
# folder's target (nftables or iptables) is loaded, read and taken away.
#
# Names that begin with db_ are functions, DB_ are values. Where things are:
#   $DB_RUN/<token>/   an apply that nobody has confirmed: what was before, what is new, its timer
#   $DB_LIB/loaded     what was loaded last, one key=value per line: target, backend, service, digest, mark, since
#   $DB_ETC/current/   what is loaded at boot: this kit and the rules of this host's service, as confirmed last
# DRAWBRIDGE_ROOT stands before all three, so that network namespaces can be hosts of one machine.

# shellcheck disable=SC2034 # the scripts that source this use what is not used here

LC_ALL=C
export LC_ALL
PATH="$PATH:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin"
export PATH
unset CDPATH
umask 077

DB_ROOT=${DRAWBRIDGE_ROOT-}
DB_RUN=$DB_ROOT/run/drawbridge
DB_LIB=$DB_ROOT/var/lib/drawbridge
DB_ETC=$DB_ROOT/etc/drawbridge
DB_UNITS=$DB_ROOT/etc/systemd/system
DB_TAB=$(printf '\t')

# The files of the kit, as they are installed and as a timer needs them.
DB_KIT='apply.sh boot.sh confirm.sh counters.sh kit.sh live.sh remove.sh restore.sh ruleset.sh status.sh stop.sh drawbridge.service drawbridge-again.service'
DB_SERVICES='drawbridge.service drawbridge-again.service'

# ---- words to the person

db_say() { # words
  printf 'drawbridge: %s\n' "$*"
}

db_warn() { # words
  printf 'drawbridge: %s\n' "$*" >&2
}

db_fail() { # code words; 1 refused or failed and nothing changed, 2 wrong usage, 4 cannot be done here
  db_code=$1
  shift
  db_warn "$@"
  exit "$db_code"
}

# ---- what must be here

db_need_root() {
  [ "$(id -u)" = 0 ] || db_fail 4 "this needs root: run it again with sudo."
}

db_need_tools() { # names
  db_missing=
  for db_tool in "$@"; do
    command -v "$db_tool" >/dev/null 2>&1 || db_missing="$db_missing $db_tool"
  done
  [ -z "$db_missing" ] || db_fail 4 "not found on this machine:$db_missing. Install what provides it, then try again. Nothing was changed."
}

db_has_ipv6() {
  [ -e /proc/sys/net/ipv6/conf/all/disable_ipv6 ]
}

# All rules of this machine, whoever made them, without the elements of sets.
db_all_rules() {
  ! command -v nft >/dev/null 2>&1 || nft -t list ruleset 2>/dev/null || true
  for db_program in iptables-save ip6tables-save iptables-legacy-save ip6tables-legacy-save; do
    ! command -v "$db_program" >/dev/null 2>&1 || "$db_program" 2>/dev/null || true
  done
}

# Chains of Docker, however it made them.
db_has_docker() {
  db_all_rules | grep -qE '^([[:space:]]*chain |:)DOCKER[ -]'
}

# Whether anything here uses connection tracking already, so that it knows the live connections.
db_uses_conntrack() {
  [ "$(cat /proc/sys/net/netfilter/nf_conntrack_count 2>/dev/null || echo 0)" -gt 0 ] && return 0
  db_all_rules | grep -qE '(^|[[:space:]])ct |--ctstate|--state|masquerade|MASQUERADE|[sd]nat|[SD]NAT|redirect|REDIRECT'
}

# ---- one at a time

# Holds until this process ends. The file stays when all else is removed: who waits for it must not wait for another.
db_lock() { # seconds to wait
  mkdir -p "$DB_RUN" || db_fail 4 "$DB_RUN cannot be made. Nothing was changed."
  exec 9>"$DB_RUN/lock"
  flock -w "$1" 9 || db_fail 1 "another apply, confirm or removal is at work on this machine: try again when it is done. Nothing was changed."
}

db_unlock() {
  exec 9>&-
}

db_new_token() {
  od -An -N8 -tx1 /dev/urandom | tr -d ' \n'
}

# The folder of the apply that waits for its confirmation; nothing if there is none.
db_pending() {
  for db_folder in "$DB_RUN"/*/; do
    db_folder=${db_folder%/}
    case ${db_folder##*/} in
      *[!0-9a-f]*) ;;
      ????????????????)
        printf '%s\n' "$db_folder"
        return
        ;;
    esac
  done
}

# Seconds until an unconfirmed apply is taken back; negative where its timer should have done so long ago.
db_seconds_left() { # pending-folder
  echo $(($(cat "$1/deadline") - $(date +%s)))
}

# ---- what was loaded, and what is installed

# One value of a file of key=value lines; nothing if it is not there.
db_value() { # file key
  [ ! -f "$1" ] || sed -n "s/^$2=//p" "$1"
}

db_now() {
  date -u +%Y-%m-%dT%H:%M:%SZ
}

# Notes in $DB_LIB, which is there, what has just been loaded.
db_note_loaded() { # host-file
  { grep -E '^(target|backend|service|digest)=' "$1"; echo "mark=$(db_mark)"; echo "since=$(db_now)"; } >"$DB_LIB/loaded.new"
  mv "$DB_LIB/loaded.new" "$DB_LIB/loaded"
}

# What waits or is installed must be of this folder's target: another one loads and removes in another way.
db_need_target() { # host-file script
  db_other=$(db_value "$1" target)
  [ -z "$db_other" ] || [ "$db_other" = "$DB_TARGET" ] \
    || db_fail 1 "this folder is for $DB_TARGET, and the rules of this machine are of $db_other: run $2 of that folder, or ${1%/*}/$2. Nothing was changed."
}

# ---- addresses

# Functions for awk: an address becomes its 8 or 32 hexadecimal digits, so that ranges compare as texts.
# shellcheck disable=SC2016
DB_AWK_ADDRESSES='
  function hex(a,    n, i, parts, head, tail, out) {
    if (a !~ /:/) {
      split(a, parts, ".")
      return sprintf("%02x%02x%02x%02x", parts[1], parts[2], parts[3], parts[4])
    }
    if (a ~ /\./) {
      n = match(a, /[0-9.]+$/)
      out = hex(substr(a, n))
      a = substr(a, 1, n - 1) substr(out, 1, 4) ":" substr(out, 5)
    }
    n = index(a, "::")
    if (!n) { return groups(a) }
    head = groups(substr(a, 1, n - 1))
    tail = groups(substr(a, n + 2))
    return head substr("00000000000000000000000000000000", 1, 32 - length(head) - length(tail)) tail
  }
  function groups(a,    n, i, parts, out) {
    out = ""
    n = split(tolower(a), parts, ":")
    for (i = 1; i <= n; i++) { out = out substr("0000" parts[i], length(parts[i]) + 1) }
    return out
  }
  function edge(base, bits, fill,    whole, rest, digit, step) {
    whole = int(bits / 4); rest = bits % 4
    if (whole * 4 >= length(base) * 4) { return base }
    digit = ""
    if (rest) {
      step = 2 ^ (4 - rest)
      digit = index("0123456789abcdef", substr(base, whole + 1, 1)) - 1
      digit -= digit % step
      if (fill == "f") { digit += step - 1 }
      digit = sprintf("%x", digit)
    }
    base = substr(base, 1, whole) digit substr(fills(fill), 1, length(base) - whole - (rest ? 1 : 0))
    return base
  }
  function fills(fill) {
    return fill == "f" ? "ffffffffffffffffffffffffffffffff" : "00000000000000000000000000000000"
  }
  function low(range,    parts) {
    if (split(range, parts, "-") == 2) { return hex(parts[1]) }
    return split(range, parts, "/") == 2 ? edge(hex(parts[1]), parts[2], "0") : hex(range)
  }
  function high(range,    parts) {
    if (split(range, parts, "-") == 2) { return hex(parts[2]) }
    return split(range, parts, "/") == 2 ? edge(hex(parts[1]), parts[2], "f") : hex(range)
  }
'

# The addresses of this machine, loopback and link-local apart: address, TAB, "dhcp" where a lease gave it.
db_addresses() {
  ip -o addr show | awk '
    $3 != "inet" && $3 != "inet6" { next }
    {
      split($4, address, "/")
      if (address[1] ~ /^127\./ || address[1] == "::1" || tolower(address[1]) ~ /^fe[89ab]/) { next }
      lease = ""
      # A dynamic IPv6 address of a whole network is made by its owner from what the router says.
      if (/ dynamic / && ($3 == "inet" || address[2] == 128)) { lease = "dhcp" }
      print address[1] "\t" lease
    }'
}

# The services of this folder that have an address of this machine, one key per line.
db_services_here() { # target-folder
  {
    db_addresses | sed 's/^/machine	/'
    db_own_addresses "$1"/*/ | sed 's/^/own	/'
  } | awk -F '\t' "$DB_AWK_ADDRESSES"'
    $1 == "machine" { mine[hex($2)]; next }
    {
      from = low($3); to = high($3)
      for (a in mine) {
        if (length(a) == length(from) && a >= from && a <= to && !said[$2]++) { print $2 }
      }
    }'
}

# ---- connections to this machine

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
    *[!0-9a-zA-Z:.%\ ]*) return 0 ;;
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

# Says of connections whether rules would let them open anew. Rules in a normal form, by db_openings: direction, first
# and last address of the peer, protocol ("any"), first and last port or type, key; own addresses by db_own_addresses.
# Asked, one per line: direction (in, out), peer, own address, protocol number, destination port or ICMP type, anything.
# Answered: the lines that would not be let through.
db_not_admitted() { # rules-folder; questions on standard input
  db_questions=$(cat)
  {
    db_own_addresses "$1" | sed 's/^/own	/'
    db_openings "$1" | sed 's/^/opening	/'
    [ -z "$db_questions" ] || printf '%s\n' "$db_questions" | sed 's/^/question	/'
  } | awk -F '\t' "$DB_AWK_ADDRESSES"'
    $1 == "own" { ownLow[++owns] = low($3); ownHigh[owns] = high($3); next }
    $1 == "opening" && $3 "" == $4 "" && $5 != "any" && $6 == $7 { exact[$2, $3, $5, $6 + 0]; next }
    $1 == "opening" {
      # Found by what its first and last address begin with, which whoever is between them begins with too.
      place = $2 SUBSEP length($3) SUBSEP common($3, $4)
      n = ++count[place]
      start[place, n] = $3; end[place, n] = $4; protocol[place, n] = $5; first[place, n] = $6 + 0; last[place, n] = $7 + 0
      next
    }
    { if (!admitted($2, hex($3), hex($4), $5, $6 + 0)) { print substr($0, 10) } }
    function inside(a, from, to) { return length(a) == length(from) && a >= from && a <= to }
    function common(a, b,    n) {
      n = length(a)
      while (substr(a, 1, n) != substr(b, 1, n)) { n-- }
      return substr(a, 1, n)
    }
    function admitted(direction, peer, own, number, kind,    i, n, mine, place) {
      for (i = 1; i <= owns && !mine; i++) { mine = inside(own, ownLow[i], ownHigh[i]) }
      if (!mine) { return 0 }
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

# Whether rules admit a new ssh session like this one.
db_admits_session() { # rules-folder client own-address own-port
  [ -z "$(printf 'in\t%s\t%s\t6\t%s\n' "$2" "$3" "$4" | db_not_admitted "$1")" ]
}

# Whether live connections can be listed at all.
db_knows_connections() {
  command -v conntrack >/dev/null 2>&1 || [ -r /proc/net/nf_conntrack ]
}

# The connections of one family that connection tracking knows, as conntrack(8) lists them.
db_tracked() { # ipv4|ipv6
  if command -v conntrack >/dev/null 2>&1; then
    conntrack -L -f "$1" 2>/dev/null
  else
    sed -n "s/^$1 *[0-9]* //p" /proc/net/nf_conntrack
  fi
}

# Live connections that connection tracking knows, as questions for db_not_admitted; the anything is what conntrack(8)
# needs to name exactly this one. Nothing where they cannot be listed.
db_live_connections() {
  db_knows_connections || return 0
  db_own=$(db_addresses | cut -f 1 | tr '\n' ' ')
  for db_family in ipv4 ipv6; do
    db_tracked "$db_family" | awk -v own="$db_own" -v family="$db_family" '
      BEGIN { n = split(own, list, " "); for (i = 1; i <= n; i++) { mine[list[i]] } }
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
        print way "\t" peer "\t" local "\t" $2 "\t" kind "\t" tuple
      }'
  done
}

# Introduces the TCP connections of this machine to connection tracking, each in the direction in which it was opened.
# Those on which nothing passes while it looks on, a waiting ssh session or a pooled connection to a database, would stay
# unknown to it and be cut by the first rules. Does nothing where the tools are missing.
db_introduce_connections() {
  if ! command -v conntrack >/dev/null 2>&1 || ! command -v ss >/dev/null 2>&1; then return 0; fi
  db_listening=$(ss -Htln | awk '{ sub(/.*:/, "", $4); print $4 }' | tr '\n' ' ')
  db_lives=$(cat /proc/sys/net/netfilter/nf_conntrack_tcp_timeout_established 2>/dev/null || echo 3600)
  ss -Htn state established | awk -v listening="$db_listening" '
    BEGIN { n = split(listening, list, " "); for (i = 1; i <= n; i++) { here[list[i]] } }
    function address(end) { sub(/:[0-9]+$/, "", end); gsub(/[][]|%[^]]*/, "", end); sub(/^::ffff:/, "", end); return end }
    function port(end) { sub(/.*:/, "", end); return end }
    address($3) ~ /^(127\.|::1$)/ { next }
    port($3) in here { print address($4), port($4), address($3), port($3); next }
    { print address($3), port($3), address($4), port($4) }' | while read -r db_from db_from_port db_to db_to_port; do
    # It fails where the connection is known already.
    conntrack -I -p tcp -s "$db_from" -d "$db_to" --sport "$db_from_port" --dport "$db_to_port" \
      --state ESTABLISHED --status SEEN_REPLY,ASSURED --timeout "$db_lives" >/dev/null 2>&1 </dev/null || true
  done
}

# ---- time

# Runs restore.sh of a pending apply in some seconds, whatever becomes of this process and its session.
db_arm() { # pending-folder seconds
  if db_systemd_here; then
    systemd-run --quiet --collect --unit="drawbridge-${1##*/}" --on-active="$2" --timer-property=AccuracySec=100ms \
      --setenv="DRAWBRIDGE_ROOT=$DB_ROOT" /bin/sh "$1/restore.sh" "${1##*/}" 9>&- || return 1
    return
  fi
  setsid /bin/sh "$1/restore.sh" --after "$2" "${1##*/}" </dev/null >"$1/log" 2>&1 9>&- &
  echo $! >"$1/timer"
}

# Whether systemd runs, and for this very network namespace.
db_systemd_here() {
  [ -z "$DB_ROOT" ] && [ -d /run/systemd/system ] && command -v systemd-run >/dev/null 2>&1 \
    && [ "$(readlink /proc/self/ns/net)" = "$(readlink /proc/1/ns/net)" ]
}

db_disarm() { # folder of an apply that was pending, token
  if [ -f "$1/timer" ]; then
    db_timer=$(cat "$1/timer")
    # The timer leads a group of its own; its number may have gone to somebody else.
    if [ "$db_timer" != $$ ] && tr '\0' ' ' <"/proc/$db_timer/cmdline" 2>/dev/null | grep -q "restore.sh --after [0-9]* $2 $"; then
      kill -- "-$db_timer" 2>/dev/null || true
    fi
  elif db_systemd_here; then
    systemctl stop "drawbridge-$2.timer" >/dev/null 2>&1 || true
  fi
}

# ---- what is loaded

# What is loaded, compared with what a rules folder becomes in a network namespace that ends at once: lines that are
# "missing" and lines that were "added". 1 where that cannot be tried here.
db_compare() { # kit-folder rules-folder
  # shellcheck disable=SC2016 # the inner shell expands them
  db_expected=$(unshare -n /bin/sh -c '
    set -eu
    . "$1/kit.sh"
    . "$1/ruleset.sh"
    db_choose_backend "$3"
    db_load "$2"
    db_state' sh "$1" "$2" "$DB_BACKEND") || return 1
  {
    printf '%s\n' "$db_expected" | sed 's/^/missing	/'
    db_state | sed 's/^/added	/'
  } | awk '
    { kind = $1; sub(/^[a-z]*\t/, "") }
    kind == "missing" { line[++lines] = $0; wanted[$0]++; next }
    wanted[$0] > 0 { wanted[$0]--; next }
    { gsub(/\t/, " "); print "added\t" $0 }
    END {
      for (i = 1; i <= lines; i++) {
        if (wanted[line[i]]-- > 0) { gsub(/\t/, " ", line[i]); print "missing\t" line[i] }
      }
    }'
}

# A digest of all that the kernel holds of ours, without what counts: another one means that somebody changed it.
db_mark() {
  db_state | sha256sum | cut -d ' ' -f 1
}
