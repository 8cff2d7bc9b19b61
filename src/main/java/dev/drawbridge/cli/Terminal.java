package dev.drawbridge.cli;

import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where a command speaks: results to standard output, problems to standard error. */
final class Terminal {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean colours;

  Terminal(PrintWriter out, PrintWriter err, boolean colours) {
    this.out = out;
    this.err = err;
    this.colours = colours;
  }

  /** Colours only where a person looks on, and has not asked for none (no-color.org). */
  static boolean isForPeople() {
    Console console = System.console();
    return console != null
        && console.isTerminal()
        && Optional.ofNullable(System.getenv("NO_COLOR")).orElse("").isEmpty()
        && !"dumb".equals(System.getenv("TERM"));
  }

  void say(String line) {
    out.println(line);
  }

  void say(JsonNode json) {
    out.println(JSON.writeValueAsString(json));
  }

  /** Text that is not a line, such as a file. */
  void print(String text) {
    out.print(text);
  }

  /** Says how far it is, where a person looks on; the next such line takes its place. */
  void meanwhile(String line) {
    if (colours) {
      err.print("\r\u001b[K" + line);
      err.flush();
    }
  }

  void flush() {
    out.flush();
    err.flush();
  }

  void complain(Problem problem) {
    err.println(
        where(problem.place()) + red("error") + " " + problem.code().name() + ": " + text(problem));
    Messages.cure(problem.code(), problem.arguments()).ifPresent(cure -> err.println("  " + cure));
  }

  void complain(String line) {
    err.println(line);
  }

  static String where(Place place) {
    return switch (place) {
      case Place.InFile file -> file + ": ";
      case Place.OnCanvas canvas -> canvas.things().getFirst() + ": ";
      case Place.Nowhere _ -> "";
    };
  }

  private static String text(Problem problem) {
    return Messages.text(problem);
  }

  String red(String text) {
    return coloured("31", text);
  }

  String yellow(String text) {
    return coloured("33", text);
  }

  String green(String text) {
    return coloured("32", text);
  }

  String dim(String text) {
    return coloured("2", text);
  }

  private String coloured(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
