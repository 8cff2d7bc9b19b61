package dev.drawbridge.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The list of element keys and flow ids beside a host's rules. It decides nothing about packets;
 * but scripts read it, so nothing else may stand in it, and people believe what it credits.
 */
public final class FlowsList {
  /** How it is called in a service's folder. */
  public static final String NAME = "flows.tsv";

  private static final Pattern ID = Pattern.compile("[a-z0-9-]+\\??");
  private static final String PARTLY = "?";
  private static final int DIGITS = 12;

  private FlowsList() {}

  /**
   * Reads such a list: lines of a key and at least one id, ended by LF; each key once, and made of
   * the ids behind it, so that neither can be changed alone.
   *
   * @return the flows by key, in the list's order; empty if the contents are no such list
   */
  public static Optional<Map<String, Credit>> read(byte[] contents) {
    String text = new String(contents, StandardCharsets.ISO_8859_1);
    if (text.isEmpty()) {
      return Optional.of(Map.of());
    }
    if (!text.endsWith("\n")) {
      return Optional.empty();
    }
    Map<String, Credit> credits = new LinkedHashMap<>();
    for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
      List<String> words = Arrays.asList(line.split("\t", -1));
      List<String> ids = words.subList(1, words.size());
      if (ids.isEmpty()
          || !ids.stream().allMatch(id -> ID.matcher(id).matches())
          || !words.getFirst().equals(key(ids))
          || credits.put(words.getFirst(), credit(ids)) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(Collections.unmodifiableMap(credits));
  }

  private static Credit credit(List<String> ids) {
    List<String> flows = new ArrayList<>();
    List<String> partly = new ArrayList<>();
    for (String id : ids) {
      if (id.endsWith(PARTLY)) {
        partly.add(id.substring(0, id.length() - PARTLY.length()));
      } else {
        flows.add(id);
      }
    }
    return new Credit(flows, partly);
  }

  private static String key(List<String> ids) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(String.join("\n", ids).getBytes(StandardCharsets.ISO_8859_1));
      return "e" + HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
