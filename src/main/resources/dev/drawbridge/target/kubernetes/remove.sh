#!/bin/sh
# Takes this drawing's NetworkPolicies out of a cluster, by label, and nothing else.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/kit.sh"

usage() {
  cat <<'TEXT'
Usage: remove.sh [OPTION]...
Deletes every policy of this drawing; what it protected is open afterwards, but for the policies of others.

  --dry-run          say what would be deleted, and delete nothing
  --context NAME     the context of kubectl to use
  --kubeconfig FILE  the configuration of kubectl to use
  --state FOLDER     where the state before is saved (default: ~/.local/state/drawbridge/kubernetes)
  --all-namespaces   also in namespaces that this bundle does not draw

Exit code: 0 removed, or nothing to do; 1 refused, nothing changed; 2 wrong usage; 3 stopped on the way; 4 no kubectl
or no cluster.
TEXT
}

while [ $# -gt 0 ]; do
  case $1 in
    -h | --help)
      usage
      exit 0
      ;;
    *)
      common_option "$@"
      shift $((taken - 1))
      ;;
  esac
  shift
done

find_cluster
read_bundle
list_policies || refuse "The policies of the cluster could not be read."
of_drawings "$label" >"$work/ours"
elsewhere <"$work/ours" >"$work/elsewhere"
if [ -s "$work/elsewhere" ] && [ -z "$all_namespaces" ]; then
  slashed <"$work/elsewhere" >&2
  refuse "These policies are of a drawing of this name ($label) too, in namespaces that this bundle does not draw. Say --all-namespaces if they are to go as well."
fi
if [ ! -s "$work/ours" ]; then
  say "Nothing to do: no policy of the drawing $label is in the cluster."
elif [ -n "$dry_run" ]; then
  say "These would be deleted, and nothing else:"
  slashed <"$work/ours"
else
  require_deletable "$work/ours"
  save_state "$work/ours" "$label"
  slashed <"$work/ours" | sed 's|^ *|  delete |'
  changing
  delete_policies "$work/ours"
  list_policies || stopped "Everything was deleted, but the policies of the cluster could not be read again."
  of_drawings "$label" | comm -12 - "$work/ours" >"$work/left"
  if [ -s "$work/left" ]; then
    slashed <"$work/left" >&2
    stopped "These policies still stand: somebody else writes them, or keeps them from being deleted. Run this again, or take back what was done: $undo"
  fi
  say "Removed: $(count "$work/ours") policies. To take it back: $undo"
fi
# What is left in these namespaces is of others.
mv "$work/ours" "$work/bundle"
list_foreign
