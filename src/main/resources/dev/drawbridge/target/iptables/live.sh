# shellcheck shell=sh
# Drawbridge: what iptables holds at this moment. Sourced by kit.sh.

# Counters of elements, one line each: set or "rule", direction (in, out, forward), key, packets, bytes. Names of sets hold a
# digest of their elements, so that a set lives on, counters and all, where new rules name it too.
db_counts() {
  {
    db_our_sets | while read -r db_set; do ipset save "$db_set"; done
    db_families | while read -r db_family db_program; do "$db_program-save" -c -t filter; done
  } | awk '
    BEGIN { OFS = "\t" }
    $1 == "add" && $4 == "packets" && $8 == "comment" { gsub(/"/, "", $9); n[$2]++; counted[$2, n[$2]] = $9 OFS $5 OFS $7 }
    !/^\[[0-9]+:[0-9]+\] -A DRAWBRIDGE-((IN|OUT)-NEW|FWD-[0-9]+-[0-9]+-[0-9]+) .*-j RETURN$/ { next }
    {
      way = $3 ~ /-IN-/ ? "in" : $3 ~ /-OUT-/ ? "out" : "forward"; key = ""
      for (i = 4; i <= NF; i++) {
        if ($i == "--comment") { key = $(i + 1) }
        if ($i == "--match-set" && !((way, $(i + 1)) in said)) {
          said[way, $(i + 1)]
          for (e = 1; e <= n[$(i + 1)]; e++) { print $(i + 1), way, counted[$(i + 1), e] }
        }
      }
      if (key != "") { split(substr($1, 2), count, /[:\]]/); gsub(/"/, "", key); print "rule", way, key, count[1], count[2] }
    }'
}

# What was denied, or would have been in audit mode, one line each: place (guard, in, out, forward,
# spoofed, invalid), packets, bytes.
db_denials() {
  db_families | while read -r db_family db_program; do "$db_program-save" -c; done | awk '
    !/^\[[0-9]+:[0-9]+\] -A DRAWBRIDGE-.*-j (DROP|REJECT|RETURN)/ { next }
    $3 ~ /-DENY$/ { place = tolower(substr($3, 12)); sub(/-deny$/, "", place) }
    $3 !~ /-DENY$/ { if (!/ --ctstate INVALID -j /) { next } place = "invalid" }
    { split(substr($1, 2), count, /[:\]]/); packets[place] += count[1]; bytes[place] += count[2] }
    END { for (p in packets) { printf "%s\t%.0f\t%.0f\n", p, packets[p], bytes[p] } }' | sort
}

# The sets that live on, with their counters, when a folder's rules are loaded over those that are there.
db_lasting_sets() { # rules-folder
  sed -n 's/^create \([^ ]*\) .*/\1/p' "$1/drawbridge.ipset"
}

# Our hooks, one line each: name, family, 1 or 0 (is there), place among the rules of that chain, priority, the priority
# it must have. A table of iptables stands where the kernel puts it.
db_hooks() {
  db_families | while read -r db_family db_program; do
    "$db_program-save" | awk -v family="ip$db_family" '
      BEGIN { OFS = "\t" }
      /^\*/ { table = substr($0, 2) }
      /^-A / { count[table, $2]++; if ($3 ~ /^-[jg]$/ && !((table, $2, $4) in at)) { at[table, $2, $4] = count[table, $2] } }
      function say(name, table, chain, ours, priority,    place) {
        place = at[table, chain, ours] + 0
        print name, family, (place > 0), place, priority, priority
      }
      END {
        say("guard", "mangle", "PREROUTING", "DRAWBRIDGE-GUARD", -150)
        say("input", "filter", "INPUT", "DRAWBRIDGE-IN", 0)
        say("output", "filter", "OUTPUT", "DRAWBRIDGE-OUT", 0)
        if (("filter", "FORWARD", "DRAWBRIDGE-FWD") in at) { say("forward", "filter", "FORWARD", "DRAWBRIDGE-FWD", 0) }
      }'
  done
}

# Rules before ours: what they accept, ours never see.
db_rules_before_ours() {
  db_families | while read -r db_family db_program; do
    "$db_program-save" | awk -v family="ip$db_family" '
      /^\*/ { table = substr($0, 2); split("", before) }
      !/^-A (INPUT|OUTPUT|FORWARD|PREROUTING) / { next }
      / -[jg] DRAWBRIDGE-(IN|OUT|GUARD|FWD)$/ { printf "%s", before[$2]; before[$2] = ""; next }
      { before[$2] = before[$2] family " " table ": " $0 "\n" }'
  done
}

# What else decides about packets here, one line each, as information.
db_foreign() {
  db_families | while read -r db_family db_program; do
    "$db_program-save" | awk -v family="ip$db_family" '
      /^\*/ { table = substr($0, 2) }
      /^-A (INPUT|OUTPUT|FORWARD|PREROUTING) / && !/ -[jg] DRAWBRIDGE-[A-Z-]+$/ { count[family " " table ", chain " $2]++ }
      END { for (c in count) { print c ": " count[c] (count[c] == 1 ? " rule" : " rules") " of others" } }' | sort
  done
  if command -v nft >/dev/null 2>&1; then
    nft list tables 2>/dev/null | while read -r _ db_family db_table; do
      case $DB_BACKEND:$db_family:$db_table in
        nft:ip:filter | nft:ip:mangle | nft:ip:nat | nft:ip:raw | nft:ip:security) ;;
        nft:ip6:filter | nft:ip6:mangle | nft:ip6:nat | nft:ip6:raw | nft:ip6:security) ;;
        *) printf 'nftables: table %s %s\n' "$db_family" "$db_table" ;;
      esac
    done
  fi
  for db_names in /proc/net/ip_tables_names /proc/net/ip6_tables_names; do
    if [ "$DB_BACKEND" = nft ] && [ -s "$db_names" ]; then
      printf 'iptables-legacy has tables of its own: %s\n' "$(tr '\n' ' ' <"$db_names")"
    fi
  done
}

# A folder's rules as audit mode loads them: they count and log what would be denied, and deny nothing. Fails, and says
# why, rather than leave a denial in it.
db_write_audit() { # rules-folder folder-to-write
  cp "$1/flows.tsv" "$1/drawbridge.ipset" "$2" || return 1
  for db_family in v4 v6; do
    sed -e 's/ -j DROP$/ -j RETURN/' -e 's/ -j REJECT --reject-with [a-z0-9-]*$/ -j RETURN/' \
      -e 's/ -j LOG --log-prefix "drawbridge \([a-z]*\) denied: "/ -j LOG --log-prefix "drawbridge \1 audit: "/' \
      -e 's/ --comment "\{0,1\}sha256:[0-9a-f]*/&-audit/' \
      "$1/drawbridge.$db_family.rules" >"$2/drawbridge.$db_family.rules" || return 1
    if sed -e '/^#/d' -e 's/"[^"]*"//g' "$2/drawbridge.$db_family.rules" | grep -Eq -- '-(j|g) (DROP|REJECT|NFQUEUE)'; then
      db_warn "$1/drawbridge.$db_family.rules does not look as exported: audit mode cannot be made of it. Nothing was changed."
      return 1
    fi
  done
  if [ "$(db_digest "$2")" != "$(db_digest "$1")-audit" ]; then
    db_warn "$1/drawbridge.v4.rules carries no digest: audit mode cannot be made of it. Nothing was changed."
    return 1
  fi
}
