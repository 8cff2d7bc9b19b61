package dev.drawbridge.target.iptables;

import dev.drawbridge.target.host.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The digest of one service's files, SHA-256 of the text of all three without it. The last rule of
 * each family carries it as its comment: a machine that holds it in both has nothing to load
 * (design: hosts 18).
 */
final class RulesetDigest {
  /** The last rule of either file: what nothing let through before addresses are translated. */
  private static final String LAST_RULE = "-A " + Station.GUARD.denial() + " ";

  private final String comment;

  /** The digest of texts, in the order in which they are loaded. */
  RulesetDigest(List<String> texts) {
    this.comment = "-m comment --comment sha256:" + Sha256.of(String.join("", texts)) + " ";
  }

  /**
   * A file of rules with the digest in its last rule.
   *
   * @param text of a file that ends with the table of the guard
   */
  byte[] in(String text) {
    int options = text.lastIndexOf(LAST_RULE) + LAST_RULE.length();
    return (text.substring(0, options) + comment + text.substring(options))
        .getBytes(StandardCharsets.UTF_8);
  }
}
