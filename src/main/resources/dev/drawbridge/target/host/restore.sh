#!/bin/sh
# Drawbridge: gives back what was before an apply that nobody has confirmed. The timer of that apply runs it; a person
# may run it before.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=kit.sh
. "$here/kit.sh"

after=0
locked=
while [ $# -gt 0 ]; do
  case $1 in
    --after)
      case ${2-} in '' | *[!0-9]*) db_fail 2 "--after takes a number of seconds." ;; esac
      after=$2
      shift
      ;;
    # The caller holds the lock.
    --locked) locked=yes ;;
    -*) echo 'Usage: restore.sh [--after SECONDS] [TOKEN]' >&2; exit 2 ;;
    *) break ;;
  esac
  shift
done

db_need_root
case ${1-} in *[!0-9a-f]*) db_fail 2 "'$1' is no token of an apply." ;; esac
[ "$after" = 0 ] || sleep "$after"
# Confirmed or taken back in the meantime.
[ $# -eq 0 ] || [ -d "$DB_RUN/$1" ] || exit 0
# A timer must not give up: nobody starts it again.
patience=${1:+86400}
[ -n "$locked" ] || db_lock "${patience:-120}"
pending=${1:+$DB_RUN/$1}
pending=${pending:-$(db_pending)}
if [ -z "$pending" ] || [ ! -d "$pending" ]; then
  [ $# -gt 0 ] || db_say "nothing to take back: no apply waits for a confirmation."
  exit 0
fi
db_need_target "$pending/host" restore.sh
db_choose_backend "$(db_value "$pending/host" backend)"
if db_is_confirmed "$pending"; then
  db_say "this was confirmed, and whoever did so was stopped before the end: that is done now."
  db_keep "$pending"
  exit 0
fi
counted=
if db_take_counters "$(db_loaded_rules)" "$pending/before"; then counted=yes; fi
for moment in 0 1 2 5; do
  sleep "$moment"
  if db_restore "$pending/before"; then
    if [ -f "$pending/loaded-before" ]; then
      { cp "$pending/loaded-before" "$DB_LIB/loaded.new" && mv "$DB_LIB/loaded.new" "$DB_LIB/loaded"; } \
        || db_warn "note: what is loaded could not be noted in $DB_LIB, so the next apply will load it again."
      [ -z "$counted" ] || db_keep_counters || db_warn "note: what was counted since the apply is lost."
    else
      rm -rf "$DB_LIB/loaded" "$DB_LIB/first" "$DB_COUNTERS" "$DB_COUNTERS.next"
    fi
    db_disarm "$pending" "${pending##*/}"
    rm -rf "$pending"
    db_say "taken back: the rules of this machine are as they were before."
    ! command -v logger >/dev/null 2>&1 || logger -t drawbridge 'an apply was not confirmed; the rules before it are back' || true
    exit 0
  fi
done
db_fail 1 "what was before could not be put back (see above). Try restore.sh again; remove.sh takes all rules of Drawbridge away."
