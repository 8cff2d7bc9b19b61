package dev.drawbridge.target.nftables;

import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.reading.FlowsList;
import dev.drawbridge.reading.HostsReading;
import dev.drawbridge.reading.HostsReading.HookReading;
import dev.drawbridge.reading.HostsReading.HostReading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
  private final List<Problem> problems = new ArrayList<>();
  private final RulesetWords words = new RulesetWords();

  private NftablesReader() {}

  static HostsReading read(Map<String, byte[]> files) throws ProblemsException {
    NftablesReader reader = new NftablesReader();
    SortedMap<String, byte[]> rules = new TreeMap<>(files);
    Set<String> lists = new TreeSet<>(rules.keySet());
    lists.removeIf(path -> !path.endsWith("/" + FlowsList.NAME));
    rules.keySet().removeAll(lists);
    rules.forEach(reader::readFile);
    lists.forEach(path -> reader.readList(path, files.get(path)));
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
        hosts.put(host.group(1), hostReading(path, table));
      } catch (RulesetError error) {
        inFile.add(error.problem());
      }
    }
    problems.addAll(inFile);
  }

  /** The list of flows of one service, which stands beside its rules. */
  private void readList(String path, byte[] bytes) {
    String host = path.substring(0, path.length() - FlowsList.NAME.length() - 1);
    if (!hosts.containsKey(host) && problems.isEmpty()) {
      problems.add(Problem.at(Place.file(path), NftablesProblem.UNKNOWN_FILE, path));
    } else if (!FlowsList.holds(bytes)) {
      problems.add(Problem.at(Place.file(path), NftablesProblem.FLOWS_UNREADABLE, path));
    }
  }

  private static HostReading hostReading(String path, RulesetTable table) throws RulesetError {
    List<HookReading> hooks = new ArrayList<>();
    for (RulesetChain chain : table.chains()) {
      if (chain.base().isPresent()) {
        hooks.add(RulesetExecution.of(table, chain, chain.base().get()));
      }
    }
    return new HostReading(hooks, containerInterfaces(table), Place.lines(path, 1, 1));
  }

  /** The interfaces other than loopback, which every rule must treat alike. */
  private static Set<String> containerInterfaces(RulesetTable table) throws RulesetError {
    Set<String> all = new TreeSet<>();
    for (RulesetChain chain : table.chains()) {
      for (RulesetRule rule : chain.rules()) {
        Set<String> named = containerInterfaces(rule);
        if (!all.isEmpty() && !named.isEmpty() && !all.equals(named)) {
          throw new RulesetError(
              Problem.at(
                  rule.place(), NftablesProblem.INTERFACES_DIFFER, String.join(", ", named)));
        }
        all.addAll(named);
      }
    }
    return all;
  }

  private static Set<String> containerInterfaces(RulesetRule rule) {
    Set<String> named = new TreeSet<>();
    for (RulesetRule.Arm arm : rule.arms()) {
      for (RulesetMatch match : arm.matches()) {
        if (match instanceof RulesetMatch.Link link) {
          named.addAll(link.names());
        }
      }
    }
    return named;
  }
}
