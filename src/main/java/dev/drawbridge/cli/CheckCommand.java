package dev.drawbridge.cli;

import dev.drawbridge.check.Checks;
import dev.drawbridge.check.Finding;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.export.Targets;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.target.Limits;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code drawbridge check}. */
@Command(
    name = "check",
    description = "Says what is wrong with a drawing, or probably not meant.",
    footer = {
      "",
      "Examples:",
      "  drawbridge check shop.drawbridge.yaml",
      "  drawbridge check --strict --target kubernetes --json shop.drawbridge.yaml",
      "",
      "Exit code 1 if there are errors; with --strict also if there are warnings."
    })
final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final LocalDate today;

  @Mixin private DrawingFileOption drawing = new DrawingFileOption();

  @Option(names = "--strict", description = "Warnings count as errors.")
  private boolean strict;

  @Option(names = "--json", description = "For machines.")
  private boolean json;

  CheckCommand(Terminal terminal, LocalDate today) {
    this.terminal = terminal;
    this.today = today;
  }

  @Override
  public Integer call() throws Failure {
    Policy policy = Policy.of(drawing.read());
    List<Finding> findings =
        Checks.asOf(today).findings(policy, limits(policy)).stream()
            .filter(this::concerns)
            .toList();
    if (json) {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("file", drawing.file().toString());
      ArrayNode list = node.putArray("findings");
      findings.forEach(finding -> FindingJson.add(list, finding));
      terminal.say(node);
    } else if (findings.isEmpty()) {
      terminal.say(Messages.text(CliCode.CHECKED_CLEAN, List.of(drawing.file())));
    } else {
      FindingText.print(terminal, findings);
    }
    return findings.stream().anyMatch(this::counts) ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  private Map<TargetName, Limits> limits(Policy policy) {
    Map<TargetName, Limits> limits = new EnumMap<>(TargetName.class);
    List<TargetName> takingPart = policy.targets();
    Targets.all().stream()
        .filter(t -> drawing.targets().contains(t.name()) && takingPart.contains(t.name()))
        .forEach(target -> limits.put(target.name(), target.limits(policy)));
    return limits;
  }

  private boolean concerns(Finding finding) {
    return finding.targets().isEmpty()
        || finding.targets().stream().anyMatch(drawing.targets()::contains);
  }

  private boolean counts(Finding finding) {
    return switch (finding.severity()) {
      case ERROR -> true;
      case WARNING -> strict;
      case NOTE -> false;
    };
  }
}
