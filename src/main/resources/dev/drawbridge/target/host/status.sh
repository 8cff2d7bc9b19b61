#!/bin/sh
# Drawbridge: says whether this host is protected as exported, what was counted per flow, what was denied, what else
# decides here, and which live connections nobody drew. Changes nothing.
#   status.sh [--json]
# 0 protected as exported, 1 not, 2 wrong usage, 4 cannot be told here.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=kit.sh
. "$here/kit.sh"

json=
case $# in
  0) ;;
  *)
    if [ "$#" -ne 1 ] || [ "$1" != --json ]; then
      echo "usage: status.sh [--json]" >&2
      exit 2
    fi
    json=1
    ;;
esac

# ---- facts: one per line, its words divided by tabs

fact() { # kind words
  db_words=
  for db_word in "$@"; do
    db_words="$db_words${db_words:+	}$(printf %s "$db_word" | tr '\t\n\r' '   ')"
  done
  printf '%s\n' "$db_words"
}

problem() { # code what-is-wrong what-to-do
  fact problem "$@"
}

# Lines of standard input as facts of one kind.
facts() { # kind
  sed "s/^/$1	/"
}

# A folder of services, as exported, or what confirm.sh installed for this machine.
find_service() {
  if [ -f "$here/host" ]; then
    service=$(db_value "$here/host" service)
    rules=$here/rules
    fact service "$service"
    return
  fi
  services=$(db_services_here "$here")
  case $(printf '%s' "$services" | grep -c .) in
    1) service=$services ;;
    0)
      problem NO_SERVICE "no service of this folder has an address of this machine" \
        "Take the bundle in which this machine is drawn, or draw its addresses."
      return 1
      ;;
    *)
      problem SEVERAL_SERVICES "this machine has addresses of several services: $(echo "$services" | tr '\n' ' ')" \
        "Draw each address at one service only."
      return 1
      ;;
  esac
  fact service "$service"
  rules=$here/$service
}

# Where the rules are that are loaded, whether or not they are those of this folder.
find_loaded() {
  expected=$(db_digest "$rules")
  loaded=$(db_known_digest)
  same=
  if [ -z "$expected" ]; then
    problem NO_DIGEST "the rules of this folder carry no digest: somebody changed the files" "Export again."
  elif [ "$loaded" = "$expected" ] || [ "$loaded" = "$expected-audit" ]; then same=yes; fi
  fact digest "$expected" "$loaded" "$same"
  pending=$(db_pending)
  if [ -n "$pending" ] && db_is_confirmed "$pending"; then pending=; fi
  audit=
  case $loaded in
    *-audit) audit=1 ;;
  esac
  counted=$rules
  [ -n "$same" ] || counted=$(db_loaded_rules)
}

tell_state() {
  if [ -n "$audit" ]; then
    fact state audit
    problem AUDIT "the rules are in audit mode: they count and log, and deny nothing" \
      "When what they would deny is understood, run apply.sh without --audit."
  elif [ -n "$pending" ]; then
    fact state unconfirmed "$(date -u -d "@$(($(date +%s) + $(db_seconds_left "$pending")))" +%Y-%m-%dT%H:%M:%SZ)"
  else
    fact state applied
  fi
  if [ -z "$same" ]; then
    problem OTHER_RULES "what is loaded is not what this folder holds" \
      "Run status.sh of the bundle that was applied, or apply.sh of this one."
  fi
}

# What the files become in a kernel of their own, compared with what is there.
tell_changes() {
  [ -n "$same" ] || return 0
  compared=$rules
  if [ "$loaded" != "$expected" ]; then
    compared=$work/audit
    mkdir "$compared"
    db_write_audit "$rules" "$compared"
  fi
  if ! db_compare "$here" "$compared" >"$work/changes" 2>"$work/refused"; then
    problem NOT_COMPARED "what is loaded could not be compared with the files: $(head -n 1 "$work/refused")" \
      "Allow this machine network namespaces; status.sh tries the files in one."
  elif [ -s "$work/changes" ]; then
    problem CHANGED "somebody changed our rules by hand since they were loaded" \
      "Run apply.sh again to have them as exported."
    head -n 20 "$work/changes" | facts changed
    changes=$(wc -l <"$work/changes")
    [ "$changes" -le 20 ] || fact note "Of $changes changed lines, 20 are shown."
  fi
}

tell_hooks() {
  db_hooks >"$work/hooks"
  facts hook <"$work/hooks"
  while IFS="$DB_TAB" read -r name family present _ priority right; do
    if [ "$present" = 0 ]; then
      problem HOOK_MISSING "$name is not hooked for $family: such packets pass unseen" "Run apply.sh again."
    elif [ "$priority" != "$right" ]; then
      problem HOOK_PRIORITY "$name stands at priority $priority for $family and not at $right" "Run apply.sh again."
    fi
  done <"$work/hooks"
  db_rules_before_ours >"$work/before"
  if [ -s "$work/before" ]; then
    problem RULES_BEFORE "rules stand before ours and may let through what ours deny" \
      "Run apply.sh again, and let whoever made them append instead of insert."
    facts before <"$work/before"
  fi
  if ! db_has_ipv6; then
    fact note "IPv6 is disabled in this kernel, so there are no rules for it."
  fi
}

tell_counters() {
  if [ -z "$counted" ]; then
    problem NO_FLOWS "which flows the counters belong to is not known: the rules that are loaded are not on this machine" \
      "Apply the bundle again."
    return 0
  fi
  db_all_counters "$counted" | sort | facts counted
  sed 's/^[^	]*	//' "$counted/flows.tsv" | tr '\t' '\n' | sed 's/?$//' | sort -u | facts drawn
}

tell_connections() {
  if ! db_knows_connections; then
    fact note "Live connections that are not drawn cannot be listed: install conntrack."
    return 0
  fi
  db_undrawn "$rules" | cut -f 1-5 | sort | uniq -c \
    | sed 's/^ *\([0-9]*\) /undrawn	\1	/'
}

tell_boot() {
  if [ -z "$pending" ] && [ ! -d "$DB_ETC/current" ]; then
    fact note "After a restart of this machine the rules are gone: they are not installed."
  elif [ -z "$pending" ] && [ ! -L "$DB_UNITS/sysinit.target.wants/drawbridge.service" ]; then
    fact note "No unit of systemd loads the rules at boot: after a restart of this machine they are gone, unless something else runs $DB_ETC/current/boot.sh."
  fi
}

gather() {
  fact target "$DB_TARGET"
  db_need_root
  db_choose_backend
  fact backend "$DB_BACKEND"
  find_service || return 0
  if ! db_is_loaded; then
    fact state not-applied
    problem NOT_APPLIED "nothing of ours is loaded: this host is not protected" "Run apply.sh."
    return 0
  fi
  find_loaded
  tell_state
  tell_changes
  tell_hooks
  tell_counters
  tell_connections
  db_foreign | facts foreign
  tell_boot
}

# ---- as people and programs read them

# Gathers facts into arrays; what follows it prints them.
# shellcheck disable=SC2016
READ_FACTS='
  BEGIN { FS = "\t"; state = "unknown" }
  $1 == "target" { target = $2 }
  $1 == "backend" { backend = $2 }
  $1 == "service" { service = $2 }
  $1 == "state" { state = $2; deadline = $3 }
  $1 == "digest" { exported = $2; loaded = $3; same = $4 }
  $1 == "problem" { code[++problems] = $2; wrong[problems] = $3; cure[problems] = $4 }
  $1 == "changed" { changeKind[++changes] = $2; changeText[changes] = $3 }
  $1 == "before" { before[++befores] = $2 }
  $1 == "note" { note[++notes] = $2 }
  $1 == "foreign" { foreign[++foreigns] = $2 }
  $1 == "hook" { hooks++; for (i = 2; i <= 7; i++) { hook[hooks, i] = $i } }
  $1 == "undrawn" { undrawns++; count[undrawns] = $2; for (i = 3; i <= 7; i++) { undrawn[undrawns, i - 1] = $i } }
  $1 == "drawn" { drawn[$2] }
  $1 == "counted" && $2 == "since" { since = $3 }
  $1 == "counted" && $2 == "lost" {
    note[++notes] = "What was counted before " $3 " is lost in part: then our rules were found gone. What is told as never used may have been used before."
  }
  $1 == "counted" && $2 == "flow" { began[$3] = $4 }
  $1 == "counted" && $2 == "denial" {
    if (!($3 in deniedPackets)) { place[++places] = $3 }
    deniedPackets[$3] += $4; deniedBytes[$3] += $5
  }
  $1 == "counted" && $2 == "count" {
    # Behind a flow that opens only a part of what is counted there stands a question mark.
    n = split($4, ids, ","); sure = ""
    for (i = 1; i <= n; i++) { if (ids[i] !~ /[?]$/) { sure = sure (sure == "" ? "" : ",") ids[i] } }
    owners = split(sure, owner, ",")
    for (i = 1; i <= owners; i++) {
      row = rowOf(owner[i], $3)
      if (owners == 1) { packets[row] += $5; bytes[row] += $6; alone[owner[i]] += $5 }
      else { sharedPackets[row] += $5; sharedBytes[row] += $6; together("shared", row, owner[i], sure) }
      used[owner[i]] += $5
    }
    for (i = 1; i <= n; i++) {
      if (!sub(/[?]$/, "", ids[i])) { continue }
      row = rowOf(ids[i], $3)
      atMost[row] += $5; perhaps[ids[i]] += $5; together("counted", row, ids[i], sure)
    }
  }
  function rowOf(id, direction,    row) {
    row = id "\t" direction
    if (!(row in known)) { known[row]; rows++; flow[rows] = id; way[rows] = direction }
    return row
  }
  # Names at a row the flows of a list besides its own.
  function together(how, row, self, list,    n, i, others) {
    n = split(list, others, ",")
    for (i = 1; i <= n; i++) {
      if (others[i] != self && !((how, row, others[i]) in said)) {
        said[how, row, others[i]]
        with[how, row] = with[how, row] (with[how, row] == "" ? "" : ",") others[i]
      }
    }
  }
  # What kind of use the counters show of a flow that is drawn.
  function usage(id) {
    return alone[id] ? "alone" : used[id] ? "shared" : perhaps[id] ? "perhaps" : "never"
  }
  function flowsOf(kind,    id, list) {
    list = ""
    for (id in drawn) { if (usage(id) == kind) { list = list (list == "" ? "" : ",") id } }
    return list
  }
  function number(n) { return sprintf("%.0f", n) }
'

# shellcheck disable=SC2016
PRINT_JSON='
  BEGIN { for (i = 1; i < 256; i++) { code_of[sprintf("%c", i)] = i } }
  function text(s,    i, c, out) {
    out = ""
    for (i = 1; i <= length(s); i++) {
      c = substr(s, i, 1)
      if (c == "\"" || c == "\\") { out = out "\\" c }
      else if (code_of[c] < 32 || code_of[c] > 126) { out = out sprintf("\\u%04x", code_of[c]) }
      else { out = out c }
    }
    return "\"" out "\""
  }
  function orNull(s) { return s == "" ? "null" : text(s) }
  function open(name) { printf ",\n\"%s\":[", name; comma = "" }
  function item(s) { printf "%s\n%s", comma, s; comma = "," }
  function list(s,    n, i, part, out) {
    out = ""; n = split(s, part, ",")
    for (i = 1; i <= n; i++) { out = out (i > 1 ? "," : "") text(part[i]) }
    return "[" out "]"
  }
  END {
    printf "{\n\"format\":1,\n\"target\":%s,\n\"backend\":%s,\n\"service\":%s", text(target), orNull(backend), orNull(service)
    printf ",\n\"state\":%s,\n\"until\":%s,\n\"protected\":%s", text(state), orNull(deadline), problems ? "false" : "true"
    printf ",\n\"digest\":{\"exported\":%s,\"loaded\":%s}", orNull(exported), orNull(loaded)
    open("problems")
    for (i = 1; i <= problems; i++) { item("{\"code\":" text(code[i]) ",\"what\":" text(wrong[i]) ",\"cure\":" text(cure[i]) "}") }
    printf "]"; open("changes")
    for (i = 1; i <= changes; i++) { item("{\"kind\":" text(changeKind[i]) ",\"rule\":" text(changeText[i]) "}") }
    printf "]"; open("hooks")
    for (i = 1; i <= hooks; i++) {
      item("{\"name\":" text(hook[i, 2]) ",\"family\":" text(hook[i, 3]) ",\"present\":" (hook[i, 4] ? "true" : "false") \
        ",\"position\":" (hook[i, 4] ? hook[i, 5] + 0 : "null") ",\"priority\":" (hook[i, 4] ? hook[i, 6] + 0 : "null") \
        ",\"expectedPriority\":" hook[i, 7] + 0 "}")
    }
    printf "]"; open("rulesBefore")
    for (i = 1; i <= befores; i++) { item(text(before[i])) }
    printf "],\n\"since\":%s", orNull(since); open("flows")
    for (i = 1; i <= rows; i++) {
      row = flow[i] "\t" way[i]
      item("{\"flow\":" text(flow[i]) ",\"direction\":" text(way[i]) ",\"packets\":" number(packets[row]) ",\"bytes\":" \
        number(bytes[row]) ",\"sharedPackets\":" number(sharedPackets[row]) ",\"sharedBytes\":" number(sharedBytes[row]) \
        ",\"sharedWith\":" list(with["shared", row]) ",\"perhapsPackets\":" number(atMost[row]) ",\"countedWith\":" \
        list(with["counted", row]) ",\"since\":" orNull(began[flow[i]] == "" ? since : began[flow[i]]) "}")
    }
    printf "],\n\"neverUsed\":%s,\n\"perhapsNeverUsed\":%s,\n\"neverUsedAlone\":%s", list(flowsOf("never")), \
      list(flowsOf("perhaps")), list(flowsOf("shared"))
    open("denials")
    for (i = 1; i <= places; i++) {
      item("{\"place\":" text(place[i]) ",\"packets\":" number(deniedPackets[place[i]]) ",\"bytes\":" \
        number(deniedBytes[place[i]]) "}")
    }
    printf "]"; open("foreign")
    for (i = 1; i <= foreigns; i++) { item(text(foreign[i])) }
    printf "]"; open("undrawn")
    for (i = 1; i <= undrawns; i++) {
      item("{\"direction\":" text(undrawn[i, 2]) ",\"peer\":" text(undrawn[i, 3]) ",\"own\":" text(undrawn[i, 4]) \
        ",\"protocol\":" undrawn[i, 5] + 0 ",\"port\":" undrawn[i, 6] + 0 ",\"connections\":" count[i] + 0 "}")
    }
    printf "]"; open("notes")
    for (i = 1; i <= notes; i++) { item(text(note[i])) }
    print "]\n}"
  }
'

# shellcheck disable=SC2016
PRINT_TABLE='
  BEGIN {
    words["applied"] = "applied"
    words["audit"] = "AUDIT: NOT PROTECTED. Nothing is denied; what would have been is counted and logged"
    words["not-applied"] = "NOT APPLIED: not protected"
    words["unknown"] = "UNKNOWN"
    protocol[1] = "icmp"; protocol[6] = "tcp"; protocol[17] = "udp"; protocol[58] = "icmpv6"; protocol[132] = "sctp"
  }
  function words_of(list) { if (list == "") { return "none" } gsub(/,/, ", ", list); return list }
  function widest(least, text) { return length(text) > least ? length(text) : least }
  END {
    printf "Drawbridge%s, %s%s\n", service == "" ? "" : " on " service, target, backend == "" || backend == target ? "" : " (" backend ")"
    print "State:  " (state == "unconfirmed" ? "applied, UNCONFIRMED: taken back at " deadline : words[state])
    if (same) { print "Rules:  " substr(exported, 1, 16) ", those of this folder" }
    else if (exported != "") { print "Rules:  " (loaded == "" ? "unknown" : substr(loaded, 1, 16)) ", not those of this folder (" substr(exported, 1, 16) ")" }
    print "Verdict: " (problems ? "NOT protected as exported" : "protected as exported")
    for (i = 1; i <= problems; i++) { printf "  - %s.\n    %s\n", wrong[i], cure[i] }
    for (i = 1; i <= changes; i++) { print "      " changeKind[i] ": " changeText[i] }
    for (i = 1; i <= befores; i++) { print "      before ours: " before[i] }
    if (hooks) { print "\nHOOK        FAMILY  PLACE  PRIORITY" }
    for (i = 1; i <= hooks; i++) {
      printf "%-10s  %-6s  %5s  %s\n", hook[i, 2], hook[i, 3], hook[i, 4] ? hook[i, 5] : "none", hook[i, 6]
    }
    if (since == "") { since = "they were loaded" }
    if (rows) {
      width = 4; wide = 3
      for (i = 1; i <= rows; i++) { width = widest(width, flow[i]); wide = widest(wide, way[i]) }
      print "\nOpening packets since " since " (connections that began, not traffic)"
      printf "%-" width "s  %-" wide "s  %12s  %12s  COUNTED SINCE\n", "FLOW", "WAY", "PACKETS", "SHARED"
      for (i = 1; i <= rows; i++) {
        row = flow[i] "\t" way[i]
        printf "%-" width "s  %-" wide "s  %12s  %12s  %s%s\n", flow[i], way[i], number(packets[row]), \
          with["shared", row] == "" ? "-" : number(sharedPackets[row]), began[flow[i]] == "" ? "-" : began[flow[i]], \
          (with["shared", row] == "" ? "" : "  shared with " with["shared", row]) \
          (atMost[row] ? "  at most " number(atMost[row]) " more, counted together with " with["counted", row] : "")
      }
      print "Never used: " words_of(flowsOf("never"))
      if (flowsOf("perhaps") != "") {
        print "Perhaps never used, since it is counted together with what others open: " words_of(flowsOf("perhaps"))
      }
      if (flowsOf("shared") != "") {
        print "Used only where others open the same: " words_of(flowsOf("shared"))
      }
      print "\nDENIED                  PACKETS         BYTES"
      for (i = 1; i <= places; i++) {
        word = place[i]
        if (sub(/^audit-/, "", word)) { word = word ", would be" }
        printf "%-17s  %12s  %12s\n", word, number(deniedPackets[place[i]]), number(deniedBytes[place[i]])
      }
      if (state == "audit") { print "(What the guard would deny comes by again and is also counted as in.)" }
    }
    if (undrawns) {
      print "\nLive connections that nobody drew"
      for (i = 1; i <= undrawns; i++) {
        name = undrawn[i, 5] in protocol ? protocol[undrawn[i, 5]] : "ip/" undrawn[i, 5]
        printf "  %-7s  %s %s %s, %s/%s%s\n", undrawn[i, 2], undrawn[i, 3], undrawn[i, 2] == "out" ? "from" : "to", undrawn[i, 4], \
          name, undrawn[i, 6], (count[i] > 1 ? " (" count[i] " connections)" : "")
      }
    }
    if (foreigns) { print "\nAlso deciding here" }
    for (i = 1; i <= foreigns; i++) { print "  " foreign[i] }
    for (i = 1; i <= notes; i++) { print (i == 1 ? "\n" : "") note[i] }
  }
'

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
set +e
(
  set -e
  gather
) >"$work/facts" 2>"$work/errors"
code=$?
set -e
if [ "$code" -ne 0 ]; then
  problem CANNOT_TELL "$(sed 's/^drawbridge: //' "$work/errors" | head -c 2000)" "See what it says, and run status.sh again." >>"$work/facts"
fi
if [ -n "$json" ]; then
  awk "$READ_FACTS$PRINT_JSON" "$work/facts"
else
  awk "$READ_FACTS$PRINT_TABLE" "$work/facts"
fi
[ "$code" -ne 4 ] || exit 4
! grep -q '^problem	' "$work/facts"
