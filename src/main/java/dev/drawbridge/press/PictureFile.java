package dev.drawbridge.press;

import dev.drawbridge.canvas.Frame;
import dev.drawbridge.canvas.Mermaid;
import dev.drawbridge.canvas.Picture;
import dev.drawbridge.canvas.SvgPicture;
import dev.drawbridge.problem.ProblemsException;
import java.nio.charset.StandardCharsets;

/**
 * How a picture is to be given away.
 *
 * @param form the kind of file
 * @param scale pixels per sheet unit, for PNG
 * @param paper the page, for PDF
 */
public record PictureFile(PictureForm form, double scale, Paper paper) {
  public PictureFile {
    if (!(scale > 0)) {
      throw new IllegalArgumentException("a picture has a size: " + scale);
    }
  }

  /** As large as on the screen at 100 %, on a page of its own. */
  public static PictureFile of(PictureForm form) {
    return new PictureFile(form, 1, Paper.DRAWING);
  }

  /**
   * The file's content; the same picture gives the same bytes.
   *
   * @param frame the part that shows; a Mermaid chart is always of all
   * @throws ProblemsException if a picture that large could not be opened anywhere
   */
  public byte[] bytes(Picture picture, Frame frame) throws ProblemsException {
    return switch (form) {
      case SVG -> SvgPicture.of(picture, frame).getBytes(StandardCharsets.UTF_8);
      case PNG -> PngPicture.of(picture, frame, scale);
      case PDF -> PdfPicture.of(picture, frame, paper);
      case MERMAID -> Mermaid.of(picture.sheet().drawing()).getBytes(StandardCharsets.UTF_8);
    };
  }
}
