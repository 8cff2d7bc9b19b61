package dev.drawbridge.cli;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Probe;
import dev.drawbridge.policy.Verdict;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code drawbridge explain}. */
@Command(
    name = "explain",
    description = "Says whether one may open a connection to another, and because of what.",
    footer = {
      "",
      "Examples:",
      "  drawbridge explain shop.drawbridge.yaml --from frontend --to api-server --port tcp/8080",
      "  drawbridge explain shop.drawbridge.yaml --from 10.0.100.7 --to postgresql --port tcp/22",
      "",
      "One answer for all targets that agree. Exit code 0 if allowed on all of them, 1 if not."
    })
final class ExplainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private DrawingFileOption option = new DrawingFileOption();

  @Option(names = "--from", required = true, paramLabel = "END", description = "Who opens it.")
  private String from = "";

  @Option(names = "--to", required = true, paramLabel = "END", description = "Who accepts it.")
  private String to = "";

  @Option(
      names = "--port",
      required = true,
      paramLabel = "PORT",
      description = "Such as tcp/443, icmp/echo-request, or the name of a port of --to.")
  private String port = "";

  @Option(names = "--json", description = "For machines.")
  private boolean json;

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Failure {
    Drawing drawing = option.read();
    Policy policy = Policy.of(drawing);
    Key source = AskedEnd.of(policy, from);
    Key destination = AskedEnd.of(policy, to);
    Probe probe = new Probe(source, destination, traffic(drawing, destination));
    Map<Verdict, List<TargetName>> verdicts = new LinkedHashMap<>();
    for (TargetName target : option.targets()) {
      if (option.namesTargets() || policy.targets().contains(target)) {
        verdicts.computeIfAbsent(policy.decide(probe, target), _ -> new ArrayList<>()).add(target);
      }
    }
    if (json) {
      terminal.say(json(probe, verdicts));
    } else {
      terminal.say(source + " -> " + destination + " " + probe.traffic());
      verdicts.forEach((verdict, targets) -> print(policy, probe, verdict, targets));
    }
    return verdicts.keySet().stream().allMatch(Verdict.Allowed.class::isInstance)
        ? ExitCode.FINE
        : ExitCode.FINDINGS;
  }

  private Traffic traffic(Drawing drawing, Key destination) throws Failure {
    try {
      PortSpec spec = PortSpec.parse(port);
      Optional<Traffic> meant =
          spec.meaning()
              .or(() ->
                  drawing
                      .services()
                      .get(destination)
                      .map(Service::ports)
                      .flatMap(ports -> Optional.ofNullable(ports.get(spec.text())))
                      .flatMap(PortSpec::meaning));
      return meant.orElseThrow(() -> wrongPort(destination + " has no port of that name"));
    } catch (IllegalArgumentException e) {
      throw wrongPort(Optional.ofNullable(e.getMessage()).orElse(""));
    }
  }

  private Failure wrongPort(String why) {
    return new Failure(ExitCode.USAGE, List.of(Problem.of(CliCode.PORT_WRONG, port, why)));
  }

  // ---- for people

  private void print(Policy policy, Probe probe, Verdict verdict, List<TargetName> targets) {
    String on = targets.stream().map(TargetName::word).collect(Collectors.joining(", ")) + ": ";
    switch (verdict) {
      case Verdict.Allowed allowed -> {
        String flows = flows(policy.drawing(), allowed.flows());
        terminal.say(on + terminal.green(Messages.text(CliCode.ALLOWED, List.of(flows))));
        through(policy, probe, targets)
            .forEach((target, routers) ->
                terminal.say(
                    "  " + Messages.text(CliCode.THROUGH, List.of(target.word(), routers))));
      }
      case Verdict.Denied denied -> {
        terminal.say(on + terminal.red(Messages.text(CliCode.DENIED, List.of())));
        denied.refusals().forEach(refusal -> terminal.say("  " + sentence(probe, refusal)));
      }
      case Verdict.Unenforced _ ->
          terminal.say(on + terminal.yellow(Messages.text(CliCode.UNENFORCED, List.of())));
    }
  }

  /** The routers on the way, by target. */
  private static Map<TargetName, String> through(
      Policy policy, Probe probe, List<TargetName> targets) {
    Map<TargetName, String> through = new LinkedHashMap<>();
    for (TargetName target : targets) {
      List<Key> routers = policy.routersBetween(probe.from(), probe.to(), target);
      if (!routers.isEmpty()) {
        through.put(target, routers.stream().map(Key::text).collect(Collectors.joining(", ")));
      }
    }
    return through;
  }

  private static String flows(Drawing drawing, List<String> ids) {
    return ids.stream()
        .map(id ->
            drawing
                .statement(id)
                .map(Statement::why)
                .filter(why -> !why.isBlank())
                .map(why -> id + " (" + why + ")")
                .orElse(id))
        .collect(Collectors.joining(", "));
  }

  static String sentence(Probe probe, Verdict.Refusal refusal) {
    boolean ingress = refusal.direction() == Direction.INGRESS;
    Key peer = ingress ? probe.from() : probe.to();
    CliCode code =
        switch (refusal.reason()) {
          case NO_FLOW -> CliCode.DENIED_NO_FLOW;
          case OTHER_PORTS -> CliCode.DENIED_OTHER_PORTS;
          case OTHER_TARGETS -> CliCode.DENIED_OTHER_TARGETS;
          case NO_COMMON_FAMILY -> CliCode.DENIED_NO_COMMON_FAMILY;
        };
    String text =
        Messages.text(
            code,
            List.of(
                refusal.direction().name().toLowerCase(Locale.ROOT),
                refusal.service(),
                ingress ? "from" : "to",
                peer));
    return text
        + refusal
            .nearest()
            .map(id -> "; " + Messages.text(CliCode.NEAREST, List.of(id)))
            .orElse("");
  }

  // ---- for machines

  private static ObjectNode json(Probe probe, Map<Verdict, List<TargetName>> verdicts) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("from", probe.from().text());
    node.put("to", probe.to().text());
    node.put("ports", probe.traffic().toString());
    ArrayNode list = node.putArray("verdicts");
    verdicts.forEach((verdict, targets) -> {
      ObjectNode item = list.addObject();
      ArrayNode on = item.putArray("targets");
      targets.forEach(target -> on.add(target.word()));
      json(item, probe, verdict);
    });
    return node;
  }

  private static void json(ObjectNode item, Probe probe, Verdict verdict) {
    switch (verdict) {
      case Verdict.Allowed allowed -> {
        ArrayNode flows = item.put("verdict", "allowed").putArray("flows");
        allowed.flows().forEach(flows::add);
      }
      case Verdict.Denied denied -> {
        ArrayNode reasons = item.put("verdict", "denied").putArray("refusals");
        for (Verdict.Refusal refusal : denied.refusals()) {
          ObjectNode reason = reasons.addObject();
          reason.put("service", refusal.service().text());
          reason.put("direction", refusal.direction().name().toLowerCase(Locale.ROOT));
          reason.put("reason", refusal.reason().name().toLowerCase(Locale.ROOT));
          refusal.nearest().ifPresent(id -> reason.put("nearest", id));
          reason.put("text", sentence(probe, refusal));
        }
      }
      case Verdict.Unenforced _ -> item.put("verdict", "unenforced");
    }
  }
}
