package dev.drawbridge.target.iptables;

import dev.drawbridge.net.Cidr;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.PortRange;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic.Kinds;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Executes a file for {@code ipset restore} on a machine that may have any sets already. With
 * {@code -exist} a set that is there is kept with what it holds (ipset(8)), so only a set whose
 * name carries the digest of exactly these elements is known afterwards (design: semantics §2).
 */
final class IpSetFile {
  /** Fewer hexadecimal digits could be met by trying. */
  private static final int DIGEST_DIGITS = 14;

  /** ipset.c reads into 1024 bytes. */
  private static final int LONGEST_LINE = 1_000;

  /** ip_set.h: IPSET_MAX_COMMENT_SIZE. */
  private static final int LONGEST_COMMENT = 255;

  /** ip_set.h: IPSET_MAXNAMELEN is 32 with the zero at the end. */
  private static final int LONGEST_NAME = 31;

  private final ReadValues values;
  private final List<Problem> problems;
  private final Map<String, Creation> creations = new LinkedHashMap<>();

  /** One set in the making. */
  private static final class Creation {
    private final Place place;
    private final IpSet set;
    private final boolean isExact;
    private final int most;
    private final MessageDigest digest = sha256();
    private int size;

    Creation(Place place, IpSet set, boolean isExact, int most) {
      this.place = place;
      this.set = set;
      this.isExact = isExact;
      this.most = most;
    }

    void digest(String line) {
      digest.update(line.getBytes(StandardCharsets.US_ASCII));
      digest.update((byte) '\n');
    }
  }

  private IpSetFile(ReadValues values, List<Problem> problems) {
    this.values = values;
    this.problems = problems;
  }

  /** The sets of a file, by name; what is wrong is added to the problems. */
  static Map<String, IpSet> read(
      String file, String text, ReadValues values, List<Problem> problems) {
    IpSetFile sets = new IpSetFile(values, problems);
    ScriptLines.execute(file, text, LONGEST_LINE, problems, sets::execute);
    return sets.finished();
  }

  private void execute(String line, Place.InFile place) throws RefusedLine {
    Words words = Words.of(line);
    String command = words.next();
    switch (command) {
      case "create" -> create(words, place);
      case "add" -> add(words);
      default -> throw new RefusedLine(IptablesProblem.LINE_UNKNOWN, command);
    }
  }

  // ---- create NAME TYPE family FAMILY maxelem NUMBER [counters] [comment] -exist

  private void create(Words words, Place place) throws RefusedLine {
    String name = words.next();
    String type = words.next();
    boolean isNet = type.equals("hash:net") || type.equals("hash:net,port");
    if (!isNet && !type.equals("hash:ip,port")) {
      throw new RefusedLine(IptablesProblem.VALUE_WRONG, "create", type);
    }
    words.require("family");
    String familyWord = words.next();
    Family family =
        switch (familyWord) {
          case "inet" -> Family.IPV4;
          case "inet6" -> Family.IPV6;
          default -> throw new RefusedLine(IptablesProblem.VALUE_WRONG, "family", familyWord);
        };
    words.require("maxelem");
    int most = number("maxelem", words.next(), 1, Integer.MAX_VALUE);
    StringBuilder properties =
        new StringBuilder(type + " family " + familyWord + " maxelem " + most);
    List<String> extensions = new ArrayList<>();
    for (String extension : List.of("counters", "comment")) {
      if (words.take(extension)) {
        extensions.add(extension);
        properties.append(' ').append(extension);
      }
    }
    requireExist(words);
    if (name.length() > LONGEST_NAME) {
      throw new RefusedLine(IptablesProblem.VALUE_WRONG, "create", name);
    }
    Creation creation =
        new Creation(
            place,
            new IpSet(family, type.endsWith(",port"), extensions.contains("counters")),
            !isNet,
            most);
    creation.digest(properties.toString());
    if (creations.putIfAbsent(name, creation) != null) {
      throw new RefusedLine(IptablesProblem.SET_TWICE, name);
    }
  }

  private static void requireExist(Words words) throws RefusedLine {
    if (!words.hasNext()) {
      throw new RefusedLine(IptablesProblem.NOT_REPEATABLE);
    }
    words.require("-exist");
    words.end();
  }

  // ---- add NAME ELEMENT [comment TEXT] -exist

  private void add(Words words) throws RefusedLine {
    String name = words.next();
    Creation creation = creations.get(name);
    if (creation == null) {
      throw new RefusedLine(IptablesProblem.SET_UNKNOWN, name);
    }
    String element = words.next();
    String comment = "";
    if (words.take("comment")) {
      comment = words.text("comment", LONGEST_COMMENT);
    }
    requireExist(words);
    int comma = element.indexOf(',');
    if (creation.set.hasPorts() != comma >= 0) {
      throw new RefusedLine(IptablesProblem.VALUE_WRONG, "add", element);
    }
    Cidr addresses =
        addresses(creation, comma < 0 ? element : element.substring(0, comma), element);
    Optional<Kinds> ports =
        comma < 0 ? Optional.empty() : Optional.of(ports(element.substring(comma + 1), element));
    creation.set.add(addresses, ports, comment);
    creation.size += ports.map(kinds -> kinds.last() - kinds.first() + 1).orElse(1);
    creation.digest(comment.isEmpty() ? element : element + " comment " + comment);
  }

  private Cidr addresses(Creation creation, String text, String element) throws RefusedLine {
    Cidr cidr = values.cidr(text).orElse(null);
    // "hash:net ... the /0 prefix is not supported" (ipset(8)); hash:ip,port would spread a network
    // over one element per address.
    if (cidr == null
        || cidr.family() != creation.set.family()
        || cidr.prefixLength() == 0
        || (creation.isExact && !cidr.isSingle())) {
      throw new RefusedLine(IptablesProblem.VALUE_WRONG, "add", element);
    }
    return cidr;
  }

  private static Kinds ports(String text, String element) throws RefusedLine {
    int colon = text.indexOf(':');
    Protocol protocol =
        switch (colon < 0 ? "" : text.substring(0, colon)) {
          case "tcp" -> Protocol.TCP;
          case "udp" -> Protocol.UDP;
          case "sctp" -> Protocol.SCTP;
          default -> throw new RefusedLine(IptablesProblem.VALUE_WRONG, "add", element);
        };
    int dash = text.indexOf('-', colon);
    int first =
        number(
            "add",
            text.substring(colon + 1, dash < 0 ? text.length() : dash),
            1,
            PortRange.MAXIMUM);
    int last = dash < 0 ? first : number("add", text.substring(dash + 1), first, PortRange.MAXIMUM);
    return new Kinds(protocol, first, last);
  }

  /** To ipset a zero in front means octal, and many more things are numbers. */
  private static int number(String option, String text, int least, int most) throws RefusedLine {
    if (text.matches("0|[1-9][0-9]{0,9}")) {
      long number = Long.parseLong(text);
      if (least <= number && number <= most) {
        return (int) number;
      }
    }
    throw new RefusedLine(IptablesProblem.VALUE_WRONG, option, text);
  }

  // ---- afterwards

  private Map<String, IpSet> finished() {
    Map<String, IpSet> sets = new LinkedHashMap<>();
    creations.forEach((name, creation) -> {
      String digest =
          HexFormat.of().formatHex(creation.digest.digest()).substring(0, DIGEST_DIGITS);
      if (!name.endsWith("-" + digest)) {
        problems.add(Problem.at(creation.place, IptablesProblem.SET_NAME_WRONG, name, digest));
      }
      if (creation.size > creation.most) {
        problems.add(
            Problem.at(
                creation.place, IptablesProblem.SET_TOO_SMALL, name, creation.most, creation.size));
      }
      sets.put(name, creation.set);
    });
    return sets;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
