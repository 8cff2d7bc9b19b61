package dev.drawbridge.target.iptables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.proof.Proof;
import dev.drawbridge.target.host.HostDrawing;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is changed in the files by hand or by mistake, the proof does not hold any more. */
class IptablesMutationTest {
  private static final Policy POLICY = drawing().policy();
  private static final Map<String, byte[]> FILES =
      HostDrawing.rules(new IptablesTarget().write(POLICY));

  @Test
  void withoutAnyChangeTheProofHolds() {
    assertThat(found(FILES)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a rule dropped                     | MISSING            | v4.rules | (?m)^-A DRAWBRIDGE-IN-NEW .*\\n    |
          a rule dropped from the guard      | MISSING            | v4.rules | (?m)^-A DRAWBRIDGE-GUARD-NEW .*\\n |
          a network widened by one bit       | EXTRA              | v4.rules | 192\\.168\\.0\\.0/16               | 192.168.0.0/15
          one side widened only              | EXTRA              | v4.rules | (-A DRAWBRIDGE-OUT-NEW .*)dport 5432 | $1dport 5432:5433
          the port test taken out            | EXTRA              | v4.rules | -m tcp --dport 5432                |
          the protocol made zero             | EXTRA              | v4.rules | -p 112                             | -p 0
          an ICMP type made 255              | EXTRA              | v4.rules | --icmp-type 8                      | --icmp-type 255
          source ports taken for ports       | EXTRA              | v4.rules | -m tcp --dport 5432                | -m tcp --sport 5432
          the peer taken for the host        | MISSING            | v4.rules | (-A DRAWBRIDGE-IN-NEW) -s          | $1 -d
          another loopback                   | EXTRA              | v4.rules | -i lo                              | -i eth0
          the loopback test taken out        | EXTRA              | v6.rules | ` -o lo`                           |
          new accepted by state              | EXTRA              | v4.rules | ctstate ESTABLISHED                | ctstate NEW,ESTABLISHED
          untracked accepted by state        | EXTRA              | v6.rules | ctstate ESTABLISHED                | ctstate ESTABLISHED,UNTRACKED
          all related accepted               | EXTRA              | v4.rules | -p icmp -m icmp --icmp-type 3 -m conntrack --ctstate RELATED | -m conntrack --ctstate RELATED
          the state not asked for            | EXTRA              | v4.rules | ` -m conntrack --ctstate NEW (-g DRAWBRIDGE-IN-NEW)` | ` $1`
          invalid let pass                   | EXTRA              | v4.rules | INVALID -j DROP                    | INVALID -j RETURN
          the last drop removed              | EXTRA              | v4.rules | (?m)^-A DRAWBRIDGE-IN-DENY -j DROP\\n |
          the last reject removed            | EXTRA              | v6.rules | (?m)^-A DRAWBRIDGE-OUT-DENY -j REJECT.*\\n |
          the last drop made an accept       | EXTRA              | v6.rules | (DRAWBRIDGE-GUARD-DENY .*)-j DROP  | $1-j ACCEPT
          a way to the denial removed        | EXTRA              | v4.rules | (?m)^-A DRAWBRIDGE-IN -g DRAWBRIDGE-IN-DENY\\n |
          openings left open                 | EXTRA              | v4.rules | (?m)^-A DRAWBRIDGE-IN-NEW -g DRAWBRIDGE-IN-DENY\\n |
          gone to made called                | MISSING            | v4.rules | -g DRAWBRIDGE-IN-NEW               | -j DRAWBRIDGE-IN-NEW
          an accept added to the essentials  | EXTRA              | v4.rules | (?m)^(-A DRAWBRIDGE-IN -i lo .*\\n) | $1-A DRAWBRIDGE-IN -p tcp -m tcp --dport 22 -j ACCEPT\\n
          an essential taken out             | MISSING            | v6.rules | (?m)^.*icmpv6-type 135.*\\n        |
          hop limit not asked for            | EXTRA              | v6.rules | ` -m hl --hl-eq 255`               |
          redirects let in                   | EXTRA              | v6.rules | icmpv6-type 136                    | icmpv6-type 137
          DHCP from any port                 | EXTRA              | v4.rules | --sport 67                         |
          the own address not asked for      | EXTRA              | v4.rules | (-A DRAWBRIDGE-IN) -d 10.0.1.10/31 | $1
          another host's address             | EXTRA              | v4.rules | (-A DRAWBRIDGE-IN) -d 10.0.1.10/31 | $1 -d 10.0.2.50/32
          destination type turned round      | EXTRA              | v4.rules | -m addrtype ! --dst-type LOCAL     | -m addrtype --dst-type LOCAL
          a chain not emptied                | TARGET_UNKNOWN     | v4.rules | (?m)^:DRAWBRIDGE-IN-NEW .*\\n      |
          a chain emptied too late           | TARGET_UNKNOWN     | v4.rules | (?ms)^(:DRAWBRIDGE-IN-DENY - .0:0.\\n)(.*?)(-I INPUT) | $2$1$3
          a jump not at the top              | EXTRA              | v4.rules | -I INPUT 1                         | -A INPUT
          a jump at the second place         | EXTRA              | v6.rules | -I OUTPUT 1                        | -I OUTPUT 2
          a jump missing                     | EXTRA              | v6.rules | (?m)^-I PREROUTING 1.*\\n          |
          a jump with a condition            | EXTRA              | v4.rules | -I INPUT 1                         | -I INPUT 1 -i eth0
          an accept before the jump          | EXTRA              | v4.rules | (?m)^COMMIT                        | -I INPUT 1 -j ACCEPT\\nCOMMIT
          another hook                       | HOOK_UNKNOWN       | v4.rules | -I INPUT 1                         | -I FORWARD 1
          another table                      | TABLE_UNKNOWN      | v4.rules | [*]mangle                          | *raw
          a table not committed              | TABLE_NOT_COMMITTED | v4.rules | (?m)^COMMIT\\n                     |
          a table a second time              | TABLE_TWICE        | v4.rules | \\z                              | *filter\\n:DRAWBRIDGE-IN - [0:0]\\nCOMMIT\\n
          source twice in a set match        | MISSING            | v4.rules | src,dst                            | src,src
          destination twice in a set match   | MISSING            | v4.rules | src,dst                            | dst,dst
          the set of the other direction     | SET_UNKNOWN        | v4.rules | (DRAWBRIDGE-IN-NEW -m set --match-set) drawbridge-i-\\S+ | $1 drawbridge-nowhere
          an element added                   | SET_NAME_WRONG     | ipset    | (?m)^(add \\S+) 10.*\\n            | $1 10.9.9.9,tcp:22 -exist\\n$0
          an element removed                 | SET_NAME_WRONG     | ipset    | (?m)^add .*\\n                     |
          an element widened                 | SET_NAME_WRONG     | ipset    | tcp:9000-9004                      | tcp:9000-9005
          a set not created                  | SET_UNKNOWN        | ipset    | (?m)^create .*\\n                  |
          a set under another name           | SET_UNKNOWN        | ipset    | ` drawbridge-i-`                   | ` drawbridge-i-0`
          not repeatable                     | NOT_REPEATABLE     | ipset    | -exist\\n                          | \\n
          a set that is too small            | SET_NAME_WRONG     | ipset    | maxelem 65536                      | maxelem 2
          an old state match                 | MATCH_STATE        | v4.rules | -m conntrack --ctstate             | -m state --state
          a match nobody knows               | MATCH_UNKNOWN      | v4.rules | -i lo                              | -i lo -m owner --uid-owner 0
          a target nobody knows              | TARGET_UNKNOWN     | v4.rules | -j DROP                            | -j TRACE
          a rule that decides now and then   | LIMIT_DECIDES      | v4.rules | (-A DRAWBRIDGE-IN-DENY) -j DROP    | $1 -m limit --limit 5/second -j DROP
          a policy set                       | CHAIN_NOT_OURS     | v4.rules | (?m)^(:DRAWBRIDGE-IN - )           | :INPUT ACCEPT [0:0]\\n$1
          a container interface more         | INTERFACES_DIFFER  | v4.rules | (?m)^(.*-i )docker0(.*)$           | $0\\n$1eth0$2
          container ranges widened           | EXTRA              | v4.rules | 172.17.0.0/16                      | 172.16.0.0/12
          """)
  void aChangeIsNoticed(String what, String as, String ending, String pattern, String replacement) {
    for (String service : List.of("web", "db", "docker")) {
      String path = service + "/drawbridge." + ending;
      String text = new String(FILES.get(path), StandardCharsets.UTF_8);
      String with = replacement == null ? "" : replacement.replace("\\n", "\n");
      String changed =
          Pattern.compile(pattern.replace("\\\\", "\\")).matcher(text).replaceFirst(with);
      if (changed.equals(text)) {
        continue;
      }
      assertThat(found(with(path, changed)))
          .as("%s in %s", what, path)
          .anyMatch(found -> found.startsWith(as + " "));
      return;
    }
    throw new AssertionError("changes nothing: " + what);
  }

  @Test
  void aMissingFileIsNoticed() {
    Set<String> needed = new TreeSet<>(FILES.keySet());
    needed.removeIf(path -> path.endsWith(".tsv"));
    for (String path : needed) {
      Map<String, byte[]> fewer = new HashMap<>(FILES);
      fewer.remove(path);
      assertThat(found(fewer)).as(path).isNotEmpty();
    }
  }

  @Test
  void anEmptyFamilyIsNoticed() {
    assertThat(found(with("web/drawbridge.v6.rules", ""))).isNotEmpty();
  }

  @Test
  void anotherHostsFileIsNoticed() {
    for (String name : List.of("drawbridge.v4.rules", "drawbridge.v6.rules")) {
      Map<String, byte[]> mixed = new HashMap<>(FILES);
      mixed.put("web/" + name, FILES.get("db/" + name));
      assertThat(found(mixed)).as(name).isNotEmpty();
    }
  }

  @Test
  void aFileThatDoesNotBelongHereIsNoticed() {
    assertThat(found(with("web/more.rules", "*filter\nCOMMIT\n"))).isNotEmpty();
    assertThat(found(with("drawbridge.v4.rules", "*filter\nCOMMIT\n"))).isNotEmpty();
  }

  /** What is wrong with files: why they cannot be read, or where they disagree. */
  private static List<String> found(Map<String, byte[]> files) {
    IptablesTarget target = new IptablesTarget();
    try {
      return Proof.compare(
              POLICY, TargetName.IPTABLES, target.limits(POLICY).losses(), target.read(files))
          .disagreements()
          .stream()
          .map(d -> d.kind() + " " + d.place())
          .toList();
    } catch (ProblemsException problems) {
      return problems.problems().stream().map(p -> p.code().name() + " " + p.place()).toList();
    }
  }

  private static Map<String, byte[]> with(String path, String text) {
    Map<String, byte[]> files = new HashMap<>(FILES);
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private static HostDrawing drawing() {
    HostDrawing drawing =
        HostDrawing.shop(new IptablesTarget())
            .service("docker", HostDrawing.containers("docker0", "172.17.0.0/16"), "10.0.3.1");
    for (int peer = 0; peer < 60; peer++) {
      drawing.network("peer-" + peer, "10.1.0." + peer, "fd00:5::" + Integer.toHexString(peer));
      drawing.flow("peer-" + peer, "db", "tcp/9000-9004");
    }
    return drawing;
  }
}
