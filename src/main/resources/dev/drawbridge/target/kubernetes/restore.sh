#!/bin/sh
# Puts back the NetworkPolicies that stood in the cluster before apply.sh or remove.sh.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/kit.sh"

usage() {
  cat <<'TEXT'
Usage: restore.sh [OPTION]... [FILE]
Puts back what was saved in FILE: policies that are gone or changed are written, those that came later are deleted.
Without FILE: what was saved last for this drawing in this cluster.

  --dry-run          say what would change, and change nothing
  --context NAME     the context of kubectl to use
  --kubeconfig FILE  the configuration of kubectl to use
  --state FOLDER     where states are saved (default: ~/.local/state/drawbridge/kubernetes)

Exit code: 0 put back; 1 refused, nothing changed; 2 wrong usage; 3 stopped on the way; 4 no kubectl or no cluster.
TEXT
}

file=
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help)
      usage
      exit 0
      ;;
    --all-namespaces) wrong_usage "$1 is not known: a state says itself what it is about." ;;
    -*)
      common_option "$@"
      shift $((taken - 1))
      ;;
    *)
      [ -z "$file" ] || wrong_usage "One file at a time."
      file=$1
      ;;
  esac
  shift
done

header() { # name
  sed -n "/^---\$/q; s/^# $1: //p" "$file" | head -n 1
}

find_cluster
read_bundle
if [ -z "$file" ]; then
  for candidate in "$state/$cluster/$label"/*.yaml; do
    [ ! -f "$candidate" ] || file=$candidate
  done
  [ -n "$file" ] || refuse "Nothing was saved in $state for the drawing $label in this cluster."
fi
[ -f "$file" ] || refuse "There is no file $file."
[ "$(header cluster)" = "$cluster" ] || refuse "$file was saved from another cluster."
drawings=$(header drawings)
case $drawings in
  '' | *[!A-Za-z0-9._\ -]*) refuse "$file was not saved by apply.sh or remove.sh." ;;
esac
header namespaces | tr ' ' '\n' | sort -u >"$work/namespaces"
if grep -qxF '*' "$work/namespaces"; then
  all_namespaces=yes
fi

: >"$work/saved"
: >"$work/saved.specs"
if [ "$(header policies)" != 0 ]; then
  kube create --dry-run=client --validate=false -f "$file" -o 'jsonpath={.metadata.namespace}{" "}{.metadata.name}{" "}{.spec}{"\n"}' >"$work/unsorted" ||
    refuse "$file cannot be read."
  sort "$work/unsorted" >"$work/saved.specs"
  cut -d ' ' -f 1,2 "$work/saved.specs" | sort >"$work/saved"
  [ "$(count "$work/saved")" = "$(header policies)" ] || refuse "$file is not whole."
  kube apply --server-side --force-conflicts --dry-run=server --validate=strict -f "$file" >/dev/null ||
    refuse "The API server would not accept what is saved in $file."
fi

list_policies || refuse "The policies of the cluster could not be read."
# shellcheck disable=SC2086 # names of letters, digits, dots and hyphens
of_drawings $drawings >"$work/ours"
if [ -z "$all_namespaces" ]; then
  in_drawn_namespaces <"$work/ours" >"$work/ours.here"
  mv "$work/ours.here" "$work/ours"
fi
not_in "$work/saved" <"$work/ours" >"$work/surplus"

# Those that do not stand in the cluster as saved.
differing() {
  kube get networkpolicies --all-namespaces -o 'jsonpath={range .items[*]}{.metadata.namespace}{" "}{.metadata.name}{" "}{.spec}{"\n"}{end}' >"$work/specs" ||
    return 1
  sort "$work/specs" | comm -13 - "$work/saved.specs" | cut -d ' ' -f 1,2
}

differing >"$work/changes" || refuse "The policies of the cluster could not be read."
slashed <"$work/changes" | sed 's|^ *|  put back |'
slashed <"$work/surplus" | sed 's|^ *|  delete |'
if [ -n "$dry_run" ]; then
  say "This would change, and nothing else."
  exit 0
fi

require_deletable "$work/surplus"
undo=$(spelled apply.sh)
changing
if [ -s "$work/saved" ]; then
  kube apply --server-side --force-conflicts -f "$file" </dev/null >/dev/null ||
    stopped "Not everything could be put back. Run this again: $(spelled restore.sh "$file")"
fi
delete_policies "$work/surplus"
differing >"$work/changes" || stopped "What was put back could not be read again."
if [ -s "$work/changes" ]; then
  slashed <"$work/changes" >&2
  stopped "These policies do not stand as they were saved in $file."
fi
say "Put back as saved in $file: $(count "$work/saved") policies stand as they did, $(count "$work/surplus") deleted."
