package dev.drawbridge.target.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.target.Target;
import dev.drawbridge.target.iptables.IptablesTarget;
import dev.drawbridge.target.nftables.NftablesTarget;
import dev.drawbridge.testing.Namespace;
import dev.drawbridge.testing.Requirement;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Packets through a machine between three cables that is drawn as a router between two zones. */
class RouterKernelTest {
  @TempDir Path folder;

  /** Who filters, and how one asks it. */
  enum Filter {
    NFTABLES(
        new NftablesTarget(),
        "nft",
        "nft -s list ruleset",
        "nft list chain inet drawbridge from3 | awk '/counter/ { print ($3 > 0) }'"),
    IPTABLES_ON_NFTABLES(
        new IptablesTarget(),
        "nft",
        Namespace.STATE + "state",
        "iptables -vnxL DRAWBRIDGE-SPOOFED-DENY | awk '/DROP/ { print ($1 > 0) }'"),
    IPTABLES_LEGACY(
        new IptablesTarget(),
        "legacy",
        Namespace.STATE + "state",
        "iptables -vnxL DRAWBRIDGE-SPOOFED-DENY | awk '/DROP/ { print ($1 > 0) }'");

    private final Target target;
    private final String backend;
    private final String state;
    private final String spoofed;

    Filter(Target target, String backend, String state, String spoofed) {
      this.target = target;
      this.backend = backend;
      this.state = state;
      this.spoofed = spoofed;
    }

    private String firstLoad() {
      return lines(target.commands().orElseThrow().firstLoad());
    }

    private String reload() {
      return lines(target.commands().orElseThrow().reload());
    }

    private String removal() {
      return lines(target.commands().orElseThrow().removal());
    }

    private static String lines(List<String> commands) {
      return String.join("\n", commands) + "\n";
    }
  }

  @ParameterizedTest
  @EnumSource
  void packetsPassTheRouterAsDrawn(Filter filter) throws Exception {
    String printed =
        run(
            filter,
            NETWORK
                + filter.firstLoad()
                + """
                left 'try 10.1.0.10 10.2.0.10 445 drawn'
                left 'try fd00:1::10 fd00:2::10 445 drawn6'
                left 'try 192.168.5.5 10.2.0.10 8001 desk'
                left 'try 10.1.0.10 10.2.0.10 446 port'
                left 'try fd00:1::10 fd00:2::10 446 port6'
                left 'try 10.1.0.77 10.2.0.10 445 source'
                left 'try 10.1.0.10 10.2.0.77 445 destination'
                right 'try 10.2.0.10 10.1.0.10 445 back'
                other 'try 10.3.0.10 10.2.0.10 445 zone'
                other 'try 10.1.0.10 10.2.0.10 445 forged'
                left 'ping -c 1 -W 0.5 -I 10.1.0.10 10.2.0.10 > ping && echo "ping passes" || cat ping'
                left 'ping -c 1 -W 0.5 -I fd00:1::10 fd00:2::10 > ping && echo "ping6 passes" || cat ping'
                left 'ping -c 1 -W 0.5 -I 10.1.0.77 10.2.0.10 > ping || echo "ping dropped"'
                left 'hear 10.1.0.10 10.2.0.10 514 error'
                left 'hear fd00:1::10 fd00:2::10 514 error6'
                left 'try 192.168.5.5 10.1.0.1 22 own'
                left 'try 192.168.5.5 10.1.0.1 23 own-port'
                """);
    assertThat(printed.lines())
        .containsExactly(
            "drawn passes",
            "drawn6 passes",
            "desk passes",
            "port dropped",
            "port6 dropped",
            "source dropped",
            "destination dropped",
            "back dropped",
            "zone dropped",
            "forged dropped",
            "ping passes",
            "ping6 passes",
            "ping dropped",
            "error passes",
            "error6 passes",
            "own passes",
            "own-port dropped");
  }

  @ParameterizedTest
  @EnumSource
  void aSourceFromTheWrongSideIsDroppedEvenWithinAConnection(Filter filter) throws Exception {
    String printed =
        run(
            filter,
            NETWORK
                + filter.firstLoad()
                + """
                ip netns exec right python3 echo.py & echo=$!
                until [ -e heard ]; do :; done
                left 'python3 say.py first'
                other 'python3 say.py forged' || true
                left 'python3 say.py second'
                wait $echo
                cat heard
                """
                + filter.spoofed);
    assertThat(printed.lines())
        .containsExactly(
            "first answered", "forged unanswered", "second answered", "first", "second", "1");
  }

  @ParameterizedTest
  @EnumSource
  void theKitAppliesARouterAndItsStatusTellsWhatWasForwarded(Filter filter) throws Exception {
    String printed =
        run(
            filter,
            NETWORK
                + """
                kit
                echo 0 > /proc/sys/net/ipv4/ip_forward
                sh apply.sh > told 2>&1 || grep -o 'forwarding is off' told
                echo 1 > /proc/sys/net/ipv4/ip_forward
                sh apply.sh --confirm-within 50 --prime-for 0 > told 2>&1 || cat told
                sh confirm.sh > told 2>&1 || cat told
                cd edge
                left 'try 10.1.0.10 10.2.0.10 445 drawn'
                left 'try 10.1.0.10 10.2.0.10 446 port'
                other 'ping -c 1 -W 0.5 -I 10.1.0.10 10.2.0.10 > /dev/null || echo forged dropped'
                cd ..
                sh status.sh > told || cat told
                grep -o 'protected as exported' told
                awk '$1 == "mail-to-files" { print $1, $2, $3 }
                  /^DENIED/ { denied = 1 }
                  denied && $1 ~ /^(forward|spoofed)$/ { print $1, ($2 > 0 ? "some" : "none") }' told
                sh remove.sh > told 2>&1 || cat told
                cd edge
                left 'try 10.1.0.10 10.2.0.10 446 removed'
                """);
    assertThat(printed.lines())
        .containsExactly(
            "forwarding is off",
            "drawn passes",
            "port dropped",
            "forged dropped",
            "protected as exported",
            "mail-to-files forward 1",
            "forward some",
            "spoofed some",
            "removed passes");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsForwardedAndNotDrawnIsToldAndCutOnceItIsNoLongerDrawn(Filter filter) throws Exception {
    String printed =
        run(
            filter,
            NETWORK
                + """
                kit
                sh earlier/apply.sh --prime-for 0 > told 2>&1 && sh earlier/confirm.sh > told 2>&1 || cat told
                live() {
                  conntrack -I -p tcp -s $1 -d $2 --sport $3 --dport $4 --state ESTABLISHED --timeout 300 -u SEEN_REPLY,ASSURED \
                    > /dev/null 2>&1
                }
                live 10.1.0.10 10.2.0.10 40001 445
                live 10.1.0.10 10.2.0.10 40002 446
                live fd00:1::10 fd00:2::10 40003 446
                live 10.1.0.10 10.2.0.10 40004 447
                live 192.168.5.5 10.2.0.10 40005 8050
                live 10.2.0.10 10.1.0.10 445 40006
                live 10.1.0.10 10.1.0.1 40007 23
                sh apply.sh > told 2>&1 || cat told
                grep -o 'that are not drawn ([0-9]*)' told
                grep -oE '  (from|to|through).*' told | sort
                sh confirm.sh > told 2>&1 || cat told
                grep -o 'were cut: [0-9]*' told
                { conntrack -L -f ipv4; conntrack -L -f ipv6; } 2> /dev/null \
                  | grep -o 'port=4000[0-9]' | sort -u | tr '\n' ' '
                sh status.sh > told || cat told
                sed -n '/^Live connections/,/^$/p' told
                """);
    assertThat(printed.lines())
        .containsExactly(
            "that are not drawn (4)",
            "  from 10.1.0.10, protocol 6, port 23",
            "  through, from 10.1.0.10 to 10.2.0.10, protocol 6, port 446",
            "  through, from 10.1.0.10 to 10.2.0.10, protocol 6, port 447",
            "  through, from fd00:1::10 to fd00:2::10, protocol 6, port 446",
            "were cut: 2",
            "port=40001 port=40004 port=40005 port=40006 port=40007 Live connections that nobody"
                + " drew",
            "  forward  10.1.0.10 to 10.2.0.10, tcp/447",
            "  in       10.1.0.10 to 10.1.0.1, tcp/23");
  }

  @ParameterizedTest
  @EnumSource
  void aStreamThatOnlyItsServerSendsOutlivesTheFirstApply(Filter filter) throws Exception {
    String printed =
        run(
            filter,
            NETWORK
                + """
                right 'python3 stream.py' & stream=$!
                until [ -e there ]; do :; done
                left 'python3 watch.py' & watch=$!
                until [ -e seen ]; do :; done
                kit
                sh apply.sh --prime-for 1 > told 2>&1 || cat told
                grep -o 'gets to know what is live' told
                grep -o 'through this router' told
                grep 'not drawn' told || true
                touch edge/applied
                wait $watch $stream
                """);
    assertThat(printed.lines())
        .containsExactly(
            "gets to know what is live", "through this router", "4000 goes on", "4001 is cut");
  }

  @ParameterizedTest
  @EnumSource
  void loadingAgainLeavesTheSameAndRemovalLeavesNothing(Filter filter) throws Exception {
    String printed =
        run(
            filter,
            "cd edge\nstate() { "
                + filter.state.strip()
                + "; }\n"
                + filter.firstLoad()
                + "state > ../first\n"
                + filter.reload()
                + filter.reload()
                + "state > ../again\n"
                + "diff ../first ../again; grep -ci 'hook forward\\|-A FORWARD' ../again\n"
                + filter.removal()
                + "state | grep -ci drawbridge || true");
    assertThat(printed.lines().toList()).hasSize(2).last().isEqualTo("0");
  }

  private String run(Filter filter, String script) throws Exception {
    Requirement.command("nft");
    Requirement.command("ping");
    Requirement.command("python3");
    Requirement.command("flock");
    Requirement.command("conntrack");
    Namespace router = Namespace.in(folder, filter.backend);
    Map<String, byte[]> earlier = new HashMap<>();
    router.put(drawing(filter.target).bundle().files());
    drawing(filter.target)
        .flow("mail", "files", "tcp/446")
        .bundle()
        .files()
        .forEach((path, text) -> earlier.put("earlier/" + path, text));
    router.put(earlier);
    return router.run(script);
  }

  /** With a third zone, of which nothing is drawn. */
  private static HostDrawing drawing(Target target) {
    return HostDrawing.branches(target)
        .flow("mail", "files", "tcp/445", "udp/514", "icmp/echo-request", "icmpv6/echo-request")
        .zone("guests", "10.3.0.0/16")
        .router(
            "edge",
            List.of("left", "right", "guests"),
            "10.1.0.1",
            "10.2.0.1",
            "fd00:1::1",
            "fd00:2::1");
  }

  /** The router and its three neighbours; nobody listens, so what passes is refused at once. */
  private static final String NETWORK =
      """
      mkdir -p /run/netns; mount -t tmpfs none /run/netns
      ip link set lo up
      for peer in left right other; do ip netns add $peer; ip -n $peer link set lo up; done
      cable() {
        ip link add $1 type veth peer name eth0 netns $2
        ip link set $1 up; ip -n $2 link set eth0 up
      }
      cable eth0 left; cable eth1 right; cable eth2 other
      has() { space="$1"; shift; link=$1; shift
        for a in "$@"; do ip $space address add $a dev $link nodad 2> /dev/null || ip $space address add $a dev $link; done; }
      has "" eth0 10.1.0.1/16 192.168.0.1/16 fd00:1::1/32
      has "" eth1 10.2.0.1/16 fd00:2::1/32
      has "-n left" eth0 10.1.0.10/16 10.1.0.77/16 192.168.5.5/16 fd00:1::10/32
      has "-n right" eth0 10.2.0.10/16 10.2.0.77/16 fd00:2::10/32
      has "" eth2 10.3.0.1/16
      has "-n other" eth0 10.3.0.10/16 10.1.0.10/32
      ip -n left route add default via 10.1.0.1; ip -n left -6 route add default via fd00:1::1
      ip -n right route add default via 10.2.0.1; ip -n right -6 route add default via fd00:2::1
      ip -n other route add default via 10.3.0.1
      for f in net/ipv4/ip_forward net/ipv6/conf/all/forwarding; do echo 1 > /proc/sys/$f; done
      for f in all eth0 eth1 eth2; do echo 0 > /proc/sys/net/ipv4/conf/$f/rp_filter; done
      kit() { cd ..; export DRAWBRIDGE_ROOT=$PWD/root; mkdir -p root/run root/etc root/var/lib; }
      try() { python3 probe.py tcp $1 $2 $3 $4; }
      hear() { python3 probe.py udp $1 $2 $3 $4; }
      export -f try hear
      left() { ip netns exec left bash -c "$1"; }
      right() { ip netns exec right bash -c "$1"; }
      other() { ip netns exec other bash -c "$1"; }
      for try in 1 2 3 4 5 6 7 8 9; do
        left 'ping -c 1 -W 0.5 -I fd00:1::10 fd00:2::10 > /dev/null' && break
      done
      for space in "" "-n left" "-n right"; do ip $space neighbour flush all; done
      cat > edge/probe.py << 'PROBE'
      import errno, socket, sys
      kind, source, destination, port, what = sys.argv[1:]
      family = socket.AF_INET6 if ":" in source else socket.AF_INET
      probe = socket.socket(family, socket.SOCK_STREAM if kind == "tcp" else socket.SOCK_DGRAM)
      probe.settimeout(0.5)
      probe.bind((source, 0))
      answer = "dropped"
      try:
          probe.connect((destination, int(port)))
          probe.send(b"x")
          probe.recv(1)
      except ConnectionRefusedError:
          answer = "passes"
      except OSError:
          pass
      print(what, answer)
      PROBE
      cat > edge/echo.py << 'ECHO'
      import socket
      door = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      door.bind(("10.2.0.10", 514))
      door.settimeout(20)
      with open("heard", "w", buffering=1) as heard:
          word = ""
          while word != "second":
              text, sender = door.recvfrom(20)
              word = text.decode()
              print(word, file=heard)
              door.sendto(text, sender)
      ECHO
      cat > edge/say.py << 'SAY'
      import socket, sys
      probe = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      probe.bind(("10.1.0.10", 4000))
      probe.settimeout(0.5)
      probe.sendto(sys.argv[1].encode(), ("10.2.0.10", 514))
      try:
          probe.recv(20)
          print(sys.argv[1], "answered")
      except OSError:
          print(sys.argv[1], "unanswered")
      SAY
      cat > edge/stream.py << 'STREAM'
      # Answers once and for all: who asked hears it all the time. And tells somebody who did not ask.
      import os, socket, time
      door = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      door.bind(("10.2.0.10", 514))
      stranger = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      stranger.bind(("10.2.0.10", 515))
      open("there", "w").close()
      asker = door.recvfrom(20)[1]
      end = time.monotonic() + 30
      while not os.path.exists("enough") and time.monotonic() < end:
          door.sendto(b"x", asker)
          stranger.sendto(b"x", ("10.1.0.10", 4001))
          time.sleep(0.01)
      STREAM
      cat > edge/watch.py << 'WATCH'
      import os, select, socket, time
      doors = {}
      for port in (4000, 4001):
          doors[port] = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
          doors[port].bind(("10.1.0.10", port))
      doors[4000].sendto(b"x", ("10.2.0.10", 514))
      for door in doors.values():
          door.recv(1)
      open("seen", "w").close()
      def hear(door, seconds):
          end = time.monotonic() + seconds
          while time.monotonic() < end and select.select([door], [], [], max(0, end - time.monotonic()))[0]:
              door.recv(1)
              return True
          return False
      while not os.path.exists("applied"):
          for door in doors.values():
              hear(door, 0.01)
      for port, door in doors.items():
          while select.select([door], [], [], 0)[0]:
              door.recv(1)
          print(port, "goes on" if hear(door, 1) else "is cut")
      open("enough", "w").close()
      WATCH
      cd edge
      """;
}
