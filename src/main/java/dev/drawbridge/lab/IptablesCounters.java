package dev.drawbridge.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The counters of iptables: of rules with a key, of elements of sets, and of what is denied. */
final class IptablesCounters implements CounterReader {
  private static final Pattern RULE =
      Pattern.compile(
          "\\[(\\d+):\\d+\\] -A DRAWBRIDGE-"
              + "(?:(IN|OUT|GUARD|FORWARD|SPOOFED)-(?:NEW|(DENY))|(FWD)-\\d+-\\d+-\\d+) (.*)");
  private static final Pattern KEY = Pattern.compile("--comment \"?(e[0-9a-f]{12})\"?");
  private static final Pattern SET = Pattern.compile("--match-set (\\S+) ");
  private static final Pattern VERDICT = Pattern.compile("-j (DROP|REJECT)\\b");
  private static final Pattern ELEMENT =
      Pattern.compile("add (\\S+) .*packets (\\d+) .*comment \"(e[0-9a-f]{12})\".*");

  private final Map<String, Set<String>> flowsByKey;
  private final Map<String, String> environment;

  /**
   * Counters of one back end.
   *
   * @param environment in which {@code iptables-save} is that of the back end
   */
  IptablesCounters(Map<String, Set<String>> flowsByKey, Map<String, String> environment) {
    this.flowsByKey = flowsByKey;
    this.environment = environment;
  }

  @Override
  public Map<Meter, Long> read(String host) throws IOException, InterruptedException {
    Tally tally = new Tally(host, flowsByKey);
    Map<String, Hook> sets = new HashMap<>();
    List<String> lines = new ArrayList<>();
    for (String save : List.of("iptables-save", "ip6tables-save")) {
      lines.addAll(run(save, "-c").lines().toList());
    }
    for (String line : lines) {
      Matcher rule = RULE.matcher(line);
      if (rule.matches()) {
        rule(rule, tally, sets);
      }
    }
    run("ipset", "save").lines().forEach(line -> element(line, tally, sets));
    return tally.sums();
  }

  private String run(String... command) throws IOException, InterruptedException {
    return Tool.run(Path.of("/"), environment, "", List.of(command));
  }

  private static void rule(Matcher rule, Tally tally, Map<String, Hook> sets) {
    long packets = Long.parseLong(rule.group(1));
    Hook hook = rule.group(4) == null ? of(rule.group(2)) : Hook.FORWARD;
    String options = rule.group(5);
    if (rule.group(3) != null) {
      if (VERDICT.matcher(options).find()) {
        tally.denied(hook, packets);
      }
      return;
    }
    Matcher key = KEY.matcher(options);
    if (key.find()) {
      tally.passed(hook, key.group(1), packets);
    }
    Matcher set = SET.matcher(options);
    if (set.find()) {
      sets.put(set.group(1), hook);
    }
  }

  private static Hook of(String chains) {
    return switch (chains) {
      case "OUT" -> Hook.EGRESS;
      case "FORWARD" -> Hook.FORWARD;
      case "SPOOFED" -> Hook.SPOOFED;
      default -> Hook.INGRESS;
    };
  }

  private static void element(String line, Tally tally, Map<String, Hook> sets) {
    Matcher element = ELEMENT.matcher(line);
    if (element.matches() && sets.containsKey(element.group(1))) {
      tally.passed(sets.get(element.group(1)), element.group(3), Long.parseLong(element.group(2)));
    }
  }
}
