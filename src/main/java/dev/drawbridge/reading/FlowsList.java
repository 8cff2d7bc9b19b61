package dev.drawbridge.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The list of element keys and flow ids beside a host's rules. It decides nothing about packets;
 * but scripts read it, so nothing else may stand in it.
 */
public final class FlowsList {
  /** How it is called in a service's folder. */
  public static final String NAME = "flows.tsv";

  private static final Pattern KEY = Pattern.compile("e[0-9a-f]{12}");
  private static final Pattern ID = Pattern.compile("[a-z0-9-]+");

  private FlowsList() {}

  /** Whether the contents are such a list: lines of a key and at least one id, ended by LF. */
  public static boolean holds(byte[] contents) {
    String text = new String(contents, StandardCharsets.ISO_8859_1);
    return text.isEmpty()
        || text.endsWith("\n")
            && Arrays.stream(text.substring(0, text.length() - 1).split("\n", -1))
                .allMatch(FlowsList::isLine);
  }

  private static boolean isLine(String line) {
    String[] words = line.split("\t", -1);
    return words.length > 1
        && KEY.matcher(words[0]).matches()
        && Arrays.stream(words).skip(1).allMatch(word -> ID.matcher(word).matches());
  }
}
