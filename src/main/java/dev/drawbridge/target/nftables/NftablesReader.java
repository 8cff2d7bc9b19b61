package dev.drawbridge.target.nftables;

import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.reading.Credit;
import dev.drawbridge.reading.FlowsList;
import dev.drawbridge.reading.HostsReading;
import dev.drawbridge.reading.HostsReading.Hook;
import dev.drawbridge.reading.HostsReading.HookReading;
import dev.drawbridge.reading.HostsReading.HostReading;
import dev.drawbridge.reading.HostsReading.Way;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads files as {@code nft -f} would execute them on a machine of which nothing is known before:
 * written from nft(8) and the kernel, not from the writer.
 */
final class NftablesReader {
  private static final Pattern PATH = Pattern.compile("([a-z0-9-]+)/drawbridge\\.nft");

  private final Map<String, HostReading> hosts = new TreeMap<>();
  private final Map<String, Map<String, Credit>> credits = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final RulesetWords words = new RulesetWords();

  private NftablesReader() {}

  static HostsReading read(Map<String, byte[]> files) throws ProblemsException {
    NftablesReader reader = new NftablesReader();
    SortedMap<String, byte[]> rules = new TreeMap<>(files);
    Set<String> lists = new TreeSet<>(rules.keySet());
    lists.removeIf(path -> !path.endsWith("/" + FlowsList.NAME));
    rules.keySet().removeAll(lists);
    lists.forEach(path -> reader.readList(path, files.get(path)));
    rules.forEach(reader::readFile);
    lists.forEach(reader::requireRules);
    if (!reader.problems.isEmpty()) {
      throw new ProblemsException(reader.problems);
    }
    return new HostsReading(reader.hosts);
  }

  private void readFile(String path, byte[] bytes) {
    Matcher host = PATH.matcher(path);
    if (!host.matches()) {
      problems.add(Problem.at(Place.file(path), NftablesProblem.UNKNOWN_FILE, path));
      return;
    }
    List<Problem> inFile = new ArrayList<>();
    RulesetTable table =
        RulesetParser.parse(path, new String(bytes, StandardCharsets.UTF_8), words, inFile);
    if (inFile.isEmpty()) {
      try {
        hosts.put(
            host.group(1), hostReading(path, table, credits.getOrDefault(host.group(1), Map.of())));
      } catch (RulesetError error) {
        inFile.add(error.problem());
      }
    }
    problems.addAll(inFile);
  }

  /** The list of flows of one service, which stands beside its rules. */
  private void readList(String path, byte[] bytes) {
    FlowsList.read(bytes)
        .ifPresentOrElse(
            list -> credits.put(folder(path), list),
            () ->
                problems.add(Problem.at(Place.file(path), NftablesProblem.FLOWS_UNREADABLE, path)));
  }

  private void requireRules(String list) {
    if (!hosts.containsKey(folder(list)) && problems.isEmpty()) {
      problems.add(Problem.at(Place.file(list), NftablesProblem.UNKNOWN_FILE, list));
    }
  }

  private static String folder(String list) {
    return list.substring(0, list.length() - FlowsList.NAME.length() - 1);
  }

  private static HostReading hostReading(
      String path, RulesetTable table, Map<String, Credit> credits) throws RulesetError {
    List<HookReading> hooks = new ArrayList<>();
    for (RulesetChain chain : table.chains()) {
      if (chain.base().isPresent()) {
        for (Way way : ways(table, chain, chain.base().get().hook())) {
          hooks.add(RulesetExecution.of(table, chain, chain.base().get(), way));
        }
      }
    }
    return new HostReading(hooks, containerInterfaces(table), credits, Place.lines(path, 1, 1));
  }

  private static List<Way> ways(RulesetTable table, RulesetChain base, Hook hook) {
    if (hook != Hook.FORWARD) {
      return List.of(Way.ANY);
    }
    Set<String> in = new TreeSet<>();
    Set<String> out = new TreeSet<>();
    for (RulesetRule rule : rules(table, List.of(base))) {
      for (RulesetMatch.Link link : links(rule)) {
        (link.incoming() ? in : out).addAll(link.all());
      }
    }
    return Way.between(in, out);
  }

  /** The interfaces other than loopback, which every rule must treat alike but at FORWARD. */
  private static Set<String> containerInterfaces(RulesetTable table) throws RulesetError {
    List<RulesetChain> bases =
        table.chains().stream()
            .filter(chain -> chain.base().filter(b -> b.hook() != Hook.FORWARD).isPresent())
            .toList();
    Set<String> all = new TreeSet<>();
    for (RulesetRule rule : rules(table, bases)) {
      Set<String> named = new TreeSet<>();
      links(rule).forEach(link -> named.addAll(link.names()));
      if (!all.isEmpty() && !named.isEmpty() && !all.equals(named)) {
        throw new RulesetError(
            Problem.at(rule.place(), NftablesProblem.INTERFACES_DIFFER, String.join(", ", named)));
      }
      all.addAll(named);
    }
    return all;
  }

  /** The rules that packets can meet which begin in one of these chains. */
  private static List<RulesetRule> rules(RulesetTable table, List<RulesetChain> bases) {
    Set<RulesetChain> reached = new LinkedHashSet<>();
    Deque<RulesetChain> next = new ArrayDeque<>(bases);
    while (!next.isEmpty()) {
      RulesetChain chain = next.pop();
      if (reached.add(chain)) {
        for (RulesetRule rule : chain.rules()) {
          for (RulesetRule.Arm arm : rule.arms()) {
            arm.verdict().leadsTo().flatMap(table::chain).ifPresent(next::add);
          }
        }
      }
    }
    return reached.stream().flatMap(chain -> chain.rules().stream()).toList();
  }

  private static List<RulesetMatch.Link> links(RulesetRule rule) {
    return rule.arms().stream()
        .flatMap(arm -> arm.matches().stream())
        .filter(RulesetMatch.Link.class::isInstance)
        .map(RulesetMatch.Link.class::cast)
        .toList();
  }
}
