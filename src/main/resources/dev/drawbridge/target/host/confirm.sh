#!/bin/sh
# Drawbridge: keeps what apply.sh loaded, for now and for the next boot. To be run from a connection that was opened
# after the rules were applied: one that was there before lives on even where every new one is refused.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=kit.sh
. "$here/kit.sh"

[ $# -eq 0 ] || { echo 'Usage: confirm.sh' >&2; exit 2; }

refuse_old_connection() {
  mine=$(db_connection)
  # shellcheck disable=SC2086 # four words
  set -- $mine
  # From the console, or from a terminal of which no more is known than where its person sits.
  [ "${2:-0}" != 0 ] || return 0
  [ "$mine" != "$(cat "$pending/connection")" ] \
    || db_fail 1 "this is the connection that applied the rules: it would answer even if no new one could be opened. Open a new one and run this again. Nothing was changed."
  ! awk -v peer="$1:$2" '{ gsub(/[][]|%[^]:]*/, "", $4); sub(/^::ffff:/, "", $4) } $4 == peer { found = 1 } END { exit !found }' "$pending/connections" \
    || db_fail 1 "this connection was open before the rules were applied: it would answer even if no new one could be opened. Open a new one and run this again. Nothing was changed."
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
if db_is_confirmed "$pending"; then
  db_keep "$pending"
  exit 0
fi
refuse_old_connection
[ "$(db_loaded_digest)" = "$(db_value "$pending/host" digest)" ] \
  || db_fail 1 "what was applied is not loaded any more: somebody has loaded other rules since. It will be taken back; look who did it, then apply again. Nothing was changed."
problems=$(db_hook_problems "$pending/rules")
if [ -n "$problems" ]; then
  db_warn "what was applied does not see every packet any more:"
  printf '%s\n' "$problems" | sed 's/^/  /' >&2
  db_fail 1 "it will be taken back; look who did it, then apply again. Nothing was changed."
fi
db_list_cut "$pending" || db_fail 1 "$pending cannot be written to (see above). Nothing was changed."
if ! db_stage "$pending"; then
  rm -rf "$(db_kept_folder "$pending")"
  db_fail 1 "this could not be written to $DB_ETC (see above), so it is not confirmed, and is taken back in $(db_seconds_left "$pending") s. Mend that and run this again before. Nothing was changed."
fi
db_keep "$pending" || db_fail 1 "$DB_ETC/current could not be made to lead to the new rules (see above), so they are not confirmed, and are taken back in $(db_seconds_left "$pending") s. Nothing was changed."
