package dev.drawbridge;

import dev.drawbridge.cli.CommandLineFace;
import dev.drawbridge.lab.Inside;
import dev.drawbridge.ui.Designer;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Starts Drawbridge: a command runs without a window, everything else opens the designer. */
public final class Main {
  /**
   * What the build starts: {@code open-sample FILE --export-to DIR} shows a copy of a drawing, or
   * exports it where there is no display.
   */
  private static final String OPEN_SAMPLE = "open-sample";

  /**
   * What the build trains the program with: {@code rehearse FIRST NEXT FOLDER [COMMAND…]} opens a
   * drawing in a window and then another one, tells how long that took, closes both and runs the
   * command.
   */
  private static final String REHEARSE = "rehearse";

  private final PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
  private final PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);

  private Main() {}

  /** Runs the command that the arguments name, or opens the designer. */
  public static void main(String[] arguments) {
    System.exit(new Main().run(List.of(arguments)));
  }

  private int run(List<String> arguments) {
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    if (arguments.size() == 4 && arguments.getFirst().equals(OPEN_SAMPLE)) {
      String sample = arguments.get(1);
      return Designer.open(Optional.of(Path.of(sample)), true)
          ? 0
          : CommandLineFace.exportInsteadOfShowing(sample, arguments.get(3), out, err, today);
    }
    if (arguments.size() > 3 && arguments.getFirst().equals(REHEARSE)) {
      return rehearse(arguments, today);
    }
    if (arguments.size() > 1 && arguments.getFirst().equals(Inside.COMMAND)) {
      return Inside.run(arguments.subList(1, arguments.size()), System.in, out);
    }
    if (arguments.size() > 1 || CommandLineFace.isCommand(arguments)) {
      return CommandLineFace.run(arguments, out, err, CommandLineFace.isForPeople(), today);
    }
    Optional<Path> file = arguments.stream().findFirst().map(Path::of);
    return Designer.open(file, false) ? 0 : CommandLineFace.sayNoDisplay(err);
  }

  private int rehearse(List<String> arguments, LocalDate today) {
    List<String> told =
        Designer.rehearse(
            Path.of(arguments.get(1)), Path.of(arguments.get(2)), Path.of(arguments.get(3)));
    if (told.isEmpty()) {
      return CommandLineFace.sayNoDisplay(err);
    }
    told.forEach(out::println);
    out.flush();
    List<String> command = arguments.subList(4, arguments.size());
    return command.isEmpty() ? 0 : CommandLineFace.run(command, out, err, false, today);
  }
}
