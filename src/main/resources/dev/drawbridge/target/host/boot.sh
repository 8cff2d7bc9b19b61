#!/bin/sh
# Drawbridge: loads what was confirmed last; drawbridge.service runs it at boot, and when nftables.service is reloaded.
# If that fails, only what this machine needs to be reached and mended is let through.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=kit.sh
. "$here/kit.sh"

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
# What is not whole, after a full disk or a crash, must not be taken for rules that let everything through.
if db_is_whole "$here/rules" && db_load "$here/rules"; then
  [ ! -f "$DB_COUNTERS.next" ] || db_keep_counters || db_warn "note: what was counted before could not be kept."
  db_note_loaded "$here/host" || db_warn "note: what is loaded could not be noted in $DB_LIB, so the next apply will load it again."
  db_say "the rules of $(db_value "$here/host" service) are loaded."
  exit 0
fi
db_warn "the rules cannot be loaded (see above), or their files in $here/rules are not whole."
db_load_least "$here/rules" "$(db_value "$here/host" client)" "$(db_value "$here/host" port)" \
  || db_fail 1 "and neither could what is needed to mend it: THIS MACHINE IS NOT PROTECTED."
db_fail 1 "only essentials, established connections and ssh from $(db_value "$here/host" client) are let through. Apply an export again to mend it."
