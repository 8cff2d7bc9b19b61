package dev.drawbridge.canvas;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Service;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a service or network is, guessed from its name, unless the person chose an icon. */
final class IconGuess {

  /** An icon and the words in a name that ask for it. */
  private record Hint(Icon icon, Pattern words) {
    Hint(String icon, String words) {
      this(Icon.known(icon), Pattern.compile("(^|[^a-z])(" + words + ")"));
    }
  }

  /** The first that fits wins, so that "api-cache" is a cache and "cart-db" a database. */
  private static final List<Hint> SERVICES =
      List.of(
          new Hint(
              "database",
              "db|database|postgres|pg|mysql|maria|mongo|sql|oracle|cassandra|cockroach|dynamo"
                  + "|aurora|[a-z-]*db($|[^a-z])"),
          new Hint("zap", "redis|cache|memcache|valkey|varnish"),
          new Hint(
              "inbox", "queue|kafka|rabbit|mq|nats|broker|pulsar|sqs|events?($|[^a-z])|stream"),
          new Hint(
              "activity",
              "prom($|[^a-z])|prometheus|metric|grafana|monitor|alert|telemetry|otel|collector|zabbix"
                  + "|health"),
          new Hint("search", "search|elastic|opensearch|solr"),
          new Hint("file-text", "log|loki|fluent|syslog|audit|report|invoice|document"),
          new Hint("clock", "job|cron|worker|batch|schedul|ntp|time|task"),
          new Hint("lock", "auth|login|iam|identity|keycloak|oauth|sso|ldap|token"),
          new Hint("key", "vault|secret|hsm|kms|bastion|jump|management|admin|pki"),
          new Hint("mail", "mail|smtp|imap|notif"),
          new Hint("credit-card", "pay|payment|checkout|billing|card|pos($|[^a-z])"),
          new Hint("shopping-cart", "cart|basket|order"),
          new Hint("truck", "ship|delivery|logistic"),
          new Hint("dollar-sign", "currency|price|pricing|ledger|account"),
          new Hint("star", "recommend|rating|review"),
          new Hint("book", "catalog|product|inventory"),
          new Hint("tag", "ad($|[^a-z])|ads|advert|promo|coupon"),
          new Hint("hard-drive", "storage|s3|minio|bucket|nfs|ceph|file|backup|archive|registry"),
          new Hint("shuffle", "lb($|[^a-z])|balancer|proxy|ingress|haproxy|envoy|traefik|gateway"),
          new Hint("layout", "front|frontend|web|ui($|[^a-z])|portal|site|www|nginx|shop|store"),
          new Hint("users", "user|customer|member|crm|profile"),
          new Hint("cpu", "api|server|backend|app|service|engine|core|rest|grpc"));

  private static final List<Hint> NETWORKS =
      List.of(
          new Hint("key", "manag|admin|bastion|jump|ssh|ops"),
          new Hint("briefcase", "office|corp|branch|headquarter|vpn"),
          new Hint("shuffle", "lb($|[^a-z])|balancer|load|proxy|ingress"),
          new Hint("clock", "ntp|time"),
          new Hint("book", "dns|resolver|name"),
          new Hint("activity", "prom($|[^a-z])|prometheus|metric|monitor|health"),
          new Hint("users", "partner|customer|client|user"),
          new Hint("cloud", "cloud|aws|azure|gcp|s3|saas"),
          new Hint("home", "lan|home|site"));

  private IconGuess() {}

  static Icon of(Service service) {
    return chosen(service.icon())
        .or(() -> guess(SERVICES, service.name()))
        .or(() -> guess(SERVICES, service.key().text()))
        .orElse(Icon.known("box"));
  }

  static Icon of(Network network) {
    boolean internet =
        network.addresses().stream().anyMatch(a -> a.text().equals(AddressSpec.INTERNET));
    return chosen(network.icon())
        .or(() -> internet ? Optional.of(Icon.known("globe")) : Optional.empty())
        .or(() -> guess(NETWORKS, network.name()))
        .or(() -> guess(NETWORKS, network.key().text()))
        .orElse(Icon.known("globe"));
  }

  private static Optional<Icon> chosen(Optional<String> name) {
    return name.flatMap(Icon::named);
  }

  private static Optional<Icon> guess(List<Hint> hints, String name) {
    String text = name.toLowerCase(Locale.ROOT);
    return hints.stream().filter(h -> h.words().matcher(text).find()).map(Hint::icon).findFirst();
  }
}
