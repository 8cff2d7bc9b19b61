# shellcheck shell=sh
# Drawbridge: how rules for nftables are read, loaded, compared and taken away. Sourced by kit.sh.
# A rules folder is the folder of one service: it holds drawbridge.nft. Only the table inet drawbridge is ever changed.
# shellcheck disable=SC2034 # the scripts that source this use what is not used here

DB_TARGET=nftables
DB_FILES=drawbridge.nft
# A transaction of nft changes all or nothing, so that rules need not be tried before.
DB_ALL_OR_NOTHING=yes

# ---- what must be here

# There is one back end. It is called like this for the kit's sake.
db_choose_backend() {
  db_need_tools nft
  DB_BACKEND=nft
  db_version=$(nft --version | sed -n 's/^nftables v\([0-9.]*\).*/\1/p')
  case $db_version in
    0.* | 1.0.[0-5]) db_fail 4 "nft is version $db_version, and these files need 1.0.6 or later. Nothing was changed." ;;
  esac
  nft -t list ruleset inet >/dev/null || db_fail 4 "nft cannot talk to this kernel (see above). Nothing was changed."
}

# Rules of ours that this kit does not load: where they are, one per line.
db_loaded_elsewhere() {
  for db_program in iptables-nft-save iptables-legacy-save iptables-save; do
    if command -v "$db_program" >/dev/null 2>&1 && "$db_program" 2>/dev/null | grep -q '^:DRAWBRIDGE-'; then
      echo "${db_program%-save}"
      return
    fi
  done
}

# ---- what a rules folder says

# Own addresses of services: key, TAB, address, network or range.
db_own_addresses() { # rules-folders
  for db_folder in "$@"; do
    shift
    [ ! -f "${db_folder%/}/drawbridge.nft" ] || set -- "$@" "${db_folder%/}/drawbridge.nft"
  done
  # They stand first in each file.
  [ $# -eq 0 ] || awk '
    $1 == "set" && $2 !~ /^self[46]_/ { nextfile }
    $1 == "elements" && $2 == "=" { inside = 1; next }
    $1 == "}" { inside = 0; next }
    inside { sub(/,$/, "", $1); n = split(FILENAME, part, "/"); print part[n - 1] "\t" $1 }' "$@"
}

# What they let through: direction, first and last address of the peer, protocol, first and last port or type, key. What
# a router lets pass has "forward", a blank and the source for a direction, and the destination for a peer.
db_openings() { # rules-folder
  awk "$DB_AWK_ADDRESSES"'
    BEGIN {
      OFS = "\t"
      split("tcp 6 udp 17 sctp 132", pair, " "); for (i = 1; i < 6; i += 2) { number[pair[i]] = pair[i + 1] }
      names = "echo-reply 0 destination-unreachable 3 source-quench 4 redirect 5 echo-request 8 router-advertisement 9 " \
        "router-solicitation 10 time-exceeded 11 parameter-problem 12 timestamp-request 13 timestamp-reply 14 " \
        "info-request 15 info-reply 16 address-mask-request 17 address-mask-reply 18"
      n = split(names, pair, " "); for (i = 1; i < n; i += 2) { type[4, pair[i]] = pair[i + 1] }
      names = "destination-unreachable 1 packet-too-big 2 time-exceeded 3 parameter-problem 4 echo-request 128 " \
        "echo-reply 129 mld-listener-query 130 mld-listener-report 131 mld-listener-done 132 nd-router-solicit 133 " \
        "nd-router-advert 134 nd-neighbor-solicit 135 nd-neighbor-advert 136 nd-redirect 137 router-renumbering 138 " \
        "ind-neighbor-solicit 141 ind-neighbor-advert 142 mld2-listener-report 143"
      n = split(names, pair, " "); for (i = 1; i < n; i += 2) { type[6, pair[i]] = pair[i + 1] }
    }
    $1 == "set" { name = $2; inside = 0; next }
    $1 == "add" && $2 == "element" { name = $5; inside = 1; next }
    $1 == "elements" && $2 == "=" { inside = 1; next }
    $1 == "}" { inside = 0; next }
    !inside || name !~ /^(in|out|from[0-9]+_to[0-9]+_)[46]_/ { next }
    {
      match(name, /[46]_/)
      way = substr(name, 1, RSTART - 1)
      if (way ~ /^from/) {
        way = "forward " $1
        sub(/^[[:space:]]*[^[:space:]]+ \. /, "")
      }
      family = substr(name, RSTART, 1); shape = substr(name, RSTART + 2)
      sub(/_.*/, "", shape)
      key = $NF; gsub(/[",]/, "", key)
      if (shape == "port") {
        n = split($5, port, "-")
        print way, low($1), high($1), number[$3], port[1], port[n], key
      } else if (shape == "icmp") {
        kind = (family, $3) in type ? type[family, $3] : $3
        print way, low($1), high($1), family == 4 ? 1 : 58, kind, kind, key
      } else if (shape == "protocol") {
        print way, low($1), high($1), $3, 0, 65535, key
      } else {
        print way, low($1), high($1), "any", 0, 65535, key
      }
    }' "$1/drawbridge.nft"
}

db_allows_dhcp() { # rules-folder
  grep -q 'udp sport 67 udp dport 68 accept' "$1/drawbridge.nft"
}

db_allows_containers() { # rules-folder
  awk '$1 == "chain" { name = $2 } name == "input" && $1 == "iifname" { found = 1 } END { exit !found }' "$1/drawbridge.nft"
}

# What a router passes on: the families, "between", its interfaces. Nothing for a machine that is none.
db_forwards() { # rules-folder
  sed -n 's/^# forwards //p' "$1/drawbridge.nft" | head -n 1
}

# Whether the file has reached its end: what it says of itself stands in its last rule.
db_is_whole() { # rules-folder
  [ -n "$(db_digest "$1")" ]
}

# SHA-256 that the file says of itself; ended by -audit where it denies nothing.
db_digest() { # rules-folder
  [ ! -f "$1/drawbridge.nft" ] || sed -n 's/.* comment "sha256:\([0-9a-f]*\(-audit\)\{0,1\}\)"$/\1/p' "$1/drawbridge.nft" | tail -n 1
}

# What that digest must be by the file's text.
db_digest_of_text() { # rules-folder
  sed 's/ comment "sha256:[0-9a-f]*"$//' "$1/drawbridge.nft" | sha256sum | cut -d ' ' -f 1
}

# ---- what the kernel holds

# Our table without the elements of its sets. Of nft 1.0.6, only the whole ruleset is listed without asking the kernel
# for every element first; all else takes tenths of a second where there are 10,000.
db_listing() {
  nft -t list ruleset inet 2>/dev/null | awk '/^table / { ours = ($3 == "drawbridge") } ours'
}

db_has_table() { # name
  nft -t list ruleset inet 2>/dev/null | grep -q "^table inet $1 {\$"
}

db_is_loaded() {
  db_has_table drawbridge
}

db_loaded_digest() {
  db_listing | sed -n 's/.* comment "sha256:\([0-9a-f]*\(-audit\)\{0,1\}\)"$/\1/p' | tail -n 1
}

# The whole of our table without what counts, one line per element and rule, in an order that is always the same: rules
# keep theirs, sets have none.
db_state() {
  ! db_is_loaded || nft -s list table inet drawbridge | awk '
    $1 == "flags" && kind == "" { print "table", $0 }
    $1 == "set" || $1 == "chain" { kind = $1; name = $2; n = 0; inside = 0; print kind, name; next }
    kind == "chain" && NF && $1 != "}" { printf "chain %s %05d %s\n", name, ++n, $0; next }
    kind == "set" {
      if ($1 == "elements") { inside = 1; sub(/^.*elements = \{/, "") }
      if (!inside) { if (NF && $1 != "}") { print "set", name, $0 } next }
      if (/\}[[:space:]]*$/) { sub(/\}[[:space:]]*$/, ""); last = 1 }
      count = split($0, element, ",")
      for (i = 1; i <= count; i++) {
        gsub(/^[[:space:]]+|[[:space:]]+$/, "", element[i])
        if (element[i] != "") { print "set", name, "element", element[i] }
      }
      if (last) { inside = 0; last = 0 }
    }' | sort
}

# What is wrong with how our rules are hooked, one line each: a base chain of the rules folder that the kernel lacks, or
# has elsewhere.
db_hook_problems() { # rules-folder
  db_is_loaded || { echo 'the table inet drawbridge is not loaded'; return; }
  ! db_has_table drawbridge_switch || echo 'the table inet drawbridge_switch is left of an attempt to load rules'
  { db_listing; echo 'end of what is loaded'; cat "$1/drawbridge.nft"; } | awk '
    $1 == "end" { written = 1 }
    $1 == "flags" && $2 == "dormant" { print "the table inet drawbridge is dormant: it sees no packet" }
    $1 == "chain" { name = $2 }
    $1 == "type" && $2 == "filter" {
      sub(/^[[:space:]]+/, "")
      if (!written) { loaded[name] = $0 }
      else if (!(name in loaded)) { print "the chain " name " is not hooked" }
      else if (loaded[name] != $0) { print "the chain " name " is hooked as: " loaded[name] }
    }'
}

# ---- loading and taking back

# Writes what is loaded into a rules folder, in the form of a written file, so that loading it gives it back.
db_snapshot() { # rules-folder
  mkdir -p "$1"
  if ! db_is_loaded; then
    : >"$1/drawbridge.nft"
    return
  fi
  nft -s list table inet drawbridge >"$1/listing"
  awk '
    function versioned(name) { return name ~ /_[0-9a-f]+$/ && length(name) - match(name, /_[0-9a-f]+$/) == 16 }
    $1 == "set" && versioned($2) { inside = 1 }
    inside { print }
    inside && /^\t\}/ { inside = 0 }
    BEGIN { print "table inet drawbridge {" }
    END { print "}"; print "# rules below" }' "$1/listing" >"$1/drawbridge.nft"
  # Declared twice, a set of intervals only gets the same elements again.
  cat "$1/listing" >>"$1/drawbridge.nft"
  rm "$1/listing"
}

# What must be as it is for rules to be loaded in place: the hooks of chains and the types of sets.
db_layout() {
  awk '
    $1 == "set" || $1 == "chain" { name = $1 " " $2 }
    # The policy of a chain can change in place.
    $1 == "type" { sub(/^[[:space:]]+/, ""); sub(/ policy [a-z]+;$/, ""); print name ": " $0 }
    $1 == "flags" { sub(/^[[:space:]]+/, ""); print name ": " $0 }' | sort -u
}

# Whether the layout of a file contradicts what is loaded: the same name with another type.
db_fits() { # rules-folder
  { db_listing | db_layout; db_layout <"$1/drawbridge.nft"; } \
    | awk -F ': ' '{ words = $2; sub(/ .*/, "", words); key = $1 " " words; if (key in said && said[key] != $2) { odd = 1 } said[key] = $2 }
      END { exit odd }'
}

# Makes the kernel hold what a rules folder says, and nothing else of ours. Without a gap for what both let through and
# without a moment in which more is open than before or after.
db_load() { # rules-folder
  # What is gone is not the same as a folder without rules.
  [ -f "$1/drawbridge.nft" ] || return 1
  if [ ! -s "$1/drawbridge.nft" ]; then
    db_remove_rules
    return
  elif ! db_is_loaded; then
    nft -f "$1/drawbridge.nft" || return 1
  elif db_fits "$1"; then
    db_load_in_place "$1" || return 1
  else
    db_load_beside "$1" || return 1
  fi
  # It is there where somebody was killed while he loaded, and it denies what its rules did not say.
  db_delete_tables drawbridge_switch
}

# New sets first, then the rules, then the old sets go: a change of sets and rules in one transaction lost packets. Writes
# no file, so that a full disk keeps nobody from taking rules back.
db_load_in_place() { # rules-folder
  db_before=$(db_listing) || return 1
  if ! sed '/^# rules below$/,$d' "$1/drawbridge.nft" | nft -f - || db_is_overfull "$1"; then
    db_load_beside "$1"
    return
  fi
  db_transaction=$(
    # Of a hash that is there, the elements go; the sets of intervals are told apart by their names.
    db_names set both "$1" | grep -vE '_[0-9a-f]{16}$' | sed 's/^/flush set inet drawbridge /'
    sed '1,/^# rules below$/d' "$1/drawbridge.nft" && db_names chain gone "$1" | sed 's/^/delete chain inet drawbridge /'
  ) || return 1
  printf 'flush table inet drawbridge\n%s\n' "$db_transaction" | nft -f - || return 1
  db_names set gone "$1" | sed 's/^/delete set inet drawbridge /' | nft -f -
}

# Names of sets or chains that were loaded before, and that a file has too ("both") or lacks ("gone").
db_names() { # set|chain both|gone rules-folder
  { printf '%s\n' "$db_before"; echo 'end of what is loaded'; cat "$3/drawbridge.nft"; } | awk -v kind="$1" -v which="$2" '
    $1 == "end" { written = 1 }
    $1 != kind || $3 != "{" { next }
    written { there[$2]; next }
    { loaded[$2] }
    END { for (name in loaded) { if ((name in there) == (which == "both")) { print name } } }'
}

# Whether a set that stays holds more than its file gives it, since somebody put it there by hand: its name says that
# nothing changed.
db_is_overfull() { # rules-folder, after what stands above the rules was loaded
  db_lasting=$(db_names set both "$1" | grep -E '_[0-9a-f]{16}$') || return 1
  {
    printf '%s\n' "$db_lasting" | while read -r db_set; do nft -s list set inet drawbridge "$db_set"; done
    echo 'end of what is loaded'
    sed '/^# rules below$/,$d' "$1/drawbridge.nft"
  } | awk '
    $1 == "end" { written = 1 }
    $1 == "set" { name = $2; inside = 0 }
    $1 == "elements" { inside = 1; sub(/.*elements = \{/, "") }
    inside {
      n = split($0, element, ",")
      for (i = 1; i <= n; i++) { if (element[i] ~ /[0-9a-f]/) { count[name, written]++ } }
      names[name]
    }
    /\}[[:space:]]*$/ { inside = 0 }
    END {
      for (name in names) { if (written && (name, 1) in count && count[name, ""] > count[name, 1]) { exit 0 } }
      exit 1
    }'
}

# Where a chain changes its hook or a set its type, or somebody changed a set by hand: a second table denies while ours
# is made anew.
db_load_beside() { # rules-folder
  db_delete_tables drawbridge_switch || return 1
  sed 's/^\(table\|flush table\|flush set\|add element\) inet drawbridge /\1 inet drawbridge_switch /; s/^flush table inet drawbridge$/&_switch/' \
    "$1/drawbridge.nft" | nft -f - || return 1
  { echo 'delete table inet drawbridge'; cat "$1/drawbridge.nft"; } | nft -f -
}

db_remove_rules() {
  db_delete_tables drawbridge drawbridge_switch drawbridge_prime
}

# Deletes those that are there.
db_delete_tables() { # names
  for db_table in "$@"; do
    ! db_has_table "$db_table" || nft delete table inet "$db_table" || return 1
  done
}

# Gives back what db_snapshot wrote.
db_restore() { # rules-folder
  db_load "$1" && db_end_priming
}

# Loads a rules folder for real where it cannot matter. 0 fine, 1 the kernel refuses it, 2 cannot be tried here.
db_try() { # rules-folder
  unshare -n true 2>/dev/null || return 2
  unshare -n nft -f "$1/drawbridge.nft"
}

# Accepts everything and mentions connection tracking, which from then on gets to know what is live.
db_prime() {
  nft -f - <<'END'
table inet drawbridge_prime {
	chain in {
		type filter hook prerouting priority 0; policy accept;
		ct state established accept
	}
	chain out {
		type filter hook output priority 0; policy accept;
		ct state established accept
	}
}
END
}

db_end_priming() {
  db_delete_tables drawbridge_prime
}

# What is loaded at boot when the rules cannot be: essentials, what is established, and ssh from where this host was
# managed when its rules were applied.
db_load_least() { # rules-folder client-address own-port; the last two may be empty
  case $2 in
    '') db_management= ;;
    *:*) db_management="ip6 saddr $2 tcp dport $3 accept" ;;
    *) db_management="ip saddr $2 tcp dport $3 accept" ;;
  esac
  db_forward=
  if [ -n "$(db_forwards "$1")" ]; then
    db_forward='chain forward { type filter hook forward priority filter + 10; policy drop; goto known; }'
  fi
  # In one transaction, so that what is there denies until this does.
  nft -f - <<END || return 1
table inet drawbridge {
}
delete table inet drawbridge
table inet drawbridge {
	chain least_in {
		icmpv6 type { nd-router-advert, nd-neighbor-solicit, nd-neighbor-advert } ip6 hoplimit 255 accept
		icmpv6 type mld-listener-query ip6 saddr fe80::/10 accept
		meta nfproto ipv4 udp sport 67 udp dport 68 accept
		meta nfproto ipv6 udp sport 547 udp dport 546 ip6 saddr fe80::/10 accept
		$db_management
		goto known
	}
	chain known {
		ct state established accept
		ct state related icmp type { destination-unreachable, time-exceeded, parameter-problem } accept
		ct state related icmpv6 type { destination-unreachable, packet-too-big, time-exceeded, parameter-problem } accept
	}
	chain guard {
		type filter hook prerouting priority dstnat - 10; policy drop;
		iif "lo" accept
		fib daddr type != local accept
		jump least_in
	}
	chain input {
		type filter hook input priority filter + 10; policy drop;
		iif "lo" accept
		jump least_in
	}
	chain output {
		type filter hook output priority filter + 10; policy drop;
		oif "lo" accept
		icmpv6 type { nd-router-solicit, nd-neighbor-solicit, nd-neighbor-advert } ip6 hoplimit 255 accept
		icmpv6 type { mld-listener-report, mld-listener-done, mld2-listener-report } ip6 saddr { ::, fe80::/10 } accept
		meta nfproto ipv4 udp sport 68 udp dport 67 accept
		meta nfproto ipv6 udp sport 546 udp dport 547 ip6 saddr fe80::/10 ip6 daddr { fe80::/10, ff02::1:2 } accept
		goto known
	}
	$db_forward
}
END
  db_delete_tables drawbridge_switch drawbridge_prime
}
