package dev.drawbridge.target.iptables;

import dev.drawbridge.net.Family;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.reading.HostsReading.Hook;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Executes a file for {@code iptables-restore --noflush} or its sibling for IPv6 on a machine that
 * may have any rules already. {@code --noflush} keeps what is there, except in chains of our own
 * that the file declares: these are emptied (iptables-restore.c: "Flushing chain"). So every chain
 * we know anything about is declared, and in the kernel's own chains we know only what stands
 * first.
 */
final class RulesetFile {
  /** iptables-restore.c reads into 10240 bytes. */
  private static final int LONGEST_LINE = 10_000;

  /** x_tables.h: XT_EXTENSION_MAXNAMELEN is 29 with the zero at the end. */
  private static final int LONGEST_CHAIN = 28;

  private static final Set<String> TARGETS =
      Set.of("ACCEPT", "DROP", "RETURN", "QUEUE", "REJECT", "LOG");
  private static final Set<String> KERNELS =
      Set.of("PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING");

  /** Where a chain of the kernel's stands in the packet path. */
  private record Position(String table, String chain) {}

  private static final Map<Position, Hook> HOOKS =
      Map.of(
          new Position("filter", "INPUT"), Hook.INPUT,
          new Position("filter", "OUTPUT"), Hook.OUTPUT,
          new Position("filter", "FORWARD"), Hook.FORWARD,
          new Position("mangle", "PREROUTING"), Hook.PREROUTING);

  /**
   * One of the kernel's chains with what the file puts into it.
   *
   * @param rules ours, in the order in which packets meet them
   * @param first whether ours stand before all others
   * @param chains the other chains of the table by name
   */
  record Hooked(Chain rules, boolean first, Map<String, Chain> chains) {
    /** The chains that packets can meet here. */
    Set<Chain> reached() {
      Set<Chain> reached = new LinkedHashSet<>();
      Deque<Chain> next = new ArrayDeque<>(List.of(rules));
      while (!next.isEmpty()) {
        Chain chain = next.pop();
        if (reached.add(chain)) {
          chain
              .rules()
              .forEach(rule -> rule.verdict().leadsTo().map(chains::get).ifPresent(next::add));
        }
      }
      return reached;
    }
  }

  private final Family family;
  private final Map<String, IpSet> sets;
  private final ReadValues values;
  private final List<Problem> problems;
  private final Map<Hook, Hooked> hooks = new EnumMap<>(Hook.class);
  private final Map<String, Table> tables = new HashMap<>();
  private @Nullable Table open;

  /** A table between its name and its COMMIT. */
  private static final class Table {
    private final String name;
    private final Place.InFile place;
    private final Map<String, Chain> chains = new HashMap<>();
    private final RuleLineParser parser;

    Table(String name, Place.InFile place, RulesetFile ruleset) {
      this.name = name;
      this.place = place;
      this.parser =
          new RuleLineParser(ruleset.family, name, chains.keySet(), ruleset.sets, ruleset.values);
    }
  }

  private RulesetFile(
      Family family, Map<String, IpSet> sets, ReadValues values, List<Problem> problems) {
    this.family = family;
    this.sets = sets;
    this.values = values;
    this.problems = problems;
  }

  /** What a file puts into the kernel's chains; what is wrong is added to the problems. */
  static Map<Hook, Hooked> read(
      String file,
      Family family,
      String text,
      Map<String, IpSet> sets,
      ReadValues values,
      List<Problem> problems) {
    RulesetFile ruleset = new RulesetFile(family, sets, values, problems);
    ScriptLines.execute(file, text, LONGEST_LINE, problems, ruleset::execute);
    ruleset.requireCommitted();
    return ruleset.hooks;
  }

  private void execute(String line, Place.InFile place) throws RefusedLine {
    if (line.startsWith("*")) {
      begin(line.substring(1), place);
    } else if (open == null) {
      throw new RefusedLine(IptablesProblem.LINE_UNKNOWN, line);
    } else if (line.equals("COMMIT")) {
      open = null;
    } else if (line.startsWith(":")) {
      declare(open, line, place);
    } else {
      rule(open, Words.of(line), place);
    }
  }

  private void begin(String name, Place.InFile place) throws RefusedLine {
    requireCommitted();
    Table table = new Table(name, place, this);
    // Even of a table that is refused the lines are read, so that all problems are found at once.
    open = table;
    if (HOOKS.keySet().stream().noneMatch(position -> position.table().equals(name))) {
      throw new RefusedLine(IptablesProblem.TABLE_UNKNOWN, name);
    }
    if (tables.putIfAbsent(name, table) != null) {
      throw new RefusedLine(IptablesProblem.TABLE_TWICE, name);
    }
  }

  private void requireCommitted() {
    Table left = open;
    if (left != null) {
      problems.add(Problem.at(left.place, IptablesProblem.TABLE_NOT_COMMITTED, left.name));
    }
  }

  /** {@code :NAME - [0:0]}: a chain of our own, empty from here on. */
  private static void declare(Table table, String line, Place.InFile place) throws RefusedLine {
    Words words = Words.of(line.substring(1));
    String name = words.next();
    if (KERNELS.contains(name) || TARGETS.contains(name)) {
      throw new RefusedLine(IptablesProblem.CHAIN_NOT_OURS, name);
    }
    words.require("-");
    words.require("[0:0]");
    words.end();
    if (name.length() > LONGEST_CHAIN || !name.matches("[A-Za-z][A-Za-z0-9_.-]*")) {
      throw new RefusedLine(IptablesProblem.VALUE_WRONG, ":", name);
    }
    if (table.chains.putIfAbsent(name, new Chain(name, place)) != null) {
      throw new RefusedLine(IptablesProblem.CHAIN_TWICE, name);
    }
  }

  private void rule(Table table, Words words, Place.InFile place) throws RefusedLine {
    String command = words.next();
    String chain = words.next();
    boolean kernels = KERNELS.contains(chain);
    switch (command) {
      case "-A" -> {
        RuleLine rule = table.parser.parse(words, place);
        if (kernels) {
          appendToKernels(table, chain, rule);
        } else {
          declared(table, chain).append(rule);
        }
      }
      case "-I" -> {
        boolean first = position(words) == 1;
        RuleLine rule = table.parser.parse(words, place);
        if (kernels && rule.verdict() instanceof RuleLine.Verdict.Goto) {
          // What returns from a chain gone to has left the kernel's chain, other people's rules
          // too.
          throw new RefusedLine(IptablesProblem.OPTION_UNKNOWN, "-g");
        }
        if (kernels && first) {
          hooked(table, chain, rule.place()).rules().insertFirst(rule);
        } else if (kernels) {
          appendToKernels(table, chain, rule);
        } else if (first) {
          declared(table, chain).insertFirst(rule);
        } else {
          throw new RefusedLine(IptablesProblem.VALUE_WRONG, command, chain);
        }
      }
      default -> throw new RefusedLine(IptablesProblem.LINE_UNKNOWN, command);
    }
  }

  /** The number after {@code -I CHAIN}; without one, 1. */
  private static int position(Words words) throws RefusedLine {
    Optional<String> number = words.takeNumber();
    if (number.isEmpty()) {
      return 1;
    }
    if (!number.get().matches("[1-9][0-9]{0,5}")) {
      throw new RefusedLine(IptablesProblem.VALUE_WRONG, "-I", number.get());
    }
    return Integer.parseInt(number.get());
  }

  private static Chain declared(Table table, String name) throws RefusedLine {
    Chain chain = table.chains.get(name);
    if (chain == null) {
      throw new RefusedLine(IptablesProblem.CHAIN_NOT_DECLARED, name);
    }
    return chain;
  }

  /** Whatever stands before it is foreign and unknown, so ours no longer come first. */
  private void appendToKernels(Table table, String chain, RuleLine rule) throws RefusedLine {
    Hooked hooked = hooked(table, chain, rule.place());
    hooked.rules().append(rule);
    hooks.put(
        HOOKS.get(new Position(table.name, chain)),
        new Hooked(hooked.rules(), false, hooked.chains()));
  }

  private Hooked hooked(Table table, String chain, Place.InFile place) throws RefusedLine {
    Hook hook = HOOKS.get(new Position(table.name, chain));
    if (hook == null) {
      throw new RefusedLine(IptablesProblem.HOOK_UNKNOWN, chain, table.name);
    }
    return hooks.computeIfAbsent(
        hook, _ -> new Hooked(new Chain(chain, place), true, table.chains));
  }
}
