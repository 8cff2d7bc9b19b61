package dev.drawbridge.canvas;

import static dev.drawbridge.canvas.Drawings.drawing;
import static dev.drawbridge.canvas.Drawings.network;
import static dev.drawbridge.canvas.Drawings.service;
import static dev.drawbridge.canvas.Drawings.webShop;
import static dev.drawbridge.canvas.Drawings.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Mark.Badge;
import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.canvas.Mark.Tone;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Trust;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures as files: looked at by a person, then kept. */
class SvgPictureTest {
  private static final String FOLDER = "src/test/resources/dev/drawbridge/canvas/";

  @Test
  void theWebShopInLight() throws IOException {
    Golden.compare(FOLDER + "web-shop-light.svg", SvgPicture.of(webShop(), Theme.LIGHT));
  }

  @Test
  void theWebShopInDark() throws IOException {
    Golden.compare(FOLDER + "web-shop-dark.svg", SvgPicture.of(webShop(), Theme.DARK));
  }

  @Test
  void theWebShopWithASelectionAndFindings() throws IOException {
    Sheet sheet = Sheet.of(webShop());
    Marks marks =
        Marks.of(Selection.of(Key.of("api-server")), sheet)
            .and(Marks.ofFlow("api-server-to-stripe-api", Mark.of(Tone.ATTENTION)))
            .and(Marks.of(Key.of("frontend"), Mark.of(Tone.ATTENTION, Badge.WARNING)));
    Golden.compare(
        FOLDER + "web-shop-marked.svg", SvgPicture.of(new Picture(sheet, marks, Theme.LIGHT)));
  }

  @ParameterizedTest
  @CsvSource({"0.5, no-second-line", "0.3, names", "0.1, blocks"})
  void fartherAwayThereIsLessToSee(double zoom, String name) throws IOException {
    Picture picture = new Picture(Sheet.of(webShop()), Marks.NONE, Theme.LIGHT);
    SvgPen pen = new SvgPen();
    picture.paint(pen, picture.sheet().bounds(), zoom);
    Golden.compare(
        FOLDER + "web-shop-" + name + ".svg", SvgPicture.framed(picture, pen.marks(), zoom));
  }

  @Test
  void everyShapeEveryLineAndEveryState() throws IOException {
    Sheet sheet = Sheet.of(zoo());
    Marks marks =
        new Marks(
            Map.of(
                Key.of("target"), Mark.of(Look.TARGET),
                Key.of("refused"), Mark.of(Look.REFUSED),
                Key.of("hovered"), Mark.of(Look.HOVERED),
                Key.of("promised"), Mark.of(Look.PROMISED),
                Key.of("bad"), Mark.of(Tone.DANGER, Badge.CROSS),
                Key.of("zone"), Mark.of(Look.SELECTED)),
            Map.of(
                "target-to-refused", Mark.of(Look.SELECTED),
                "refused-to-hovered", Mark.of(Tone.DANGER, Badge.CROSS),
                "hovered-to-promised", Mark.of(Tone.SUCCESS, Badge.TICK)),
            List.of(
                new Overlay.Marquee(new Box(640, 300, 120, 70), true),
                new Overlay.Guide(new Point(600, 380), new Point(760, 380)),
                new Overlay.Ghost(
                    Route.towards(
                        sheet.shape(Key.of("gw")).orElseThrow().box(), new Point(720, 260)),
                    false)));
    Golden.compare(FOLDER + "zoo.svg", SvgPicture.of(new Picture(sheet, marks, Theme.LIGHT)));
  }

  private static Drawing zoo() {
    return drawing()
        .named("Zoo")
        .with(service("target"), 0, 0)
        .with(service("refused"), 300, 0)
        .with(service("hovered"), 600, 0)
        .with(service("promised"), 900, 0)
        .with(service("bad"), 900, 120)
        .with(network("far", "Far away", "2001:db8::/32"), 0, 120)
        .with(
            new Note(
                Key.of("note"), Optional.empty(), "Everything here is\nmade up. Long lines break."),
            240,
            120)
        .with(Router.of(Key.of("gw")).withJoins(Map.of(Key.of("zone"), "eth0")), 460, 130)
        .with(zone("zone", Trust.EXTERNAL), 0, 260, 260, 120)
        .with(zone("inner", Trust.EXPOSED).inZone(Optional.of(Key.of("zone"))), 20, 44, 200, 60)
        .flow("target", "refused", "udp/53")
        .flow("refused", "hovered", "icmp/echo-request")
        .flow("hovered", "promised", "any")
        .flow("bad", "promised", "tcp/1-9", "tcp/80", "tcp/443", "udp/5000-6000", "sctp/3868")
        .flow("far", "zone", "tcp/22")
        .flow("bad", "bad", "tcp/7")
        .flow("hovered", "bad")
        .build();
  }

  @Test
  void theSameDrawingIsTheSamePicture() {
    assertThat(SvgPicture.of(webShop(), Theme.DARK))
        .isEqualTo(SvgPicture.of(webShop(), Theme.DARK));
  }

  @Test
  void anEmptyDrawingIsAPicture() {
    assertThat(SvgPicture.of(Drawing.EMPTY, Theme.LIGHT)).contains("<svg").contains("</svg>");
  }

  @Test
  void whateverPeopleTypeIsTextInThePicture() {
    String hostile = "</text><script>alert(1)</script>\u0000\u202e\"'&";
    Drawing drawing =
        drawing()
            .named(hostile)
            .with(service("a").withName(hostile).withLabels(Map.of("app", hostile)))
            .with(network("n", hostile, "10.0.0.1"))
            .with(new Note(Key.of("note"), Optional.empty(), hostile))
            .with(zone("z", Trust.EXPOSED).withName(hostile))
            .build();

    assertThat(SvgPicture.of(drawing, Theme.LIGHT)).doesNotContain("<script").doesNotContain("\0");
  }
}
