package dev.drawbridge.cli;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.export.MatrixTable;
import dev.drawbridge.insight.Matrix;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Messages;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code drawbridge matrix}. */
@Command(
    name = "matrix",
    description = "Lists every allowed connection; everything else is denied.",
    footer = {
      "",
      "Examples:",
      "  drawbridge matrix shop.drawbridge.yaml",
      "  drawbridge matrix --csv --target kubernetes shop.drawbridge.yaml"
    })
final class MatrixCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private DrawingFileOption option = new DrawingFileOption();

  @Option(names = "--csv", description = "As a table for spreadsheets.")
  private boolean csv;

  @Option(names = "--json", description = "For machines.")
  private boolean json;

  MatrixCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Failure {
    Drawing drawing = option.read();
    Policy policy = Policy.of(drawing);
    List<TargetName> asked = option.targets().stream().filter(policy.targets()::contains).toList();
    Matrix matrix = Matrix.of(policy, asked);
    if (json) {
      terminal.say(json(matrix));
    } else if (csv) {
      terminal.print(MatrixTable.csv(drawing, matrix));
    } else {
      print(matrix, asked);
    }
    return ExitCode.FINE;
  }

  private void print(Matrix matrix, List<TargetName> asked) {
    int from = widest(matrix.rows().stream().map(r -> r.from().text()).toList());
    int to = widest(matrix.rows().stream().map(r -> r.to().text()).toList());
    for (Matrix.Row row : matrix.rows()) {
      String only =
          row.targets().size() == asked.size() ? "" : "  " + terminal.dim("only " + words(row));
      terminal.say(
          String.format(Locale.ROOT, "%-" + from + "s -> %-" + to + "s  ", row.from(), row.to())
              + Messages.shown(row.traffic().toString())
              + only);
    }
  }

  private static int widest(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(1);
  }

  private static String words(Matrix.Row row) {
    return row.targets().stream().map(TargetName::word).collect(Collectors.joining(", "));
  }

  private static ArrayNode json(Matrix matrix) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Matrix.Row row : matrix.rows()) {
      ObjectNode node = list.addObject();
      node.put("from", row.from().text());
      node.put("to", row.to().text());
      node.put("ports", row.traffic().toString());
      ArrayNode targets = node.putArray("targets");
      row.targets().forEach(target -> targets.add(target.word()));
      ArrayNode flows = node.putArray("flows");
      row.flows().forEach(flows::add);
    }
    return list;
  }
}
