#!/bin/sh
# Drawbridge: takes away all rules that it loaded on this machine, and all that it installed. Other rules stay as they
# are. From then on this machine lets through what those say.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=kit.sh
. "$here/kit.sh"

[ $# -eq 0 ] || { echo 'Usage: remove.sh' >&2; exit 2; }

db_need_root
db_need_tools awk sed flock
db_lock 30
pending=$(db_pending)
db_need_target "$DB_ETC/current/host" remove.sh
[ -z "$pending" ] || db_need_target "$pending/host" remove.sh
db_choose_backend "$(db_value "$DB_LIB/loaded" backend)"
# No timer shall put back what is taken away.
if [ -n "$pending" ]; then
  rm -rf "$DB_RUN/.removed"
  mv "$pending" "$DB_RUN/.removed"
  db_disarm "$DB_RUN/.removed" "${pending##*/}"
  rm -rf "$DB_RUN/.removed"
fi
if [ -f "$DB_UNITS/drawbridge.service" ]; then
  # shellcheck disable=SC2086 # names of units
  ! command -v systemctl >/dev/null 2>&1 || systemctl ${DB_ROOT:+"--root=$DB_ROOT"} --quiet disable $DB_SERVICES \
    || db_warn "the unit drawbridge.service could not be disabled; its file goes all the same."
  for unit in $DB_SERVICES; do rm -f "$DB_UNITS/$unit"; done
fi
if [ -d "$DB_LIB/first" ]; then db_restore "$DB_LIB/first"; else db_remove_rules; fi \
  || db_fail 1 "the rules could not be taken away (see above). They are not loaded at the next boot; run this again."
if [ -z "$DB_ROOT" ] && [ -d /run/systemd/system ]; then
  # What the unit runs when it stops wants the lock.
  db_unlock
  systemctl stop drawbridge.service 2>/dev/null || true
  systemctl daemon-reload || true
  # shellcheck disable=SC2086 # names of units
  systemctl reset-failed $DB_SERVICES 2>/dev/null || true
  db_lock 30
fi
rm -rf "$DB_LIB" "$DB_RUN"/.new-* "$DB_RUN"/.confirmed-*
rm -rf "$DB_ETC"
elsewhere=$(db_loaded_elsewhere)
[ -z "$elsewhere" ] || db_warn "note: rules of Drawbridge are still loaded in $elsewhere, by another kit."
db_say "removed: nothing that this kit loaded or installed is here any more. This machine lets through what other rules say."
