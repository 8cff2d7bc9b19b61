package dev.drawbridge.target.kubernetes;

import static dev.drawbridge.target.kubernetes.ManifestProblem.ANNOTATIONS_TOO_LARGE;
import static dev.drawbridge.target.kubernetes.ManifestProblem.ANNOTATION_KEY_INVALID;
import static dev.drawbridge.target.kubernetes.ManifestProblem.FIELD_UNKNOWN;
import static dev.drawbridge.target.kubernetes.ManifestProblem.KIND_UNKNOWN;
import static dev.drawbridge.target.kubernetes.ManifestProblem.NAMESPACE_INVALID;
import static dev.drawbridge.target.kubernetes.ManifestProblem.NAMESPACE_MISSING;
import static dev.drawbridge.target.kubernetes.ManifestProblem.NAME_INVALID;
import static dev.drawbridge.target.kubernetes.ManifestProblem.NOT_AN_OBJECT;
import static dev.drawbridge.target.kubernetes.ManifestProblem.POLICY_TYPES_TOO_MANY;
import static dev.drawbridge.target.kubernetes.ManifestProblem.POLICY_TYPE_UNKNOWN;

import dev.drawbridge.reading.ClusterReading.Entry;
import dev.drawbridge.reading.ClusterReading.PolicyReading;
import dev.drawbridge.reading.LabelSelector;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One object as the API server would store it: its defaults filled in, refused where validation
 * refuses it. Source: Kubernetes {@code pkg/apis/networking/v1/defaults.go} and {@code
 * pkg/apis/networking/validation}.
 */
final class PolicyDecoder {
  private static final String VERSION = "networking.k8s.io/v1";
  private static final String KIND = "NetworkPolicy";

  /** apimachinery, {@code TotalAnnotationSizeLimitB}. */
  private static final int LARGEST_ANNOTATIONS = 256 * 1024;

  /** Tools write it as null; anything else is the API server's to write. */
  private static final String CREATED = "creationTimestamp";

  private enum Type {
    INGRESS("Ingress"),
    EGRESS("Egress");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    static Optional<Type> of(String word) {
      for (Type type : values()) {
        if (type.word.equals(word)) {
          return Optional.of(type);
        }
      }
      return Optional.empty();
    }
  }

  private record Metadata(String namespace, String name) {}

  private final ManifestLog log;
  private final Optional<String> context;
  private final SelectorDecoder selectors;

  /**
   * @param context the namespace for objects that name none; empty if they are refused
   */
  PolicyDecoder(ManifestLog log, Optional<String> context) {
    this.log = log;
    this.context = context;
    this.selectors = new SelectorDecoder(log);
  }

  /** The policy; empty if the object is none, which the log then says. */
  Optional<PolicyReading> decode(ManifestNode document) {
    if (!(document instanceof ManifestNode.Mapping object)) {
      log.add(document, NOT_AN_OBJECT);
      return Optional.empty();
    }
    String version = word(object, "apiVersion");
    String kind = word(object, "kind");
    if (!version.equals(VERSION) || !kind.equals(KIND)) {
      log.add(object, KIND_UNKNOWN, kind, version);
      return Optional.empty();
    }
    ManifestFields fields =
        ManifestFields.of(object, log, List.of("apiVersion", "kind", "metadata", "spec"))
            .orElseThrow();
    Optional<Metadata> metadata = fields.required("metadata").flatMap(this::metadata);
    return metadata.flatMap(known -> policy(object, known, fields.value("spec")));
  }

  private static String word(ManifestNode.Mapping object, String name) {
    ManifestNode.Field field = object.fields().get(name);
    return field != null && field.value() instanceof ManifestNode.Text text ? text.text() : "";
  }

  private Optional<Metadata> metadata(ManifestNode node) {
    return ManifestFields.of(
            node, log, List.of("name", "namespace", "labels", "annotations", CREATED))
        .flatMap(this::metadata);
  }

  private Optional<Metadata> metadata(ManifestFields fields) {
    selectors.labels(fields, "labels");
    fields.value(CREATED).ifPresent(node -> log.add(node, FIELD_UNKNOWN, CREATED));
    checkAnnotations(fields.texts("annotations"));
    Optional<ManifestNode.Text> name =
        fields.required("name").flatMap(node -> fields.text(node, "name"));
    name.filter(text -> !ObjectSyntax.isObjectName(text.text()))
        .ifPresent(text -> log.add(text, NAME_INVALID, text.text()));
    Optional<String> namespace = namespace(fields);
    return name.isPresent() && namespace.isPresent()
        ? Optional.of(new Metadata(namespace.get(), name.get().text()))
        : Optional.empty();
  }

  private Optional<String> namespace(ManifestFields fields) {
    Optional<ManifestNode> written = fields.value("namespace");
    if (written.isEmpty()) {
      if (context.isEmpty()) {
        log.add(fields.node(), NAMESPACE_MISSING);
      }
      return context;
    }
    Optional<ManifestNode.Text> text = fields.text(written.get(), "namespace");
    text.filter(t -> !ObjectSyntax.isNamespace(t.text()))
        .ifPresent(t -> log.add(t, NAMESPACE_INVALID, t.text()));
    return text.map(ManifestNode.Text::text);
  }

  private void checkAnnotations(Map<String, ManifestNode.Text> annotations) {
    long size = 0;
    for (Map.Entry<String, ManifestNode.Text> annotation : annotations.entrySet()) {
      String key = annotation.getKey();
      if (!ObjectSyntax.isQualifiedName(key.toLowerCase(Locale.ROOT))) {
        log.add(annotation.getValue(), ANNOTATION_KEY_INVALID, key);
      }
      size += bytes(key) + bytes(annotation.getValue().text());
    }
    if (size > LARGEST_ANNOTATIONS) {
      log.add(annotations.values().iterator().next(), ANNOTATIONS_TOO_LARGE, size);
    }
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Without a spec a policy is still one: nothing enters any pod of its namespace. */
  private Optional<PolicyReading> policy(
      ManifestNode.Mapping document, Metadata metadata, Optional<ManifestNode> spec) {
    ManifestNode present =
        spec.orElse(
            new ManifestNode.Mapping(
                document.line(), document.column(), document.line(), Map.of()));
    return ManifestFields.of(
            present, log, List.of("podSelector", "policyTypes", "ingress", "egress"))
        .map(fields -> policy(document, metadata, fields));
  }

  private PolicyReading policy(
      ManifestNode.Mapping document, Metadata metadata, ManifestFields fields) {
    LabelSelector pods =
        fields.value("podSelector").map(selectors::selector).orElse(LabelSelector.EVERYTHING);
    RuleDecoder rules = new RuleDecoder(log, selectors, metadata.namespace());
    List<Entry> ingress = rules.entries(fields.list("ingress"), "from");
    List<Entry> egress = rules.entries(fields.list("egress"), "to");
    Set<Type> types = types(fields);
    boolean isolatesIngress = types.contains(Type.INGRESS);
    boolean isolatesEgress = types.contains(Type.EGRESS);
    // Rules of a direction that the types leave out are stored, and apply to nothing.
    return new PolicyReading(
        metadata.namespace(),
        metadata.name(),
        pods,
        isolatesIngress,
        isolatesEgress,
        isolatesIngress ? ingress : List.of(),
        isolatesEgress ? egress : List.of(),
        log.place(document));
  }

  /** The types written, or those that the API server puts where none are. */
  private Set<Type> types(ManifestFields fields) {
    List<ManifestNode> written = fields.list("policyTypes");
    if (written.isEmpty()) {
      return fields.list("egress").isEmpty() ? EnumSet.of(Type.INGRESS) : EnumSet.allOf(Type.class);
    }
    if (written.size() > Type.values().length) {
      log.add(written.getFirst(), POLICY_TYPES_TOO_MANY, written.size());
    }
    Set<Type> types = EnumSet.noneOf(Type.class);
    for (ManifestNode node : written) {
      fields
          .text(node, "policyTypes")
          .ifPresent(text ->
              Type.of(text.text())
                  .ifPresentOrElse(
                      types::add, () -> log.add(text, POLICY_TYPE_UNKNOWN, text.text())));
    }
    return types;
  }
}
