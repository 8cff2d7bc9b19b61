package dev.drawbridge.cli;

import dev.drawbridge.store.Schema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code drawbridge schema}. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema of the drawing file, for editors.",
    footer = {"", "Example:", "  drawbridge schema > drawbridge.schema.json"})
final class SchemaCommand implements Callable<Integer> {
  private final Terminal terminal;

  SchemaCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.print(Schema.text());
    return ExitCode.FINE;
  }
}
