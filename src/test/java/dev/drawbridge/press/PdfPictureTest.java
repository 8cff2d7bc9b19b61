package dev.drawbridge.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.drawbridge.canvas.Frame;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Picture;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Theme;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.problem.ProblemsException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PdfPictureTest {
  static List<Path> samples() throws IOException {
    return Pictures.samples();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyNameCanBeFoundAndCopied(Path sample) throws IOException, ProblemsException {
    Drawing drawing = Pictures.drawing(sample);
    String text = text(pdf(drawing));
    assertThat(
            drawing
                .elements()
                .filter(e -> !(e instanceof Note))
                .map(Element::name)
                .filter(name -> !text.contains(name)))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theSameDrawingGivesTheSameBytes(Path sample) throws IOException, ProblemsException {
    assertThat(pdf(Pictures.drawing(sample))).isEqualTo(pdf(Pictures.drawing(sample)));
  }

  @Test
  void itsFontsAreInItAndOnlyTheCharactersThatShow() throws IOException, ProblemsException {
    byte[] pdf = pdf(Pictures.drawing(Path.of("samples/web-shop.drawbridge.yaml")));
    assertThat(pdf.length).isLessThan(60_000);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      List<String> names = new ArrayList<>();
      for (COSName name : document.getPage(0).getResources().getFontNames()) {
        PDFont font = document.getPage(0).getResources().getFont(name);
        assertThat(font.isEmbedded()).as(font.getName()).isTrue();
        assertThat(font.isDamaged()).as(font.getName()).isFalse();
        names.add(font.getName());
      }
      assertThat(names)
          .containsExactlyInAnyOrder(
              "DRAWBR+Inter", "DRAWBR+InterSemiBold", "DRAWBR+JetBrainsMono");
    }
  }

  @Test
  void anyNameIsOnlyText() throws IOException, ProblemsException {
    String name = "x) Tj ET Q /Evil Do <</JS (app.alert(1))>> 日本 \uD83D\uDE00 é";
    Drawing drawing =
        Pictures.drawing(
            """
            name: "a) /Evil (b \\\\"
            notes: {n: {text: "%s"}}
            services: {web: {name: "<b>&"}}
            """
                .formatted(name));
    byte[] pdf = pdf(drawing);
    String together = text(pdf).replaceAll("\\s+", "");
    assertThat(together).contains(name.replaceAll("\\s+", ""));
    assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).doesNotContain("/Evil Do", "/JS");
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("a) /Evil (b \\");
      assertThat(new PDFRenderer(document).renderImage(0).getWidth()).isPositive();
    }
  }

  @Test
  void namesThatRunFromTheRightCanBeFoundAndCopied() throws IOException, ProblemsException {
    String text = text(pdf(Pictures.drawing("services: {web: {name: שלום}, pay: {name: دفع}}")));
    assertThat(text).contains("שלום", "دفع");
  }

  @Test
  void itSaysNeitherWhenNorByWhomItWasMade() throws IOException, ProblemsException {
    try (PDDocument document = Loader.loadPDF(pdf(Pictures.drawing("services: {web: {}}")))) {
      assertThat(document.getDocumentInformation().getCreationDate()).isNull();
      assertThat(document.getDocumentInformation().getModificationDate()).isNull();
      assertThat(document.getDocumentInformation().getAuthor()).isNull();
    }
  }

  @Test
  void thePageIsAsLargeAsTheDrawingAtNinetySixUnitsAnInch() throws IOException, ProblemsException {
    PDRectangle page = page(Pictures.drawing("services: {web: {}}"), Paper.DRAWING);
    assertThat(page.getWidth()).isEqualTo((176 + 48) * 0.75f);
    assertThat(page.getHeight()).isEqualTo((60 + 48) * 0.75f);
  }

  @Test
  void noPageIsLargerThanReadersAllow() throws IOException, ProblemsException {
    Drawing drawing =
        Pictures.drawing(
            "services: {a: {}, b: {}}\nlayout: {a: {x: 0, y: 0}, b: {x: 90000, y: 900}}\n");
    assertThat(page(drawing, Paper.DRAWING).getWidth()).isLessThanOrEqualTo(14_400);
  }

  @ParameterizedTest
  @EnumSource(
      value = Paper.class,
      names = {"A4", "LETTER"})
  void onPaperAllOfItIsOnOnePage(Paper paper) throws IOException, ProblemsException {
    Drawing drawing = Pictures.drawing(Path.of("samples/web-shop.drawbridge.yaml"));
    PDRectangle page = page(drawing, paper);
    assertThat(page.getWidth()).isGreaterThan(page.getHeight());
    assertThat((double) page.getWidth()).isCloseTo(paper.longer(), within(0.1));
    BufferedImage image = image(drawing, paper);
    for (int x = 0; x < image.getWidth(); x++) {
      assertThat(image.getRGB(x, 10)).isEqualTo(image.getRGB(0, 0));
      assertThat(image.getRGB(x, image.getHeight() - 10)).isEqualTo(image.getRGB(0, 0));
    }
  }

  /** Two painters of pixels, one picture: what differs is how edges are smoothed. */
  @Test
  void itLooksLikeThePng() throws IOException, ProblemsException {
    Drawing drawing = Pictures.drawing(Path.of("samples/web-shop.drawbridge.yaml"));
    Picture picture = Pictures.picture(drawing);
    BufferedImage png =
        javax.imageio.ImageIO.read(
            new java.io.ByteArrayInputStream(PngPicture.of(picture, Frame.of(picture.sheet()), 1)));
    BufferedImage pdf = image(drawing, Paper.DRAWING);
    assertThat(pdf.getWidth()).isCloseTo(png.getWidth(), within(1));
    long different = 0;
    int width = Math.min(pdf.getWidth(), png.getWidth());
    int height = Math.min(pdf.getHeight(), png.getHeight());
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        different += distance(png.getRGB(x, y), pdf.getRGB(x, y)) > 96 ? 1 : 0;
      }
    }
    assertThat(different).isLessThan((long) width * height / 40);
  }

  private static int distance(int a, int b) {
    int sum = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      sum += Math.abs((a >> shift & 255) - (b >> shift & 255));
    }
    return sum;
  }

  private static BufferedImage image(Drawing drawing, Paper paper) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf(drawing, paper))) {
      return new PDFRenderer(document).renderImageWithDPI(0, 96);
    }
  }

  private static PDRectangle page(Drawing drawing, Paper paper) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf(drawing, paper))) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      PDPage page = document.getPage(0);
      return page.getMediaBox();
    }
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).lines().collect(Collectors.joining("\n"));
    }
  }

  private static byte[] pdf(Drawing drawing) {
    return pdf(drawing, Paper.DRAWING);
  }

  private static byte[] pdf(Drawing drawing, Paper paper) {
    Sheet sheet = Sheet.of(drawing);
    return PdfPicture.of(new Picture(sheet, Marks.NONE, Theme.LIGHT), Frame.of(sheet), paper);
  }
}
