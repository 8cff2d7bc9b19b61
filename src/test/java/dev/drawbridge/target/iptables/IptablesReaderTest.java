package dev.drawbridge.target.iptables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.drawbridge.net.Address;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Packets.Packet;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.reading.HostBox;
import dev.drawbridge.reading.HostsReading;
import dev.drawbridge.reading.HostsReading.Hook;
import dev.drawbridge.reading.HostsReading.HookReading;
import dev.drawbridge.reading.HostsReading.HostReading;
import dev.drawbridge.reading.HostsReading.Passage;
import dev.drawbridge.reading.Situations;
import dev.drawbridge.reading.Situations.Destination;
import dev.drawbridge.reading.Situations.HopLimit;
import dev.drawbridge.reading.Situations.Link;
import dev.drawbridge.reading.Situations.Situation;
import dev.drawbridge.reading.Situations.State;
import dev.drawbridge.target.host.HostDrawing;
import dev.drawbridge.testing.Property;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What rules mean, written by hand; that what we write is read rightly, the proofs say. */
class IptablesReaderTest {
  private static final String NOTHING = "*filter\nCOMMIT\n";

  @Test
  void whatNoRuleDecidesPasses() throws Exception {
    assertThat(input(":X - [0:0]", "-I INPUT 1 -j X").passes("10.0.0.1", 22)).isTrue();
  }

  @Test
  void aDropIsFinalAndALaterAcceptComesTooLate() throws Exception {
    Filter filter = input(":X - [0:0]", "-A X -j DROP", "-A X -j ACCEPT", "-I INPUT 1 -j X");
    assertThat(filter.passes("10.0.0.1", 22)).isFalse();
  }

  @Test
  void aReturnFromACalledChainGoesOnBehindTheCall() throws Exception {
    Filter filter =
        input(
            ":X - [0:0]",
            ":Y - [0:0]",
            "-A X -p tcp -j Y",
            "-A X -j DROP",
            "-A Y -p tcp -m tcp --dport 22 -j RETURN",
            "-A Y -p tcp -m tcp --dport 80 -j ACCEPT",
            "-I INPUT 1 -j X");
    assertThat(filter.passes("10.0.0.1", 22)).isFalse();
    assertThat(filter.passes("10.0.0.1", 80)).isTrue();
  }

  @Test
  void aReturnFromAChainGoneToGoesBackToTheCaller() throws Exception {
    Filter filter =
        input(
            ":X - [0:0]",
            ":Y - [0:0]",
            "-A X -p tcp -g Y",
            "-A X -j DROP",
            "-A Y -p tcp -m tcp --dport 22 -j RETURN",
            "-A Y -j DROP",
            "-I INPUT 1 -j X");
    assertThat(filter.passes("10.0.0.1", 22)).isTrue();
    assertThat(filter.passes("10.0.0.1", 80)).isFalse();
  }

  @Test
  void whatReturnedInAnInnerChainIsNotAcceptedThere() throws Exception {
    Filter filter =
        input(
            ":X - [0:0]",
            ":Y - [0:0]",
            "-A X -j Y",
            "-A X -j DROP",
            "-A Y -p tcp -m tcp --dport 22 -j RETURN",
            "-A Y -p tcp -j ACCEPT",
            "-I INPUT 1 -j X");
    assertThat(filter.passes("10.0.0.1", 22)).isFalse();
    assertThat(filter.passes("10.0.0.1", 23)).isTrue();
  }

  @Test
  void severalPortsAndRanges() throws Exception {
    Filter filter =
        input(
            ":X - [0:0]",
            "-A X -s 10.0.0.0/8 -p tcp -m multiport --dports 22,80:90 -j RETURN",
            "-A X -j DROP",
            "-I INPUT 1 -j X");
    assertThat(filter.passes("10.0.0.1", 22)).isTrue();
    assertThat(filter.passes("10.0.0.1", 85)).isTrue();
    assertThat(filter.passes("10.0.0.1", 91)).isFalse();
    assertThat(filter.passes("11.0.0.1", 22)).isFalse();
  }

  @Test
  void aJumpThatIsNotFirstIsRead() throws Exception {
    HookReading hook = host(":X - [0:0]", "-A INPUT -j X").hooks().getFirst();
    assertThat(hook.hook()).isEqualTo(Hook.INPUT);
    assertThat(hook.first()).isFalse();
  }

  @Test
  void theFamilyWithoutAJumpIsOpen() throws Exception {
    HostReading host = host(":X - [0:0]", "-A X -j DROP", "-I INPUT 1 -j X");
    assertThat(host.hooks())
        .singleElement()
        .satisfies(hook ->
            assertThat(hook.passes())
                .singleElement()
                .satisfies(passage -> {
                  assertThat(passage.packets()).isEqualTo(PacketWalk.every(Family.IPV6));
                  assertThat(passage.place().file()).isEqualTo("a/drawbridge.v6.rules");
                }));
  }

  @Test
  void containerInterfacesAreNamed() throws Exception {
    HostReading host =
        host(
            ":X - [0:0]",
            "-A X -i docker0 -j RETURN",
            "-A X -i br-1 -j RETURN",
            "-A X -j DROP",
            "-I INPUT 1 -j X");
    assertThat(host.containerInterfaces()).containsExactly("br-1", "docker0");
  }

  @Test
  void containerInterfacesThatAreToldApartAreRefused() {
    assertThat(
            problems(
                ":X - [0:0]",
                "-A X -i docker0 -j RETURN",
                "-A X -p tcp -j DROP",
                "-A X -i br-1 -j RETURN",
                "-I INPUT 1 -j X"))
        .containsExactly(new Problem(IptablesProblem.INTERFACES_DIFFER, line(3), List.of("X")));
  }

  @Test
  void everyLineThatIsNotUnderstoodIsNamed() {
    assertThat(
            problems(
                ":X - [0:0]",
                "-A X -m state --state NEW -j RETURN",
                "-A X ! -s 10.0.0.0/8 -j RETURN",
                "-A X -m u32 --u32 0 -j RETURN",
                "-A X -s host.example.org -j RETURN",
                "-A X -s 10.0.0.1/8 -j RETURN",
                "-A X -s fd00::1/128 -j RETURN",
                "-A X -m multiport --dports 1 -j RETURN",
                "-A X -p tcp --dport 22 -j RETURN",
                "-A X -p tcp -m tcp --dport 22 --dport 23 -j RETURN",
                "-A X -p tcp -m tcp --dport 23:22 -j RETURN",
                "-A X -p tcp -m conntrack -j RETURN",
                "-A X -i eth+ -j RETURN",
                "-A X -j RETURN -j ACCEPT",
                "-A X -j MARK --set-mark 1",
                "-A Y -j RETURN",
                "-F X",
                "-P INPUT ACCEPT",
                "-D INPUT -j X",
                "-A X -m comment --comment \"open -j RETURN",
                "[1:2] -A X -j RETURN"))
        .extracting(problem -> problem.code().name() + ":" + lineOf(problem))
        .containsExactly(
            "MATCH_STATE:3",
            "OPTION_UNKNOWN:4",
            "MATCH_UNKNOWN:5",
            "VALUE_WRONG:6",
            "VALUE_WRONG:7",
            "VALUE_WRONG:8",
            "OPTION_MISPLACED:9",
            "OPTION_MISPLACED:10",
            "OPTION_TWICE:11",
            "VALUE_WRONG:12",
            "MATCH_INCOMPLETE:13",
            "VALUE_WRONG:14",
            "OPTION_TWICE:15",
            "TARGET_UNKNOWN:16",
            "CHAIN_NOT_DECLARED:17",
            "LINE_UNKNOWN:18",
            "LINE_UNKNOWN:19",
            "LINE_UNKNOWN:20",
            "QUOTE_OPEN:21",
            "LINE_UNKNOWN:22");
  }

  @Test
  void whatAProgramInCWouldReadOtherwiseIsRefused() {
    assertThat(
            problems(
                ":X - [0:0]",
                "-A X -j DROP\r",
                "-A X -j DROP\0",
                "-A X -m comment --comment \"a\\\" -j RETURN \" -j DROP",
                "-A X -m comment --comment \"a\"b -j DROP",
                "-A X -m comment --comment \"a\0\" -j DROP",
                "#" + "x".repeat(10_238) + "-A INPUT -j ACCEPT",
                "-A X -m comment --comment " + "x".repeat(256) + " -j DROP",
                "-A X -m limit --limit 5/parsec -j LOG"))
        .extracting(problem -> problem.code().name() + ":" + lineOf(problem))
        .containsExactly(
            "LINE_UNKNOWN:3",
            "LINE_UNKNOWN:4",
            "LINE_UNKNOWN:5",
            "LINE_UNKNOWN:6",
            "LINE_UNKNOWN:7",
            "LINE_TOO_LONG:8",
            "VALUE_WRONG:9",
            "VALUE_WRONG:10");
  }

  @Test
  void chainsThatLeadBackToThemselvesAreRefused() {
    assertThat(problems(":X - [0:0]", ":Y - [0:0]", "-A X -j Y", "-A Y -j X", "-I INPUT 1 -j X"))
        .extracting(Problem::code)
        .containsOnly(IptablesProblem.CHAIN_LOOP);
  }

  @Test
  void chainsThatCallEachOtherAgainAndAgainEndTheReading() {
    List<String> lines = new ArrayList<>();
    for (int chain = 0; chain < 16; chain++) {
      lines.add(":C" + chain + " - [0:0]");
    }
    for (int chain = 0; chain < 15; chain++) {
      for (int call = 0; call < 20; call++) {
        lines.add("-A C" + chain + " -j C" + (chain + 1));
      }
    }
    lines.add("-I INPUT 1 -j C0");
    assertThat(problems(lines.toArray(String[]::new)))
        .extracting(Problem::code)
        .containsOnly(IptablesProblem.TOO_COMPLEX);
  }

  /** Bytes changed, lines dropped, doubled and exchanged at random. */
  @Test
  void noFileBringsTheReaderDown() {
    Map<String, byte[]> files = HostDrawing.shop(new IptablesTarget()).bundle().files();
    Property.holds(
        400,
        random -> {
          Map<String, byte[]> damaged = new HashMap<>(files);
          String path = List.copyOf(files.keySet()).get(random.nextInt(files.size()));
          List<String> lines = new ArrayList<>(new String(files.get(path), UTF_8).lines().toList());
          for (int change = random.nextInt(4); change >= 0; change--) {
            damage(lines, random);
          }
          damaged.put(path, (String.join("\n", lines) + "\n").getBytes(UTF_8));
          try {
            assertThat(new IptablesTarget().read(damaged)).isNotNull();
          } catch (ProblemsException refused) {
            assertThat(refused.problems()).isNotEmpty();
          }
        });
  }

  private static void damage(List<String> lines, RandomGenerator random) {
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    switch (random.nextInt(4)) {
      case 0 -> lines.set(at, "");
      case 1 -> lines.add(random.nextInt(lines.size()), line);
      case 2 -> {
        int cut = random.nextInt(line.length() + 1);
        lines.set(at, line.substring(0, cut) + (char) random.nextInt(256) + line.substring(cut));
      }
      default -> {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        words.set(random.nextInt(words.size()), words.get(random.nextInt(words.size())));
        lines.set(at, String.join(" ", words));
      }
    }
  }

  @Test
  void setsThatIpsetWouldRefuseOrKeepAreRefused() {
    assertThat(
            setProblems(
                "create s hash:net family inet maxelem 9 -exist",
                "add s 0.0.0.0/0 -exist",
                "add s 10.0.0.1,tcp:1 -exist",
                "add s fd00::1 -exist",
                "add s 10.0.0.1",
                "add t 10.0.0.1 -exist",
                "flush s",
                "create s hash:net family inet maxelem 9 -exist",
                "create u hash:mac family inet maxelem 9 -exist",
                "add s 10.0.0.1 timeout 0 -exist"))
        .extracting(problem -> problem.code().name() + ":" + lineOf(problem))
        .containsExactly(
            "VALUE_WRONG:2",
            "VALUE_WRONG:3",
            "VALUE_WRONG:4",
            "NOT_REPEATABLE:5",
            "SET_UNKNOWN:6",
            "LINE_UNKNOWN:7",
            "SET_TWICE:8",
            "VALUE_WRONG:9",
            "LINE_UNKNOWN:10",
            "SET_NAME_WRONG:1");
  }

  /** "010" is 8 to ipset, and "0x50" is 80. */
  @Test
  void numbersThatIpsetTakesForOthersAreRefused() {
    assertThat(
            setProblems(
                "create s hash:ip,port family inet maxelem 0100 -exist",
                "create t hash:ip,port family inet maxelem 100 -exist",
                "add t 10.0.0.1,tcp:010 -exist",
                "add t 10.0.0.1,tcp:8-010 -exist",
                "add t 10.0.0.1,tcp:0x50 -exist",
                "add t 10.0.0.1,tcp:+80 -exist"))
        .extracting(problem -> problem.code().name() + ":" + lineOf(problem))
        .containsExactly(
            "VALUE_WRONG:1",
            "VALUE_WRONG:3",
            "VALUE_WRONG:4",
            "VALUE_WRONG:5",
            "VALUE_WRONG:6",
            "SET_NAME_WRONG:2");
  }

  // ---- one filter and one packet

  /** What passes INPUT for new connections over IPv4. */
  private record Filter(HookReading hook) {
    boolean passes(String peer, int port) {
      Situation situation =
          new Situation(Link.OTHER, State.NEW, HopLimit.OTHER, Destination.THIS_HOST);
      Packet packet = new Packet(Address.parse(peer), Protocol.TCP, port);
      return hook.passes().stream()
          .map(Passage::packets)
          .anyMatch(box -> holds(box, situation) && box.packets().contains(packet));
    }

    private static boolean holds(HostBox box, Situation situation) {
      Situations situations = box.situations();
      return situations.list().contains(situation)
          && box.local().contains(Address.parse("10.9.9.9"));
    }
  }

  private static Filter input(String... filter) throws ProblemsException {
    return new Filter(host(filter).hooks().getFirst());
  }

  private static HostReading host(String... filter) throws ProblemsException {
    return ((HostsReading) new IptablesTarget().read(files("", filter))).hosts().get("a");
  }

  private static List<Problem> problems(String... filter) {
    return catchThrowableOfType(ProblemsException.class, () -> host(filter)).problems();
  }

  private static List<Problem> setProblems(String... sets) {
    return catchThrowableOfType(
            ProblemsException.class,
            () -> new IptablesTarget().read(files(String.join("\n", sets) + "\n")))
        .problems();
  }

  private static Map<String, byte[]> files(String sets, String... filter) {
    String rules = "*filter\n" + String.join("\n", filter) + "\nCOMMIT\n";
    Map<String, byte[]> files = new HashMap<>();
    files.put("a/drawbridge.ipset", sets.getBytes(UTF_8));
    files.put("a/drawbridge.v4.rules", rules.getBytes(UTF_8));
    files.put("a/drawbridge.v6.rules", NOTHING.getBytes(UTF_8));
    return files;
  }

  private static Place.InFile line(int number) {
    return Place.lines("a/drawbridge.v4.rules", number, number);
  }

  private static int lineOf(Problem problem) {
    return ((Place.InFile) problem.place()).line();
  }
}
