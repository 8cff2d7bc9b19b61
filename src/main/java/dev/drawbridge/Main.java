package dev.drawbridge;

import dev.drawbridge.cli.CommandLineFace;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Starts Drawbridge. */
public final class Main {
  private Main() {}

  /** Runs the command that the arguments name. */
  public static void main(String[] arguments) {
    int code =
        CommandLineFace.run(
            List.of(arguments),
            new PrintWriter(System.out, false, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            CommandLineFace.isForPeople(),
            LocalDate.now(ZoneId.systemDefault()));
    System.exit(code);
  }
}
