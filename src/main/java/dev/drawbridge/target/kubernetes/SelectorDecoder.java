package dev.drawbridge.target.kubernetes;

import static dev.drawbridge.target.kubernetes.ManifestProblem.LABEL_KEY_INVALID;
import static dev.drawbridge.target.kubernetes.ManifestProblem.LABEL_VALUE_INVALID;
import static dev.drawbridge.target.kubernetes.ManifestProblem.OPERATOR_UNKNOWN;
import static dev.drawbridge.target.kubernetes.ManifestProblem.VALUES_FORBIDDEN;
import static dev.drawbridge.target.kubernetes.ManifestProblem.VALUES_MISSING;

import dev.drawbridge.reading.LabelSelector;
import dev.drawbridge.reading.LabelSelector.Operator;
import dev.drawbridge.reading.LabelSelector.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Label selectors. Source: apimachinery {@code pkg/apis/meta/v1/validation}, {@code
 * ValidateLabelSelector}.
 */
final class SelectorDecoder {
  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "In", Operator.IN,
          "NotIn", Operator.NOT_IN,
          "Exists", Operator.EXISTS,
          "DoesNotExist", Operator.DOES_NOT_EXIST);

  private final ManifestLog log;

  SelectorDecoder(ManifestLog log) {
    this.log = log;
  }

  /** A selector; where it is refused, what could be read of it. */
  LabelSelector selector(ManifestNode node) {
    return ManifestFields.of(node, log, List.of("matchLabels", "matchExpressions"))
        .map(this::selector)
        .orElse(LabelSelector.EVERYTHING);
  }

  private LabelSelector selector(ManifestFields fields) {
    LabelSelector labels = LabelSelector.matching(labels(fields, "matchLabels"));
    List<ManifestNode> expressions = fields.list("matchExpressions");
    if (expressions.isEmpty()) {
      return labels;
    }
    List<Requirement> all = new ArrayList<>(labels.requirements());
    expressions.forEach(node -> expression(node).ifPresent(all::add));
    return new LabelSelector(all);
  }

  /** Labels with legal keys and values, by key. */
  Map<String, String> labels(ManifestFields fields, String name) {
    Map<String, String> labels = new LinkedHashMap<>();
    fields
        .texts(name)
        .forEach((key, value) -> {
          checkKey(value, key);
          checkValue(value);
          labels.put(key, value.text());
        });
    return labels;
  }

  private Optional<Requirement> expression(ManifestNode node) {
    return ManifestFields.of(node, log, List.of("key", "operator", "values"))
        .flatMap(this::expression);
  }

  private Optional<Requirement> expression(ManifestFields fields) {
    Optional<ManifestNode.Text> key =
        fields.required("key").flatMap(node -> fields.text(node, "key"));
    key.ifPresent(text -> checkKey(text, text.text()));
    Optional<Operator> operator = operator(fields);
    List<String> values = values(fields);
    if (key.isEmpty() || operator.isEmpty()) {
      return Optional.empty();
    }
    boolean listless =
        operator.get() == Operator.EXISTS || operator.get() == Operator.DOES_NOT_EXIST;
    if (listless != values.isEmpty()) {
      log.add(fields.node(), listless ? VALUES_FORBIDDEN : VALUES_MISSING, key.get().text());
      return Optional.empty();
    }
    return Optional.of(new Requirement(key.get().text(), operator.get(), values));
  }

  private Optional<Operator> operator(ManifestFields fields) {
    Optional<ManifestNode.Text> word =
        fields.required("operator").flatMap(node -> fields.text(node, "operator"));
    if (word.isEmpty()) {
      return Optional.empty();
    }
    Optional<Operator> operator = Optional.ofNullable(OPERATORS.get(word.get().text()));
    if (operator.isEmpty()) {
      log.add(word.get(), OPERATOR_UNKNOWN, word.get().text());
    }
    return operator;
  }

  private List<String> values(ManifestFields fields) {
    List<String> values = new ArrayList<>();
    for (ManifestNode node : fields.list("values")) {
      fields
          .text(node, "values")
          .ifPresent(text -> {
            checkValue(text);
            values.add(text.text());
          });
    }
    return values;
  }

  private void checkKey(ManifestNode place, String key) {
    if (!ObjectSyntax.isQualifiedName(key)) {
      log.add(place, LABEL_KEY_INVALID, key);
    }
  }

  private void checkValue(ManifestNode.Text value) {
    if (!ObjectSyntax.isLabelValue(value.text())) {
      log.add(value, LABEL_VALUE_INVALID, value.text());
    }
  }
}
