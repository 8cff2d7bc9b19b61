package dev.drawbridge.target.nftables;

import dev.drawbridge.problem.Problem;
import dev.drawbridge.reading.HostsReading.Hook;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Executes the commands of a file on a table of which nothing is known before. Every command that
 * it does not know is a problem (nft(8), version 1.0.6).
 */
final class RulesetParser {
  /** A file with more problems is not ours at all. */
  private static final int MOST_PROBLEMS = 50;

  private final RulesetTokens tokens;
  private final RulesetElement elements;
  private final RulesetTable table = new RulesetTable();
  private final RuleParser rules;
  private final List<Problem> problems = new ArrayList<>();

  private RulesetParser(RulesetTokens tokens, RulesetWords words) {
    this.tokens = tokens;
    this.elements = new RulesetElement(tokens, words);
    this.rules = new RuleParser(tokens, elements);
  }

  /** The table after all commands; problems are added to the list. */
  static RulesetTable parse(String file, String text, RulesetWords words, List<Problem> problems) {
    try {
      RulesetParser parser = new RulesetParser(RulesetTokens.of(file, text), words);
      parser.commands();
      problems.addAll(parser.problems);
      return parser.table;
    } catch (RulesetError unreadable) {
      problems.add(unreadable.problem());
      return new RulesetTable();
    }
  }

  private interface Command {
    void run() throws RulesetError;
  }

  private void commands() {
    tokens.skipEnds();
    while (!tokens.isAtEnd() && problems.size() < MOST_PROBLEMS) {
      attempt(this::command);
      tokens.skipEnds();
    }
  }

  /** A command that is not understood is a problem, and reading goes on with the next line. */
  private void attempt(Command command) {
    try {
      command.run();
    } catch (RulesetError error) {
      problems.add(error.problem());
      tokens.skipLine();
    }
  }

  private void command() throws RulesetError {
    if (tokens.take("table")) {
      ourTable();
      block();
    } else if (tokens.take("flush")) {
      flush();
    } else if (tokens.take("add")) {
      tokens.expect("element");
      ourTable();
      RulesetSet set = declaredSet(tokens.word());
      tokens.expect("{");
      elements(set);
      tokens.endStatement();
    } else {
      throw tokens.unknown(tokens.peek());
    }
  }

  private void ourTable() throws RulesetError {
    RulesetToken family = tokens.word();
    RulesetToken name = tokens.word();
    if (!family.is("inet") || !name.is("drawbridge")) {
      throw tokens.error(family, NftablesProblem.OTHER_TABLE, family.text() + " " + name.text());
    }
  }

  private void flush() throws RulesetError {
    if (tokens.take("table")) {
      ourTable();
      tokens.endStatement();
      table.flush();
    } else {
      tokens.expect("set");
      ourTable();
      RulesetSet set = declaredSet(tokens.word());
      tokens.endStatement();
      set.flush();
    }
  }

  private RulesetSet declaredSet(RulesetToken name) throws RulesetError {
    return table
        .set(name.text())
        .orElseThrow(() -> tokens.error(name, NftablesProblem.SET_NOT_DECLARED, name.text()));
  }

  private void block() throws RulesetError {
    tokens.expect("{");
    tokens.skipEnds();
    while (!tokens.peek().is("}")) {
      if (tokens.take("set")) {
        set(tokens.word());
      } else {
        tokens.expect("chain");
        chain(tokens.word());
      }
      tokens.skipEnds();
    }
    tokens.expect("}");
    tokens.endStatement();
    // nft declares everything of a block before it adds the block's rules.
    for (RuleParser.Reference reference : rules.takeReferences()) {
      attempt(() -> reference.check(table, tokens));
    }
  }

  private void set(RulesetToken name) throws RulesetError {
    tokens.expect("{");
    tokens.skipEnds();
    tokens.expect("type");
    List<RulesetField> type = type();
    tokens.endStatement();
    tokens.skipEnds();
    boolean interval = option("flags", "interval");
    boolean counter = option("counter");
    RulesetSet set =
        table
            .declare(new RulesetSet.Declaration(name.text(), type, interval, counter))
            .orElseThrow(
                () -> tokens.error(name, NftablesProblem.SET_DECLARED_DIFFERENTLY, name.text()));
    if (tokens.take("elements")) {
      tokens.expect("=", "{");
      elements(set);
      tokens.endStatement();
      tokens.skipEnds();
    }
    tokens.expect("}");
  }

  private boolean option(String first, String... more) throws RulesetError {
    if (!tokens.take(first)) {
      return false;
    }
    tokens.expect(more);
    tokens.endStatement();
    tokens.skipEnds();
    return true;
  }

  private List<RulesetField> type() throws RulesetError {
    RulesetToken start = tokens.peek();
    List<RulesetField> type = new ArrayList<>();
    do {
      RulesetToken word = tokens.word();
      type.add(RulesetField.of(word.text()).orElseThrow(() -> tokens.unknown(word)));
    } while (tokens.take("."));
    if (!RuleParser.isSetType(type)) {
      throw tokens.unknown(start);
    }
    return type;
  }

  private void elements(RulesetSet set) throws RulesetError {
    List<RulesetField> type = set.declaration().type();
    tokens.skipNewlines();
    if (tokens.peek().is("}")) {
      throw tokens.error(tokens.peek(), NftablesProblem.NO_ELEMENTS);
    }
    do {
      tokens.skipNewlines();
      if (tokens.peek().is("}")) {
        break;
      }
      element(set, type);
      tokens.skipNewlines();
    } while (tokens.take(","));
    tokens.expect("}");
  }

  private void element(RulesetSet set, List<RulesetField> type) throws RulesetError {
    List<RulesetToken> words = new ArrayList<>(3);
    StringBuilder text = new StringBuilder(60);
    for (RulesetField field : type) {
      if (!words.isEmpty()) {
        tokens.expect(".");
        text.append(" . ");
      }
      RulesetToken word = tokens.word();
      if (!set.declaration().interval() && isRange(field, word)) {
        throw tokens.error(
            word, NftablesProblem.BAD_VALUE, word.text(), "a single value, as the set holds");
      }
      words.add(word);
      text.append(word.text());
    }
    String comment = "";
    if (tokens.take("comment")) {
      comment = tokens.string();
      text.append(" comment \"").append(comment).append('"');
    }
    set.add(elements.entry(type, words, comment), text.toString());
  }

  private static boolean isRange(RulesetField field, RulesetToken word) {
    return switch (field) {
      case IPV4_ADDR, IPV6_ADDR -> word.text().indexOf('/') >= 0 || word.text().indexOf('-') >= 0;
      case INET_SERVICE -> word.text().indexOf('-') >= 0;
      case INET_PROTO, ICMP_TYPE, ICMPV6_TYPE -> false;
    };
  }

  private void chain(RulesetToken name) throws RulesetError {
    RulesetChain chain = table.declareChain(name.text());
    tokens.expect("{");
    tokens.skipEnds();
    while (!tokens.peek().is("}") && !tokens.isAtEnd() && problems.size() < MOST_PROBLEMS) {
      attempt(() -> statement(chain));
      tokens.skipEnds();
    }
    tokens.expect("}");
  }

  private void statement(RulesetChain chain) throws RulesetError {
    if (tokens.peek().is("type")) {
      hook(chain);
    } else if (tokens.take("policy")) {
      RulesetToken policy = tokens.word();
      if (!policy.is("accept") && !policy.is("drop")) {
        throw tokens.unknown(policy);
      }
      tokens.endStatement();
      chain.setPolicy(policy.is("accept"));
    } else {
      rules.rule().ifPresent(chain::add);
    }
  }

  private void hook(RulesetChain chain) throws RulesetError {
    RulesetToken start = tokens.next();
    tokens.expect("filter", "hook");
    RulesetToken word = tokens.word();
    Hook hook =
        switch (word.text()) {
          case "prerouting" -> Hook.PREROUTING;
          case "input" -> Hook.INPUT;
          case "output" -> Hook.OUTPUT;
          case "forward" -> Hook.FORWARD;
          default -> throw tokens.unknown(word);
        };
    tokens.expect("priority");
    int priority = priority();
    tokens.endStatement();
    if (!chain.hook(new RulesetChain.Base(hook, priority, tokens.place(start)))) {
      throw tokens.error(start, NftablesProblem.CHAIN_DECLARED_DIFFERENTLY, chain.name());
    }
  }

  /** Named priorities as in the inet family (nft(8), CHAINS). */
  private int priority() throws RulesetError {
    RulesetToken word = tokens.word();
    int base =
        switch (word.text()) {
          case "raw" -> -300;
          case "mangle" -> -150;
          case "dstnat" -> -100;
          case "filter" -> 0;
          case "security" -> 50;
          default -> throw tokens.unknown(word);
        };
    if (tokens.take("+")) {
      return base + elements.number(tokens.word(), 0, 1000, "a priority");
    }
    return tokens.take("-") ? base - elements.number(tokens.word(), 0, 1000, "a priority") : base;
  }

  /** Strings of a list in braces, or one alone. */
  static Set<String> strings(RulesetTokens tokens) throws RulesetError {
    Set<String> strings = new LinkedHashSet<>();
    if (!tokens.take("{")) {
      strings.add(tokens.string());
      return strings;
    }
    do {
      strings.add(tokens.string());
    } while (tokens.take(","));
    tokens.expect("}");
    return strings;
  }
}
