package dev.drawbridge.target.iptables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.target.Bundle;
import dev.drawbridge.target.host.HostDrawing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class IptablesWriterTest {
  private static final Path GOLDEN = Path.of("src/test/resources/bundles/iptables");

  /** {@code -Dgolden=write} writes the files anew, for a person to review the difference. */
  @Test
  void theShopIsWrittenAsReviewed() throws IOException {
    Bundle bundle =
        HostDrawing.shop(new IptablesTarget())
            .service("cache", HostDrawing.containers("docker0", "172.17.0.0/16"), "10.0.3.7")
            .loggedFlow("web", "cache", "tcp/6379")
            .bundle();
    for (var file : HostDrawing.rules(bundle).entrySet()) {
      Path golden = GOLDEN.resolve(file.getKey());
      if (System.getProperty("golden", "").equals("write")) {
        Files.createDirectories(golden.getParent());
        Files.write(golden, file.getValue());
      }
      assertThat(golden).hasBinaryContent(file.getValue());
    }
  }

  @Test
  void everyServiceHasAllFilesAlsoWhereAFamilyIsEmpty() {
    Bundle bundle = new HostDrawing(new IptablesTarget()).service("old", "10.0.0.1").bundle();
    assertThat(HostDrawing.rules(bundle))
        .containsOnlyKeys(
            "old/drawbridge.ipset",
            "old/drawbridge.v4.rules",
            "old/drawbridge.v6.rules",
            "old/flows.tsv");
  }

  @Test
  void bothFamiliesCarryTheDigestOfAllThreeFilesWithoutIt() throws Exception {
    HostDrawing shop = HostDrawing.shop(new IptablesTarget());
    Pattern comment = Pattern.compile("-m comment --comment sha256:([0-9a-f]{64}) ");
    StringBuilder all = new StringBuilder(shop.file("web", "ipset"));
    Set<String> carried = new HashSet<>();
    for (String family : List.of("v6.rules", "v4.rules")) {
      Matcher digest = comment.matcher(shop.file("web", family));
      assertThat(digest.find()).as(family).isTrue();
      carried.add(digest.group(1));
      all.append(digest.replaceAll(""));
    }
    byte[] expected =
        MessageDigest.getInstance("SHA-256")
            .digest(all.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(carried).containsExactly(HexFormat.of().formatHex(expected));
  }

  @Test
  void fiftyPeersAreRulesAndMoreAreASet() {
    assertThat(hub(50, "tcp/443").lines("hub", "ipset", "create")).isEmpty();
    assertThat(hub(51, "tcp/443").lines("hub", "ipset", "create"))
        .hasSize(2)
        .allMatch(line -> line.contains(" hash:ip,port "))
        .allMatch(line -> line.endsWith(" maxelem 65536 counters comment -exist"));
    assertThat(hub(51, "tcp/443").lines("hub", "v4.rules", "-A DRAWBRIDGE-IN-NEW"))
        .first()
        .asString()
        .matches(
            "-A DRAWBRIDGE-IN-NEW -m set --match-set drawbridge-i-[0-9a-f]{14} src,dst -j RETURN");
  }

  /** A set that lives on keeps its counters, which another flow must not inherit. */
  @Test
  void aSetThatCountsForAnotherFlowIsAnotherSet() {
    HostDrawing before = hub(51, "tcp/443");
    HostDrawing after =
        hub(51, "tcp/443")
            .network("everyone", "0.0.0.0/0", "::/0")
            .flow("everyone", "hub", "tcp/443");
    List<String> names = before.lines("hub", "ipset", "create drawbridge-i");
    assertThat(names).isNotEmpty();
    assertThat(after.lines("hub", "ipset", "create drawbridge-i"))
        .doesNotContainAnyElementsOf(names);
  }

  @Test
  void theGuardLooksUpTheSameSetsWithoutCounting() {
    assertThat(hub(51, "tcp/443").lines("hub", "v6.rules", "-A DRAWBRIDGE-GUARD-NEW"))
        .first()
        .asString()
        .endsWith(" src,dst ! --update-counters -j RETURN");
    assertThat(
            HostDrawing.shop(new IptablesTarget()).lines("web", "v4.rules", "-A DRAWBRIDGE-GUARD"))
        .noneMatch(line -> line.contains("--comment e"));
  }

  @Test
  void longRangesOfPortsAndWholeProtocolsStandInTheRule() {
    HostDrawing hub = hub(51, "udp/1000-1016", "tcp/1000-1015", "icmp/echo-request", "ip/47");
    assertThat(hub.lines("hub", "ipset", "create").stream().map(line -> line.split(" ")[2]))
        .containsOnly("hash:net", "hash:ip,port");
    assertThat(hub.lines("hub", "v4.rules", "-A DRAWBRIDGE-IN-NEW"))
        .anyMatch(line -> line.contains(" -p udp -m udp --dport 1000:1016 -m set "))
        .anyMatch(line -> line.contains(" -p icmp -m icmp --icmp-type 8 -m set "))
        .anyMatch(line -> line.contains(" -p 47 -m set "));
    assertThat(hub.lines("hub", "ipset", "add"))
        .anyMatch(line -> line.contains(",tcp:1000-1015 "))
        .noneMatch(line -> line.contains("udp"));
  }

  @Test
  void twoSetsWithTheSameElementsDoNotShareTheirCounters() {
    HostDrawing hub = hub(51, "ip/47", "ip/112");
    List<String> names =
        hub.lines("hub", "ipset", "create").stream().map(line -> line.split(" ")[1]).toList();
    assertThat(names).hasSize(4).doesNotHaveDuplicates().allMatch(name -> name.length() <= 31);
  }

  @Test
  void aSetOfEverythingIsTwoHalves() {
    HostDrawing hub = hub(51, "tcp/443").network("all", "0.0.0.0/0", "::/0");
    assertThat(hub.flow("all", "hub", "tcp/443").lines("hub", "ipset", "add"))
        .anyMatch(line -> line.contains(" 0.0.0.0/1,tcp:443 "))
        .anyMatch(line -> line.contains(" 128.0.0.0/1,tcp:443 "))
        .anyMatch(line -> line.contains(" 8000::/1,tcp:443 "))
        .noneMatch(line -> line.contains("/0,"));
  }

  @Test
  void aMultiportMatchHoldsFifteenPortsAndARangeCountsTwice() {
    String[] ports = new String[17];
    Arrays.setAll(ports, i -> i == 0 ? "tcp/1-9" : "tcp/" + (10 + 10 * i));
    HostDrawing drawing =
        new HostDrawing(new IptablesTarget())
            .service("a", "10.0.0.1")
            .service("b", "10.0.0.2")
            .flow("a", "b", ports);
    assertThat(drawing.lines("b", "v4.rules", "-A DRAWBRIDGE-IN-NEW"))
        .anyMatch(l -> l.contains("--dports 1:9,20,30,40,50,60,70,80,90,100,110,120,130,140 "))
        .anyMatch(l -> l.contains("--dports 150,160,170 "));
  }

  @Test
  void aLoggedFlowIsLoggedBeforeItPassesUnderItsOwnKey() {
    HostDrawing drawing =
        HostDrawing.shop(new IptablesTarget()).loggedFlow("db", "web", "tcp/80", "tcp/90");
    List<String> rules = drawing.lines("web", "v4.rules", "-A DRAWBRIDGE-IN-NEW");
    assertThat(rules.getFirst())
        .matches(
            "-A DRAWBRIDGE-IN-NEW -s 10\\.0\\.2\\.50/32 -p tcp -m multiport --dports 80,90"
                + " -j LOG --log-prefix \"drawbridge e[0-9a-f]{12}: \" --log-level 6");
    String key = rules.getFirst().replaceAll(".*drawbridge (e[0-9a-f]{12}).*", "$1");
    assertThat(drawing.bundle().elements()).containsEntry(key, List.of("db-to-web"));
  }

  @Test
  void everyLogPrefixIsAsShortAsTheKernelKeepsIt() {
    assertThat(
            HostDrawing.shop(new IptablesTarget())
                .loggedFlow("db", "web", "tcp/80")
                .lines("web", "v4.rules", "-A"))
        .filteredOn(line -> line.contains("--log-prefix"))
        .hasSize(4)
        .allMatch(line -> line.replaceAll(".*\"(.*)\".*", "$1").length() <= 29);
  }

  @Test
  void everyCommentIsAKeyOfTheFlowsOfItsLine() {
    Bundle bundle = HostDrawing.shop(new IptablesTarget()).bundle();
    List<String> lines = HostDrawing.shop(new IptablesTarget()).lines("web", "v4.rules", "");
    for (Bundle.Origin origin : bundle.origins().get("web/drawbridge.v4.rules")) {
      String line = lines.get(origin.firstLine() - 1);
      if (line.contains("--comment e")) {
        String key = line.replaceAll(".* --comment (e[0-9a-f]{12}) .*", "$1");
        assertThat(bundle.elements().get(key)).as(line).isEqualTo(origin.flows());
      }
    }
    Set<Integer> withOrigin =
        bundle.origins().get("web/drawbridge.v4.rules").stream()
            .map(Bundle.Origin::firstLine)
            .collect(Collectors.toSet());
    for (int number = 1; number <= lines.size(); number++) {
      if (lines.get(number - 1).contains("--comment e")) {
        assertThat(withOrigin).contains(number);
      }
    }
  }

  @Test
  void manyOwnAddressesAreASet() {
    String[] addresses = new String[60];
    Arrays.setAll(addresses, i -> "10.0.0." + 2 * i);
    HostDrawing drawing =
        new HostDrawing(new IptablesTarget())
            .service("many", addresses)
            .service("one", "10.1.0.1")
            .flow("one", "many", "tcp/22");
    assertThat(drawing.lines("many", "v4.rules", "-A"))
        .filteredOn(line -> line.contains("-g DRAWBRIDGE-IN-NEW"))
        .singleElement()
        .asString()
        .contains(" -m set --match-set drawbridge-s-", " dst ! --update-counters ");
  }

  @Test
  void withoutDhcpNothingOfItPasses() {
    HostDrawing drawing =
        new HostDrawing(new IptablesTarget())
            .service("cache", HostDrawing.containers("docker0"), "10.0.3.7");
    for (String file : List.of("v4.rules", "v6.rules")) {
      assertThat(drawing.lines("cache", file, "-A")).noneMatch(line -> line.contains("--sport"));
    }
  }

  @Test
  void aRouterAsksForInterfaceAndSourceThenForBothEnds() {
    HostDrawing drawing = HostDrawing.branches(new IptablesTarget());
    assertThat(drawing.file("edge", "v6.rules"))
        .contains("# forwards ipv4 ipv6 between eth0 eth1\n");
    assertThat(drawing.lines("edge", "v4.rules", "-A DRAWBRIDGE-FWD "))
        .containsExactly(
            "-A DRAWBRIDGE-FWD -i eth0 -g DRAWBRIDGE-FWD-0",
            "-A DRAWBRIDGE-FWD -i eth1 -g DRAWBRIDGE-FWD-1",
            "-A DRAWBRIDGE-FWD -g DRAWBRIDGE-FORWARD-DENY");
    assertThat(drawing.lines("edge", "v4.rules", "-A DRAWBRIDGE-FWD-0 "))
        .containsExactly(
            "-A DRAWBRIDGE-FWD-0 -s 10.1.0.0/16 -g DRAWBRIDGE-FWD-0-KNOWN",
            "-A DRAWBRIDGE-FWD-0 -s 192.168.0.0/16 -g DRAWBRIDGE-FWD-0-KNOWN",
            "-A DRAWBRIDGE-FWD-0 -g DRAWBRIDGE-SPOOFED-DENY");
    assertThat(drawing.lines("edge", "v4.rules", "-A DRAWBRIDGE-FWD-0-KNOWN -o"))
        .containsExactly(
            "-A DRAWBRIDGE-FWD-0-KNOWN -o eth1 -m conntrack --ctstate NEW -g DRAWBRIDGE-FWD-0-0");
    assertThat(drawing.lines("edge", "v4.rules", "-A DRAWBRIDGE-FWD-0-0"))
        .anyMatch(line -> line.startsWith("-A DRAWBRIDGE-FWD-0-0 -s 10.1.0.10/32 -g "))
        .anyMatch(line -> line.contains(" -d 10.2.0.10/32 -p tcp -m tcp --dport 445 "));
    assertThat(drawing.lines("edge", "v4.rules", "-I ")).contains("-I FORWARD 1 -j DRAWBRIDGE-FWD");
  }

  @Test
  void aHostThatIsNoRouterForwardsAsBefore() {
    HostDrawing drawing = HostDrawing.branches(new IptablesTarget());
    assertThat(drawing.file("files", "v4.rules")).doesNotContain("FORWARD");
  }

  /** A hub that so many services of their own talk to, with both families. */
  private static HostDrawing hub(int peers, String... ports) {
    HostDrawing drawing =
        new HostDrawing(new IptablesTarget()).service("hub", "10.0.0.1", "fd00::1");
    for (int peer = 0; peer < peers; peer++) {
      String key = "peer-" + peer;
      drawing.service(key, "10.1." + peer + ".1", "fd00:5::" + Integer.toHexString(2 * peer));
      drawing.flow(key, "hub", ports);
    }
    return drawing;
  }
}
