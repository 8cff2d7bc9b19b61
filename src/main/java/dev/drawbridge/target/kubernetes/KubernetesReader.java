package dev.drawbridge.target.kubernetes;

import static dev.drawbridge.target.kubernetes.ManifestProblem.FILE_TOO_LARGE;
import static dev.drawbridge.target.kubernetes.ManifestProblem.FILE_UNKNOWN;
import static dev.drawbridge.target.kubernetes.ManifestProblem.KUSTOMIZATION_MISSING;
import static dev.drawbridge.target.kubernetes.ManifestProblem.LINE_BREAK_UNCLEAR;
import static dev.drawbridge.target.kubernetes.ManifestProblem.NOT_UTF8;
import static dev.drawbridge.target.kubernetes.ManifestProblem.OBJECT_TWICE;

import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.reading.ClusterReading;
import dev.drawbridge.reading.ClusterReading.PolicyReading;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads a folder as the API server would store it, whichever of {@code kubectl apply -f policies}
 * and {@code kubectl apply -k .} a person uses. What the two, or the API server and a person, could
 * read differently is refused; nothing is skipped.
 */
final class KubernetesReader {
  private static final String KUSTOMIZATION = "kustomization.yaml";

  /** What {@code kubectl apply -f policies} takes: no folders below, hidden files too. */
  private static final Pattern POLICY_FILE = Pattern.compile("policies/[^/]+\\.(yaml|yml|json)");

  private static final int LARGEST_FILE = 16 * 1024 * 1024;

  private final Optional<String> context;
  private final List<Problem> problems = new ArrayList<>();

  private KubernetesReader(Optional<String> context) {
    this.context = context;
  }

  /**
   * Reads a bundle, in which every object names its namespace.
   *
   * @param files by path relative to the folder that holds {@code policies}
   */
  static ClusterReading read(Map<String, byte[]> files) throws ProblemsException {
    return new KubernetesReader(Optional.empty()).readAll(files);
  }

  /** Reads what others wrote, to be applied with this namespace where an object names none. */
  static ClusterReading read(Map<String, byte[]> files, String namespace) throws ProblemsException {
    return new KubernetesReader(Optional.of(namespace)).readAll(files);
  }

  private ClusterReading readAll(Map<String, byte[]> files) throws ProblemsException {
    Map<String, byte[]> policyFiles = new TreeMap<>();
    files.forEach((path, bytes) -> {
      if (POLICY_FILE.matcher(path).matches()) {
        policyFiles.put(path, bytes);
      } else if (!path.equals(KUSTOMIZATION)) {
        problems.add(Problem.at(Place.file(path), FILE_UNKNOWN, path));
      }
    });
    List<PolicyReading> policies = new ArrayList<>();
    policyFiles.forEach((path, bytes) -> policies.addAll(policies(path, bytes)));
    checkKustomization(files, policyFiles);
    checkNames(policies);
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return new ClusterReading(policies);
  }

  private List<PolicyReading> policies(String path, byte[] bytes) {
    ManifestLog log = new ManifestLog(path, problems);
    PolicyDecoder decoder = new PolicyDecoder(log, context);
    return documents(path, bytes, log).stream()
        .flatMap(document -> decoder.decode(document).stream())
        .toList();
  }

  private List<ManifestNode> documents(String path, byte[] bytes, ManifestLog log) {
    if (bytes.length > LARGEST_FILE) {
      log.add(1, 0, FILE_TOO_LARGE, bytes.length);
      return List.of();
    }
    Optional<String> text = text(bytes, log);
    if (text.isEmpty()) {
      return List.of();
    }
    return path.endsWith(".json")
        ? ManifestJson.documents(text.get(), log)
        : ManifestYaml.documents(text.get(), log);
  }

  private static Optional<String> text(byte[] bytes, ManifestLog log) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      log.add(1, 0, NOT_UTF8);
      return Optional.empty();
    }
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line++;
      } else if (isUnclearBreak(text, i, c)) {
        log.add(line, 0, LINE_BREAK_UNCLEAR, String.format("U+%04X", (int) c));
        return Optional.empty();
      }
    }
    return Optional.of(text);
  }

  /** YAML 1.1 ends lines at these, YAML 1.2 and kubectl do not; a byte order mark hides a line. */
  private static boolean isUnclearBreak(String text, int index, char c) {
    return switch (c) {
      case '\u0085', '\u2028', '\u2029', '\uFEFF' -> true;
      case '\r' -> index + 1 == text.length() || text.charAt(index + 1) != '\n';
      default -> false;
    };
  }

  private void checkKustomization(Map<String, byte[]> files, Map<String, byte[]> policyFiles) {
    byte[] kustomization = files.get(KUSTOMIZATION);
    if (kustomization != null) {
      ManifestLog log = new ManifestLog(KUSTOMIZATION, problems);
      new KustomizationDecoder(log, policyFiles.keySet())
          .check(documents(KUSTOMIZATION, kustomization, log));
    } else if (!policyFiles.isEmpty()) {
      problems.add(Problem.at(Place.file(KUSTOMIZATION), KUSTOMIZATION_MISSING));
    }
  }

  /** Of two objects with one name kubectl stores the last, kustomize refuses both. */
  private void checkNames(List<PolicyReading> policies) {
    Map<List<String>, PolicyReading> known = new HashMap<>();
    for (PolicyReading policy : policies) {
      PolicyReading first = known.putIfAbsent(List.of(policy.namespace(), policy.name()), policy);
      if (first != null) {
        problems.add(
            Problem.at(
                policy.place(),
                OBJECT_TWICE,
                policy.namespace() + "/" + policy.name(),
                first.place().toString()));
      }
    }
  }
}
