package dev.drawbridge.drawing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Rebuilds a drawing with other keys.
 *
 * @param old the drawing
 * @param now gives each key's new form
 */
record Rekeying(Drawing old, UnaryOperator<Key> now) {

  Drawing apply() {
    AwsOptions aws = old.options().aws();
    AwsOptions rekeyed =
        new AwsOptions(aws.rulesPerGroup(), aws.groupsPerInterface(), keys(aws.prefixLists()));
    Map<Key, Placement> layout = new LinkedHashMap<>();
    old.layout().entries().forEach(e -> layout.put(now.apply(e.getKey()), e.getValue()));
    return Drawing.of(
        old.name(),
        old.description(),
        old.options().with(rekeyed),
        old.elements().map(this::element).toList(),
        old.statements().map(this::statement).toList(),
        layout);
  }

  private <V> Map<Key, V> keys(Map<Key, V> map) {
    Map<Key, V> rekeyed = new LinkedHashMap<>();
    map.forEach((key, value) -> rekeyed.put(now.apply(key), value));
    return rekeyed;
  }

  /** A name that was only the key follows it. */
  private Element element(Element element) {
    Key key = now.apply(element.key());
    Element moved = element.inZone(element.zone().map(now));
    String name = element.name().equals(element.key().text()) ? key.text() : element.name();
    return switch (moved) {
      case Zone z ->
          new Zone(key, name, z.zone(), z.trust(), z.addresses(), z.isolation(), z.membership());
      case Service s ->
          new Service(
              key,
              name,
              s.zone(),
              s.labels(),
              s.addresses(),
              s.ports(),
              s.membership(),
              s.hostNetwork(),
              s.hosts(),
              s.only(),
              s.icon());
      case Network n ->
          new Network(
              key,
              name,
              n.zone(),
              n.addresses(),
              n.except(),
              n.workloads(),
              n.holdsServices(),
              n.icon());
      case Router r -> new Router(key, name, r.zone(), keys(r.joins()), r.addresses());
      case Note n -> new Note(key, n.zone(), n.text());
    };
  }

  private Statement statement(Statement statement) {
    return switch (statement) {
      case Flow flow -> flow.between(now.apply(flow.from()), now.apply(flow.to()));
      case Ambient ambient -> ambient.with(ambient.side(), now.apply(ambient.other()));
      case Guardrail rail -> rail.between(now.apply(rail.from()), now.apply(rail.to()));
    };
  }
}
