# shellcheck shell=sh
# Drawbridge: what the scripts of a host's kit share. Each of them sources this file alone, with $here as the folder it
# lies in; this one sources the rest, of which ruleset.sh and live.sh know how this folder's target (nftables or
# iptables) is loaded, read and taken away.
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
DB_KIT='apply.sh boot.sh confirm.sh connections.sh counters.sh keep.sh kit.sh live.sh remove.sh restore.sh ruleset.sh status.sh stop.sh drawbridge.service drawbridge-again.service'
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

# All rules of this machine for one family, whoever made them, without the elements of sets.
db_rules_of() { # ip|ip6
  if command -v nft >/dev/null 2>&1; then
    nft -t list ruleset "$1" 2>/dev/null || true
    nft -t list ruleset inet 2>/dev/null || true
  fi
  for db_program in "$1tables-save" "$1tables-legacy-save"; do
    ! command -v "$db_program" >/dev/null 2>&1 || "$db_program" 2>/dev/null || true
  done
}

# Chains of Docker, however it made them.
db_has_docker() {
  { db_rules_of ip; db_rules_of ip6; } | grep -qE '^([[:space:]]*chain |:)DOCKER[ -]'
}

# Whether rules here make connection tracking look at a family, so that it knows what is live there. That it knows some
# connections says nothing: those may be of rules that are gone.
db_tracks() { # ip|ip6
  db_rules_of "$1" | grep -qE '(^|[[:space:]])ct |--ctstate|--state|masquerade|MASQUERADE|[sd]nat|[SD]NAT|redirect|REDIRECT'
}

# Docker, as an example, makes it look at IPv4 only.
db_tracks_everything() {
  db_tracks ip && { ! db_has_ipv6 || db_tracks ip6; }
}

# ---- one at a time

# Holds until this process ends. The file stays when all else is removed: who waits for it must not wait for another.
db_lock() { # seconds to wait
  # As a plain "exec" it would end the shell where the file cannot be written, without a word of ours.
  { mkdir -p "$DB_RUN" && command exec 9>"$DB_RUN/lock"; } || db_fail 4 "$DB_RUN cannot be written to (see above). Nothing was changed."
  # The flock of busybox cannot wait.
  db_tries=0
  until flock -n 9; do
    [ "$db_tries" -lt $((10 * $1)) ] \
      || db_fail 1 "another apply, confirm or removal is at work on this machine: try again when it is done. Nothing was changed."
    db_tries=$((db_tries + 1))
    sleep 0.1
  done
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

# Seconds since this machine was started: unlike the time of day, nobody sets them.
db_uptime() {
  sed 's/[. ].*//' /proc/uptime
}

# Seconds until an unconfirmed apply is taken back; negative where its timer should have done so long ago.
db_seconds_left() { # pending-folder
  echo $(($(cat "$1/deadline") - $(db_uptime)))
}

# ---- what was loaded, and what is installed

# One value of a file of key=value lines; nothing if it is not there.
db_value() { # file key
  [ ! -f "$1" ] || sed -n "s/^$2=//p" "$1"
}

db_now() {
  date -u +%Y-%m-%dT%H:%M:%SZ
}

# Notes in $DB_LIB what has just been loaded.
db_note_loaded() { # host-file
  mkdir -p "$DB_LIB" \
    && { grep -E '^(target|backend|service|digest)=' "$1" && echo "mark=$(db_mark)" && echo "since=$(db_now)"; } >"$DB_LIB/loaded.new" \
    && mv "$DB_LIB/loaded.new" "$DB_LIB/loaded"
}

db_copy_kit() { # from-folder to-folder
  for db_file in $DB_KIT; do cp "$1/$db_file" "$2/" || return 1; done
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
      step = substr("842", rest, 1) + 0
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
    here=$1
    . "$here/kit.sh"
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

# ---- the rest

# shellcheck disable=SC2154 # set by the script that sources this
# shellcheck source=/dev/null # one per target
. "$here/ruleset.sh"
# shellcheck source=../nftables/live.sh
. "$here/live.sh"
# shellcheck source=counters.sh
. "$here/counters.sh"
# shellcheck source=connections.sh
. "$here/connections.sh"
# shellcheck source=keep.sh
. "$here/keep.sh"
