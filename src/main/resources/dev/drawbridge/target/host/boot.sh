#!/bin/sh
# Drawbridge: loads what was confirmed last; drawbridge.service runs it at boot, and when nftables.service is reloaded.
# If that fails, only what this machine needs to be reached and mended is let through.
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

db_need_root
db_lock 60
db_choose_backend "$(db_value "$here/host" backend)"

is_loaded_well() {
  [ "$(db_loaded_digest)" = "$(db_digest "$here/rules")" ] && [ -z "$(db_hook_problems "$here/rules")" ] \
    && [ "$(db_value "$DB_LIB/loaded" mark)" = "$(db_mark)" ]
}

if is_loaded_well; then
  rm -f "$DB_NOTED"
  db_say "the rules are loaded already."
  exit 0
fi
if db_is_loaded; then
  db_take_counters "$(db_loaded_rules)" "$here/rules" || rm -f "$DB_COUNTERS.next"
else
  db_recover_counters "$here/rules" || rm -f "$DB_COUNTERS.next"
fi
if db_load "$here/rules"; then
  [ ! -f "$DB_COUNTERS.next" ] || db_keep_counters
  mkdir -p "$DB_LIB"
  db_note_loaded "$here/host"
  db_say "the rules of $(db_value "$here/host" service) are loaded."
  exit 0
fi
db_warn "the rules cannot be loaded (see above)."
db_load_least "$here/rules" "$(db_value "$here/host" client)" "$(db_value "$here/host" port)" \
  || db_fail 1 "and neither could what is needed to mend it: THIS MACHINE IS NOT PROTECTED."
db_fail 1 "only essentials, established connections and ssh from $(db_value "$here/host" client) are let through. Apply an export again to mend it."
