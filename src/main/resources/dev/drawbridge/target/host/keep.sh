# shellcheck shell=sh
# Drawbridge: what becomes of an apply that was confirmed. Sourced by kit.sh.
#
# An apply is confirmed when the link $DB_ETC/current leads to its rules, which happens at once or not at all. Should
# whoever confirms be killed after that, whoever finds the apply next, its timer at the latest, does what is left.

# The folder of the rules that $DB_ETC/current leads to once an apply is confirmed.
db_kept_folder() { # pending-folder
  printf '%s/%s-%s\n' "$DB_ETC" "$(db_value "$1/host" target)" "${1##*/}"
}

db_is_confirmed() { # pending-folder
  [ "$DB_ETC/$(readlink "$DB_ETC/current" 2>/dev/null)" = "$(db_kept_folder "$1")" ]
}

# Writes to the disk what the next boot loads; in use only when the link changes. Fails where there is no room.
db_stage() { # pending-folder
  db_staged=$(db_kept_folder "$1")
  # What an earlier attempt could write of it.
  rm -rf "$db_staged"
  mkdir -p "$db_staged" && cp -R "$1/rules" "$1/host" "$db_staged/" \
    && awk 'NF == 4 { print "client=" $1; print "port=" $4 }' "$1/connection" >>"$db_staged/host" \
    && db_copy_kit "$1" "$db_staged" && db_sync "$db_staged"/rules/* "$db_staged"/* "$db_staged"
}

# What is linked to must have reached the disk: the plug may be pulled.
db_sync() { # files
  sync "$@" 2>/dev/null || sync
}

# Confirms an apply that is staged, and does all that follows from that; or the rest of it.
db_keep() { # pending-folder
  db_kept=$(db_kept_folder "$1")
  if ! db_is_confirmed "$1"; then
    ln -sfn "${db_kept##*/}" "$DB_ETC/current.new" || return 1
    mv -T "$DB_ETC/current.new" "$DB_ETC/current" || return 1
    db_sync "$DB_ETC"
  fi
  db_boots=', and are loaded again at every boot'
  db_install_units || db_boots=
  for db_folder in "$DB_ETC"/*/; do
    db_folder=${db_folder%/}
    case $db_folder in
      "$DB_ETC/current" | "$db_kept") ;;
      *) rm -rf "$db_folder" ;;
    esac
  done
  db_end_priming || true
  db_forget_counters "$1/rules" || db_warn "note: counters of flows that are no longer drawn could not be put away."
  db_cut_connections "$1/cut"
  db_say "confirmed: the rules of $(db_value "$1/host" service) stay$db_boots."
  case $(db_value "$1/host" digest) in
    *-audit) db_say "AUDIT: NOTHING IS DENIED. This machine is not protected; status.sh says what would have been denied." ;;
  esac
  db_disarm "$1" "${1##*/}"
  mv "$1" "$DB_RUN/.confirmed-${1##*/}"
  rm -rf "$DB_RUN/.confirmed-${1##*/}"
}

# Whether systemd starts what this machine runs; of a root of its own, whether it is there to enable units.
db_systemd_boots() {
  command -v systemctl >/dev/null 2>&1 && { [ -n "$DB_ROOT" ] || [ -d /run/systemd/system ]; }
}

# Has the rules loaded at boot. Says what is left to do where it cannot.
db_install_units() {
  if ! db_systemd_boots; then
    db_warn "there is no systemd here, so nothing loads the rules at boot: have $DB_ETC/current/boot.sh run then, before the network comes up."
    return 1
  fi
  if ! db_write_units || ! db_enable_units; then
    db_warn "the units of Drawbridge could not be installed in $DB_UNITS (see above): the rules are loaded now, but not at the next boot. Have $DB_ETC/current/boot.sh run then, before the network comes up."
    return 1
  fi
}

db_write_units() {
  mkdir -p "$DB_UNITS" || return 1
  for db_unit in $DB_SERVICES; do
    # Anybody may read what is started.
    cp "$DB_ETC/current/$db_unit" "$DB_UNITS/$db_unit" || return 1
    chmod 644 "$DB_UNITS/$db_unit" || return 1
  done
}

db_enable_units() {
  # shellcheck disable=SC2086 # names of units
  systemctl ${DB_ROOT:+"--root=$DB_ROOT"} --quiet enable $DB_SERVICES || return 1
  if [ -z "$DB_ROOT" ]; then
    systemctl daemon-reload || true
    # Loads nothing that is loaded; from now on it follows when nftables.service is reloaded. It waits for the lock.
    systemctl --no-block start drawbridge.service || true
  fi
}

# Lists in a pending folder what only the rules that were confirmed before let through: each connection by its exact tuple.
db_list_cut() { # pending-folder
  # Those may be of the other target. There are none before the first confirmation.
  [ "$(db_value "$DB_ETC/current/host" target)" = "$DB_TARGET" ] || return 0
  # Audit mode denies nothing, so it cuts nothing.
  case $(db_value "$1/host" digest) in *-audit) return 0 ;; esac
  db_undrawn "$1/rules" | db_judged "$DB_ETC/current/rules" \
    | sed -n 's/^admitted	//p' | cut -f 7 >"$1/cut"
}

db_cut_connections() { # file of tuples
  [ -s "$1" ] || return 0
  if ! db_has_conntrack; then
    db_warn "note: connections that only the old rules let through live on until they end ($(wc -l <"$1")): conntrack is not installed, which could cut them."
    return 0
  fi
  sed 's/^/-D /' "$1" | db_tell_tracking
  db_say "connections that only the old rules let through were cut: $(wc -l <"$1")"
}
