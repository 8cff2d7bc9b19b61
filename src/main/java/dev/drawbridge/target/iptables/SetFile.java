package dev.drawbridge.target.iptables;

import dev.drawbridge.net.Family;
import dev.drawbridge.target.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The file of ipsets of one service in the making.
 *
 * <p>A set's name ends with a digest of what it holds, so that a set that is there under that name
 * already has the right elements, and rules change to new elements in one step. The comments belong
 * to it: a set that lives on keeps its counters, which must not be credited to other flows. The
 * digest is the first 14 hexadecimal digits of SHA-256 over lines: what stands in the {@code
 * create} line between name and {@code -exist}, then of each {@code add} line the same.
 */
final class SetFile {
  /** The kernel's default, and enough for nearly every set. */
  private static final int FEWEST_ELEMENTS = 65_536;

  private static final int DIGEST_BYTES = 7;

  /**
   * One line of a set.
   *
   * @param element as ipset writes it
   * @param size how many elements it becomes: a range of ports is one element per port
   * @param key its comment, by which its counter is found; may be empty
   * @param flows the flows it stands for, in file order
   */
  record Entry(String element, int size, String key, List<String> flows) {
    /** What is said of it to ipset, besides the name of its set. */
    String text() {
      return element + (key.isEmpty() ? "" : " comment " + key);
    }
  }

  private final Text text = new Text();
  private final Set<String> names = new HashSet<>();

  SetFile(String service) {
    text.line("# Drawbridge: the address sets of " + service + ". Load before the rules.");
  }

  /**
   * Adds a set.
   *
   * @param purpose one letter
   * @param type such as {@code hash:net}
   * @return its name, at most 31 characters, which no other set of the file has
   */
  String add(String purpose, String type, Family family, List<Entry> entries) {
    int elements = entries.stream().mapToInt(Entry::size).sum();
    String properties =
        type
            + " family "
            + (family == Family.IPV4 ? "inet" : "inet6")
            + " maxelem "
            + Math.max(FEWEST_ELEMENTS, elements)
            + " counters comment";
    String name = name(purpose, digest(properties, entries));
    text.line("create " + name + " " + properties + " -exist");
    for (Entry entry : entries) {
      text.line("add " + name + " " + entry.text() + " -exist", entry.flows());
    }
    return name;
  }

  Text text() {
    return text;
  }

  /** Two rules that match the same elements must not share their counters. */
  private String name(String purpose, String digest) {
    String name = "drawbridge-" + purpose + "-" + digest;
    for (int number = 2; !names.add(name); number++) {
      name = "drawbridge-" + purpose + number + "-" + digest;
    }
    return name;
  }

  private static String digest(String properties, List<Entry> entries) {
    StringBuilder lines = new StringBuilder(properties).append('\n');
    entries.forEach(entry -> lines.append(entry.text()).append('\n'));
    byte[] digest = sha256().digest(lines.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
