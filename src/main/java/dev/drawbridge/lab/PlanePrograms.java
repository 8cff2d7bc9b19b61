package dev.drawbridge.lab;

import dev.drawbridge.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The programs a policy plane is made of: a cluster's store, its API server, its command line and
 * an enforcer of its network policies.
 *
 * @param store etcd
 * @param server kube-apiserver
 * @param kubectl the command line
 * @param enforcer kube-network-policies, of the Kubernetes network SIG
 */
record PlanePrograms(Path store, Path server, Path kubectl, Path enforcer) {
  /** The environment variable that names the folders they lie in, separated by colons. */
  static final String FOLDERS = "DRAWBRIDGE_KUBE_BIN";

  private static final String STORE = "etcd";
  private static final String SERVER = "kube-apiserver";
  private static final String KUBECTL = "kubectl";
  private static final String ENFORCER = "kube-network-policies";

  /**
   * The folders in which they are looked for: those that {@link #FOLDERS} names, then the search
   * path.
   *
   * @param environment the variables of the person's process
   */
  static String folders(Map<String, String> environment) {
    return Stream.of(
            Optional.ofNullable(environment.get(FOLDERS)),
            Optional.ofNullable(environment.get("PATH")))
        .flatMap(Optional::stream)
        .filter(Predicate.not(String::isBlank))
        .collect(Collectors.joining(":"));
  }

  /** Why there can be no plane, if there cannot. */
  static Optional<Problem> obstacle(String folders) {
    List<String> missing =
        Stream.of(STORE, SERVER, KUBECTL, ENFORCER)
            .filter(name -> found(name, folders).isEmpty())
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(Problem.of(LabCode.PLANE_MISSING, String.join(", ", missing), FOLDERS));
  }

  /**
   * Finds them.
   *
   * @param folders separated by colons, looked through in this order
   * @throws LabException naming those that are missing
   */
  static PlanePrograms find(String folders) throws LabException {
    Optional<Problem> obstacle = obstacle(folders);
    if (obstacle.isPresent()) {
      throw new LabException(obstacle.get());
    }
    return new PlanePrograms(
        found(STORE, folders).orElseThrow(),
        found(SERVER, folders).orElseThrow(),
        found(KUBECTL, folders).orElseThrow(),
        found(ENFORCER, folders).orElseThrow());
  }

  private static Optional<Path> found(String name, String folders) {
    return Programs.find(name, Map.of("PATH", folders));
  }
}
