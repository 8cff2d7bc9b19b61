package dev.drawbridge.cli;

import dev.drawbridge.check.Checks;
import dev.drawbridge.check.Finding;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.export.BundleFiles;
import dev.drawbridge.export.Export;
import dev.drawbridge.export.ExportCode;
import dev.drawbridge.export.Placing;
import dev.drawbridge.export.TargetExport;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.proof.Disagreement;
import dev.drawbridge.proof.ProofResult;
import dev.drawbridge.version.Version;
import java.nio.file.Path;
import java.time.LocalDate;
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

/** {@code drawbridge export}. */
@Command(
    name = "export",
    description = "Writes a drawing as policy bundles, each proved equal to the drawing.",
    footer = {
      "",
      "Examples:",
      "  drawbridge export shop.drawbridge.yaml --to out",
      "  drawbridge export shop.drawbridge.yaml --to shop.zip --target kubernetes,aws",
      "",
      "What a target cannot say is left out and listed; the exit code is then 1 unless you say"
          + " --accept-losses. A target that errors in the drawing stand against is not written."
    })
final class ExportCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final LocalDate today;

  @Mixin private DrawingFileOption drawing = new DrawingFileOption();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "The folder, or the file ending in .zip, to write.")
  private Path to = Path.of("");

  @Option(names = "--accept-losses", description = "Losses do not count as a failure.")
  private boolean acceptLosses;

  @Option(
      names = "--force",
      description = "Overwrite changed files and use a folder that holds others.")
  private boolean force;

  @Option(names = "--json", description = "For machines.")
  private boolean json;

  ExportCommand(Terminal terminal, LocalDate today) {
    this.terminal = terminal;
    this.today = today;
  }

  @Override
  public Integer call() throws Failure {
    Export export = Export.of(Policy.of(drawing.read()), Checks.asOf(today), drawing.targets());
    if (export.targets().values().stream().allMatch(TargetExport.Absent.class::isInstance)) {
      throw new Failure(ExitCode.FINDINGS, List.of(Problem.of(ExportCode.NOTHING_TO_WRITE)));
    }
    Placing.Placed placed = place(export);
    if (json) {
      terminal.say(json(export, placed));
    } else {
      print(export, placed);
    }
    return exitCode(export);
  }

  private Placing.Placed place(Export export) throws Failure {
    try {
      return Placing.place(BundleFiles.of(export, Version.text()), to, force);
    } catch (ProblemsException e) {
      throw new Failure(ExitCode.NOT_HERE, e);
    }
  }

  private int exitCode(Export export) {
    boolean bad =
        export.targets().values().stream()
            .anyMatch(made ->
                switch (made) {
                  case TargetExport.Proved proved ->
                      !acceptLosses && !proved.limits().losses().isEmpty();
                  case TargetExport.Absent absent ->
                      drawing.namesTargets() && drawing.targets().contains(absent.target());
                  case TargetExport.Blocked _,
                      TargetExport.Disagrees _,
                      TargetExport.Unreadable _ ->
                      true;
                });
    return bad ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  // ---- for people

  private void print(Export export, Placing.Placed placed) {
    FindingText.print(
        terminal,
        export.findings().stream().filter(f -> f.severity() != Finding.Severity.NOTE).toList());
    export
        .targets()
        .forEach((name, made) ->
            terminal.say(String.format(Locale.ROOT, "%-11s", name.word()) + outcome(made)));
    int losses =
        export.targets().values().stream().mapToInt(made -> made.limits().losses().size()).sum();
    if (losses > 0 && !acceptLosses) {
      terminal.say(Messages.text(CliCode.LOSSES_NOT_ACCEPTED, List.of(losses)));
    }
    if (!placed.disappeared().isEmpty()) {
      terminal.say(
          Messages.text(
              CliCode.DISAPPEARED,
              List.of(
                  placed.disappeared().size(),
                  placed.disappeared().stream().limit(5).collect(Collectors.joining(", ")))));
    }
    terminal.say(Messages.text(CliCode.EXPORTED, List.of(placed.destination())));
  }

  private String outcome(TargetExport made) {
    return switch (made) {
      case TargetExport.Proved proved ->
          terminal.green(Messages.text(CliCode.PROVED, List.of(proved.proof().points())));
      case TargetExport.Blocked blocked -> terminal.red(blocked(blocked.because()));
      case TargetExport.Unreadable unreadable -> terminal.red(blocked(unreadable.because()));
      case TargetExport.Disagrees disagrees -> terminal.red(disagreement(disagrees.proof()));
      case TargetExport.Absent _ -> terminal.dim(Messages.text(CliCode.ABSENT, List.of()));
    };
  }

  private static String blocked(List<Problem> because) {
    String codes =
        because.stream().map(p -> p.code().name()).distinct().collect(Collectors.joining(", "));
    return Messages.text(CliCode.BLOCKED, List.of(codes));
  }

  private static String disagreement(ProofResult proof) {
    return Messages.text(
        CliCode.DISAGREES,
        List.of(
            proof.count(Disagreement.Kind.EXTRA),
            proof.count(Disagreement.Kind.MISSING),
            proof.count(Disagreement.Kind.MISCOUNTED),
            proof.count(Disagreement.Kind.UNDECIDED)));
  }

  // ---- for machines

  private static ObjectNode json(Export export, Placing.Placed placed) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("destination", placed.destination().toString());
    ArrayNode disappeared = node.putArray("disappeared");
    placed.disappeared().forEach(disappeared::add);
    ArrayNode findings = node.putArray("findings");
    export.findings().forEach(finding -> FindingJson.add(findings, finding));
    ObjectNode targets = node.putObject("targets");
    export.targets().forEach((name, made) -> json(targets.putObject(name.word()), name, made));
    return node;
  }

  private static void json(ObjectNode node, TargetName name, TargetExport made) {
    node.put("target", name.word());
    switch (made) {
      case TargetExport.Proved proved ->
          node.put("state", "proved").put("points", proved.proof().points());
      case TargetExport.Blocked blocked -> because(node.put("state", "blocked"), blocked.because());
      case TargetExport.Unreadable unreadable ->
          because(node.put("state", "unreadable"), unreadable.because());
      case TargetExport.Disagrees disagrees ->
          ProofJson.add(node.put("state", "disagrees"), disagrees.proof());
      case TargetExport.Absent _ -> node.put("state", "absent");
    }
    ArrayNode losses = node.putArray("losses");
    for (Loss loss : made.limits().losses()) {
      losses
          .addObject()
          .put("flow", loss.flow())
          .put("service", loss.service().text())
          .put("traffic", loss.traffic().toString())
          .put("code", loss.reason().name())
          .put("reason", Messages.text(loss.reason(), loss.arguments()));
    }
  }

  private static void because(ObjectNode node, List<Problem> problems) {
    ArrayNode list = node.putArray("because");
    problems.forEach(problem -> FindingJson.add(list, problem));
  }
}
