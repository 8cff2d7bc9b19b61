package dev.drawbridge.target.iptables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.target.Bundle;
import dev.drawbridge.target.Commands;
import dev.drawbridge.target.host.HostDrawing;
import dev.drawbridge.testing.Feature;
import dev.drawbridge.testing.Namespace;
import dev.drawbridge.testing.RandomDrawings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel takes the files, by the commands of the bundle, and filters as they say. */
class IptablesKernelTest {
  private static final Commands COMMANDS = new IptablesTarget().commands().orElseThrow();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"nft", "legacy"})
  void loadingAgainLeavesTheSameState(String backend) throws Exception {
    Namespace host = Namespace.in(folder, backend);
    host.put(large().bundle().files());

    String printed =
        host.run(
            Namespace.STATE
                + "cd web\n"
                + lines(COMMANDS.firstLoad())
                + "state > ../first\n"
                + lines(COMMANDS.reload())
                + "state > ../second\n"
                + lines(COMMANDS.reload())
                + "state > ../third\n"
                + "diff ../first ../second; diff ../first ../third; grep -c DRAWBRIDGE ../first");

    assertThat(printed.strip()).matches("[1-9][0-9]*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nft", "legacy"})
  void anotherExportReplacesTheOldOneWholly(String backend) throws Exception {
    Namespace host = Namespace.in(folder, backend);
    Bundle before = large().bundle();
    Bundle after = HostDrawing.shop(new IptablesTarget()).bundle();

    host.put(before.files());
    host.run("mv web before; mv db other");
    host.put(after.files());
    String printed =
        host.run(
            Namespace.STATE
                + "cd web\n"
                + lines(COMMANDS.firstLoad())
                + "state > ../fresh\n"
                + lines(COMMANDS.removal())
                + "cd ../before\n"
                + lines(COMMANDS.firstLoad())
                + "cd ../web\n"
                + lines(COMMANDS.reload())
                + "state > ../reloaded\n"
                + "diff ../fresh ../reloaded");

    assertThat(printed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nft", "legacy"})
  void removalLeavesWhatIsForeign(String backend) throws Exception {
    Namespace host = Namespace.in(folder, backend);
    host.put(large().bundle().files());

    String printed =
        host.run(
            Namespace.STATE
                + """
                foreign() { $1 -A INPUT -p tcp --dport 9 -j DROP; $1 -N FOREIGN; $1 -A OUTPUT -j FOREIGN
                  $1 -t mangle -A PREROUTING -p udp -j ACCEPT; }
                foreign iptables; foreign ip6tables; ipset create foreign hash:ip
                state > foreign
                cd web
                """
                + lines(COMMANDS.firstLoad())
                + lines(COMMANDS.reload())
                + lines(COMMANDS.removal())
                + "state > ../left\n"
                + "diff ../foreign ../left");

    assertThat(printed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nft", "legacy"})
  void whateverCanBeDrawnLoads(String backend) throws Exception {
    Namespace host = Namespace.in(folder, backend);
    RandomDrawings drawings = RandomDrawings.everything().with(Feature.ROUTERS);
    IptablesTarget target = new IptablesTarget();
    for (long seed = 0; seed < 12; seed++) {
      Drawing drawing = drawings.drawing(seed);
      Policy policy = Policy.of(drawing);
      if (target.limits(policy).blocking().isEmpty()) {
        host.put(target.write(policy).files());
      }
    }

    String printed =
        host.run(
            "for service in */drawbridge.ipset; do cd ${service%/*}\n"
                + lines(COMMANDS.reload())
                + "cd ..; done");

    // That IPv6 skips authentication headers is the kernel's way, and the drawing's.
    assertThat(printed.lines().filter(line -> !line.startsWith("Warning: never matched")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nft", "legacy"})
  void packetsPassAsDrawn(String backend) throws Exception {
    Namespace host = Namespace.in(folder, backend);
    host.put(webAndApi().bundle().files());

    String printed =
        host.run(
            NETWORK
                + lines(COMMANDS.firstLoad())
                + """
                iptables -t nat -A PREROUTING -p tcp --dport 8080 -j DNAT --to-destination 172.17.0.2:80
                peer 'try 10.0.1.10 443 drawn'
                peer 'try fd00:1::10 443 drawn6'
                peer 'try 10.0.1.10 80 port'
                peer 'try fd00:1::10 80 port6'
                peer 'try 10.0.1.11 443 address'
                peer 'try 10.0.1.10 8080 published'
                try 10.0.1.20 443 back
                try 127.0.0.1 443 loopback
                iptables -t nat -vnxL PREROUTING | awk '/DNAT/ { print "translated " $1 }'
                iptables -vnxL DRAWBRIDGE-IN-NEW | awk '/dpt:443/ { print "counted " $1 }'
                """);

    assertThat(printed.lines())
        .containsExactly(
            "drawn passes",
            "drawn6 passes",
            "port dropped",
            "port6 dropped",
            "address dropped",
            "published dropped",
            "back dropped",
            "loopback passes",
            "translated 0",
            "counted 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nft", "legacy"})
  void aSetLetsItsMembersPassAndCountsThemOnce(String backend) throws Exception {
    Namespace host = Namespace.in(folder, backend);
    HostDrawing drawing =
        webAndApi().network("racks", "10.0.1.128/25").flow("racks", "web", "tcp/1-8");
    for (int peer = 0; peer < 60; peer++) {
      drawing.network("peer-" + peer, "10.9.0." + peer, "fd00:9::" + Integer.toHexString(peer));
      drawing.flow("peer-" + peer, "web", "tcp/443");
    }
    host.put(drawing.bundle().files());

    String printed =
        host.run(
            NETWORK
                + lines(COMMANDS.firstLoad())
                + """
                peer 'try 10.0.1.10 443 member'
                peer 'try fd00:1::10 443 member6'
                peer 'try 10.0.1.10 444 port'
                peer 'is 10.0.1.30; try 10.0.1.10 443 stranger'
                peer 'is 10.0.1.200; try 10.0.1.10 8 racks'
                ipset save | awk '/^add/ && !/ packets 0 / { print $3, $5 }' | sort
                """);

    assertThat(printed.lines())
        .containsExactly(
            "member passes",
            "member6 passes",
            "port dropped",
            "stranger dropped",
            "racks passes",
            "10.0.1.128/25,tcp:8 1",
            "10.0.1.20,tcp:443 1",
            "fd00:1::20,tcp:443 1");
  }

  /** A peer at the other end of a cable; nobody listens, so what passes is refused at once. */
  private static final String NETWORK =
      """
      mkdir -p /run/netns; mount -t tmpfs none /run/netns
      ip link set lo up
      ip netns add peer
      ip link add eth0 type veth peer name eth0 netns peer
      up() { $1 ip link set eth0 up; for a in $2; do $1 ip address add $a dev eth0 ${3-}; done; }
      up "" "10.0.1.10/24 10.0.1.11/24"; up "" "fd00:1::10/64" nodad
      up "ip netns exec peer" 10.0.1.20/24; up "ip netns exec peer" "fd00:1::20/64" nodad
      try() { set +o pipefail; timeout 1 bash -c "</dev/tcp/$1/$2" 2>&1 | grep -q refused && echo "$3 passes" || echo "$3 dropped"; }
      is() { ip -4 address flush dev eth0; ip address add $1/24 dev eth0; }
      export -f try is
      peer() { ip netns exec peer bash -c "$1"; }
      until peer 'ip -6 route get fd00:1::10 | grep -q eth0' && ip link show eth0 | grep -q LOWER_UP; do :; done
      cd web
      """;

  private static HostDrawing webAndApi() {
    return new HostDrawing(new IptablesTarget())
        .service("web", "10.0.1.10", "fd00:1::10")
        .service("api", "10.0.1.20", "fd00:1::20")
        .flow("api", "web", "tcp/443");
  }

  /** With sets of every kind. */
  private static HostDrawing large() {
    HostDrawing drawing = HostDrawing.shop(new IptablesTarget());
    for (int peer = 0; peer < 60; peer++) {
      String key = "peer-" + peer;
      drawing.service(key, "10.1.0." + peer, "fd00:5::" + Integer.toHexString(peer + 1));
      drawing.loggedFlow(key, "web", "tcp/9000-9004", "icmp/echo-request", "udp/1-1023", "ip/47");
      drawing.flow("web", key, "any");
    }
    return drawing;
  }

  private static String lines(List<String> commands) {
    return String.join("\n", commands) + "\n";
  }
}
