#!/bin/sh
# Drawbridge: applies the rules of this host's service, found by the addresses of this machine. Unless confirm.sh is run
# in time from a new connection, what was before comes back by itself.
set -eu

usage() {
  cat <<'END'
Usage: apply.sh [--confirm-within SECONDS] [--prime-for SECONDS] [--dry-run] [--audit] [--allow-lockout]
                [--service KEY]
  --confirm-within SECONDS  what was before comes back unless confirm.sh is run within that time (1 to 86400; 60)
  --prime-for SECONDS       before the first rules: how long connection tracking gets to know what is live, where nothing
                            used it before (0 to 3600; 5)
  --dry-run                 say what would change and try to load it where it cannot matter; change nothing
  --audit                   count and log what would be denied, and deny nothing: this protects nothing yet
  --allow-lockout           apply although your own ssh session could not be opened again
  --service KEY             where this machine is not found: say why not as this service
END
}

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=kit.sh
. "$here/kit.sh"

within=60
prime=5
dry=
audit=
allow_lockout=
asked=

number_between() { # option text least most
  case $2 in
    # With a zero before it, a shell takes a number for an octal one.
    '' | 0?* | *[!0-9]* | ??????*) db_fail 2 "$1 takes a whole number of seconds from $3 to $4, not '$2'." ;;
  esac
  if [ "$2" -lt "$3" ] || [ "$2" -gt "$4" ]; then db_fail 2 "$1 takes $3 to $4 seconds, not $2."; fi
}

while [ $# -gt 0 ]; do
  case $1 in
    --confirm-within | --prime-for | --service)
      [ $# -gt 1 ] || { usage >&2; db_fail 2 "$1 needs a value."; }
      case $1 in
        --confirm-within) number_between "$1" "$2" 1 86400; within=$2 ;;
        --prime-for) number_between "$1" "$2" 0 3600; prime=$2 ;;
        --service) asked=$2 ;;
      esac
      shift
      ;;
    --dry-run) dry=yes ;;
    --audit) audit=yes ;;
    --allow-lockout) allow_lockout=yes ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; db_fail 2 "there is no option '$1'." ;;
  esac
  shift
done

# ---- which rules

# Says why this machine is not the service that the person thinks it is.
explain() { # key
  case $1 in
    *[!a-z0-9-]* | '') db_fail 2 "'$1' is no key of a service." ;;
  esac
  [ -d "$here/$1" ] || db_fail 2 "there is no service $1 in $here."
  db_warn "$1 has these addresses:"
  db_own_addresses "$here/$1" | cut -f 2 | sed 's/^/  /' >&2
}

find_service() {
  services=$(db_services_here "$here")
  case $services in
    '')
      db_warn "no service of this folder has an address of this machine. Its addresses are:"
      db_addresses | cut -f 1 | sed 's/^/  /' >&2
      [ -z "$asked" ] || explain "$asked"
      db_fail 1 "draw this machine's address at its service and export again, or run this on the right machine. Nothing was changed."
      ;;
    *"
"*)
      db_warn "addresses of this machine belong to more than one service:"
      for service in $services; do
        db_warn "  $service: $(db_own_addresses "$here/$service" | cut -f 2 | tr '\n' ' ')"
      done
      [ -z "$asked" ] || explain "$asked"
      db_fail 1 "a machine holds the rules of one service: draw them as one, or give them machines of their own. Nothing was changed."
      ;;
  esac
  service=$services
}

# ---- checks, before anything is touched

check_surroundings() {
  elsewhere=$(db_loaded_elsewhere)
  [ -z "$elsewhere" ] || db_fail 1 "rules of Drawbridge are loaded in $elsewhere already, and both would deny. Take them away first with the remove.sh that loaded them (see $DB_ETC/current). Nothing was changed."
  if db_has_docker && ! db_allows_containers "$1"; then
    db_fail 1 "Docker is at work here, but the drawing says nothing of containers on this host: they could not reach it any more, nor it them. Say which links they use (option 'containers' of the service, such as [docker0, 172.17.0.0/16]) and export again. Nothing was changed."
  fi
  if ! db_allows_dhcp "$1" && db_addresses | grep -q '	dhcp$'; then
    db_fail 1 "this machine has an address from DHCP ($(db_addresses | sed -n 's/	dhcp$//p' | tr '\n' ' ')), but the drawing says that it uses none: it would vanish when its lease ends. Set 'dhcp' of the service to on and export again. Nothing was changed."
  fi
  check_forwarding "$1"
  db_has_ipv6 || db_say "IPv6 is disabled in this kernel; rules for it wait until it is not."
  [ "$(cat /proc/sys/net/netfilter/nf_conntrack_tcp_loose 2>/dev/null || echo 1)" = 1 ] \
    || db_warn "note: nf_conntrack_tcp_loose is 0, so TCP connections that connection tracking does not know yet will be cut."
}

# A router that does not forward, or has other interfaces, is the wrong machine. The kit sets no sysctl.
check_forwarding() { # rules-folder
  db_forwards "$1" | tr ' ' '\n' | while read -r word; do
    case $word in
      between) continue ;;
      ipv4) switch=/proc/sys/net/ipv4/ip_forward ;;
      ipv6) switch=/proc/sys/net/ipv6/conf/all/forwarding ;;
      *)
        ip link show dev "$word" >/dev/null 2>&1 \
          || db_fail 1 "$service is a router with the interface $word, and this machine has none of that name. Draw what it is called here, or run this on the right machine. Nothing was changed."
        continue
        ;;
    esac
    [ "$(cat "$switch" 2>/dev/null || echo 0)" = 1 ] \
      || db_fail 1 "$service is a router, but forwarding is off here ($switch). Switch it on if this is the right machine. Nothing was changed."
  done
}

check_session() { # rules-folder
  connection=$(db_connection)
  [ -n "$connection" ] || return 0
  # Four words without blanks inside, as db_connection says.
  # shellcheck disable=SC2086
  set -- "$1" $connection
  if ! db_admits_session "$1" "$2" "$4" "$5"; then
    if [ -n "$audit" ]; then
      db_warn "note: without --audit these rules would lock you out: nothing drawn lets a new ssh connection in from $2 to $4 port $5."
      return 0
    fi
    [ -n "$allow_lockout" ] || db_fail 1 "these rules would lock you out: nothing drawn lets a new ssh connection in from $2 to $4 port $5. Draw that flow and export again, or say --allow-lockout. Nothing was changed."
    db_warn "note: these rules let no new ssh connection in from $2 to $4 port $5, and you allowed that."
  fi
}

check_pending() {
  pending=$(db_pending)
  [ -n "$pending" ] || return 0
  left=$(db_seconds_left "$pending")
  if ! db_is_confirmed "$pending" && [ "$left" -gt -5 ]; then
    db_fail 1 "an apply waits for its confirmation (until it is taken back: $left s). Run confirm.sh from a new connection, or restore.sh to take it back now. Nothing was changed."
  fi
  db_is_confirmed "$pending" || db_say "an earlier apply was neither confirmed nor taken back, its timer is gone: taken back now."
  /bin/sh "$pending/restore.sh" --locked "${pending##*/}" || db_fail 1 "that could not be brought to an end, see above. Nothing else was changed."
}

# The digest stands for the files only as long as nobody edits them.
check_digest() { # rules-folder
  edited=
  if [ "$(db_digest "$1")" != "$(db_digest_of_text "$1")" ]; then
    edited=yes
    db_warn "note: the rules of $service were edited after the export, so nobody has proved that they say what is drawn. Export again."
  fi
}

# Loaded as it should be, hooked as it should be, and installed.
is_done() { # rules-folder
  [ -z "$edited" ] || return 1
  [ "$(db_loaded_digest)" = "$(db_digest "$1")" ] || return 1
  problems=$(db_hook_problems "$1")
  if [ -n "$problems" ]; then
    db_say "the rules are loaded, but not as they should be, so they are loaded again:"
    printf '%s\n' "$problems" | sed 's/^/  /'
    return 1
  fi
  if [ "$(db_value "$DB_LIB/loaded" mark)" != "$(db_mark)" ]; then
    db_say "the rules are loaded, but somebody changed them since, so they are loaded again."
    return 1
  fi
  if [ "$(db_digest "$DB_ETC/current/rules")" != "$(db_digest "$1")" ]; then
    db_say "the rules are loaded, but not installed for the next boot, so they are applied again."
    return 1
  fi
}

try() { # rules-folder
  tried=0
  db_try "$1" || tried=$?
  case $tried in
    0) [ -z "$dry" ] || db_say "tried: the rules load in a network namespace of their own." ;;
    1) db_fail 1 "this kernel does not take the rules (see above). Nothing was changed." ;;
    *) [ -z "$dry" ] || db_say "not tried: no network namespace can be made here." ;;
  esac
}

# ---- what changes

openings_with_flows() { # rules-folder
  [ -f "$1/$(echo "$DB_FILES" | cut -d ' ' -f 1)" ] || return 0
  db_openings "$1" | sort -u
}

say_changes() { # new-rules
  db_changes=$(mktemp -d)
  old=$DB_ETC/current/rules
  openings_with_flows "$old" >"$db_changes/old"
  openings_with_flows "$1" >"$db_changes/new"
  cat "$old/flows.tsv" "$1/flows.tsv" 2>/dev/null >"$db_changes/flows" || true
  db_say "for $service, compared with what was confirmed last:"
  for side in added removed; do
    case $side in
      added) comm -13 "$db_changes/old" "$db_changes/new" ;;
      removed) comm -23 "$db_changes/old" "$db_changes/new" ;;
    esac | awk -F '\t' -v side="$side" '
      FILENAME != "-" { flows[$1] = substr($0, length($1) + 2); next }
      { sub(/ .*/, "", $1); count[$1 "\t" $7]++; all++ }
      END {
        if (!all) { print "  nothing " side }
        for (key in count) {
          split(key, part, "\t")
          name = part[2] in flows ? flows[part[2]] : part[2]
          gsub(/\t/, ", ", name)
          if (name == "") { continue }
          print "  " side " " part[1] ": " name " (" count[key] (count[key] == 1 ? " element)" : " elements)")
        }
      }' "$db_changes/flows" - | sort
  done
  rm -r "$db_changes"
}

# ---- applying

prepare() {
  mkdir -p "$fresh/rules"
  for file in $DB_FILES flows.tsv; do
    cp "$rules/$file" "$fresh/rules/"
  done
  db_copy_kit "$here" "$fresh"
  printf '%s\n' "target=$DB_TARGET" "backend=$DB_BACKEND" "service=$service" "digest=$(db_digest "$fresh/rules")" >"$fresh/host"
  printf '%s\n' "$connection" >"$fresh/connection"
  # Who is connected already proves nothing later: an established connection passes any rules.
  { ! command -v ss >/dev/null 2>&1 || ss -Htn state established; } >"$fresh/connections"
  db_snapshot "$fresh/before"
  if [ -f "$DB_LIB/loaded" ]; then cp "$DB_LIB/loaded" "$fresh/loaded-before"; fi
}

# Notes what the machine is like without our rules. It is there as a whole or not at all.
keep_first() {
  [ -n "$first" ] && [ ! -d "$DB_LIB/first" ] || return 0
  mkdir -p "$DB_LIB" && rm -rf "$DB_LIB/first.new" && cp -R "$pending/before" "$DB_LIB/first.new" && mv "$DB_LIB/first.new" "$DB_LIB/first"
}

take_back_now() { # why
  db_warn "$1 What was before is put back."
  /bin/sh "$DB_RUN/$token/restore.sh" --locked "$token" || db_fail 1 "and that failed too (see above): look at $DB_RUN/$token, or run restore.sh again."
  db_fail 1 "what was before is back; nothing else was changed."
}

load() {
  waits=$within
  first=
  counted=
  if ! db_is_loaded; then first=yes; fi
  if [ -n "$first" ] && [ "$prime" -gt 0 ] && ! db_tracks_everything; then waits=$((within + prime)); else prime=0; fi
  echo $(($(db_uptime) + waits)) >"$fresh/deadline"
  mv "$fresh" "$DB_RUN/$token"
  pending=$DB_RUN/$token
  trap 'db_warn "interrupted: what was before comes back by itself, or at once with restore.sh."; exit 1' HUP INT TERM
  # Stopped by Ctrl-Z this would keep the lock, and so its own timer waiting.
  trap '' TSTP
  db_arm "$pending" "$waits" || { rm -r "$pending"; db_fail 1 "no timer could be started. Nothing was changed."; }
  if [ "$prime" -gt 0 ]; then
    db_say "connection tracking gets to know what is live, for $prime s."
    [ -z "$(db_forwards "$pending/rules")" ] \
      || db_say "note: of what passes through this router it gets to know only what is not silent meanwhile; --prime-for gives it more time."
    db_prime || take_back_now "connection tracking could not be switched on."
  fi
  if [ -n "$first" ]; then
    db_introduce_connections
    sleep "$prime"
    db_introduce_answers "$pending/rules"
    db_begin_counters "$pending/rules" || db_warn "note: since when is counted could not be noted in $DB_COUNTERS."
  elif db_take_counters "$(db_loaded_rules)" "$pending/rules"; then
    counted=yes
  else
    db_warn "note: what was counted so far could not be added up in $DB_COUNTERS, and is lost."
  fi
  keep_first || take_back_now "what was before could not be kept in $DB_LIB (see above)."
  db_load "$pending/rules" || take_back_now "the rules could not be loaded (see above)."
  [ -z "$counted" ] || db_keep_counters || db_warn "note: what was counted so far could not be kept in $DB_COUNTERS."
  db_end_priming || take_back_now "what switched on connection tracking could not be taken away."
  db_note_loaded "$pending/host" || take_back_now "what is loaded could not be noted in $DB_LIB (see above)."
}

say_undrawn() { # rules-folder
  db_knows_connections || db_say "note: conntrack is not installed, so live connections that are not drawn cannot be listed."
  undrawn=$(db_undrawn "$1" | cut -f 1-5)
  [ -n "$undrawn" ] || return 0
  db_say "live connections that are not drawn ($(printf '%s\n' "$undrawn" | wc -l)); they live on until they end, but those that the rules before let through are cut when this is confirmed:"
  printf '%s\n' "$undrawn" | sort -u | head -n 10 | awk -F '\t' '
    { print "  " ($1 == "in" ? "from " $2 : $1 == "out" ? "to " $2 : "through, from " $2 " to " $3) ", protocol " $4 ", port " $5 }'
}

[ ! -f "$here/host" ] || db_fail 2 "this is what is installed already: run the apply.sh of a bundle."
db_need_root
db_need_tools awk sed flock ip od sort comm stat mktemp setsid
[ -n "$dry" ] || db_lock 10
db_choose_backend
find_service
rules=$here/$service
check_digest "$rules"
if [ -n "$audit" ]; then
  audited=$(mktemp -d)
  trap 'rm -rf "$audited"' EXIT
  trap 'exit 1' HUP INT TERM
  db_write_audit "$rules" "$audited" || exit 1
  rules=$audited
fi
[ -n "$dry" ] || check_pending
check_surroundings "$rules"
if is_done "$rules"; then
  db_say "nothing to do: the rules of $service are loaded, hooked and installed as this folder has them."
  exit 0
fi
check_session "$rules"
if [ -n "$dry" ] || [ -z "$DB_ALL_OR_NOTHING" ]; then try "$rules"; fi
if [ -n "$dry" ]; then
  say_changes "$rules"
  db_say "this was a dry run. Nothing was changed."
  exit 0
fi
token=$(db_new_token)
fresh=$DB_RUN/.new-$token
rm -rf "$DB_RUN"/.new-*
set +e
(
  set -e
  prepare
)
prepared=$?
set -e
if [ "$prepared" -ne 0 ]; then
  rm -rf "$fresh"
  db_fail 1 "$DB_RUN could not take what was before and what is new (see above). Nothing was changed."
fi
load
say_undrawn "$pending/rules"
db_say "the rules of $service are loaded ($DB_TARGET, back end $DB_BACKEND), until they are taken back in $(db_seconds_left "$pending") s."
[ -z "$audit" ] || db_say "AUDIT: NOTHING IS DENIED. This machine is not protected; status.sh says what would have been denied."
db_systemd_here || db_say "note: where systemd ends the processes of a session with it (KillUserProcesses), stay logged in until then."
db_say "from a NEW connection to this machine, run: $here/confirm.sh"
