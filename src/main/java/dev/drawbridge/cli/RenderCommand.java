package dev.drawbridge.cli;

import dev.drawbridge.canvas.Mermaid;
import dev.drawbridge.canvas.SvgPicture;
import dev.drawbridge.canvas.Theme;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drawbridge render}. */
@Command(
    name = "render",
    description = "Gives the picture of a drawing, as SVG or Mermaid.",
    footer = {
      "",
      "Examples:",
      "  drawbridge render shop.drawbridge.yaml --to shop.svg",
      "  drawbridge render --as mermaid shop.drawbridge.yaml"
    })
final class RenderCommand implements Callable<Integer> {
  /** The forms of a picture. */
  enum Form {
    svg,
    mermaid
  }

  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "The drawing, *.drawbridge.yaml.")
  private Path file = Path.of("");

  @Option(
      names = "--as",
      paramLabel = "FORM",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Form form = Form.svg;

  @Option(names = "--dark", description = "On a dark ground (SVG).")
  private boolean dark;

  @Option(
      names = {"--to", "-o"},
      paramLabel = "OUT",
      description = "The file to write. Default: standard output.")
  private @Nullable Path to;

  RenderCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Failure {
    Drawing drawing = DrawingFileOption.read(file);
    String picture =
        switch (form) {
          case svg -> SvgPicture.of(drawing, dark ? Theme.DARK : Theme.LIGHT);
          case mermaid -> Mermaid.of(drawing);
        };
    Path destination = to;
    if (destination == null) {
      terminal.print(picture);
    } else {
      write(destination, picture);
    }
    return ExitCode.FINE;
  }

  private static void write(Path destination, String picture) throws Failure {
    try {
      Files.writeString(destination, picture);
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
