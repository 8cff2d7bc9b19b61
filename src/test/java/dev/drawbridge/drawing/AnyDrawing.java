package dev.drawbridge.drawing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes drawings that use everything a drawing can hold; the same seed makes the same drawing. */
public final class AnyDrawing {
  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "1",
          "on",
          "No",
          "1e3",
          "0x1F",
          "null",
          "~",
          "2001-01-01",
          "12:30",
          "=",
          "<<",
          " leading",
          "trailing ",
          "a: b",
          "a #b",
          "#",
          "- x",
          "? x",
          ": x",
          "{",
          "}",
          "[a]",
          "a, b",
          "*alias",
          "&anchor",
          "!tag",
          "|",
          ">",
          "%",
          "@",
          "`",
          "'single'",
          "\"double\"",
          "back\\slash",
          "tab\there",
          "line\nbreak",
          "line\n",
          "\nline",
          "a\n\nb",
          "a\n \nb",
          " a\nb",
          "a\nb\n",
          "a\nb\n\n",
          "cr\rlf\r\n",
          "\u0000",
          "\u0007",
          "\u001b[31m",
          "\u0085",
          "\u00a0",
          "\u2028",
          "\u2029",
          "\u202eevil",
          "\u200f",
          "\ufeff",
          "\ufffe",
          "\ud83d\ude00",
          "עברית",
          "日本語",
          "Ünïcode",
          "$(rm -rf /)",
          "`id`",
          "'; drop table",
          "<script>",
          "%YAML",
          "---",
          "...",
          "a\n---\nb",
          "a\n# b",
          "# a\nb",
          "\ud83d\ude00\nb",
          "x".repeat(150),
          "key" + "y".repeat(1100));

  private static final List<String> ADDRESSES =
      List.of(
          "10.0.1.10",
          "10.0.1.11",
          "192.0.2.0/24",
          "10.0.0.5-10.0.0.9",
          "internet",
          "fd00::1",
          "2001:db8::/32",
          "::/0",
          "0.0.0.0/0",
          "1:2:3:4:5:6:7:8");

  private static final List<String> PORTS =
      List.of(
          "tcp/443",
          "tcp/8080",
          "udp/8000-8100",
          "sctp/3868",
          "tcp/any",
          "icmp/echo-request",
          "icmp/3/4",
          "icmpv6/any",
          "ip/112",
          "any");

  private final Random random;
  private final List<Key> zones = new ArrayList<>();
  private final List<Key> ends = new ArrayList<>();
  private final List<Key> all = new ArrayList<>();

  private AnyDrawing(long seed) {
    this.random = new Random(seed);
  }

  /** A drawing with hostile text wherever text is free. */
  public static Drawing of(long seed) {
    return new AnyDrawing(seed).drawing();
  }

  private Drawing drawing() {
    List<Element> elements = new ArrayList<>();
    times(5, () -> elements.add(zone()));
    times(6, () -> elements.add(service()));
    List<Key> networks = new ArrayList<>();
    times(
        4,
        () -> {
          Network network = network();
          networks.add(network.key());
          elements.add(network);
        });
    times(2, () -> elements.add(router()));
    times(2, () -> elements.add(new Note(key("note"), inZone(), text())));
    List<Statement> statements = new ArrayList<>();
    if (!ends.isEmpty()) {
      times(8, () -> statements.add(flow(id(statements))));
      times(2, () -> statements.add(ambient(id(statements))));
      times(2, () -> statements.add(guardrail(id(statements))));
    }
    Map<Key, Placement> layout = new LinkedHashMap<>();
    all.stream().filter(_ -> random.nextBoolean()).forEach(key -> layout.put(key, placement()));
    return Drawing.of(text(), text(), options(networks), elements, statements, layout);
  }

  private Zone zone() {
    Optional<Key> outer = inZone();
    Key key = key("zone");
    zones.add(key);
    ends.add(key);
    return new Zone(
        key,
        name(key),
        outer,
        maybe(() -> one(Trust.values())),
        addresses(),
        one(Zone.Isolation.values()),
        membership());
  }

  private Service service() {
    Key key = key("service");
    ends.add(key);
    Map<String, PortSpec> ports = new LinkedHashMap<>();
    times(3, () -> ports.put(one("http", "y", "no", "m-1", "on"), PortSpec.parse(one(PORTS))));
    return new Service(
        key,
        name(key),
        inZone(),
        texts(),
        addresses(),
        ports,
        membership(),
        random.nextBoolean(),
        hosts(),
        only(),
        maybe(this::text));
  }

  private Network network() {
    Key key = key("network");
    ends.add(key);
    return new Network(
        key,
        name(key),
        inZone(),
        addresses(),
        addresses(),
        maybe(() -> new Workloads(text(), texts())),
        random.nextBoolean(),
        maybe(this::text));
  }

  private Router router() {
    Key key = key("router");
    ends.add(key);
    Map<Key, String> joins = new LinkedHashMap<>();
    zones.stream().filter(_ -> random.nextBoolean()).forEach(zone -> joins.put(zone, text()));
    return new Router(key, name(key), inZone(), joins, addresses());
  }

  private Flow flow(String id) {
    return new Flow(
        id, one(ends), one(ends), ports(), text(), accountability(), random.nextBoolean(), only());
  }

  private Ambient ambient(String id) {
    return new Ambient(
        id,
        one(Ambient.Side.values()),
        one(ends),
        ports(),
        text(),
        accountability(),
        random.nextBoolean(),
        only());
  }

  private Guardrail guardrail(String id) {
    OptionalInt hops = random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(3);
    return new Guardrail(id, one(ends), one(ends), ports(), hops, text());
  }

  private Accountability accountability() {
    return new Accountability(
        maybe(this::text),
        maybe(this::text),
        maybe(() -> LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1000))));
  }

  private Placement placement() {
    return new Placement(
        random.nextInt(-500, 2000),
        random.nextInt(-500, 2000),
        maybe(() -> new Placement.Size(1 + random.nextInt(500), 1 + random.nextInt(500))),
        random.nextBoolean(),
        random.nextBoolean());
  }

  private TargetOptions options(List<Key> networks) {
    Map<Key, AwsOptions.PrefixList> lists = new LinkedHashMap<>();
    for (Key network : networks) {
      lists.put(
          network,
          new AwsOptions.PrefixList(maybe(this::text), maybe(this::text), 1 + random.nextInt(9)));
    }
    return random.nextInt(3) == 0
        ? TargetOptions.UNSAID
        : new TargetOptions(
            new KubernetesOptions(
                maybe(() -> one(KubernetesOptions.Dns.values())),
                maybe(this::addresses),
                maybe(this::addresses),
                maybe(this::addresses),
                random.nextBoolean()),
            hosts(),
            new AwsOptions(
                random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(100),
                random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(16),
                lists));
  }

  private HostOptions hosts() {
    return new HostOptions(
        maybe(random::nextBoolean),
        maybe(() -> listOf(HostOptions.ContainerLink::parse, List.of("docker0", "172.17.0.0/16"))));
  }

  private Membership membership() {
    return new Membership(maybe(this::text), maybe(this::text));
  }

  private Set<TargetName> only() {
    Set<TargetName> only = EnumSet.noneOf(TargetName.class);
    times(3, () -> only.add(one(TargetName.values())));
    return only;
  }

  private List<AddressSpec> addresses() {
    return listOf(AddressSpec::parse, ADDRESSES);
  }

  private List<PortSpec> ports() {
    List<PortSpec> ports = new ArrayList<>(listOf(PortSpec::parse, PORTS));
    times(2, () -> ports.add(new PortSpec.Named(one("http", "y", "on"))));
    return ports;
  }

  private <T> List<T> listOf(Function<String, T> parse, List<String> texts) {
    List<T> list = new ArrayList<>();
    times(random.nextInt(8) == 0 ? 30 : 3, () -> list.add(parse.apply(one(texts))));
    return list;
  }

  private Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    times(3, () -> texts.put(text(), text()));
    return texts;
  }

  private Optional<Key> inZone() {
    return zones.isEmpty() ? Optional.empty() : maybe(() -> one(zones));
  }

  private Key key(String kind) {
    Key key =
        Key.of(random.nextInt(9) == 0 ? one("null", "no", "y", "on", "1", "1e3") : kind)
            .unlessTaken(all::contains);
    all.add(key);
    return key;
  }

  private String name(Key key) {
    return random.nextBoolean() ? key.text() : text();
  }

  private String id(List<Statement> others) {
    String base = random.nextInt(9) == 0 ? one("null", "y", "1", "1e3") : "flow";
    return base + "-" + others.size();
  }

  private String text() {
    return switch (random.nextInt(4)) {
      case 0 -> "Plain words";
      case 1 -> one(HOSTILE) + one(HOSTILE);
      case 2 -> one(HOSTILE);
      default ->
          random
              .ints(random.nextInt(8), 0, 0x3000)
              .mapToObj(Character::toString)
              .reduce("", String::concat);
    };
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  @SafeVarargs
  private <T> T one(T... of) {
    return of[random.nextInt(of.length)];
  }

  private void times(int most, Runnable action) {
    for (int n = random.nextInt(most + 1); n > 0; n--) {
      action.run();
    }
  }
}
