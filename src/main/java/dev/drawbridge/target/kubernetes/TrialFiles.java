package dev.drawbridge.target.kubernetes;

import dev.drawbridge.net.Protocol;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.quote.Yaml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The folder {@code try}: stand-ins that listen, and jobs that connect to them, for people who want
 * to see the policies at work in their cluster. No kustomization lists them. What they may hold is
 * fixed but for names, labels and ports, so that files which do anything else are refused.
 */
final class TrialFiles {
  private static final String WORKLOADS = "try/workloads.yaml";
  private static final String JOBS = "try/jobs.yaml";

  private static final String HEADER =
      "# Written by Drawbridge. ./test-network-policies.sh uses this file and takes it away again.";
  private static final String UNTRIED = "# not tried: ";

  private static final String METADATA =
      """
        namespace: ${namespace}
        labels:
          app.kubernetes.io/managed-by: drawbridge
          drawbridge.dev/try: ${drawing}
      """;

  /**
   * Never Ready, so that no Service sends anybody here; owned, so that no controller adopts them;
   * no rights at all, but for low ports.
   */
  private static final String POD =
      """
          spec:
            restartPolicy: ${restart}
            automountServiceAccountToken: false
            enableServiceLinks: false
            terminationGracePeriodSeconds: 0
            readinessGates:
              - conditionType: drawbridge.dev/never-ready
            securityContext:
              runAsNonRoot: true
              runAsUser: 65534
              runAsGroup: 65534
              seccompProfile:
                type: RuntimeDefault
              sysctls:
                - name: net.ipv4.ip_unprivileged_port_start
                  value: "0"
            volumes:
              - name: scratch
                emptyDir: {}
              - name: program
                projected:
                  sources:
                    - configMap:
                        name: drawbridge-try
                    - configMap:
                        name: drawbridge-try-addresses
                        optional: ${early}
            containers:
              - name: stand-in
                image: docker.io/library/python:3.13-alpine
                securityContext:
                  allowPrivilegeEscalation: false
                  readOnlyRootFilesystem: true
                  capabilities:
                    drop:
                      - ALL
                resources:
                  requests:
                    cpu: 5m
                    memory: 24Mi
                volumeMounts:
                  - name: scratch
                    mountPath: /tmp
                  - name: program
                    mountPath: /drawbridge
                    readOnly: true
                env:
                  - name: POD_IPS
                    valueFrom:
                      fieldRef:
                        fieldPath: status.podIPs
      """;

  private static final Template DEPLOYMENT =
      new Template(
          """
          ---
          apiVersion: apps/v1
          kind: Deployment
          metadata:
            name: drawbridge-${object}
          """
              + METADATA
              + """
              spec:
                replicas: 1
                selector:
                  matchLabels:
                    drawbridge.dev/stand-in: ${id}
                template:
                  metadata:
                    labels:
                      drawbridge.dev/stand-in: ${id}
                      drawbridge.dev/try: ${drawing}
                      ${labels...}
              """
              + POD
              + """
                        startupProbe:
                          periodSeconds: 1
                          failureThreshold: 120
                          exec:
                            command:
                              - test
                              - -e
                              - /tmp/answered
                        command:
                          - python3
                          - /drawbridge/stand-in.py
                          - listen
                          - ${ports...}
              """);

  private static final Template JOB =
      new Template(
          """
          ---
          apiVersion: batch/v1
          kind: Job
          metadata:
            name: drawbridge-${object}
          """
              + METADATA
              + """
              spec:
                backoffLimit: 0
                activeDeadlineSeconds: 900
                template:
                  metadata:
                    labels:
                      drawbridge.dev/from: ${id}
                      drawbridge.dev/try: ${drawing}
                      ${labels...}
              """
              + POD
              + """
                        command:
                          - python3
                          - /drawbridge/stand-in.py
                          - probe
                          - ${probes...}
              """);

  private static final String NAME = "[a-z0-9]([a-z0-9.-]*[a-z0-9])?";
  private static final String WORD = "(?:[A-Za-z0-9][A-Za-z0-9._/-]*|\"[A-Za-z0-9._/-]*\")";

  private static final Map<String, Pattern> VALUES =
      Map.of(
          "object", Pattern.compile(NAME),
          "id", Pattern.compile(WORD),
          "namespace", Pattern.compile(WORD),
          "drawing", Pattern.compile(WORD),
          "labels", Pattern.compile(WORD + ": " + WORD),
          "restart", Pattern.compile("Always|Never"),
          "early", Pattern.compile("true|false"),
          "ports", Pattern.compile("(?:tcp|udp|sctp)/[0-9]{1,5}"),
          "probes",
              Pattern.compile(
                  "\"[a-z0-9.-]+ (?:tcp|udp|sctp)/[0-9]{1,5} (?:passes|denied)(?: [a-z0-9-]+)*\""));

  private TrialFiles() {}

  /** The files for one policy by path; none where nothing can be tried. */
  static Map<String, byte[]> of(Policy policy) {
    Trial trial = Trial.of(policy);
    if (trial.ends().isEmpty()) {
      return Map.of();
    }
    String drawing = DrawingLabel.of(policy);
    List<String> workloads = new ArrayList<>(List.of(HEADER));
    List<String> jobs = new ArrayList<>(List.of(HEADER));
    trial.untried().forEach(line -> jobs.add(UNTRIED + line));
    for (Trial.End end : trial.ends()) {
      Map<String, List<String>> values = values(end, drawing);
      values.put("ports", ports(trial, end));
      values.put("restart", List.of("Always"));
      values.put("early", List.of("true"));
      workloads.addAll(DEPLOYMENT.filled(values));
      values.put("probes", trial.from(end).stream().map(TrialFiles::text).toList());
      values.put("restart", List.of("Never"));
      values.put("early", List.of("false"));
      if (!trial.from(end).isEmpty()) {
        jobs.addAll(JOB.filled(values));
      }
    }
    return Map.of(WORKLOADS, bytes(workloads), JOBS, bytes(jobs));
  }

  private static Map<String, List<String>> values(Trial.End end, String drawing) {
    Map<String, List<String>> values = new TreeMap<>();
    values.put("object", List.of(end.object()));
    values.put("id", List.of(Yaml.scalar(end.id())));
    values.put("namespace", List.of(Yaml.scalar(end.namespace())));
    values.put("drawing", List.of(Yaml.scalar(drawing)));
    values.put(
        "labels",
        new TreeMap<>(end.labels())
            .entrySet().stream()
                .map(label -> Yaml.scalar(label.getKey()) + ": " + Yaml.scalar(label.getValue()))
                .toList());
    return values;
  }

  private static List<String> ports(Trial trial, Trial.End end) {
    List<String> ports = new ArrayList<>();
    Map<Protocol, TreeSet<Integer>> listening = trial.listening(end);
    listening.forEach((protocol, numbers) -> numbers.forEach(n -> ports.add(protocol + "/" + n)));
    return ports;
  }

  private static String text(Trial.Probe probe) {
    String flows = probe.flows().isEmpty() ? "" : " " + String.join(" ", probe.flows());
    return Yaml.quoted(
        probe.to().id()
            + " "
            + probe.protocol()
            + "/"
            + probe.port()
            + (probe.passes() ? " passes" : " denied")
            + flows);
  }

  private static byte[] bytes(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  // ---- reading

  /**
   * The files of a folder that are none of these.
   *
   * @throws ProblemsException if one of these holds anything else than stand-ins or jobs
   */
  static Map<String, byte[]> apart(Map<String, byte[]> all) throws ProblemsException {
    Map<String, byte[]> others = new TreeMap<>(all);
    List<Problem> problems = new ArrayList<>();
    check(WORKLOADS, DEPLOYMENT, others, problems);
    check(JOBS, JOB, others, problems);
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return others;
  }

  private static void check(
      String path, Template template, Map<String, byte[]> files, List<Problem> problems) {
    byte[] bytes = files.remove(path);
    if (bytes == null) {
      return;
    }
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    int first = 0;
    while (first < lines.size() && isComment(lines.get(first))) {
      first++;
    }
    while (first < lines.size()) {
      int next = first + 1;
      while (next < lines.size() && !lines.get(next).equals("---")) {
        next++;
      }
      OptionalInt mismatch = template.mismatch(lines.subList(first, next), VALUES);
      if (mismatch.isPresent()) {
        int line = Math.min(first + mismatch.getAsInt() + 1, lines.size());
        problems.add(Problem.at(new Place.InFile(path, line, 0, line), TrialProblem.TRIAL_CHANGED));
        return;
      }
      first = next;
    }
  }

  private static boolean isComment(String line) {
    return line.equals(HEADER)
        || line.startsWith(UNTRIED) && line.substring(UNTRIED.length()).matches("[a-z0-9> -]+");
  }
}
