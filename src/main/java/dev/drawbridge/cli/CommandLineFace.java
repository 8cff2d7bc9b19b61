package dev.drawbridge.cli;

import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.store.DrawingFile;
import dev.drawbridge.version.Version;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program's commands. */
public final class CommandLineFace {
  private CommandLineFace() {}

  /** What {@code drawbridge} alone means is decided before this: it opens the designer. */
  @Command(
      name = "drawbridge",
      mixinStandardHelpOptions = true,
      versionProvider = Versions.class,
      synopsisHeading = "Usage: drawbridge [FILE]%n       ",
      description = {
        "",
        "Draw who may talk to whom. Drawbridge checks the drawing, writes the firewall, and proves"
            + " that the two agree. Without a command it opens the designer, with FILE if one is"
            + " named.",
        ""
      },
      commandListHeading = "%nCommands:%n",
      footer = {
        "",
        "Exit codes: 0 fine, 1 findings or losses or disagreement, 2 wrong usage,"
            + " 3 input not readable, 4 cannot be done here, 70 our bug.",
        "",
        "Examples:",
        "  drawbridge shop.drawbridge.yaml",
        "  drawbridge check shop.drawbridge.yaml",
        "  drawbridge export shop.drawbridge.yaml --to out"
      })
  private static final class Root implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new UsageException("which command? drawbridge --help lists them");
    }
  }

  /** The program's version, for {@code --version}. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Drawbridge " + Version.text()};
    }
  }

  /** Runs a command and gives the exit code; never throws. */
  public static int run(
      List<String> arguments, PrintWriter out, PrintWriter err, boolean colours, LocalDate today) {
    Terminal terminal = new Terminal(out, err, colours);
    CommandLine line = commands(terminal, today);
    line.setOut(out);
    line.setErr(err);
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            colours ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.setExecutionExceptionHandler((failure, _, _) -> failed(terminal, failure));
    int code = line.execute(arguments.toArray(String[]::new));
    terminal.flush();
    return code;
  }

  /** Whether standard output is a terminal that wants colours. */
  public static boolean isForPeople() {
    return Terminal.isForPeople();
  }

  /** Whether the first argument names a command or an option, so that no window is asked for. */
  public static boolean isCommand(List<String> arguments) {
    if (arguments.isEmpty()) {
      return false;
    }
    String first = arguments.getFirst();
    Terminal nowhere =
        new Terminal(
            new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), false);
    // Looking at its end first saves the start of a window the making of all commands.
    return first.startsWith("-")
        || !first.endsWith(DrawingFile.SUFFIX)
            && commands(nowhere, LocalDate.EPOCH).getSubcommands().containsKey(first);
  }

  /** Says that there is no display to open the designer on, and gives the exit code for that. */
  public static int sayNoDisplay(PrintWriter err) {
    Terminal terminal = new Terminal(err, err, false);
    terminal.complain(Problem.of(CliCode.NO_DISPLAY_FOR_DESIGNER));
    terminal.flush();
    return ExitCode.NOT_HERE;
  }

  /** Exports a sample where there is no display to show it on, and gives the exit code. */
  public static int exportInsteadOfShowing(
      String sample, String to, PrintWriter out, PrintWriter err, LocalDate today) {
    out.println(Messages.text(CliCode.NO_DISPLAY, List.of()));
    return run(List.of("export", sample, "--to", to), out, err, isForPeople(), today);
  }

  private static CommandLine commands(Terminal terminal, LocalDate today) {
    CommandLine line = new CommandLine(new Root());
    List<Callable<Integer>> commands =
        List.of(
            new CheckCommand(terminal, today),
            new ExportCommand(terminal, today),
            new ProveCommand(terminal),
            new ExplainCommand(terminal),
            new MatrixCommand(terminal),
            new LabCommand(terminal),
            new RenderCommand(terminal),
            new SchemaCommand(terminal));
    for (Callable<Integer> command : commands) {
      CommandLine sub = new CommandLine(command);
      sub.getCommandSpec().mixinStandardHelpOptions(true);
      line.addSubcommand(sub);
    }
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  private static int failed(Terminal terminal, Exception failure) {
    return switch (failure) {
      case Failure known -> {
        known.problems().forEach(terminal::complain);
        yield known.exitCode();
      }
      case UsageException usage -> {
        terminal.complain(String.valueOf(usage.getMessage()));
        yield ExitCode.USAGE;
      }
      default -> {
        terminal.complain(Messages.text(CliCode.BUG, List.of(described(failure))));
        yield ExitCode.BUG;
      }
    };
  }

  /**
   * The kind of failure and the first place of ours it passed: enough to report, no stack trace.
   */
  private static String described(Exception failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    Optional<StackTraceElement> ours =
        List.of(root.getStackTrace()).stream()
            .filter(e -> e.getClassName().startsWith("dev.drawbridge"))
            .findFirst();
    return root.getClass().getSimpleName()
        + " "
        + Optional.ofNullable(root.getMessage()).orElse("")
        + ours.map(e -> " at " + e.getFileName() + ":" + e.getLineNumber()).orElse("");
  }
}
