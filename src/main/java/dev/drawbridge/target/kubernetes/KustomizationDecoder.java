package dev.drawbridge.target.kubernetes;

import static dev.drawbridge.target.kubernetes.ManifestProblem.KUSTOMIZATION_CHANGES;
import static dev.drawbridge.target.kubernetes.ManifestProblem.RESOURCE_NOT_LISTED;
import static dev.drawbridge.target.kubernetes.ManifestProblem.RESOURCE_TWICE;
import static dev.drawbridge.target.kubernetes.ManifestProblem.RESOURCE_UNKNOWN;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The kustomization, which may list the files and nothing else: then {@code kubectl apply -k} means
 * what {@code kubectl apply -f policies} means. Source: kustomize {@code
 * api/types/kustomization.go}.
 */
final class KustomizationDecoder {
  /** The fields that change nothing, with the words they may hold where they hold one. */
  private static final Map<String, Set<String>> HARMLESS =
      Map.of(
          "apiVersion", Set.of("kustomize.config.k8s.io/v1beta1", "kustomize.config.k8s.io/v1"),
          "kind", Set.of("Kustomization"),
          "resources", Set.of(),
          "sortOptions", Set.of());

  private static final Set<String> ORDERS = Set.of("fifo", "legacy");

  private final ManifestLog log;
  private final Set<String> files;
  private final Set<String> listed = new HashSet<>();

  /**
   * @param files the files that must be listed
   */
  KustomizationDecoder(ManifestLog log, Set<String> files) {
    this.log = log;
    this.files = files;
  }

  /** Checks that exactly the files are listed, each once. */
  void check(List<ManifestNode> documents) {
    documents.stream().skip(1).forEach(document -> log.add(document, KUSTOMIZATION_CHANGES, "---"));
    documents.stream().limit(1).forEach(this::check);
    for (String file : files) {
      if (!listed.contains(file)) {
        log.add(1, 0, RESOURCE_NOT_LISTED, file);
      }
    }
  }

  private void check(ManifestNode document) {
    List<String> names =
        document instanceof ManifestNode.Mapping object
            ? List.copyOf(object.fields().keySet())
            : List.of();
    ManifestFields.of(document, log, names)
        .ifPresent(fields -> {
          names.forEach(name -> checkHarmless(fields, name));
          fields.value("sortOptions").ifPresent(this::checkOrder);
          for (ManifestNode node : fields.list("resources")) {
            fields.text(node, "resources").ifPresent(this::addListed);
          }
        });
  }

  private void checkHarmless(ManifestFields fields, String name) {
    Optional<ManifestNode> value = fields.value(name);
    Set<String> words = HARMLESS.get(name);
    boolean harmless =
        value.isEmpty()
            || (words != null
                && (words.isEmpty()
                    || (value.get() instanceof ManifestNode.Text text
                        && words.contains(text.text()))));
    if (!harmless) {
      log.add(value.get(), KUSTOMIZATION_CHANGES, name);
    }
  }

  private void checkOrder(ManifestNode options) {
    ManifestFields.of(options, log, List.of("order"))
        .flatMap(fields -> fields.text("order"))
        .filter(order -> !ORDERS.contains(order.text()))
        .ifPresent(order -> log.add(order, KUSTOMIZATION_CHANGES, "sortOptions"));
  }

  private void addListed(ManifestNode.Text resource) {
    if (!files.contains(resource.text())) {
      log.add(resource, RESOURCE_UNKNOWN, resource.text());
    } else if (!listed.add(resource.text())) {
      log.add(resource, RESOURCE_TWICE, resource.text());
    }
  }
}
