#!/bin/sh
# Makes a cluster's NetworkPolicies those of this bundle: nothing is changed unless the API server would accept all of
# it, and what stood there before is saved. Repeatable and reversible, but not atomic: Kubernetes has no transaction.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/kit.sh"

usage() {
  cat <<'TEXT'
Usage: apply.sh [OPTION]...
Applies the policies of this bundle, deletes those of this drawing that it no longer holds, and lists what others allow.

  --dry-run          say what would change, and change nothing
  --context NAME     the context of kubectl to use
  --kubeconfig FILE  the configuration of kubectl to use
  --state FOLDER     where the state before is saved (default: ~/.local/state/drawbridge/kubernetes)
  --replaces NAME    the drawing was called NAME in the cluster before: its policies become this drawing's
  --adopt            take over policies of the same names that this drawing has not written
  --force-conflicts  overwrite what others changed in this drawing's policies
  --all-namespaces   also delete this drawing's policies in namespaces that it no longer draws

Your account needs: get of the drawn namespaces and of kube-system; list of the networkpolicies of all namespaces; get,
create, patch and delete of those in the drawn ones.

Exit code: 0 applied, or nothing to do; 1 refused, nothing changed; 2 wrong usage; 3 stopped on the way, the message
says how to go on and how to go back; 4 no kubectl or no cluster.
TEXT
}

adopt=
force=
replaced=
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help)
      usage
      exit 0
      ;;
    --adopt) adopt=yes ;;
    --force-conflicts) force=--force-conflicts ;;
    --replaces)
      [ $# -ge 2 ] || wrong_usage "$1 needs a value."
      case $2 in
        '' | *[!A-Za-z0-9._-]*) wrong_usage "$2 is no name of a drawing in a cluster." ;;
      esac
      replaced=$2
      shift
      ;;
    *)
      common_option "$@"
      shift $((taken - 1))
      ;;
  esac
  shift
done

require_namespaces() {
  set --
  while read -r namespace; do
    set -- "$@" "$namespace"
  done <"$work/namespaces"
  kube get namespace "$@" --ignore-not-found -o 'jsonpath={range .items[*]}{.metadata.name}{"\n"}{end}{.metadata.name}{"\n"}' >"$work/there" ||
    refuse "The namespaces could not be read."
  sort -u "$work/there" | comm -23 "$work/namespaces" - >"$work/missing"
  if [ -s "$work/missing" ]; then
    sed 's|^|  kubectl create namespace |' "$work/missing" >&2
    refuse "These namespaces of the drawing do not exist. Create them, as their owners do, and run this again."
  fi
}

# A name in the bundle that somebody else's policy already has.
require_ours() {
  awk -v label="[$label]" -v replaced="[$replaced]" '
    NR == FNR { bundle[$1 " " $2] = 1; next }
    !(($1 " " $2) in bundle) { next }
    $3 != "[drawbridge]" { print "  " $1 "/" $2 " was not written by Drawbridge"; next }
    $4 != label && $4 != replaced { print "  " $1 "/" $2 " belongs to the drawing " $4 }
  ' "$work/bundle" "$work/all" | tr -d '[]' >"$work/others"
  if [ -s "$work/others" ] && [ -z "$adopt" ]; then
    cat "$work/others" >&2
    refuse "These policies would be overwritten. If this drawing was called otherwise before, say --replaces and that name; if they may be taken over all the same, --adopt."
  fi
}

# Two drawings of one name would delete each other's policies.
require_own_namespaces() {
  of_drawings "$label" | elsewhere >"$work/elsewhere"
  if [ -s "$work/elsewhere" ] && [ -z "$all_namespaces" ]; then
    slashed <"$work/elsewhere" >&2
    refuse "These policies are of a drawing of this name ($label), in namespaces that this one does not draw. If it drew them before, say --all-namespaces, which deletes them; if they are of another drawing, give one of the two another name and export again."
  fi
}

# What decides what passes stands before the first tab.
objects='jsonpath={range .items[*]}{.metadata.namespace}{" "}{.metadata.name}{" "}{.spec}{"\t"}{.metadata.labels}{"\t"}{.metadata.annotations}{"\n"}{end}'

# What the API server would store, and what of it is not stored yet.
plan() {
  kube apply --server-side --dry-run=server --validate=strict ${force:+"$force"} -f "$here/policies" -o "$objects" >"$work/would" || {
    refuse "The API server would not accept this. If it names a conflict, somebody changed a policy of this drawing in the cluster: --force-conflicts puts back what is drawn."
  }
  kube get networkpolicies --all-namespaces -o "$objects" >"$work/is" || refuse "The policies could not be read."
  sort "$work/would" >"$work/would.sorted"
  sort "$work/is" | comm -13 - "$work/would.sorted" | cut -d ' ' -f 1,2 | sort >"$work/changes"
  awk '{ print $1, $2 }' "$work/all" | sort >"$work/existing"
  # shellcheck disable=SC2086 # two names of letters, digits, dots, hyphens; the second may be missing
  of_drawings "$label" $replaced >"$work/ours"
  not_in "$work/bundle" <"$work/ours" >"$work/stale"
}

# The files that hold what changes, in the order in which they are applied.
find_files() {
  awk '
    $2 == "default-deny" { print "90-default-deny-" $1 ".yaml"; next }
    { sub(/-(in|e)gress$/, "", $2); print "10-allow-" $2 ".yaml" }
  ' "$work/changes" | sort -u >"$work/files"
  while read -r file; do
    [ -f "$here/policies/$file" ] || refuse "The file $here/policies/$file is missing."
  done <"$work/files"
}

# kubectl goes on after an error; here the first one ends it. Of hundreds of files some are given to it at once, because
# what stands between the first and the last of them is neither the old state nor the new.
apply_files() { # list
  list=$1
  at_once=$((($(count "$list") + 49) / 50))
  set --
  while read -r file; do
    set -- "$@" -f "$here/policies/$file"
    if [ $# -ge $((2 * at_once)) ]; then
      apply_some "$@"
      set --
    fi
  done <"$list"
  if [ $# -gt 0 ]; then
    apply_some "$@"
  fi
}

apply_some() { # -f file...
  kube apply --server-side ${force:+"$force"} "$@" </dev/null >/dev/null ||
    stopped "Stopped at policies/${2##*/}: what comes before it is applied. Run this again, or take back what was done: $undo"
}

# Whoever else writes at the same time, and whatever holds a deletion up, is seen here; who only adds a mark does no harm.
require_applied() {
  kube get networkpolicies --all-namespaces -o "$objects" >"$work/is" ||
    stopped "Everything was sent, but could not be read again. Run this again to see whether it stands."
  cut -f 1 "$work/would" | sort >"$work/drawn"
  {
    cut -f 1 "$work/is" | sort | comm -13 - "$work/drawn" | cut -d ' ' -f 1,2
    cut -d ' ' -f 1,2 "$work/is" | sort | comm -12 - "$work/stale"
  } >"$work/wrong"
  if [ -s "$work/wrong" ]; then
    slashed <"$work/wrong" >&2
    stopped "These policies do not stand as drawn: somebody else changes them, or keeps them from being deleted. Run this again, or take back what was done: $undo"
  fi
}

tell() {
  comm -12 "$work/changes" "$work/existing" | slashed | sed 's|^ *|  change |'
  comm -23 "$work/changes" "$work/existing" | slashed | sed 's|^ *|  create |'
  slashed <"$work/stale" | sed 's|^ *|  delete |'
}

find_cluster
read_bundle
require_namespaces
list_policies || refuse "The policies of the cluster could not be read."
require_ours
require_own_namespaces
plan
find_files

if [ ! -s "$work/changes" ] && [ ! -s "$work/stale" ]; then
  say "Nothing to do: all $(count "$work/bundle") policies stand in the cluster as drawn."
  list_foreign
  exit 0
fi
if [ -n "$dry_run" ]; then
  require_deletable "$work/stale"
  say "This would change, and nothing else:"
  tell
  list_foreign
  exit 0
fi

require_deletable "$work/stale"
# Everything that is about to be changed: ours, and what is taken over.
{
  cat "$work/ours"
  comm -12 "$work/bundle" "$work/existing"
} | sort -u >"$work/before"
# shellcheck disable=SC2086 # as above
save_state "$work/before" "$label" $replaced
tell
changing
for kind in 10-allow 90-default-deny; do
  grep "^$kind-" "$work/files" >"$work/part" || :
  apply_files "$work/part"
done
delete_policies "$work/stale"
require_applied
say "Applied: $(count "$work/changes") policies written, $(count "$work/stale") deleted, $(count "$work/bundle") in all."
say "To take it back: $undo"
list_foreign
list_other_drawings
if [ -s "$work/drawings" ]; then
  say "Other drawings with policies in this cluster (if one is an earlier name of this drawing, say --replaces):"
  cat "$work/drawings"
fi
