# Read by the scripts beside it: what apply.sh, restore.sh and remove.sh share. POSIX sh; kubectl is all it needs.
# shellcheck shell=sh disable=SC2034,SC2154 # names that the scripts set or read

LC_ALL=C
export LC_ALL
umask 077

# What a person prefers of kubectl could ask before it deletes, or overwrite what others changed without being told to.
KUBECTL_KUBERC=false
KUBERC=off
export KUBECTL_KUBERC KUBERC

program=${0##*/}
context=
kubeconfig=
all_namespaces=
dry_run=
state=${XDG_STATE_HOME:-${HOME:-/var/lib}/.local/state}/drawbridge/kubernetes

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

say() {
  printf '%s\n' "$*"
}

# Nothing has changed yet.
refuse() {
  printf '%s: %s Nothing was changed.\n' "$program" "$*" >&2
  exit 1
}

wrong_usage() {
  printf '%s: %s\n' "$program" "$* See $program --help." >&2
  exit 2
}

# Some of it was done.
stopped() {
  printf '%s: %s\n' "$program" "$*" >&2
  exit 3
}

impossible() {
  printf '%s: %s Nothing was changed.\n' "$program" "$*" >&2
  exit 4
}

# From the first change on, who stops this is told how to go on.
changing() {
  trap 'stopped "Interrupted: what was done until now stands. Run this again, or take it back: $undo"' INT TERM HUP
}

# A word as a shell reads it.
quoted() { # word
  printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"
}

# How a script beside this one is called for the same cluster.
spelled() { # script, argument...
  quoted "$here/$1"
  shift
  [ -z "$context" ] || printf ' --context %s' "$(quoted "$context")"
  [ -z "$kubeconfig" ] || printf ' --kubeconfig %s' "$(quoted "$kubeconfig")"
  for word in "$@"; do
    printf ' %s' "$(quoted "$word")"
  done
}

# The options every script has; how many words they take is left in $taken.
common_option() {
  taken=1
  case $1 in
    --all-namespaces) all_namespaces=yes ;;
    --dry-run) dry_run=yes ;;
    --context | --kubeconfig | --state)
      [ $# -ge 2 ] || wrong_usage "$1 needs a value."
      taken=2
      case $1 in
        --context) context=$2 ;;
        --kubeconfig) kubeconfig=$2 ;;
        --state) state=$2 ;;
      esac
      ;;
    *) wrong_usage "$1 is not known." ;;
  esac
}

kube() {
  kubectl ${kubeconfig:+--kubeconfig "$kubeconfig"} ${context:+--context "$context"} "$@"
}

# The cluster, known by what no other cluster has.
find_cluster() {
  command -v kubectl >/dev/null || impossible "kubectl is not installed."
  version=$(kubectl version --client -o json | sed -n 's/.*"gitVersion": *"v\([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  case $version in
    1.[0-9] | 1.1[0-9] | 1.2[0-4]) impossible "kubectl $version is too old: from 1.25 on it has the API server check all fields." ;;
  esac
  cluster=$(kube get namespace kube-system -o 'jsonpath={.metadata.uid}') ||
    impossible "The cluster does not answer, or does not let you read the namespace kube-system."
}

# What the bundle holds: $work/bundle with "namespace name" per policy, $work/namespaces, and $label, by which the
# cluster knows the drawing.
read_bundle() {
  [ -d "$here/policies" ] || refuse "There is no folder policies beside this script: run it where it was exported."
  kube create --dry-run=client --validate=false -f "$here/policies" -o 'jsonpath={.metadata.namespace}{" "}{.metadata.name}{" ["}{.metadata.labels.app\.kubernetes\.io/managed-by}{"] "}{.metadata.labels.drawbridge\.dev/drawing}{"\n"}' >"$work/labelled" ||
    refuse "The files in $here/policies cannot be read."
  label=$(sed -n '1s/.*\[drawbridge\] //p' "$work/labelled")
  [ -n "$label" ] || refuse "The policies in $here/policies do not say which drawing they belong to."
  awk -v label="$label" '$3 != "[drawbridge]" || $4 != label || NF != 4 { print "  " $1 "/" $2; wrong = 1 } END { exit wrong }' "$work/labelled" >"$work/wrong" || {
    cat "$work/wrong" >&2
    refuse "These policies in $here/policies do not belong to the drawing $label."
  }
  awk '{ print $1, $2 }' "$work/labelled" | sort -u >"$work/bundle"
  cut -d ' ' -f 1 "$work/bundle" | sort -u >"$work/namespaces"
}

# Every policy of the cluster: "namespace name [managed-by] [drawing]".
list_policies() {
  kube get networkpolicies --all-namespaces -o 'jsonpath={range .items[*]}{.metadata.namespace}{" "}{.metadata.name}{" ["}{.metadata.labels.app\.kubernetes\.io/managed-by}{"] ["}{.metadata.labels.drawbridge\.dev/drawing}{"]\n"}{end}' >"$work/all" ||
    return 1
}

# Lines of policies that belong to one of these drawings, as "namespace name".
of_drawings() { # label...
  awk -v labels="$*" '
    BEGIN { n = split(labels, list, " "); for (i = 1; i <= n; i++) ours["[" list[i] "]"] = 1 }
    $3 == "[drawbridge]" && ($4 in ours) { print $1, $2 }' "$work/all" | sort
}

# Those lines of the input whose namespace this bundle draws.
in_drawn_namespaces() {
  awk 'NR == FNR { drawn[$1] = 1; next } $1 in drawn' "$work/namespaces" -
}

# Those lines of the input whose namespace this bundle does not draw.
elsewhere() {
  awk 'NR == FNR { drawn[$1] = 1; next } !($1 in drawn)' "$work/namespaces" -
}

# Those lines of the input that are not in a list.
not_in() { # list
  sort | comm -23 - "$1"
}

slashed() {
  sed 's| |/|; s|^|  |'
}

count() { # file
  wc -l <"$1" | tr -d ' '
}

# Calls a command with a namespace and all names that a list has in it, namespace by namespace.
each_namespace() { # list, command
  sort "$1" >"$work/grouped"
  called=$2
  group=
  set --
  while read -r next next_name; do
    if [ "$next" != "$group" ] && [ $# -gt 0 ]; then
      "$called" "$group" "$@" </dev/null || return 1
      set --
    fi
    group=$next
    set -- "$@" "$next_name"
  done <"$work/grouped"
  [ $# -eq 0 ] || "$called" "$group" "$@" </dev/null
}

# Cuts a list into $work/denials, the default denials of whole namespaces, and $work/allows, all others.
cut_list() { # list
  awk '$2 == "default-deny"' "$1" >"$work/denials"
  awk '$2 != "default-deny"' "$1" >"$work/allows"
}

# Whether these could be deleted is asked before anything is changed; the first of each namespace answers for all of it.
require_deletable() { # list
  each_namespace "$1" would_delete || refuse "The API server would not let you delete what is to be deleted."
}

would_delete() { # namespace, name...
  kube delete networkpolicy --dry-run=server --ignore-not-found --wait=false --namespace "$1" "$2" >/dev/null
}

# Deletes the policies of a list by name. A default deny is taken away before what allows: until the last of these is
# gone, drawn connections go on.
delete_policies() { # list
  cut_list "$1"
  for part in denials allows; do
    each_namespace "$work/$part" delete_objects ||
      stopped "Not everything could be deleted. Run this again, or take back what was done: $undo"
  done
}

# kubectl sends ten requests at once and five a second after them, and two for each name: a few names at a time wait less.
delete_objects() { # namespace, name...
  namespace=$1
  shift
  while [ $# -gt 5 ]; do
    delete_some "$1" "$2" "$3" "$4" "$5" || return 1
    shift 5
  done
  delete_some "$@"
}

delete_some() { # name...
  kube delete networkpolicy --ignore-not-found --wait=false --namespace "$namespace" "$@" >/dev/null
}

# Policies of a list as they stand in the cluster, without what the API server gives each object by itself; default
# denials last, so that putting them back never denies before it allows.
print_policies() { # list
  cut_list "$1"
  for part in allows denials; do
    each_namespace "$work/$part" print_objects || return 1
  done
}

# All of a namespace are read in one request, which names would not be.
print_objects() { # namespace, name...
  kube get networkpolicies -o json --namespace "$1" >"$work/objects" || return 1
  shift
  # As a file: thousands of names are more than one argument may have characters.
  printf '%s\n' "$@" >"$work/names"
  kube patch --local -f "$work/objects" --type=merge -o yaml \
    -p '{"metadata": {"resourceVersion": null, "uid": null, "creationTimestamp": null, "generation": null}}' \
    >"$work/documents" || return 1
  # kubectl prints one after the other and nothing between them. The object's own name is the only one so far left.
  awk '
    function flush() { if (name in wanted) printf "---\n%s", text; text = ""; name = "" }
    NR == FNR { wanted[$1]; next }
    /^apiVersion: / { flush() }
    /^  name: / { name = $2; gsub(/"/, "", name) }
    { text = text $0 "\n" }
    END { flush() }' "$work/names" "$work/documents"
}

# Saves the policies of a list, so that restore.sh can put them back; where is left in $saved.
save_state() { # list, label...
  saved_list=$1
  shift
  folder=$state/$cluster/$label
  mkdir -p "$folder" || refuse "The folder $folder for what is there now cannot be made: name another one with --state."
  namespaces=$(tr '\n' ' ' <"$work/namespaces")
  {
    say "# What stood in the cluster before, saved by $program of Drawbridge. restore.sh puts it back."
    say "# cluster: $cluster"
    say "# drawings: $*"
    say "# namespaces: ${all_namespaces:+* }${namespaces% }"
    say "# policies: $(count "$saved_list")"
    print_policies "$saved_list"
  } >"$work/state" || refuse "What is there now could not be saved."
  stamp=$(date -u +%Y-%m-%dT%H-%M-%SZ)
  # In the order of their names, whatever is saved last is last.
  n=1
  saved=$folder/$stamp-001.yaml
  while [ -e "$saved" ]; do
    n=$((n + 1))
    saved=$folder/$stamp-$(printf %03d "$n").yaml
  done
  cp "$work/state" "$saved" || refuse "What is there now could not be saved in $saved."
  undo=$(spelled restore.sh "$saved")
}

# What others let through in the drawn namespaces. Policies add up, so what these allow stays allowed.
list_foreign() {
  list_policies || stopped "The policies of others could not be listed; nothing else is left to do."
  awk '{ print $1, $2 }' "$work/all" | in_drawn_namespaces | not_in "$work/bundle" >"$work/foreign"
  : >"$work/above"
  kube api-resources --verbs=list -o name >"$work/kinds" 2>/dev/null || :
  for kind in adminnetworkpolicies.policy.networking.k8s.io baselineadminnetworkpolicies.policy.networking.k8s.io \
    clusternetworkpolicies.policy.networking.k8s.io ciliumclusterwidenetworkpolicies.cilium.io \
    globalnetworkpolicies.crd.projectcalico.org; do
    if grep -qx "$kind" "$work/kinds"; then
      kube get "$kind" -o 'jsonpath={range .items[*]}{.metadata.name}{"\n"}{end}' </dev/null |
        sed "s|^|  ${kind%%.*}/|" >>"$work/above"
    fi
  done
  for kind in ciliumnetworkpolicies.cilium.io networkpolicies.crd.projectcalico.org; do
    if grep -qx "$kind" "$work/kinds"; then
      kube get "$kind" --all-namespaces -o 'jsonpath={range .items[*]}{.metadata.namespace}{" "}{.metadata.name}{"\n"}{end}' </dev/null |
        in_drawn_namespaces | sed "s|^\([^ ]*\) |  $kind \1/|" >>"$work/above"
    fi
  done
  if [ -s "$work/foreign" ] || [ -s "$work/above" ]; then
    say "Not from this drawing, and what these allow stays allowed:"
    slashed <"$work/foreign"
    cat "$work/above"
  fi
}

# Drawings of other names, in case one of them is an earlier name of this one.
list_other_drawings() {
  awk -v label="[$label]" '$3 == "[drawbridge]" && $4 != label { count[$4]++ } END { for (drawing in count) print "  " drawing " (" count[drawing] ")" }' "$work/all" |
    tr -d '[]' | sort >"$work/drawings"
}
