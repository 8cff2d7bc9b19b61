#!/bin/sh
# Drawbridge: notes what was counted before this machine goes down; drawbridge.service runs it. The rules stay loaded.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=kit.sh
. "$here/kit.sh"

db_need_root
db_lock 10
db_choose_backend "$(db_value "$here/host" backend)"
loaded=$(db_loaded_rules)
[ -n "$loaded" ] || exit 0
db_note_counters "$loaded"
