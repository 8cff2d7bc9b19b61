#!/bin/sh
# Tries the policies of this bundle in the cluster: a pod stands in for everything drawn as pods, every drawn connection
# between them must pass, and a covering set of the others must not. Speaks TAP (testanything.org).
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# shellcheck source=SCRIPTDIR/../kit.sh
. "$here/kit.sh"

usage() {
  cat <<'TEXT'
Usage: test-network-policies.sh [OPTION]...
Starts stand-ins (workloads.yaml), lets them connect to each other (jobs.yaml), says what passed, and takes everything
away again, also when it fails or is stopped. Apply the policies first.

  --context NAME      the context of kubectl to use
  --kubeconfig FILE   the configuration of kubectl to use
  --image IMAGE       an image with python3 (default: docker.io/library/python:3.13-alpine)
  --timeout SECONDS   how long to wait for stand-ins and for results (default: 300)
  --beside-workloads  also where others run pods. Stand-ins carry the labels of the drawn services; they are never
                      ready, so that no Service sends anybody to them, and belong to Deployments and Jobs of their own

Exit code: 0 everything is as drawn; 1 something is not, or the test was refused; 2 wrong usage; 3 the test could not be
finished; 4 no kubectl or no cluster.
TEXT
}

image=
timeout=300
beside=
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help)
      usage
      exit 0
      ;;
    --beside-workloads) beside=yes ;;
    --image | --timeout)
      [ $# -ge 2 ] || wrong_usage "$1 needs a value."
      case $1 in
        --image) image=$2 ;;
        --timeout) timeout=$2 ;;
      esac
      shift
      ;;
    --context | --kubeconfig)
      common_option "$@"
      shift
      ;;
    *) wrong_usage "$1 is not known." ;;
  esac
  shift
done
case $timeout in
  '' | *[!0-9]*) wrong_usage "--timeout takes a number of seconds." ;;
esac

find_cluster
read_bundle
selector=drawbridge.dev/try=$label

clean() {
  while read -r namespace; do
    kube delete deployments,replicasets,jobs,pods,configmaps --namespace "$namespace" --selector "$selector" \
      --ignore-not-found --wait=false </dev/null >/dev/null 2>&1 || :
  done <"$work/namespaces"
}

# One line per object of a kind in the namespaces of the test.
each() { # kind, selector, template
  while read -r namespace; do
    kube get "$1" --namespace "$namespace" --selector "$2" -o "jsonpath={range .items[*]}$3{\"\\n\"}{end}" </dev/null ||
      return 1
  done <"$work/namespaces"
}

require_empty_namespaces() {
  each services '' '{.spec.publishNotReadyAddresses}{" "}{.metadata.namespace}{"/"}{.metadata.name}' >"$work/services" ||
    refuse "The Services could not be read."
  sed -n 's|^true |  |p' "$work/services" >"$work/unready"
  if [ -s "$work/unready" ]; then
    cat "$work/unready" >&2
    refuse "These Services send traffic to pods that are not ready, so stand-ins could get some of it. Try the policies in another cluster."
  fi
  each pods "drawbridge.dev/try!=$label" '{"  "}{.metadata.namespace}{"/"}{.metadata.name}' >"$work/pods" ||
    refuse "The pods could not be read."
  if [ -s "$work/pods" ] && [ -z "$beside" ]; then
    head -n 10 "$work/pods" >&2
    refuse "Others run pods in these namespaces. Stand-ins would carry the labels of drawn services beside them: say --beside-workloads if that is wanted."
  fi
}

# OpenShift gives each namespace users of its own and refuses all others.
find_users() {
  set --
  while read -r namespace; do
    set -- "$@" "$namespace"
  done <"$work/namespaces"
  users=$(kube get namespace "$@" -o 'jsonpath={range .items[*]}{.metadata.annotations.openshift\.io/sa\.scc\.uid-range}{end}{.metadata.annotations.openshift\.io/sa\.scc\.uid-range}') ||
    refuse "The namespaces could not be read."
}

# A file of the test, with another image where one was asked for, and without a user where the namespaces give one.
prepared() { # file
  if [ -n "$image" ]; then
    kube set image --local -f "$1" "stand-in=$image" -o yaml | awk '/^apiVersion: / { print "---" } { print }'
  else
    cat "$1"
  fi | sed "${users:+/^ *runAs[UG][a-z]*: 65534\$/d}"
}

unfinished() {
  printf '%s\n' "Bail out! $*"
  stopped "$*"
}

# Waits until a condition holds; what it says last is shown if it never does.
wait_for() { # what, command
  deadline=$(($(date +%s) + timeout))
  until "$2"; do
    [ "$(date +%s)" -lt "$deadline" ] || {
      sed 's|^|# |' "$work/waiting"
      unfinished "$1 within $timeout s."
    }
    sleep 1
  done
}

listeners_answer() {
  each pods "$selector,drawbridge.dev/stand-in" '{.status.containerStatuses[0].started}{" "}{.metadata.labels.drawbridge\.dev/stand-in}{range .status.podIPs[*]}{" "}{.ip}{end}' >"$work/listeners" ||
    return 1
  grep -v '^true [^ ]* [^ ]' "$work/listeners" >"$work/waiting" || :
  [ "$(grep -c '^true [^ ]* [^ ]' "$work/listeners")" -ge "$stand_ins" ]
}

jobs_end() {
  each pods "$selector,drawbridge.dev/from" '{.metadata.labels.drawbridge\.dev/from}{" "}{.status.containerStatuses[0].state.terminated.message}' >"$work/results" ||
    return 1
  awk 'NF < 2' "$work/results" >"$work/waiting"
  [ "$(awk 'NF == 2' "$work/results" | wc -l)" -ge "$jobs" ]
}

# What the test creates stands in the namespaces of its objects; networks may add some to those of the policies.
for file in workloads jobs; do
  kube create --dry-run=client --validate=false -f "$here/try/$file.yaml" -o 'jsonpath={.metadata.namespace}{"\n"}' >"$work/$file" ||
    refuse "The file $here/try/$file.yaml cannot be read."
done
cat "$work/workloads" "$work/jobs" | sort -u >"$work/namespaces"
stand_ins=$(count "$work/workloads")
jobs=$(count "$work/jobs")
require_empty_namespaces
find_users
prepared "$here/try/workloads.yaml" >"$work/workloads.yaml"
prepared "$here/try/jobs.yaml" >"$work/jobs.yaml"
kube apply --dry-run=server --validate=strict -f "$work/workloads.yaml" -f "$work/jobs.yaml" >/dev/null ||
  refuse "The API server would not accept the stand-ins."

trap 'clean; rm -rf "$work"' EXIT
clean
config_maps() { # name, file
  while read -r namespace; do
    kube create configmap "$1" --namespace "$namespace" --from-file="$2" --dry-run=client -o yaml </dev/null |
      kube label --local -f - "$selector" app.kubernetes.io/managed-by=drawbridge -o yaml |
      kube apply -f - >/dev/null || unfinished "The ConfigMap $1 could not be made in $namespace."
  done <"$work/namespaces"
}
config_maps drawbridge-try "$here/try/stand-in.py"
kube apply -f "$work/workloads.yaml" >/dev/null || unfinished "The stand-ins could not be started."
wait_for "Not every stand-in answered" listeners_answer
sed 's|^true ||' "$work/listeners" | sort >"$work/addresses"
config_maps drawbridge-try-addresses "$work/addresses"
kube apply -f "$work/jobs.yaml" >/dev/null || unfinished "The jobs could not be started."
wait_for "Not every job ended" jobs_end

# A denial counts only if the same listener still answers as it did.
listeners_answer || unfinished "A stand-in does not answer any more."
sed 's|^true ||' "$work/listeners" | sort >"$work/after"
cmp -s "$work/addresses" "$work/after" || unfinished "A stand-in was replaced while it was tried."

# Probes in the order of the letters of their job's result; the first three words of its command are the program's.
each jobs "$selector" '{.spec.template.metadata.labels.drawbridge\.dev/from}{range .spec.template.spec.containers[0].command[3:]}{"\t"}{@}{end}' >"$work/asked" ||
  unfinished "The jobs could not be read."
sed -n 's|^# not tried: ||p' "$here/try/jobs.yaml" >"$work/untried"
awk -v results="$work/results" -v untried="$work/untried" '
  BEGIN {
    FS = "\t"
    while ((getline line < results) > 0) { split(line, word, " "); letters[word[1]] = word[2] }
    said["r"] = "it passed"; said["d"] = "it did not pass"; said["m"] = "it passed in one address family only"
    said["u"] = "nobody was there"
  }
  {
    for (i = 2; i <= NF; i++) {
      split($i, word, " ")
      flows = substr($i, length(word[1] " " word[2] " " word[3]) + 2)
      letter = substr(letters[$1], i - 1, 1)
      what = $1 " -> " word[1] " " word[2] " " word[3] (flows == "" ? "" : " (" flows ")")
      n++
      if (letter == "s") print "ok " n " - " what " # SKIP no such protocol in this kernel"
      else if (letter == (word[3] == "passes" ? "r" : "d")) print "ok " n " - " what
      else { print "not ok " n " - " what "\n# " (letter in said ? said[letter] : "no result"); wrong++ }
    }
  }
  END {
    while ((getline line < untried) > 0) { n++; print "ok " n " - " line " # SKIP only pods outside the namespaces of the system are tried" }
    print "1.." n
    if (wrong > 0) print "# " wrong " of " n " are not as drawn"
    exit wrong > 0
  }' "$work/asked"
