package dev.drawbridge.target.iptables;

import dev.drawbridge.target.Commands;
import java.util.List;

/**
 * How the files of one service are loaded, loaded again and taken away by hand. Sets first, since
 * rules name them; IPv6 before IPv4, the family people forget.
 */
final class IptablesCommands {
  /**
   * Puts one {@code -D} per jump that is there into the same transaction, before the rules: else
   * each load would leave one more jump (design: hosts 12). Reads what is loaded, then the file.
   */
  private static final String WITHOUT_OLD_JUMPS =
      """
      !new { if (/^\\*/) table = $0; \
      if (/ -[jg] DRAWBRIDGE-(IN|OUT|GUARD|FWD)$/ && !/^-A DRAWBRIDGE-/) \
      { sub(/^-A/, "-D"); old[table] = old[table] $0 "\\n" } next } \
      { print } /^\\*/ { printf "%s", old[$0] }\
      """
          .strip();

  /** Takes away jumps, then the contents of our chains, then the chains, table by table. */
  private static final String NOTHING_OF_OURS =
      """
      /^\\*/ { table = $0; jumps = flush = chains = "" } \
      /^:DRAWBRIDGE-/ { name = substr($1, 2); \
      flush = flush "-F " name "\\n"; chains = chains "-X " name "\\n" } \
      / -[jg] DRAWBRIDGE-[A-Z-]+$/ && !/^-A DRAWBRIDGE-/ \
      { sub(/^-A/, "-D"); jumps = jumps $0 "\\n" } \
      /^COMMIT/ && chains != "" { print table; printf "%s%s%s", jumps, flush, chains; print }\
      """
          .strip();

  private static final String LOAD_SETS = "ipset restore < drawbridge.ipset";

  static final Commands ALL =
      new Commands(
          "<service>",
          List.of(
              LOAD_SETS,
              "ip6tables-restore --noflush -w < drawbridge.v6.rules",
              "iptables-restore --noflush -w < drawbridge.v4.rules"),
          List.of(
              LOAD_SETS,
              reload("ip6tables", "drawbridge.v6.rules"),
              reload("iptables", "drawbridge.v4.rules"),
              destroySets("grep -q \"^create $set \" drawbridge.ipset || ")),
          List.of(remove("ip6tables"), remove("iptables"), destroySets("")));

  private IptablesCommands() {}

  private static String reload(String program, String file) {
    return program
        + "-save | awk '"
        + WITHOUT_OLD_JUMPS
        + "' - new=1 "
        + file
        + " | "
        + program
        + "-restore --noflush -w";
  }

  private static String remove(String program) {
    return program + "-save | awk '" + NOTHING_OF_OURS + "' | " + program + "-restore --noflush -w";
  }

  /** Sets of ours, of which some may be spared. */
  private static String destroySets(String unless) {
    return "for set in $(ipset list -name); do case $set in drawbridge-*) "
        + unless
        + "ipset destroy \"$set\" ;; esac; done";
  }
}
