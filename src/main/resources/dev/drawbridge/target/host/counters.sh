# shellcheck shell=sh
# Drawbridge: counters that outlive a reload. Sourced by kit.sh.
#
# $DB_LIB/counters.json is JSON, one object per line, so that a shell can read it:
#   "since": when counting began; "saved": when this was written; "lost": when rules were found gone with what they had
#   counted, the last time that happened
#   "flows": for each flow, since when it is counted
#   "counters": per direction and list of flows that an element stands for, what elements counted that are gone; a question
#   mark stands behind a flow that opens only a part of it
#   "denials": the same per place; places that begin with audit- say what would have been denied
# What is counted are packets that opened connections, not traffic. What the kernel counts is added to these when shown.
DB_COUNTERS=$DB_LIB/counters.json
# What the kernel had counted when this machine went down, in the records of db_saved_counters.
DB_NOTED=$DB_LIB/counters.noted

# The counters of before, one record per line, words divided by tabs: since TIME; lost TIME; flow ID TIME; count DIRECTION FLOWS
# PACKETS BYTES, flows divided by commas; denial PLACE PACKETS BYTES. Nothing where none were saved.
db_saved_counters() {
  [ ! -f "$DB_COUNTERS" ] || awk '
    function field(name,    text) {
      if (!match($0, "\"" name "\":(\"[^\"]*\"|[0-9]+|\\[[^]]*\\])")) { return "" }
      text = substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3)
      gsub(/[]["]/, "", text)
      return text
    }
    /^"since":/ { print "since\t" field("since") }
    /^"lost":"/ { print "lost\t" field("lost") }
    /^\{"flow":/ { print "flow\t" field("flow") "\t" field("since") }
    /^\{"direction":/ { print "count\t" field("direction") "\t" field("flows") "\t" field("packets") "\t" field("bytes") }
    /^\{"place":/ { print "denial\t" field("place") "\t" field("packets") "\t" field("bytes") }
  ' "$DB_COUNTERS"
}

# What the kernel counts now, in the same records. Keys become flows by a list; a key it does not know stays out.
db_live_counters() { # flows.tsv sets-to-leave-out
  {
    sed 's/^/flows	/' "$1"
    printf '%s\n' "$2" | sed 's/^/lasting	/'
    db_counts | sed 's/^/count	/'
  } | awk -F '\t' '
    $1 == "flows" { key = $2; sub(/^flows\t[^\t]*\t/, ""); gsub(/\t/, ","); flows[key] = $0; next }
    $1 == "lasting" { if ($2 != "") { lasting[$2] } next }
    ($2 in lasting) || !($4 in flows) { next }
    { packets[$3 "\t" flows[$4]] += $5; bytes[$3 "\t" flows[$4]] += $6 }
    END { for (c in packets) { printf "count\t%s\t%.0f\t%.0f\n", c, packets[c], bytes[c] } }'
  case $(db_loaded_digest) in
    *-audit) db_denials | sed 's/^/denial	audit-/' ;;
    *) db_denials | sed 's/^/denial	/' ;;
  esac
}

# Records of several sources become one file. Only flows of the second list, where one is given, are kept.
db_counters_file() { # time flows.tsv flows-to-keep.tsv
  {
    [ ! -f "$2" ] || sed 's/^/listed	/' "$2"
    [ -z "$3" ] || sed 's/^/kept	/' "$3"
    cat
  } | sort | awk -F '\t' -v now="$1" -v forget="${3:+1}" '
    function known(flows,    n, i, ids) {
      if (!forget) { return 1 }
      n = split(flows, ids, ",")
      for (i = 1; i <= n; i++) { if (id(ids[i]) in kept) { return 1 } }
      return 0
    }
    function id(flow) { sub(/[?]$/, "", flow); return flow }
    function object(text) { printf "%s\n%s", comma, text; comma = "," }
    $1 == "listed" { for (i = 3; i <= NF; i++) { if (!(id($i) in began)) { began[id($i)] = now } } next }
    $1 == "kept" { for (i = 3; i <= NF; i++) { kept[id($i)] } next }
    $1 == "since" { if (since == "" || $2 < since) { since = $2 } next }
    $1 == "lost" { if ($2 > lost) { lost = $2 } next }
    $1 == "flow" { if (!($2 in began) || $3 < began[$2]) { began[$2] = $3 } next }
    $1 == "count" { packets[$2 "\t" $3] += $4; bytes[$2 "\t" $3] += $5; next }
    $1 == "denial" { deniedPackets[$2] += $3; deniedBytes[$2] += $4 }
    END {
      printf "{\n\"format\":1,\n\"since\":\"%s\",\n\"saved\":\"%s\",\n\"lost\":%s,\n\"flows\":[", since == "" ? now : since, now, \
        lost == "" ? "null" : "\"" lost "\""
      comma = ""
      for (f in began) { if (known(f)) { object("{\"flow\":\"" f "\",\"since\":\"" began[f] "\"}") } }
      printf "\n],\n\"counters\":["
      comma = ""
      for (c in packets) {
        split(c, part, "\t")
        if (!known(part[2])) { continue }
        gsub(/,/, "\",\"", part[2])
        object(sprintf("{\"direction\":\"%s\",\"flows\":[\"%s\"],\"packets\":%.0f,\"bytes\":%.0f}", part[1], part[2], \
          packets[c], bytes[c]))
      }
      printf "\n],\n\"denials\":["
      comma = ""
      for (p in deniedPackets) {
        object(sprintf("{\"place\":\"%s\",\"packets\":%.0f,\"bytes\":%.0f}", p, deniedPackets[p], deniedBytes[p]))
      }
      printf "\n]\n}\n"
    }'
}

# Adds up what was counted, immediately before other rules are loaded; db_keep_counters makes it valid when they are. So
# a load that fails counts nothing twice. Sets that live on keep their counters in the kernel.
db_take_counters() { # rules-folder-that-is-loaded-or-"" rules-folder-to-load
  mkdir -p "$DB_LIB" || return 1
  {
    db_saved_counters
    [ -z "$1" ] || db_live_counters "$1/flows.tsv" "$(db_lasting_sets "$2")"
  } | db_counters_file "$(db_now)" "$2/flows.tsv" "" >"$DB_COUNTERS.next"
}

# Before the first rules there is nothing to add up; from now on it is known since when is counted.
db_begin_counters() { # rules-folder
  mkdir -p "$DB_LIB" && db_counters_file "$(db_now)" "$1/flows.tsv" "" </dev/null >"$DB_COUNTERS.next" && db_keep_counters
}

# Which rules are loaded: as they say themselves or, where somebody took away the rule that says so, as was noted.
db_known_digest() {
  db_said=$(db_loaded_digest)
  printf '%s\n' "${db_said:-$(db_value "$DB_LIB/loaded" digest)}"
}

# The rules folder of what is loaded, if it is on this machine.
db_loaded_rules() {
  db_known=$(db_known_digest)
  for db_folder in "$DB_ETC/current/rules" "$(db_pending)/rules"; do
    if [ -f "$db_folder/flows.tsv" ] && [ "$(db_digest "$db_folder")" = "$db_known" ]; then
      printf '%s\n' "$db_folder"
      return
    fi
  done
}

db_keep_counters() {
  mv "$DB_COUNTERS.next" "$DB_COUNTERS" && rm -f "$DB_NOTED"
}

# When this machine goes down, which the counters of the kernel do not outlive.
db_note_counters() { # rules-folder-that-is-loaded
  db_live_counters "$1/flows.tsv" "" >"$DB_NOTED.new" && mv "$DB_NOTED.new" "$DB_NOTED"
}

# Where our rules are gone: adds what was noted; where nothing was, says that something is lost.
db_recover_counters() { # rules-folder-to-load
  mkdir -p "$DB_LIB" || return 1
  {
    db_saved_counters
    if [ -f "$DB_NOTED" ]; then
      cat "$DB_NOTED"
    elif [ -f "$DB_COUNTERS" ]; then
      printf 'lost\t%s\n' "$(db_now)"
    fi
  } | db_counters_file "$(db_now)" "$1/flows.tsv" "" >"$DB_COUNTERS.next"
}

# Forgets flows that are no longer drawn, once new rules are there to stay.
db_forget_counters() { # rules-folder
  db_saved_counters | db_counters_file "$(db_now)" "$1/flows.tsv" "$1/flows.tsv" >"$DB_COUNTERS.next" && db_keep_counters
}

# All that was counted: saved and live, in the records of db_saved_counters.
db_all_counters() { # rules-folder-that-is-loaded
  db_saved_counters
  db_live_counters "$1/flows.tsv" ""
}
