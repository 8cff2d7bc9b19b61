#!/bin/sh
# Drawbridge: keeps what apply.sh loaded, for now and for the next boot. To be run from a connection that was opened
# after the rules were applied: one that was there before lives on even where every new one is refused.
set -eu

here=$(cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=kit.sh
. "$here/kit.sh"
# shellcheck source=/dev/null # one per target
. "$here/ruleset.sh"
# shellcheck source=../nftables/live.sh
. "$here/live.sh"
# shellcheck source=counters.sh
. "$here/counters.sh"

[ $# -eq 0 ] || { echo 'Usage: confirm.sh' >&2; exit 2; }

refuse_old_connection() {
  mine=$(db_connection)
  # shellcheck disable=SC2086 # four words
  set -- $mine
  # From the console, or from a terminal of which no more is known than where its person sits.
  [ "${2:-0}" != 0 ] || return 0
  [ "$mine" != "$(cat "$pending/connection")" ] \
    || db_fail 1 "this is the connection that applied the rules: it would answer even if no new one could be opened. Open a new one and run this again. Nothing was changed."
  ! awk -v peer="$1:$2" '{ gsub(/[][]/, "", $4); sub(/^::ffff:/, "", $4) } $4 == peer { found = 1 } END { exit !found }' "$pending/connections" \
    || db_fail 1 "this connection was open before the rules were applied: it would answer even if no new one could be opened. Open a new one and run this again. Nothing was changed."
}

# What the next boot loads; in use only when the link changes.
stage() {
  name=$DB_TARGET-${pending##*/}
  staged=$DB_ETC/$name
  mkdir -p "$staged"
  cp -R "$pending/rules" "$staged/rules"
  cp "$pending/host" "$staged/host"
  awk 'NF == 4 { print "client=" $1; print "port=" $4 }' "$pending/connection" >>"$staged/host"
  for file in $DB_KIT; do
    [ ! -f "$pending/$file" ] || cp "$pending/$file" "$staged/"
  done
}

install() {
  ln -sfn "$name" "$DB_ETC/current.new"
  mv -T "$DB_ETC/current.new" "$DB_ETC/current"
  for folder in "$DB_ETC"/*/; do
    folder=${folder%/}
    case ${folder##*/} in
      current | "$name") ;;
      *) rm -rf "$folder" ;;
    esac
  done
  mkdir -p "$DB_UNITS"
  for unit in $DB_SERVICES; do
    cp "$staged/$unit" "$DB_UNITS/$unit"
    # Anybody may read what is started.
    chmod 644 "$DB_UNITS/$unit"
  done
  if command -v systemctl >/dev/null 2>&1; then
    # shellcheck disable=SC2086 # names of units
    systemctl ${DB_ROOT:+"--root=$DB_ROOT"} --quiet enable $DB_SERVICES \
      || db_warn "the unit drawbridge.service could not be enabled: the rules are loaded now, but not at the next boot. Enable it by hand."
  else
    db_warn "there is no systemd: have $DB_ETC/current/boot.sh run at boot, before the network comes up."
  fi
}

# What only the old rules let through is cut now, each connection by its exact tuple.
cut_removed() {
  [ -d "$DB_ETC/current/rules" ] || return 0
  # Audit mode denies nothing, so it cuts nothing.
  case $(db_value "$pending/host" digest) in *-audit) return 0 ;; esac
  db_live_connections | db_not_admitted "$pending/rules" >"$pending/undrawn"
  [ -s "$pending/undrawn" ] || return 0
  db_not_admitted "$DB_ETC/current/rules" <"$pending/undrawn" >"$pending/never-drawn"
  sort "$pending/never-drawn" >"$pending/never-drawn.sorted"
  sort "$pending/undrawn" | comm -23 - "$pending/never-drawn.sorted" | cut -f 6 >"$pending/cut"
}

cut_connections() { # file of tuples
  [ -s "$1" ] || return 0
  if ! command -v conntrack >/dev/null 2>&1; then
    db_warn "note: connections that only the old rules let through live on until they end ($(wc -l <"$1")): conntrack is not installed, which could cut them."
    return 0
  fi
  while read -r tuple; do
    # Words of conntrack(8), made by db_live_connections of numbers and addresses. It fails where the connection is gone.
    # shellcheck disable=SC2086
    conntrack -D $tuple >/dev/null 2>&1 </dev/null || true
  done <"$1"
  db_say "connections that only the old rules let through were cut: $(wc -l <"$1")"
}

db_need_root
db_need_tools awk sed flock ip
db_lock 30
pending=$(db_pending)
if [ -z "$pending" ]; then
  db_choose_backend "$(db_value "$DB_ETC/current/host" backend)"
  if [ -d "$DB_ETC/current/rules" ] && [ "$(db_loaded_digest)" = "$(db_digest "$DB_ETC/current/rules")" ]; then
    db_say "nothing to confirm: what is loaded was confirmed before."
    exit 0
  fi
  db_fail 1 "no apply waits for a confirmation. If there was one, it has been taken back. Nothing was changed."
fi
db_need_target "$pending/host" confirm.sh
db_choose_backend "$(db_value "$pending/host" backend)"
refuse_old_connection
[ "$(db_loaded_digest)" = "$(db_value "$pending/host" digest)" ] \
  || db_fail 1 "what was applied is not loaded any more: somebody has loaded other rules since. It will be taken back; look who did it, then apply again. Nothing was changed."
problems=$(db_hook_problems "$pending/rules")
if [ -n "$problems" ]; then
  db_warn "what was applied does not see every packet any more:"
  printf '%s\n' "$problems" | sed 's/^/  /' >&2
  db_fail 1 "it will be taken back; look who did it, then apply again. Nothing was changed."
fi
cut_removed
stage
# First the token: from here on no timer takes anything back.
token=${pending##*/}
mv "$pending" "$DB_RUN/.confirmed-$token"
pending=$DB_RUN/.confirmed-$token
db_disarm "$pending" "$token"
install
db_forget_counters "$pending/rules" || db_warn "note: counters of flows that are no longer drawn could not be put away."
[ ! -f "$pending/cut" ] || cut_connections "$pending/cut"
db_say "confirmed: the rules of $(db_value "$pending/host" service) stay, and are loaded again at every boot."
case $(db_value "$pending/host" digest) in
  *-audit) db_say "AUDIT: NOTHING IS DENIED. This machine is not protected; status.sh says what would have been denied." ;;
esac
rm -rf "$pending"
if [ -z "$DB_ROOT" ] && [ -d /run/systemd/system ]; then
  db_unlock
  systemctl daemon-reload || true
  # Loads nothing that is loaded; from now on it follows when nftables.service is reloaded.
  systemctl --no-block start drawbridge.service || true
fi
