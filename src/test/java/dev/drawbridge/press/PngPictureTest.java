package dev.drawbridge.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.canvas.Frame;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Picture;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.SvgPicture;
import dev.drawbridge.canvas.Theme;
import dev.drawbridge.canvas.Token;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.problem.ProblemsException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PngPictureTest {
  private static final Pattern SIZE = Pattern.compile("width=\"([\\d.]+)\" height=\"([\\d.]+)\"");

  static List<Path> samples() throws IOException {
    return Pictures.samples();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void itIsAsLargeAsTheSvgTimesTheScale(Path sample) throws IOException, ProblemsException {
    Picture picture = Pictures.picture(Pictures.drawing(sample));
    Matcher svg = SIZE.matcher(SvgPicture.of(picture));
    assertThat(svg.find()).isTrue();
    BufferedImage image = read(PngPicture.of(picture, Frame.of(picture.sheet()), 2));
    assertThat(image.getWidth()).isEqualTo((int) Math.ceil(2 * Double.parseDouble(svg.group(1))));
    assertThat(image.getHeight()).isEqualTo((int) Math.ceil(2 * Double.parseDouble(svg.group(2))));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theSameDrawingGivesTheSameBytes(Path sample) throws IOException, ProblemsException {
    Picture first = Pictures.picture(Pictures.drawing(sample));
    Picture second = Pictures.picture(Pictures.drawing(sample));
    assertThat(PngPicture.of(first, Frame.of(first.sheet()), 1))
        .isEqualTo(PngPicture.of(second, Frame.of(second.sheet()), 1));
  }

  @Test
  void itCarriesItsGroundUnlessItIsToBeTransparent() throws IOException, ProblemsException {
    Sheet sheet = Sheet.of(Pictures.drawing("services: {web: {}}"));
    Picture dark = new Picture(sheet, Marks.NONE, Theme.DARK);
    Frame frame = Frame.of(sheet);
    String ground = String.format("#%06x", corner(PngPicture.of(dark, frame, 1)) & 0xffffff);
    assertThat(ground).isEqualTo(Theme.DARK.colour(Token.CANVAS).toHex());
    assertThat(corner(PngPicture.of(dark, frame.withoutGround(), 1))).isZero();
  }

  @Test
  void whatIsPaintedInSeveralBandsHasNoSeams() throws IOException, ProblemsException {
    Picture picture =
        Pictures.picture(Pictures.drawing(Path.of("samples/web-shop.drawbridge.yaml")));
    Frame frame = Frame.of(picture.sheet());
    BufferedImage once = read(PngPicture.of(picture, frame, 1));
    BufferedImage twice = read(PngPicture.of(picture, lowerHalf(frame), 1));
    int cut = once.getHeight() - twice.getHeight();
    for (int y = 0; y < twice.getHeight(); y++) {
      for (int x = 0; x < twice.getWidth(); x++) {
        assertThat(once.getRGB(x, y + cut)).as("at %d,%d", x, y).isEqualTo(twice.getRGB(x, y));
      }
    }
  }

  /** Begins elsewhere, so that its bands end elsewhere. */
  private static Frame lowerHalf(Frame frame) {
    double cut = 100;
    var part = frame.part();
    return new Frame(
        new dev.drawbridge.canvas.Box(part.x(), part.y() + cut, part.width(), part.height() - cut),
        true);
  }

  @Test
  void aSelectionIsShownAlone() throws IOException, ProblemsException {
    Sheet sheet =
        Sheet.of(
            Pictures.drawing(
                """
                services: {web: {}, far: {}}
                layout: {web: {x: 0, y: 0}, far: {x: 2000, y: 900}}
                """));
    Picture picture = new Picture(sheet, Marks.NONE, Theme.LIGHT);
    Frame frame = Frame.of(sheet, Selection.of(Key.of("web")));
    BufferedImage image = read(PngPicture.of(picture, frame, 1));
    assertThat(image.getWidth()).isEqualTo(176 + 48);
    assertThat(image.getHeight()).isEqualTo(60 + 48);
  }

  @Test
  void whatNoProgramWouldOpenIsRefusedWithACure() throws ProblemsException {
    Picture picture =
        Pictures.picture(
            Pictures.drawing(
                "services: {a: {}, b: {}}\nlayout: {a: {x: 0, y: 0}, b: {x: 40000, y: 900}}\n"));
    assertThatThrownBy(() -> PngPicture.of(picture, Frame.of(picture.sheet()), 1))
        .isInstanceOfSatisfying(
            ProblemsException.class,
            e ->
                assertThat(e.problems())
                    .extracting(p -> p.code())
                    .containsExactly(PressCode.TOO_MANY_PIXELS));
  }

  @Test
  void anyNameCanBePainted() throws IOException, ProblemsException {
    Drawing drawing =
        Pictures.drawing(
            """
            services: {web: {name: "\\u65e5\\u672c \\U0001f600 \\u0000x\\u202e <b>&quot;\\u0301"}}
            """);
    Picture picture = Pictures.picture(drawing);
    assertThat(read(PngPicture.of(picture, Frame.of(picture.sheet()), 1)).getWidth())
        .isEqualTo(176 + 48);
  }

  @Test
  void aThumbnailFitsItsRoomAndIsNeverEnlarged() throws IOException, ProblemsException {
    Sheet large = Sheet.of(Pictures.drawing(Path.of("samples/pci-zones.drawbridge.yaml")));
    BufferedImage small = read(PngPicture.thumbnail(large, Theme.LIGHT, 240, 160));
    assertThat(small.getWidth()).isLessThanOrEqualTo(240);
    assertThat(small.getHeight()).isLessThanOrEqualTo(160);
    Sheet empty = Sheet.of(Drawing.EMPTY);
    assertThat(read(PngPicture.thumbnail(empty, Theme.LIGHT, 240, 160)).getWidth()).isEqualTo(48);
  }

  private static int corner(byte[] png) throws IOException {
    return read(png).getRGB(0, 0);
  }

  private static BufferedImage read(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }
}
