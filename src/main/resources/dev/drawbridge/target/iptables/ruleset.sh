# shellcheck shell=sh
# Drawbridge: how rules for iptables are read, loaded, compared and taken away. Sourced by kit.sh.
# A rules folder is the folder of one service: it holds drawbridge.ipset, drawbridge.v6.rules and drawbridge.v4.rules.
# Only chains that begin with DRAWBRIDGE-, jumps to them, and sets that begin with drawbridge- are ever changed.
# shellcheck disable=SC2034 # the scripts that source this use what is not used here

DB_TARGET=iptables
DB_FILES='drawbridge.ipset drawbridge.v6.rules drawbridge.v4.rules'
# Each file is loaded by itself.
DB_ALL_OR_NOTHING=

# ---- what must be here

# Takes the back end that holds the existing rules; where both or none do, the one that "iptables" is. Sets DB_BACKEND
# (nft, legacy) and the programs DB_V4 and DB_V6.
db_choose_backend() { # back end, or nothing to look for it
  db_need_tools iptables ip6tables
  DB_BACKEND=${1-}
  if [ -z "$DB_BACKEND" ]; then
    case $(iptables -V) in
      *nf_tables*) DB_BACKEND=nft db_other=legacy ;;
      *) DB_BACKEND=legacy db_other=nft ;;
    esac
    if db_backend_holds "$db_other" && ! db_backend_holds "$DB_BACKEND"; then
      DB_BACKEND=$db_other
    fi
  fi
  DB_V4=iptables DB_V6=ip6tables
  if command -v "iptables-$DB_BACKEND-save" >/dev/null 2>&1; then
    DB_V4=iptables-$DB_BACKEND DB_V6=ip6tables-$DB_BACKEND
  fi
  db_need_tools "$DB_V4-save" "$DB_V4-restore" "$DB_V6-save" "$DB_V6-restore"
  case $("$DB_V4" -V) in
    *' v1.'[0-5].* | *' v1.6.'[01]*) db_fail 4 "$("$DB_V4" -V) is too old: 1.6.2 or later is needed, which waits for others. Nothing was changed." ;;
  esac
  # It warns of the other back end's tables, which is no trouble here.
  db_trouble=$("$DB_V4-save" 2>&1 >/dev/null) || db_fail 4 "$DB_V4-save cannot talk to this kernel: $db_trouble. Nothing was changed."
}

db_backend_holds() { # back end
  for db_program in "iptables-$1-save" "ip6tables-$1-save"; do
    if command -v "$db_program" >/dev/null 2>&1 && "$db_program" 2>/dev/null | grep -qE '^(-A|:[^ ]+ -)'; then
      return 0
    fi
  done
  return 1
}

# Rules of ours that this kit does not load: where they are, one per line.
db_loaded_elsewhere() {
  if command -v nft >/dev/null 2>&1 && nft list tables inet 2>/dev/null | grep -q '^table inet drawbridge$'; then
    echo 'nftables (the table inet drawbridge)'
  fi
  for db_other in nft legacy; do
    if [ "$db_other" != "$DB_BACKEND" ] && command -v "iptables-$db_other-save" >/dev/null 2>&1 \
      && { "iptables-$db_other-save"; "ip6tables-$db_other-save"; } 2>/dev/null | grep -q '^:DRAWBRIDGE-'; then
      echo "the other back end of iptables (iptables-$db_other)"
    fi
  done
}

# The families that are loaded, IPv6 first, the one people forget: family, program.
db_families() {
  ! db_has_ipv6 || echo "v6 $DB_V6"
  echo "v4 $DB_V4"
}

# ---- what a rules folder says

# Functions for awk that read sets before rules: "members" gets, by the name of a set, its lines without name.
# shellcheck disable=SC2016
DB_AWK_SETS='
  $1 == "create" || /^#/ { next }
  $1 == "add" { line = $3; if ($4 == "comment") { line = line " " $5 } members[$2] = members[$2] line "\n"; next }
'

# Own addresses of services: key, TAB, address or network.
db_own_addresses() { # rules-folders
  for db_folder in "$@"; do
    shift
    db_folder=${db_folder%/}
    [ ! -f "$db_folder/drawbridge.v4.rules" ] \
      || set -- "$@" "$db_folder/drawbridge.ipset" "$db_folder/drawbridge.v6.rules" "$db_folder/drawbridge.v4.rules"
  done
  # They stand before what may be opened.
  [ $# -eq 0 ] || awk '
    $1 == "add" && $2 !~ /^drawbridge-s/ { next }
    /^-A DRAWBRIDGE-IN-NEW / { nextfile }
    '"$DB_AWK_SETS"'
    !/^-A DRAWBRIDGE-IN .*-g DRAWBRIDGE-IN-NEW$/ { next }
    { n = split(FILENAME, part, "/"); service = part[n - 1] }
    $3 == "-d" { print service "\t" $4 }
    $5 == "--match-set" { n = split(members[$6], element, "\n"); for (i = 1; i < n; i++) { print service "\t" element[i] } }' "$@"
}

# What they let through: direction, first and last address of the peer, protocol, first and last port or type, key. What
# a router lets pass has "forward", a blank and the source for a direction, and the destination for a peer.
db_openings() { # rules-folder
  for db_family in 6 4; do
    awk -v family="$db_family" "$DB_AWK_ADDRESSES $DB_AWK_SETS"'
      BEGIN {
        OFS = "\t"
        split("tcp 6 udp 17 sctp 132 icmp 1 ipv6-icmp 58", pair, " ")
        for (i = 1; i < 10; i += 2) { number[pair[i]] = pair[i + 1] }
      }
      # Which sources go to which chain of destinations.
      /^-A DRAWBRIDGE-FWD-[0-9]+-[0-9]+ .*-g DRAWBRIDGE-FWD-[0-9]+-[0-9]+-[0-9]+$/ {
        for (i = 3; i < NF; i++) {
          if ($i == "-s") { sources[$NF] = sources[$NF] $(i + 1) "\n" }
          else if ($i == "--match-set") {
            n = split(members[$(i + 1)], element, "\n")
            for (e = 1; e < n; e++) { split(element[e], word, " "); sources[$NF] = sources[$NF] word[1] "\n" }
          }
        }
        next
      }
      !/^-A DRAWBRIDGE-((IN|OUT)-NEW|FWD-[0-9]+-[0-9]+-[0-9]+) .*-j RETURN$/ { next }
      {
        ways = $2 ~ /-IN-/ ? "in\n" : $2 ~ /-OUT-/ ? "out\n" : ""
        if (ways == "") { ways = sources[$2]; gsub(/[^\n]+/, "forward &", ways) }
        peer = family == 4 ? "0.0.0.0/0" : "::/0"; protocol = "any"; ports = "0:65535"; key = set = ""
        for (i = 3; i <= NF; i++) {
          if ($i == "-s" || $i == "-d") { peer = $(++i) }
          else if ($i == "-p") { protocol = $(++i) }
          else if ($i ~ /^--(dports?|icmp-type|icmpv6-type)$/) { ports = $(++i) }
          else if ($i == "--match-set") { set = $(++i) }
          else if ($i == "--comment") { key = $(++i) }
        }
        if (protocol in number) { protocol = number[protocol] }
        if (set == "") { say(peer, ports); next }
        n = split(members[set], element, "\n")
        for (e = 1; e < n; e++) {
          split(element[e], word, " "); key = word[2]
          if (split(word[1], part, ",") == 2) {
            split(part[2], kind, ":"); protocol = number[kind[1]]; sub(/-/, ":", kind[2]); say(part[1], kind[2])
          } else { say(word[1], ports) }
        }
      }
      function say(peer, ports,    n, i, m, w, list, edges, way, first, last) {
        first = low(peer); last = high(peer)
        n = split(ports, list, ","); m = split(ways, way, "\n")
        for (i = 1; i <= n; i++) {
          if (split(list[i], edges, ":") == 1) { edges[2] = edges[1] }
          for (w = 1; w < m; w++) { print way[w], first, last, protocol, edges[1], edges[2], key }
        }
      }' "$1/drawbridge.ipset" "$1/drawbridge.v$db_family.rules"
  done
}

db_allows_dhcp() { # rules-folder
  grep -q '^-A DRAWBRIDGE-IN -p udp -m udp --sport 67 --dport 68 -j RETURN' "$1/drawbridge.v4.rules"
}

db_allows_containers() { # rules-folder
  grep '^-A DRAWBRIDGE-IN -i ' "$1/drawbridge.v4.rules" | grep -qv ' -i lo '
}

# What a router passes on: the families, "between", its interfaces. Nothing for a machine that is none.
db_forwards() { # rules-folder
  sed -n 's/^# forwards //p' "$1/drawbridge.v4.rules" | head -n 1
}

# Whether the files have reached their ends: what they say of themselves stands at the end of each family.
db_is_whole() { # rules-folder
  for db_family in v6 v4; do
    grep -q 'sha256:' "$1/drawbridge.$db_family.rules" && [ "$(tail -n 1 "$1/drawbridge.$db_family.rules")" = COMMIT ] || return 1
  done
}

# SHA-256 that the files say of themselves, all three together; each family carries it.
db_digest() { # rules-folder
  [ ! -f "$1/drawbridge.v4.rules" ] || sed -n 's/.* --comment "\{0,1\}sha256:\([0-9a-f]*\(-audit\)\{0,1\}\).*/\1/p' "$1/drawbridge.v4.rules" | tail -n 1
}

# What that digest must be by the files' texts.
db_digest_of_text() { # rules-folder
  cat "$1/drawbridge.ipset" "$1/drawbridge.v6.rules" "$1/drawbridge.v4.rules" \
    | sed 's/-m comment --comment sha256:[0-9a-f]* //' | sha256sum | cut -d ' ' -f 1
}

# ---- what the kernel holds

db_is_loaded() {
  db_families | while read -r db_family db_program; do "$db_program-save" 2>/dev/null; done | grep -q '^:DRAWBRIDGE-'
}

# Nothing where the families do not carry the same.
db_loaded_digest() {
  db_families | while read -r db_family db_program; do
    echo "family $("$db_program-save" -t mangle 2>/dev/null | sed -n 's/^-A DRAWBRIDGE-.* --comment "\{0,1\}sha256:\([0-9a-f]*\(-audit\)\{0,1\}\).*/\1/p' | tail -n 1)"
  done | sort -u | awk '{ digest = $2 } END { if (NR == 1 && digest != "") { print digest } }'
}

db_our_sets() {
  ! command -v ipset >/dev/null 2>&1 || ipset list -name 2>/dev/null | grep '^drawbridge-' || true
}

# Our sets in the form of a written file, without what counts and what is different each time.
db_sets_text() {
  db_our_sets | while read -r db_set; do
    ipset save "$db_set" | sed -e 's/ packets [0-9]* bytes [0-9]*//' -e 's/ initval 0x[0-9a-f]*//' -e 's/ bucketsize [0-9]*//' \
      -e 's/ hashsize [0-9]*//' -e 's/$/ -exist/'
  done
}

# Our chains, and jumps to them with their position, of one family, in the form of a written file.
db_rules_text() { # program
  "$1-save" 2>/dev/null | awk '
    /^\*/ { table = $0; chains = rules = hooks = ""; split("", position) }
    /^:DRAWBRIDGE-/ { chains = chains $1 " - [0:0]\n" }
    /^-A / { position[$2]++ }
    /^-A DRAWBRIDGE-/ { rules = rules $0 "\n"; next }
    / -[jg] DRAWBRIDGE-/ { hook = "-I " $2 " " position[$2]; sub(/^-A [^ ]+/, hook); hooks = hooks $0 "\n" }
    /^COMMIT/ && chains hooks != "" { printf "%s\n%s%s%s%s\n", table, chains, rules, hooks, $0 }'
}

# The whole of what is ours without what counts, in an order that is always the same.
db_state() {
  db_families | while read -r db_family db_program; do
    echo "family $db_family"
    db_rules_text "$db_program"
  done
  db_sets_text | sort
}

# What is wrong with how our rules are hooked, one line each: every jump of the rules folder must be the first rule.
db_hook_problems() { # rules-folder
  db_families | while read -r db_family db_program; do
    { "$db_program-save" 2>/dev/null; echo 'end of what is loaded'; cat "$1/drawbridge.$db_family.rules"; } | awk -v program="$db_program" '
      /^end / { written = 1 }
      /^\*/ { table = substr($0, 2) }
      written && /^-I / {
        jump = $4 " " $5
        if (!((table, $2, jump) in at)) { print program ": " $2 " of " table " does not jump to " $5 }
        else if (at[table, $2, jump] != 1) { print program ": rules stand before ours in " $2 " of " table }
        next
      }
      !written && /^-A / { n = ++count[table, $2]; if ($3 ~ /^-[jg]$/ && !((table, $2, $3 " " $4) in at)) { at[table, $2, $3 " " $4] = n } }'
  done
}

# ---- loading and taking back

# Writes what is loaded into a rules folder, in the form of written files, so that loading them gives it back.
db_snapshot() { # rules-folder
  mkdir -p "$1"
  : >"$1/drawbridge.v6.rules"
  db_families | while read -r db_family db_program; do
    db_rules_text "$db_program" >"$1/drawbridge.$db_family.rules"
  done
  # The old back end never gives up a table that was used once.
  [ "$DB_BACKEND" = legacy ] || ! command -v nft >/dev/null 2>&1 || db_kernel_chains >"$1/chains"
  db_sets_text >"$1/drawbridge.ipset"
}

# One restore for one family: jumps that are there go, chains become what the file says, jumps of the file come, chains
# that it does not know go. Reads what is loaded, then the file.
# shellcheck disable=SC2016
DB_AWK_TRANSACTION='
  !new {
    if (/^\*/) { table = $0 }
    if (/^:DRAWBRIDGE-/) { chains[table] = chains[table] substr($1, 2) " "; tables[table] }
    if (/ -[jg] DRAWBRIDGE-/ && !/^-A DRAWBRIDGE-/) { sub(/^-A/, "-D"); old[table] = old[table] $0 "\n"; tables[table] }
    else if (/^-A /) { foreign[table, $2]++ }
    next
  }
  /^#/ { next }
  /^\*/ { table = $0; split("", declared); print; printf "%s", old[table]; done[table]; next }
  /^:/ { declared[substr($1, 2)] }
  # Others may have taken rules away since our jump had its position.
  /^-I / { last = foreign[table, $2] + ++jumps[table, $2]; if ($3 > last) { sub(/^-I [^ ]+ [0-9]+/, "-I " $2 " " last) } }
  /^COMMIT/ { printf "%s", removal(table) }
  { print }
  END {
    split("", declared)
    for (table in tables) {
      if (!(table in done)) { printf "%s\n%s%sCOMMIT\n", table, old[table], removal(table) }
    }
  }
  function removal(table,    n, i, name, flush, away) {
    flush = away = ""
    n = split(chains[table], name, " ")
    for (i = 1; i <= n; i++) {
      if (!(name[i] in declared)) { flush = flush "-F " name[i] "\n"; away = away "-X " name[i] "\n" }
    }
    return flush away
  }
'

# Makes the kernel hold what a rules folder says, and nothing else of ours. Sets first, since rules name them; they are
# new ones where they differ, so that the rules of a family change over in one step; the old ones go last.
db_load() { # rules-folder
  # What is gone is not the same as a folder without rules.
  [ -f "$1/drawbridge.ipset" ] && [ -f "$1/drawbridge.v4.rules" ] || return 1
  if grep -q '^create ' "$1/drawbridge.ipset"; then
    ipset restore <"$1/drawbridge.ipset" || return 1
    db_overfull_sets "$1/drawbridge.ipset" | while read -r db_set; do
      db_fill_anew "$1/drawbridge.ipset" "$db_set" || exit 1
    done || return 1
  fi
  ! db_has_ipv6 || db_load_family "$DB_V6" "$1/drawbridge.v6.rules" || return 1
  db_load_family "$DB_V4" "$1/drawbridge.v4.rules" || return 1
  db_our_sets | while read -r db_set; do
    grep -q "^create $db_set " "$1/drawbridge.ipset" || db_destroy_set "$db_set"
  done
}

# Sets that hold more than a file gives them, since somebody put it there by hand: their names say that nothing changed.
db_overfull_sets() { # ipset-file
  { ipset list -t; cat "$1"; } | awk '
    $1 == "Name:" { name = $2 }
    /^Number of entries:/ { there[name] = $4 }
    $1 == "create" { written[$2] += 0 }
    $1 == "add" {
      n = split($3, part, /[,:-]/)
      # A range of ports is one element per port.
      first = last = 0
      if ($3 ~ /,[a-z]+:[0-9]+-[0-9]+$/) { first = part[n - 1]; last = part[n] }
      element = $3
      for (port = first; port <= last; port++) {
        if (last) { sub(/:[0-9]+(-[0-9]+)?$/, ":" port, element) }
        if (!(($2, element) in said)) { said[$2, element]; written[$2]++ }
      }
    }
    END { for (name in written) { if (there[name] > written[name]) { print name } } }'
}

db_fill_anew() { # ipset-file name
  { ! ipset list -t drawbridge-anew >/dev/null 2>&1 || ipset destroy drawbridge-anew; } \
    && sed -n -e "s/^create $2 /create drawbridge-anew /p" -e "s/^add $2 /add drawbridge-anew /p" "$1" | ipset restore \
    && ipset swap drawbridge-anew "$2" && ipset destroy drawbridge-anew
}

# Writes no file, so that a full disk keeps nobody from taking rules back.
db_load_family() { # program rules-file
  db_saved=$("$1-save" 2>/dev/null) || return 1
  db_transaction=$(printf '%s\n' "$db_saved" | awk "$DB_AWK_TRANSACTION" - new=1 "$2") || return 1
  [ -z "$db_transaction" ] || printf '%s\n' "$db_transaction" | "$1-restore" --noflush -w 30
}

# The kernel lets go of a set a moment after the last rule that named it.
db_destroy_set() { # name
  for db_moment in 0 0.1 0.3 1 2; do
    sleep "$db_moment"
    ! ipset destroy "$1" 2>/dev/null || return 0
  done
  db_warn "the set $1 is still in use and stays; nothing of ours names it."
}

# Gives back what db_snapshot wrote.
db_restore() { # rules-folder
  db_load "$1" || return 1
  if [ -f "$1/chains" ]; then db_drop_new_chains "$1/chains"; fi
}

# The chains of the kernel's own tables, which the nft back end makes when they are first used.
db_kernel_chains() {
  for db_family in ip6 ip; do
    nft -t list ruleset "$db_family" 2>/dev/null | awk -v family="$db_family" '
      function say() { if (chain != "") { print family, table, chain, rules ? "used" : "empty" } chain = "" }
      $1 == "table" { table = $3; ours = table ~ /^(filter|mangle)$/; if (ours) { print family, table } }
      !ours { next }
      $1 == "chain" { say(); chain = $2; rules = 1 }
      $1 == "type" { rules = !/ policy accept;$/; next }
      $1 == "}" { say() }
      $1 != "chain" && chain != "" { rules = 1 }'
  done | sort
}

# Chains and tables that came only with our rules, and hold nothing now, go.
db_drop_new_chains() { # file of those that were there before
  db_kernel_chains | while read -r db_family db_table db_chain db_use; do
    if [ "$db_use" = empty ] && ! grep -q "^$db_family $db_table $db_chain " "$1"; then
      nft delete chain "$db_family" "$db_table" "$db_chain" || true
    fi
  done
  db_kernel_chains | awk 'NF == 2 { table[$0] } NF > 2 { used[$1 " " $2] } END { for (t in table) { if (!(t in used)) { print t } } }' \
    | while read -r db_family db_table; do
      grep -qx "$db_family $db_table" "$1" || nft delete table "$db_family" "$db_table" || true
    done
}

db_remove_rules() {
  db_nothing=$(mktemp -d "$DB_RUN/.new-XXXXXX") || return 1
  for db_file in $DB_FILES; do : >"$db_nothing/$db_file"; done
  db_load "$db_nothing" || return 1
  rm -r "$db_nothing"
}

# Loads a rules folder for real where it cannot matter. 0 fine, 1 the kernel refuses it, 2 cannot be tried here.
db_try() { # rules-folder
  unshare -n true 2>/dev/null || return 2
  # shellcheck disable=SC2016 # the inner shell expands them
  unshare -n sh -c '
    set -eu
    if grep -q "^create " "$1/drawbridge.ipset"; then ipset restore <"$1/drawbridge.ipset"; fi
    if [ "$4" = both ]; then "$2-restore" --noflush -w 30 <"$1/drawbridge.v6.rules"; fi
    "$3-restore" --noflush -w 30 <"$1/drawbridge.v4.rules"' \
    sh "$1" "$DB_V6" "$DB_V4" "$(db_has_ipv6 && echo both || echo one)" || return 1
}

# Mentions connection tracking and decides nothing; the first load takes it away.
db_prime() {
  db_families | while read -r db_family db_program; do
    "$db_program-restore" --noflush -w 30 <<'END' || exit 1
*mangle
:DRAWBRIDGE-PRIME - [0:0]
-I PREROUTING 1 -m conntrack --ctstate NEW -j DRAWBRIDGE-PRIME
COMMIT
END
  done
}

db_end_priming() {
  :
}

# What is loaded at boot when the rules cannot be: essentials, what is established, and ssh from where this host was
# managed when its rules were applied.
db_load_least() { # rules-folder client-address own-port; the last two may be empty
  db_least=$(mktemp -d "$DB_RUN/.new-XXXXXX") || return 1
  : >"$db_least/drawbridge.ipset"
  db_forward=$(db_forwards "$1")
  shift
  for db_family in v6 v4; do
    {
      printf '*filter\n:DRAWBRIDGE-IN - [0:0]\n:DRAWBRIDGE-OUT - [0:0]\n'
      db_least_in "$db_family" DRAWBRIDGE-IN "$@"
      db_least_out "$db_family"
      printf '%s\n' '-I INPUT 1 -j DRAWBRIDGE-IN' '-I OUTPUT 1 -j DRAWBRIDGE-OUT'
      if [ -n "$db_forward" ]; then
        echo ':DRAWBRIDGE-FWD - [0:0]'
        db_least_known "$db_family" DRAWBRIDGE-FWD
        echo '-I FORWARD 1 -j DRAWBRIDGE-FWD'
      fi
      echo COMMIT
      printf '*mangle\n:DRAWBRIDGE-GUARD - [0:0]\n-A DRAWBRIDGE-GUARD -m addrtype ! --dst-type LOCAL -j RETURN\n'
      db_least_in "$db_family" DRAWBRIDGE-GUARD "$@"
      printf '%s\n' '-I PREROUTING 1 -j DRAWBRIDGE-GUARD' 'COMMIT'
    } >"$db_least/drawbridge.$db_family.rules"
  done
  db_load "$db_least" || return 1
  rm -r "$db_least"
}

db_least_in() { # family chain client-address own-port
  echo "-A $2 -i lo -j RETURN"
  case $1 in
    v4) echo "-A $2 -p udp -m udp --sport 67 --dport 68 -j RETURN" ;;
    v6)
      for db_type in 134 135 136; do
        echo "-A $2 -p ipv6-icmp -m icmp6 --icmpv6-type $db_type -m hl --hl-eq 255 -j RETURN"
      done
      echo "-A $2 -s fe80::/10 -p ipv6-icmp -m icmp6 --icmpv6-type 130 -j RETURN"
      echo "-A $2 -s fe80::/10 -p udp -m udp --sport 547 --dport 546 -j RETURN"
      ;;
  esac
  case $1/${3-} in
    v4/ | v6/ | v4/*:*) ;;
    v4/* | v6/*:*) echo "-A $2 -s $3 -p tcp -m tcp --dport $4 -j RETURN" ;;
  esac
  db_least_known "$1" "$2"
}

db_least_out() { # family
  echo '-A DRAWBRIDGE-OUT -o lo -j RETURN'
  case $1 in
    v4) echo '-A DRAWBRIDGE-OUT -p udp -m udp --sport 68 --dport 67 -j RETURN' ;;
    v6)
      for db_type in 133 135 136; do
        echo "-A DRAWBRIDGE-OUT -p ipv6-icmp -m icmp6 --icmpv6-type $db_type -m hl --hl-eq 255 -j RETURN"
      done
      for db_type in 131 132 143; do
        echo "-A DRAWBRIDGE-OUT -s ::/128 -p ipv6-icmp -m icmp6 --icmpv6-type $db_type -j RETURN"
        echo "-A DRAWBRIDGE-OUT -s fe80::/10 -p ipv6-icmp -m icmp6 --icmpv6-type $db_type -j RETURN"
      done
      echo '-A DRAWBRIDGE-OUT -s fe80::/10 -d fe80::/10 -p udp -m udp --sport 546 --dport 547 -j RETURN'
      echo '-A DRAWBRIDGE-OUT -s fe80::/10 -d ff02::1:2/128 -p udp -m udp --sport 546 --dport 547 -j RETURN'
      ;;
  esac
  db_least_known "$1" DRAWBRIDGE-OUT
}

db_least_known() { # family chain
  echo "-A $2 -m conntrack --ctstate ESTABLISHED -j RETURN"
  case $1 in
    v4) for db_type in 3 11 12; do echo "-A $2 -p icmp -m icmp --icmp-type $db_type -m conntrack --ctstate RELATED -j RETURN"; done ;;
    v6) for db_type in 1 2 3 4; do echo "-A $2 -p ipv6-icmp -m icmp6 --icmpv6-type $db_type -m conntrack --ctstate RELATED -j RETURN"; done ;;
  esac
  echo "-A $2 -j DROP"
}
