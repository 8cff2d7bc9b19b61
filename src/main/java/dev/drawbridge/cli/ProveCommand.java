package dev.drawbridge.cli;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.export.BundleProof;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.proof.Disagreement;
import dev.drawbridge.proof.ProofResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code drawbridge prove}. */
@Command(
    name = "prove",
    description = "Says whether the files of a bundle allow exactly what its drawing says.",
    footer = {
      "",
      "Examples:",
      "  drawbridge prove out",
      "  drawbridge prove out --drawing shop.drawbridge.yaml",
      "",
      "Reads the files that are there, whoever wrote or changed them. Exit code 1 if they differ."
    })
final class ProveCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 20;

  private final Terminal terminal;

  @Parameters(paramLabel = "DIR", description = "The folder of the bundle.")
  private Path bundle = Path.of("");

  @Option(
      names = "--drawing",
      paramLabel = "FILE",
      description = "Compare with this drawing instead of the bundle's own.")
  private @Nullable Path drawing;

  @Option(names = "--json", description = "For machines.")
  private boolean json;

  ProveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Failure {
    BundleProof proof = prove();
    if (json) {
      terminal.say(json(proof));
    } else {
      print(proof);
    }
    return proof.agrees() ? ExitCode.FINE : ExitCode.FINDINGS;
  }

  private BundleProof prove() throws Failure {
    try {
      return BundleProof.of(bundle, Optional.ofNullable(drawing));
    } catch (ProblemsException e) {
      throw new Failure(ExitCode.UNREADABLE, e);
    }
  }

  private void print(BundleProof proof) {
    terminal.say(Messages.text(CliCode.PROVED_AGAINST, List.of(proof.drawing())));
    if (!proof.sameDrawing().orElse(true)) {
      terminal.say(terminal.yellow(Messages.text(CliCode.OTHER_DRAWING, List.of())));
    }
    proof.others().forEach(terminal::complain);
    proof.targets().forEach(this::print);
  }

  private void print(TargetName name, BundleProof.Outcome outcome) {
    String head = String.format(Locale.ROOT, "%-11s", name.word());
    switch (outcome) {
      case BundleProof.Outcome.Compared compared when compared.result().agrees() ->
          terminal.say(
              head
                  + terminal.green(
                      Messages.text(CliCode.PROVED, List.of(compared.result().points()))));
      case BundleProof.Outcome.Compared compared -> disagreements(head, compared.result());
      case BundleProof.Outcome.Unreadable unreadable -> {
        terminal.say(head + terminal.red("not understood"));
        unreadable.problems().stream().limit(MOST_SHOWN).forEach(this::problem);
      }
      case BundleProof.Outcome.Misplaced misplaced ->
          terminal.say(head + terminal.red(Messages.text(misplaced.problem())));
    }
  }

  private void disagreements(String head, ProofResult result) {
    terminal.say(
        head
            + terminal.red(
                result.count(Disagreement.Kind.EXTRA)
                    + " extra, "
                    + result.count(Disagreement.Kind.MISSING)
                    + " missing, "
                    + result.count(Disagreement.Kind.MISCOUNTED)
                    + " miscounted, "
                    + result.count(Disagreement.Kind.UNDECIDED)
                    + " undecided"));
    result.disagreements().stream().limit(MOST_SHOWN).forEach(this::disagreement);
    if (result.disagreements().size() > MOST_SHOWN) {
      terminal.say("  and " + (result.disagreements().size() - MOST_SHOWN) + " more");
    }
  }

  private void disagreement(Disagreement disagreement) {
    terminal.say(
        "  "
            + Terminal.where(disagreement.place())
            + disagreement.kind().name().toLowerCase(Locale.ROOT)
            + ": "
            + Messages.text(disagreement.code(), disagreement.arguments())
            + flow(disagreement));
  }

  /** What is extra belongs to no flow; the nearest one would only mislead. */
  private static String flow(Disagreement disagreement) {
    return disagreement.kind() == Disagreement.Kind.EXTRA
        ? ""
        : disagreement.flow().map(flow -> " (flow " + flow + ")").orElse("");
  }

  private void problem(Problem problem) {
    terminal.say(
        "  "
            + Terminal.where(problem.place())
            + Messages.text(problem)
            + " "
            + problem.code().name());
  }

  private ObjectNode json(BundleProof proof) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("bundle", bundle.toString());
    node.put("drawing", proof.drawing());
    proof.sameDrawing().ifPresent(same -> node.put("sameDrawing", same));
    node.put("agrees", proof.agrees());
    ArrayNode others = node.putArray("problems");
    proof.others().forEach(problem -> FindingJson.add(others, problem));
    ObjectNode targets = node.putObject("targets");
    proof.targets().forEach((name, outcome) -> json(targets.putObject(name.word()), outcome));
    return node;
  }

  private static void json(ObjectNode node, BundleProof.Outcome outcome) {
    node.put("agrees", outcome.agrees());
    switch (outcome) {
      case BundleProof.Outcome.Compared compared -> ProofJson.add(node, compared.result());
      case BundleProof.Outcome.Unreadable unreadable -> {
        ArrayNode list = node.putArray("problems");
        unreadable.problems().forEach(problem -> FindingJson.add(list, problem));
      }
      case BundleProof.Outcome.Misplaced misplaced ->
          FindingJson.add(node.putArray("problems"), misplaced.problem());
    }
  }
}
