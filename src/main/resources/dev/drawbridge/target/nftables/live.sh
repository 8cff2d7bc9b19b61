# shellcheck shell=sh
# Drawbridge: what nftables holds at this moment. Sourced by kit.sh.

# Counters of elements, one line each: set, direction (in, out, forward), key, packets, bytes. Names of intervals hold a
# digest of their elements, so that such a set lives on, counters and all, where new rules name it too.
db_counts() {
  nft -n list table inet drawbridge | awk '
    /^\tset / {
      set = $2
      way = set ~ /^in[46]_/ ? "in" : set ~ /^out[46]_/ ? "out" : set ~ /^from[0-9]+_to[0-9]+_[46]_/ ? "forward" : ""
      next
    }
    /^\tchain / { way = ""; next }
    way == "" || !/ counter packets / { next }
    {
      n = split($0, elements, ",")
      for (i = 1; i <= n; i++) {
        if (match(elements[i], / counter packets [0-9]+ bytes [0-9]+ comment "e[0-9a-f]+"/)) {
          split(substr(elements[i], RSTART), word, " ")
          gsub(/"/, "", word[7])
          print set "\t" way "\t" word[7] "\t" word[3] "\t" word[5]
        }
      }
    }'
}

# What was denied, or would have been in audit mode, one line each: place (guard, in, out, forward,
# spoofed, invalid), packets, bytes.
db_denials() {
  db_listing | awk '
    BEGIN { place["guard"] = "guard"; place["input"] = "in"; place["output"] = "out" }
    BEGIN { place["forward"] = "forward"; place["related"] = place["unknown"] = "invalid" }
    /^\tset / { chain = ""; next }
    # In these a router asks whether the source of what comes in by an interface stands there.
    /^\tchain / { chain = $2; if (chain ~ /^from[0-9]+$/) { place[chain] = "spoofed" } next }
    (chain in place) && /^\t\tcounter packets / { packets[place[chain]] += $3; bytes[place[chain]] += $5 }
    END { for (p in packets) { printf "%s\t%.0f\t%.0f\n", p, packets[p], bytes[p] } }' | sort
}

# The sets that live on, with their counters, when a folder's rules are loaded over those that are there.
db_lasting_sets() { # rules-folder
  ! db_fits "$1" || sed -n 's/^\tset \([a-z0-9_]*_range_[0-9a-f]*\) {$/\1/p' "$1/drawbridge.nft"
}

# Our hooks, one line each: name, family, 1 or 0 (is there), place among all chains of that hook, priority, the priority
# it must have.
db_hooks() {
  { db_listing | sed -n '/^\tflags /p'; nft -n list chains 2>/dev/null; } | awk '
    /^\tflags .*dormant/ { dormant = 1 }
    /^table / { table = $2 " " $3; sub(/\{.*/, "", table); next }
    /^\tchain / { chain = $2; next }
    /^\t\ttype / {
      hook = $4; priority = $6; sub(/;.*/, "", priority)
      if (table ~ /^(inet|ip|ip6) /) { at[hook, ++count[hook]] = priority + 0 }
      if (table ~ /^inet drawbridge ?$/) { ours[chain] = hook; priorityOf[chain] = priority + 0 }
    }
    function say(chain, hook, expected,    i, place) {
      if (dormant || ours[chain] != hook) { print chain "\tinet\t0\t0\t0\t" expected; return }
      place = 1
      for (i = 1; i <= count[hook]; i++) { if (at[hook, i] < priorityOf[chain]) { place++ } }
      print chain "\tinet\t1\t" place "\t" priorityOf[chain] "\t" expected
    }
    END {
      say("guard", "prerouting", -110); say("input", "input", 10); say("output", "output", 10)
      if ("forward" in ours) { say("forward", "forward", 10) }
    }'
}

# Rules before ours that could let through what ours deny: there are none in nftables, where an accept ends only its
# own chain.
db_rules_before_ours() {
  :
}

# What else decides about packets here, one line each, as information.
db_foreign() {
  nft -n list chains 2>/dev/null | awk '
    /^table / { family = $2; table = $3; next }
    /^\tchain / { chain = $2; next }
    /^\t\ttype / && !(family == "inet" && table == "drawbridge") && table !~ /^drawbridge-/ {
      sub(/^[ \t]+/, ""); sub(/;$/, "")
      print family "\t" table "\t" chain "\t" $0
    }' | while IFS="$DB_TAB" read -r db_family db_table db_chain db_hook; do
    db_verdicts=$(nft -n list table "$db_family" "$db_table" 2>/dev/null | awk '
      { gsub(/"[^"]*"/, "") }
      { for (i = 1; i <= NF; i++) { if ($i ~ /^(accept|drop|reject|dnat|redirect|notrack|queue|tproxy)$/) { said[$i] } } }
      END { for (v in said) { print v } }' | sort | tr '\n' ' ')
    printf 'table %s %s, chain %s (%s): %s\n' "$db_family" "$db_table" "$db_chain" "$db_hook" "${db_verdicts:-no verdicts}"
  done
  for db_names in /proc/net/ip_tables_names /proc/net/ip6_tables_names; do
    if [ -s "$db_names" ]; then
      printf 'iptables-legacy has tables of its own: %s\n' "$(tr '\n' ' ' <"$db_names")"
    fi
  done
}

# A folder's rules as audit mode loads them: they count and log what would be denied, and deny nothing. Fails, and says
# why, rather than leave a denial in it.
db_write_audit() { # rules-folder folder-to-write
  cp "$1/flows.tsv" "$2/flows.tsv" && sed \
    -e 's/^\(\t\ttype filter hook .*;\) policy drop;$/\1 policy accept;/' \
    -e 's/^\(\t\t\|\t\t.* \)drop$/\1accept/' \
    -e 's/^\t\tcounter reject with icmpx admin-prohibited comment "sha256:\([0-9a-f]*\)"$/\t\tcounter accept comment "sha256:\1-audit"/' \
    -e 's/^\(\t\tlimit rate .* log prefix "drawbridge .*\) deny: "/\1 audit: "/' \
    "$1/drawbridge.nft" >"$2/drawbridge.nft" || return 1
  if sed -e '/^#/d' -e 's/"[^"]*"//g' "$2/drawbridge.nft" | grep -Eqw 'drop|reject|queue' \
    || [ "$(db_digest "$2")" != "$(db_digest "$1")-audit" ]; then
    db_warn "$1/drawbridge.nft does not look as exported: audit mode cannot be made of it. Nothing was changed."
    return 1
  fi
}
