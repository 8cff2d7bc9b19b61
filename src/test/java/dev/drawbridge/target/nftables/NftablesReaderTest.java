package dev.drawbridge.target.nftables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.proof.Disagreement;
import dev.drawbridge.proof.Proof;
import dev.drawbridge.target.host.HostDrawing;
import dev.drawbridge.testing.Property;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NftablesReaderTest {
  private static final String PATH = "web/drawbridge.nft";
  private static final HostDrawing SHOP =
      HostDrawing.shop(new NftablesTarget())
          .service("cache", HostDrawing.containers("docker0", "172.17.0.0/16"), "10.0.3.7");
  private static final String WEB = SHOP.file("web", "nft");

  @Test
  void whatWasWrittenIsReadAsDrawn() {
    assertThat(judged(WEB)).isEmpty();
  }

  /** Each of these makes something possible or impossible that is drawn otherwise. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "loopback replaced | iif \"lo\" accept | iifname \"eth0\" accept",
        "a new connection taken for an old one | established : accept | new : accept",
        "new ones accepted besides | { established : accept | { new : accept, established : accept",
        "everything related accepted | related : goto related | related : accept",
        "invalid packets accepted | invalid : goto unknown | invalid : accept",
        "untracked packets go on to the sets | , untracked : goto unknown | ",
        "an accept among the essentials | chain essential_in { \\t\\ticmpv6 | chain essential_in {"
            + " \\t\\ttcp dport 22 accept \\t\\ticmpv6",
        "neighbours from afar | ip6 hoplimit 255 accept | accept",
        "another message type | nd-neighbor-solicit | nd-redirect",
        "DHCP from anywhere | udp dport 546 ip6 saddr fe80::/10 | udp dport 546",
        "DHCP from any port | meta nfproto ipv4 udp sport 67 udp dport 68 | meta nfproto ipv4 udp"
            + " dport 68",
        "another hook | hook input priority | hook output priority",
        "another hook for output | hook output priority | hook input priority",
        "another priority | filter + 10 | filter - 10",
        "no guard | \\t\\ttype filter hook prerouting priority dstnat - 10; policy drop; | ",
        "the guard too late | dstnat - 10 | dstnat + 10",
        "what is for this host passes the guard | fib daddr type != local accept | fib daddr type"
            + " local accept",
        "a set of the other direction | th dport @in4_port_range | th dport @guard4_port_range",
        "the source taken for the own address | ip daddr @self4 | ip saddr @self4",
        "the destination looked up | ip saddr . meta l4proto . th dport @guard4_port_range | ip"
            + " daddr . meta l4proto . th dport @guard4_port_range",
        "an address added to a hash | \\t10.0.2.50 . tcp . 5432 | \\t10.0.2.99 . tcp . 5432,"
            + " 10.0.2.50 . tcp . 5432",
        "a port changed | . tcp . 5432 | . tcp . 5433",
        "a protocol changed | . tcp . 5432 | . udp . 5432",
        "a network widened by one bit | 192.168.0.0/16 | 192.168.0.0/15",
        "one family missing | ip6 daddr @self6 | ip daddr @self4_x #",
        "everything accepted at the end | \\t\\tlimit rate | \\t\\taccept \\t\\tlimit rate",
        "a chain accepted as a whole | jump in4 | accept",
      })
  void aChangedFileIsCaught(String what, String from, String to) {
    String change = lines(from);
    String changed = WEB.replace(change, to == null ? "" : lines(to));
    assertThat(changed).as(what).isNotEqualTo(WEB);
    assertThat(judged(changed)).as(what).isNotEmpty();
  }

  @Test
  void thePolicyAndTheLastDropAreTwoLocksOnOneDoor() {
    String withoutDrop =
        WEB.replace("deny: \" level info\n\t\tcounter drop", "deny: \" level info");
    assertThat(judged(withoutDrop)).isEmpty();
    assertThat(judged(WEB.replace("policy drop", "policy accept"))).isEmpty();
    assertThat(judged(withoutDrop.replace("policy drop", "policy accept"))).isNotEmpty();
  }

  @Test
  void theOrderOfRulesDecides() {
    String state =
        "\t\tct state vmap { established : accept, related : goto related,"
            + " invalid : goto unknown, untracked : goto unknown }\n";
    String sets =
        WEB.lines().filter(line -> line.contains("ip daddr @self4")).findFirst().orElseThrow()
            + "\n";
    assertThat(judged(WEB.replace(state + sets, sets + state))).isNotEmpty();
  }

  /** Every element and every accepting rule is there for something. */
  @Test
  void noElementAndNoAcceptCanBeDroppedUnnoticed() {
    List<String> lines = WEB.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.endsWith(" accept") || line.contains(" comment \"e")) {
        List<String> without = new ArrayList<>(lines);
        without.remove(i);
        assertThat(judged(String.join("\n", without) + "\n")).as("without " + line).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SET_NOT_RESET | flush set inet drawbridge in4_protocol | # gone",
        "SET_NOT_RESET | 192.168.0.0/16 . tcp . 8000-8100 | 192.168.0.0/17 . tcp . 8000-8100",
        "CHAIN_NOT_RESET | flush table inet drawbridge | # gone",
        "SET_NOT_DECLARED | @in4_protocol | @in4_other",
        "SET_NOT_DECLARED | flush set inet drawbridge in4_protocol | flush set inet drawbridge"
            + " other",
        "SET_TYPE_DIFFERS | @in4_protocol | @out4_port",
        "CHAIN_NOT_DECLARED | jump in4 | jump in5",
        "CHAIN_LOOP | icmp type { destination-unreachable | goto related #",
        "JUMP_TO_BASE_CHAIN | jump in4 | jump output",
        "OTHER_TABLE | # rules below | table inet other {",
        "OTHER_TABLE | flush table inet drawbridge | flush table inet filter",
        "UNKNOWN_WORD | # rules below | flush ruleset",
        "UNKNOWN_WORD | # rules below | include \"/tmp/more.nft\"",
        "UNKNOWN_WORD | # rules below | define x",
        "UNKNOWN_WORD | counter drop | counter queue",
        "UNKNOWN_WORD | hook input | hook postrouting",
        "HOOK_NOT_DRAWN | hook input | hook forward",
        "UNKNOWN_WORD | type filter hook input | type nat hook input",
        "UNKNOWN_WORD | ct state vmap | ct mark vmap",
        "UNKNOWN_WORD | flags interval | flags interval,timeout",
        "UNKNOWN_CHARACTER | \"drawbridge web in deny: \" | \"$x\"",
        "UNKNOWN_CHARACTER | # rules below | * ",
        "UNFINISHED_STRING | \"drawbridge web in deny: \" | \"drawbridge",
        "VERDICT_BY_RATE | packets log prefix \"drawbridge web in deny: \" level info | packets"
            + " accept",
        "INTERFACE_OF_OTHER_WAY | oif \"lo\" | iif \"lo\"",
        "BAD_VALUE | . tcp . 5432 | . gre . 5432",
        "BAD_VALUE | . tcp . 5432 | . tcp . 05432",
        "BAD_VALUE | \\t10.0.2.50 . tcp | \\t10.0.2.0/24 . tcp",
        "BAD_VALUE | \\t10.0.2.50 . tcp | \\tfd00::1 . tcp",
        "BAD_VALUE | iif \"lo\" | iifname \"lo*\"",
        "BAD_VALUE | iif \"lo\" | iif \"2\"",
        "NO_ELEMENTS | elements = { | elements = { } #",
      })
  void whatNftWouldRefuseOrNobodyCanJudgeIsAProblemWithItsPlace(
      String code, String from, String to) {
    String changed = WEB.replace(lines(from), lines(to));
    changed = changed.replace("table inet other {", "table inet other {\n}\n");
    assertThat(changed).as("changed").isNotEqualTo(WEB);
    assertThat(judged(changed))
        .anySatisfy(found -> assertThat(found).startsWith(code + " " + PATH + ":"));
  }

  @Test
  void aFileThatBelongsToNoHostIsAProblem() {
    assertThat(problems(Map.of("web/other.nft", WEB))).startsWith("UNKNOWN_FILE web/other.nft:1");
    assertThat(problems(Map.of("drawbridge.nft", WEB))).startsWith("UNKNOWN_FILE drawbridge.nft:1");
  }

  @Test
  void containersAreTreatedAlikeEverywhere() {
    String cache = SHOP.file("cache", "nft");
    String path = "cache/drawbridge.nft";
    String first = cache.replaceFirst("iifname \"docker0\"", "iifname \"docker1\"");
    assertThat(problems(Map.of(path, first))).startsWith("INTERFACES_DIFFER " + path + ":");
    assertThat(judged("cache", cache.replace("\"docker0\"", "\"docker1\""))).isNotEmpty();
    assertThat(judged("cache", cache.replace(" 172.17.0.0/16", " 172.16.0.0/15"))).isNotEmpty();
  }

  @Test
  void rulesAfterTheFirstFlushStayAndRulesBeforeItDoNot() {
    String again = WEB.replace("# rules below\n", "# rules below\nflush table inet drawbridge\n");
    assertThat(judged(again)).isEmpty();
    assertThat(judged(WEB + "flush table inet drawbridge\n")).isNotEmpty();
  }

  @Test
  void aSetThatIsFilledAndThenFlushedIsEmpty() {
    String set = "flush set inet drawbridge in4_protocol\n";
    String fill =
        "add element inet drawbridge in4_protocol {\n\t10.0.1.10 . 112 comment \"e79f57b999346\","
            + "\n\t10.0.1.11 . 112 comment \"e79f57b999346\"\n}\n";
    assertThat(WEB).contains(set, fill);
    assertThat(judged(WEB.replace(fill, fill + set))).isNotEmpty();
    assertThat(judged(WEB.replace(fill, fill + set + fill))).isEmpty();
  }

  @Test
  void whatComesBackFromAJumpGoesOnAndWhatComesBackFromAGotoEnds() {
    String jump = "\t\tip daddr @";
    assertThat(judged(WEB.replace(jump, "\t\tjump unknown\n" + jump))).isNotEmpty();
    assertThat(judged(WEB.replace("jump essential_in", "goto essential_in"))).isNotEmpty();
    String returning = "\tchain related {\n\t\treturn\n";
    assertThat(judged(WEB.replace("\tchain related {\n\t\ticmp", returning + "\t\ticmp")))
        .isNotEmpty();
  }

  /** Whatever is done to a file, reading it ends with a reading or with problems. */
  @Test
  void noFileBreaksTheReader() {
    List<String> words = List.of(WEB.split("(?<=[ \n])"));
    Property.holds(
        400,
        random -> {
          List<String> changed = new ArrayList<>(words);
          for (int change = random.nextInt(1, 6); change > 0; change--) {
            int at = random.nextInt(changed.size());
            String other = words.get(random.nextInt(words.size()));
            switch (random.nextInt(4)) {
              case 0 -> changed.remove(at);
              case 1 -> changed.set(at, other);
              case 2 -> changed.add(at, other);
              default -> changed.subList(at, changed.size()).clear();
            }
            if (changed.isEmpty()) {
              changed.add("\n");
            }
          }
          assertThat(judged(String.join("", changed))).isNotNull();
        });
  }

  /** A text on one line, with tabs and line ends written out as in a comma-separated list. */
  private static String lines(String text) {
    return text.replace("{ \\t", "{\n\t").replace("accept \\t", "accept\n\t").replace("\\t", "\t");
  }

  /** What is wrong with the file of the web server: problems of reading, else disagreements. */
  private static List<String> judged(String web) {
    return judged("web", web);
  }

  private static List<String> judged(String service, String text) {
    Map<String, byte[]> files = new HashMap<>(SHOP.bundle().files());
    files.put(service + "/drawbridge.nft", text.getBytes(StandardCharsets.UTF_8));
    try {
      return Proof.compare(
              SHOP.policy(), TargetName.NFTABLES, List.of(), new NftablesTarget().read(files))
          .disagreements()
          .stream()
          .map(NftablesReaderTest::described)
          .toList();
    } catch (ProblemsException e) {
      return e.problems().stream().map(NftablesReaderTest::described).toList();
    }
  }

  private static String problems(Map<String, String> texts) {
    Map<String, byte[]> files = new HashMap<>();
    texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    try {
      new NftablesTarget().read(files);
      return fail("read without a problem");
    } catch (ProblemsException e) {
      return e.problems().stream()
          .map(NftablesReaderTest::described)
          .collect(Collectors.joining("\n"));
    }
  }

  private static String described(Problem problem) {
    return problem.code().name() + " " + where(problem.place()) + " " + problem.arguments();
  }

  private static String described(Disagreement found) {
    return found.code().name() + " " + where(found.place()) + " " + found.arguments();
  }

  private static String where(Place place) {
    return place.toString();
  }
}
