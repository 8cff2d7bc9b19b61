package dev.drawbridge.press;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Colour;
import dev.drawbridge.canvas.Frame;
import dev.drawbridge.canvas.Picture;
import dev.drawbridge.canvas.Token;
import dev.drawbridge.canvas.Typeface;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * A drawing as a PDF file of one page: lines and letters, no pixels; text can be searched and
 * copied. Without dates, so that the same drawing gives the same bytes.
 */
public final class PdfPicture {
  /** One sheet unit is 1/96 inch, as on screens and in SVG; a point is 1/72. */
  private static final double POINTS = 0.75;

  /** No page is larger than 200 inches (ISO 32000-1 annex C). */
  private static final double LONGEST = 14_400;

  /** What printers leave white. */
  private static final double MARGIN = 28;

  private final Picture picture;
  private final Frame frame;
  private final Paper paper;

  private PdfPicture(Picture picture, Frame frame, Paper paper) {
    this.picture = picture;
    this.frame = frame;
    this.paper = paper;
  }

  /** A part of a picture; on paper it is fitted to one page, lengthwise or crosswise. */
  public static byte[] of(Picture picture, Frame frame, Paper paper) {
    try (PDDocument document = new PDDocument()) {
      return new PdfPicture(picture, frame, paper).file(document);
    } catch (IOException e) {
      // nothing is read or written outside memory
      throw new UncheckedIOException(e);
    }
  }

  private byte[] file(PDDocument document) throws IOException {
    PDPage page = new PDPage(size());
    document.addPage(page);
    PdfPen pen = new PdfPen();
    if (frame.ground()) {
      pen.fill(frame.part(), 0, picture.theme().colour(Token.CANVAS));
    }
    picture.paint(pen, frame.part(), 1);
    PDStream content = new PDStream(document);
    try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
      out.write((begin(page.getMediaBox()) + pen.content()).getBytes(StandardCharsets.US_ASCII));
    }
    page.setContents(content);
    page.setResources(resources(pen));
    describe(document);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out, CompressParameters.NO_COMPRESSION);
    return out.toByteArray();
  }

  private PDRectangle size() {
    Box part = frame.part();
    if (paper == Paper.DRAWING) {
      double width = part.width() * POINTS;
      double height = part.height() * POINTS;
      double fitted = Math.min(1, LONGEST / Math.max(width, height));
      return new PDRectangle((float) (width * fitted), (float) (height * fitted));
    }
    boolean crosswise = part.width() > part.height();
    return crosswise
        ? new PDRectangle((float) paper.longer(), (float) paper.shorter())
        : new PDRectangle((float) paper.shorter(), (float) paper.longer());
  }

  /** Lines with round ends; the page's paper; then from the page's points to sheet units. */
  private String begin(PDRectangle page) {
    Box part = frame.part();
    double margin = paper == Paper.DRAWING ? 0 : MARGIN;
    double across = (page.getWidth() - 2 * margin) / part.width();
    double up = (page.getHeight() - 2 * margin) / part.height();
    // What is small is not blown up to fill a sheet of paper.
    double most = paper == Paper.DRAWING ? Double.MAX_VALUE : POINTS;
    double scale = Math.min(most, Math.min(across, up));
    double left = (page.getWidth() - scale * part.width()) / 2;
    double top = (page.getHeight() + scale * part.height()) / 2;
    StringBuilder out = new StringBuilder("1 J 1 j\n");
    if (frame.ground() && paper != Paper.DRAWING) {
      // A dark picture on white paper would have a frame.
      Colour ground = picture.theme().colour(Token.CANVAS);
      PdfPen sheet = new PdfPen();
      sheet.fill(new Box(0, 0, page.getWidth(), page.getHeight()), 0, ground);
      out.append(sheet.content());
    }
    for (double number :
        new double[] {scale, 0, 0, -scale, left - scale * part.x(), top + scale * part.y()}) {
      out.append(String.format(Locale.ROOT, "%.6f ", number));
    }
    return out.append("cm\n").toString();
  }

  private static PDResources resources(PdfPen pen) throws IOException {
    COSDictionary fonts = new COSDictionary();
    for (Map.Entry<Typeface, PdfFont> font : pen.fonts().entrySet()) {
      fonts.setItem(COSName.getPDFName(PdfPen.name(font.getKey())), font.getValue().dictionary());
    }
    COSDictionary opacities = new COSDictionary();
    for (int opacity : pen.opacities()) {
      COSDictionary state = new COSDictionary();
      state.setItem(COSName.CA, new COSFloat(opacity / 100f));
      state.setItem(COSName.CA_NS, new COSFloat(opacity / 100f));
      opacities.setItem(COSName.getPDFName(PdfPen.name(opacity)), state);
    }
    COSDictionary resources = new COSDictionary();
    resources.setItem(COSName.FONT, fonts);
    resources.setItem(COSName.EXT_G_STATE, opacities);
    return new PDResources(resources);
  }

  private void describe(PDDocument document) {
    var drawing = picture.sheet().drawing();
    document.getDocumentInformation().setTitle(drawing.name());
    if (!drawing.description().isEmpty()) {
      document.getDocumentInformation().setSubject(drawing.description());
    }
    document.getDocumentInformation().setCreator("Drawbridge");
    PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    document.getDocumentCatalog().setViewerPreferences(preferences);
    // Else the file's identity would be the time of its making.
    document.setDocumentId(0L);
  }
}
