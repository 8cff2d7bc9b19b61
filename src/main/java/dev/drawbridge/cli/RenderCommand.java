package dev.drawbridge.cli;

import dev.drawbridge.canvas.Frame;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Picture;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Theme;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.press.Paper;
import dev.drawbridge.press.PictureFile;
import dev.drawbridge.press.PictureForm;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drawbridge render}. */
@Command(
    name = "render",
    description = "Gives the picture of a drawing, as SVG, PNG, PDF or Mermaid.",
    footer = {
      "",
      "Examples:",
      "  drawbridge render shop.drawbridge.yaml --to shop.svg",
      "  drawbridge render shop.drawbridge.yaml --to shop.png --scale 2 --dark",
      "  drawbridge render shop.drawbridge.yaml --to shop.pdf --paper a4",
      "  drawbridge render --as mermaid shop.drawbridge.yaml"
    })
final class RenderCommand implements Callable<Integer> {
  /** The forms of a picture. */
  enum Form {
    svg,
    png,
    pdf,
    mermaid;

    PictureForm meaning() {
      return PictureForm.valueOf(name().toUpperCase(Locale.ROOT));
    }
  }

  /** The pages of a PDF. */
  enum Page {
    drawing,
    a4,
    letter;

    Paper meaning() {
      return Paper.valueOf(name().toUpperCase(Locale.ROOT));
    }
  }

  private static final double MOST_SCALE = 16;

  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "The drawing, *.drawbridge.yaml.")
  private Path file = Path.of("");

  @Option(
      names = "--as",
      paramLabel = "FORM",
      description =
          "${COMPLETION-CANDIDATES}. Default: what OUT ends in (.svg, .png, .pdf, .mmd), else svg.")
  private @Nullable Form form;

  @Option(names = "--dark", description = "On a dark ground.")
  private boolean dark;

  @Option(names = "--transparent", description = "With no ground at all.")
  private boolean transparent;

  @Option(
      names = "--scale",
      paramLabel = "N",
      description = "Pixels per unit of the drawing, above 0, at most 16 (PNG). Default: 1.")
  private double scale = 1;

  @Option(
      names = "--paper",
      paramLabel = "PAGE",
      description =
          "${COMPLETION-CANDIDATES}: the page it is fitted to (PDF). Default: ${DEFAULT-VALUE}.")
  private Page paper = Page.drawing;

  @Option(
      names = {"--to", "-o"},
      paramLabel = "OUT",
      description = "The file to write. Default: standard output, for SVG and Mermaid.")
  private @Nullable Path to;

  RenderCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Failure {
    Optional<Path> destination = Optional.ofNullable(to);
    PictureForm chosen = form(destination);
    if (!(scale > 0 && scale <= MOST_SCALE)) {
      throw usage(CliCode.SCALE_WRONG, scale);
    }
    boolean text = chosen == PictureForm.SVG || chosen == PictureForm.MERMAID;
    if (destination.isEmpty() && !text) {
      throw usage(CliCode.PICTURE_NEEDS_FILE, chosen.name());
    }
    byte[] picture = picture(chosen);
    if (destination.isEmpty()) {
      terminal.print(new String(picture, StandardCharsets.UTF_8));
    } else {
      write(destination.get(), picture);
    }
    return ExitCode.FINE;
  }

  private PictureForm form(Optional<Path> destination) throws Failure {
    if (form != null) {
      return form.meaning();
    }
    if (destination.isEmpty()) {
      return PictureForm.SVG;
    }
    return PictureForm.of(destination.get())
        .orElseThrow(() -> usage(CliCode.PICTURE_ENDING_UNKNOWN, destination.get()));
  }

  private byte[] picture(PictureForm chosen) throws Failure {
    Drawing drawing = DrawingFileOption.read(file);
    Sheet sheet = Sheet.of(drawing);
    Frame frame = transparent ? Frame.of(sheet).withoutGround() : Frame.of(sheet);
    Picture picture = new Picture(sheet, Marks.NONE, dark ? Theme.DARK : Theme.LIGHT);
    try {
      return new PictureFile(chosen, scale, paper.meaning()).bytes(picture, frame);
    } catch (ProblemsException tooLarge) {
      throw new Failure(ExitCode.NOT_HERE, tooLarge);
    }
  }

  private static Failure usage(CliCode code, Object argument) {
    return new Failure(ExitCode.USAGE, List.of(Problem.of(code, argument)));
  }

  private static void write(Path destination, byte[] picture) throws Failure {
    try {
      Files.write(destination, picture);
    } catch (IOException e) {
      throw new Failure(
          ExitCode.NOT_HERE,
          List.of(
              Problem.of(
                  CliCode.FILE_NOT_WRITABLE,
                  destination,
                  e.getClass().getSimpleName().replace("Exception", ""))));
    }
  }
}
