package dev.drawbridge.canvas;

import static dev.drawbridge.canvas.Drawings.drawing;
import static dev.drawbridge.canvas.Drawings.network;
import static dev.drawbridge.canvas.Drawings.service;
import static dev.drawbridge.canvas.Drawings.zone;

import dev.drawbridge.canvas.Mark.Badge;
import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.canvas.Mark.Tone;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Trust;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shape and every state as a small picture: looked at by a person, then kept. */
class GalleryTest {
  private static final String FOLDER = "src/test/resources/dev/drawbridge/canvas/gallery/";

  // ---- shapes

  @ParameterizedTest
  @ValueSource(
      strings = {
        "service",
        "replicas",
        "network",
        "router",
        "note",
        "exposed",
        "internal",
        "restricted",
        "external",
        "collapsed-exposed",
        "collapsed-internal",
        "collapsed-restricted",
        "collapsed-external"
      })
  void shape(String kind) throws IOException {
    Drawings drawings = drawing().named(kind);
    if (kind.startsWith("collapsed-")) {
      keep(kind, Sheet.of(collapsed(kind.substring(10))), Marks.NONE);
      return;
    }
    switch (kind) {
      case "service" -> drawings.with(service("api").withLabels(Map.of("app", "api")));
      case "replicas" ->
          drawings.with(
              service("api").withAddresses(Drawings.addresses("10.0.0.1", "10.0.0.2", "10.0.0.3")));
      case "network" -> drawings.with(network("office", "Office", "10.1.0.0/16"));
      case "router" ->
          drawings
              .with(zone("dmz", Trust.EXPOSED), 240, 0)
              .with(Router.of(Key.of("edge")).withJoins(Map.of(Key.of("dmz"), "eth0")), 0, 0);
      case "note" ->
          drawings.with(new Note(Key.of("note"), Optional.empty(), "Ask the team\nfirst."));
      default ->
          drawings
              .with(zone(kind, Trust.valueOf(kind.toUpperCase(Locale.ROOT))), 0, 0)
              .with(inside(kind), 20, 50);
    }
    keep(kind, Sheet.of(drawings.build()), Marks.NONE);
  }

  private static Element inside(String zone) {
    return zone.equals("external")
        ? network("inside", "Partner", "192.0.2.0/24").inZone(Optional.of(Key.of(zone)))
        : service("inside", zone);
  }

  private static Drawing collapsed(String trust) {
    Drawing open =
        drawing()
            .named("collapsed " + trust)
            .with(zone("payments", Trust.valueOf(trust.toUpperCase(Locale.ROOT))), 300, 0)
            .with(service("ledger", "payments"), 20, 50)
            .with(service("vault", "payments"), 20, 150)
            .with(service("shop"), 0, 0)
            .flow("shop", "ledger", "tcp/443")
            .flow("shop", "vault", "tcp/8200")
            .flow("ledger", "vault", "tcp/8200")
            .build();
    return open.placed(Key.of("payments"), Placement.at(300, 0).collapsed(true));
  }

  // ---- arrows

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp/443",
        "udp/53",
        "icmp/echo-request",
        "any",
        "http",
        "several",
        "loop",
        "pair"
      })
  void arrow(String ports) throws IOException {
    Drawings drawings = drawing().named(ports).with(service("a"), 0, 0).with(service("b"), 400, 0);
    switch (ports) {
      case "several" -> drawings.flow("a", "b", "tcp/80", "tcp/443", "udp/443", "sctp/3868");
      case "loop" -> drawings.flow("a", "a", "tcp/7000").flow("b", "b", "udp/1", "udp/2");
      case "pair" ->
          drawings.flow("a", "b", "tcp/1").flow("b", "a", "tcp/2").flow("a", "b", "tcp/3");
      default -> drawings.flow("a", "b", ports);
    }
    keep("arrow-" + ports.replace('/', '-'), Sheet.of(drawings.build()), Marks.NONE);
  }

  // ---- states

  private static Sheet scene() {
    return Sheet.of(
        drawing()
            .named("State")
            .with(zone("zone", Trust.INTERNAL), 0, 0, 220, 140)
            .with(service("a", "zone"), 20, 50)
            .with(service("b"), 420, 50)
            .flow("a", "b", "tcp/443")
            .build());
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void look(Look look) throws IOException {
    keep("look-" + name(look), scene(), marked(Mark.of(look)));
  }

  @ParameterizedTest
  @EnumSource(Tone.class)
  void tone(Tone tone) throws IOException {
    keep("tone-" + name(tone), scene(), marked(Mark.of(tone)));
  }

  @ParameterizedTest
  @EnumSource(Badge.class)
  void badge(Badge badge) throws IOException {
    Tone tone =
        switch (badge) {
          case TICK -> Tone.SUCCESS;
          case CROSS -> Tone.DANGER;
          case WARNING -> Tone.ATTENTION;
        };
    keep("badge-" + name(badge), scene(), marked(Mark.of(tone, badge)));
  }

  // ---- all of it from afar, and in every theme

  @ParameterizedTest
  @ValueSource(ints = {59, 34, 14})
  void fromAfar(int percent) throws IOException {
    double zoom = percent / 100.0;
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      Picture picture = everything(theme);
      SvgPen pen = new SvgPen();
      picture.paint(pen, picture.sheet().bounds().grown(40), zoom);
      Golden.compare(
          FOLDER + "afar-" + percent + "-" + name(theme) + ".svg",
          SvgPicture.framed(picture, pen.marks(), zoom));
    }
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void everythingInEveryTheme(Theme theme) throws IOException {
    Golden.compare(FOLDER + "all-" + name(theme) + ".svg", SvgPicture.of(everything(theme)));
  }

  /** Every kind of thing, nested and collapsed zones, and things of every tone, once. */
  private static Picture everything(Theme theme) {
    Drawing drawing =
        drawing()
            .named("Everything")
            .with(network("internet", "Internet", "internet"), 0, 96)
            .with(zone("shop", Trust.INTERNAL), 240, 0, 520, 300)
            .with(zone("edge", Trust.EXPOSED).inZone(Optional.of(Key.of("shop"))), 20, 50, 220, 120)
            .with(service("frontend", "edge").withLabels(Map.of("app", "frontend")), 20, 44)
            .with(
                service("recommendation-service", "shop")
                    .withAddresses(Drawings.addresses("10.0.0.1", "10.0.0.2")),
                310,
                90)
            .with(service("worker", "shop"), 40, 210)
            .with(zone("data", Trust.RESTRICTED), 860, 40)
            .with(service("ledger", "data"), 20, 50)
            .with(service("vault", "data"), 20, 150)
            .with(Router.of(Key.of("gateway")).withJoins(Map.of(Key.of("shop"), "eth0")), 0, 220)
            .with(new Note(Key.of("note"), Optional.empty(), "Ask the team\nfirst."), 860, 180)
            .flow("internet", "frontend", "tcp/443")
            .flow("frontend", "recommendation-service", "tcp/8080")
            .flow("recommendation-service", "ledger", "tcp/5432")
            .flow("recommendation-service", "vault", "tcp/8200")
            .flow("gateway", "worker", "udp/53")
            .build()
            .placed(Key.of("data"), Placement.at(860, 40).collapsed(true));
    Marks marks =
        new Marks(
            Map.of(
                Key.of("frontend"), Mark.of(Tone.ATTENTION, Badge.WARNING),
                Key.of("worker"), Mark.of(Tone.DANGER, Badge.CROSS),
                Key.of("recommendation-service"), Mark.of(Look.SELECTED)),
            Map.of(
                "internet-to-frontend", Mark.of(Tone.SUCCESS, Badge.TICK),
                "frontend-to-recommendation-service", Mark.of(Look.RELATED)),
            List.of());
    return new Picture(Sheet.of(drawing), marks, theme);
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Marks marked(Mark mark) {
    Map<Key, Mark> elements = new LinkedHashMap<>();
    List.of("zone", "a", "b").forEach(key -> elements.put(Key.of(key), mark));
    return new Marks(elements, Map.of("a-to-b", mark), List.of());
  }

  private static void keep(String name, Sheet sheet, Marks marks) throws IOException {
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      String file = FOLDER + name + (theme.equals(Theme.LIGHT) ? "-light" : "-dark") + ".svg";
      Golden.compare(file, SvgPicture.of(new Picture(sheet, marks, theme)));
    }
  }
}
