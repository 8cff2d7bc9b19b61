package dev.drawbridge.store;

import dev.drawbridge.drawing.AwsOptions;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.KubernetesOptions;
import dev.drawbridge.drawing.TargetOptions;
import dev.drawbridge.store.KnownElements.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads {@code targets:}, what the outputs must know about the systems they are for. */
final class OptionsReader {
  private static final int MOST = 1_000_000;

  private final KnownElements known;
  private final Values values;
  private final Problems problems;

  OptionsReader(KnownElements known, Values values, Problems problems) {
    this.known = known;
    this.values = values;
    this.problems = problems;
  }

  TargetOptions options(Fields drawing) {
    Fields targets = drawing.inner("targets", Vocabulary.TARGETS);
    return new TargetOptions(
        kubernetes(targets.inner("kubernetes", Vocabulary.CLUSTER_OPTIONS)),
        ElementReader.hostOptions(targets.inner("hosts", Vocabulary.HOST_OPTIONS), values),
        aws(targets.inner("aws", Vocabulary.AWS_OPTIONS)));
  }

  private KubernetesOptions kubernetes(Fields fields) {
    Fields cluster = fields.inner("cluster", Vocabulary.CLUSTER_RANGES);
    return new KubernetesOptions(
        fields.word("dns", Values.DNS),
        cluster.list("pods", values::address),
        cluster.list("services", values::address),
        cluster.list("nodes", values::address),
        fields.flag("isolate-system-namespaces").orElse(false));
  }

  private AwsOptions aws(Fields fields) {
    Fields quotas = fields.inner("quotas", Vocabulary.QUOTAS);
    Map<Key, AwsOptions.PrefixList> lists = new LinkedHashMap<>();
    fields
        .node("prefix-lists")
        .ifPresent(node -> {
          for (Node.Entry entry : Fields.entries(node, "prefix-lists", problems)) {
            AwsOptions.PrefixList list =
                prefixList(Fields.of(entry.value(), Vocabulary.PREFIX_LIST, problems));
            known
                .referred(entry.key(), "prefix-lists", List.of(Kind.NETWORK))
                .ifPresent(network -> lists.put(network, list));
          }
        });
    return new AwsOptions(
        quotas.number("rules-per-group", 1, MOST),
        quotas.number("groups-per-interface", 1, MOST),
        lists);
  }

  private static AwsOptions.PrefixList prefixList(Fields fields) {
    OptionalInt maximum = fields.number("maximum", 1, MOST);
    if (!fields.has("maximum")) {
      fields.reportMissing("maximum", Vocabulary.PREFIX_LIST);
    }
    return new AwsOptions.PrefixList(fields.text("ipv4"), fields.text("ipv6"), maximum.orElse(1));
  }
}
