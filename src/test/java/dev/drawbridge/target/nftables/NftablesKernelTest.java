package dev.drawbridge.target.nftables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.target.Bundle;
import dev.drawbridge.target.Commands;
import dev.drawbridge.target.host.HostDrawing;
import dev.drawbridge.testing.Feature;
import dev.drawbridge.testing.RandomDrawings;
import dev.drawbridge.testing.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel itself: in network namespaces of their own, which end with their first process. */
class NftablesKernelTest {
  private static final int DRAWINGS = 12;

  @TempDir private Path folder;

  @BeforeEach
  void needsAKernelToLoadInto() {
    Requirement.root();
    Requirement.command("nft");
    Requirement.command("unshare");
  }

  @Test
  void everyFileLoadsTwiceAndLeavesTheSameState() throws Exception {
    RandomDrawings drawings = RandomDrawings.everything().with(Feature.ROUTERS);
    for (long seed = 0; seed < DRAWINGS; seed++) {
      Policy policy = Policy.of(drawings.drawing(seed));
      if (policy.targets().contains(TargetName.NFTABLES)
          && new NftablesTarget().limits(policy).blocking().isEmpty()) {
        write(new NftablesTarget().write(policy), "seed" + seed + "-");
      }
    }
    write(
        HostDrawing.shop(new NftablesTarget())
            .loggedFlow("office", "db", "any", "icmp/any")
            .bundle(),
        "shop-");
    String output =
        inNamespaces(
            """
            for file in */drawbridge.nft; do
              unshare -n bash -c 'nft -f $0 && nft -s list ruleset > once &&
                nft -f $0 && nft -s list ruleset > twice && cmp once twice' $file || echo "$file fails"
            done
            """);
    assertThat(output).isEmpty();
  }

  @Test
  void afterAReloadTheStateIsThatOfAFirstLoad() throws Exception {
    write(
        HostDrawing.shop(new NftablesTarget()).loggedFlow("office", "db", "tcp/80").bundle(),
        "old-");
    write(
        HostDrawing.shop(new NftablesTarget())
            .network("office", "192.168.0.0/17", "fd00:9::/40")
            .flow("office", "db", "tcp/22", "tcp/443")
            .bundle(),
        "");
    Commands commands = new NftablesTarget().commands().orElseThrow();
    String output =
        inNamespaces(
            """
            unshare -n bash -ec '%s
            nft -s list ruleset | sort > fresh' &&
            unshare -n bash -ec 'nft -f old-db/drawbridge.nft
            cd db
            %s
            nft -s list ruleset | sort > ../reloaded
            %s
            nft list ruleset'
            diff fresh reloaded
            """
                .formatted(
                    "nft -f db/drawbridge.nft",
                    quoted(commands.reload()),
                    quoted(commands.removal())));
    assertThat(output).isEmpty();
    assertThat(folder.resolve("fresh")).isNotEmptyFile();
  }

  @Test
  void drawnConnectionsOpenAndOthersDoNot() throws Exception {
    Requirement.command("ip");
    Requirement.command("python3");
    write(HostDrawing.shop(new NftablesTarget()).bundle(), "");
    Files.writeString(folder.resolve("serve.py"), SERVE);
    Files.writeString(folder.resolve("probe.py"), PROBE);
    String output =
        inNamespaces(
            """
            unshare -n sleep 60 & peer=$!
            until [ "$(readlink /proc/$peer/ns/net)" != "$(readlink /proc/self/ns/net)" ]; do :; done
            there() { nsenter -t $peer -n "$@"; }
            ip link add here type veth peer name there netns $peer
            for net in 10.0.1.10/32 10.0.1.99/32 fd00:1::10/128 fd00:1::99/128; do
              ip address add $net dev here nodad 2> /dev/null
            done
            for net in 203.0.113.5/32 10.0.2.50/32 2001:db8::5/128 fd00:2::50/128; do
              there ip address add $net dev there nodad 2> /dev/null
            done
            ip link set lo up; ip link set here up; there ip link set there up
            ip route add default dev here; ip -6 route add default dev here
            there ip route add default dev there; there ip -6 route add default dev there
            nft -f web/drawbridge.nft
            python3 serve.py here & there python3 serve.py there &
            until [ -e here ] && [ -e there ]; do :; done
            there python3 probe.py 203.0.113.5 10.0.1.10 443 203.0.113.5 10.0.1.10 22 \
              203.0.113.5 10.0.1.99 443 10.0.2.50 10.0.1.10 443 \
              2001:db8::5 fd00:1::10 443 2001:db8::5 fd00:1::10 22 2001:db8::5 fd00:1::99 443
            python3 probe.py 10.0.1.10 10.0.2.50 5432 10.0.1.10 10.0.2.50 443 \
              10.0.1.99 10.0.2.50 5432 fd00:1::10 fd00:2::50 5432 fd00:1::10 fd00:2::50 22
            """);
    assertThat(output.lines())
        .containsExactly(
            "203.0.113.5 10.0.1.10 443 open",
            "203.0.113.5 10.0.1.10 22 closed",
            "203.0.113.5 10.0.1.99 443 closed",
            "10.0.2.50 10.0.1.10 443 closed",
            "2001:db8::5 fd00:1::10 443 open",
            "2001:db8::5 fd00:1::10 22 closed",
            "2001:db8::5 fd00:1::99 443 closed",
            "10.0.1.10 10.0.2.50 5432 open",
            "10.0.1.10 10.0.2.50 443 closed",
            "10.0.1.99 10.0.2.50 5432 closed",
            "fd00:1::10 fd00:2::50 5432 open",
            "fd00:1::10 fd00:2::50 22 closed");
  }

  private static final String SERVE =
      """
      import pathlib, select, socket, sys
      doors = [socket.create_server(("::", port), family=socket.AF_INET6, dualstack_ipv6=True)
               for port in (22, 443, 5432)]
      pathlib.Path(sys.argv[1]).touch()
      while True:
          for door in select.select(doors, [], [], 30)[0]:
              door.accept()[0].close()
      """;

  private static final String PROBE =
      """
      import socket, sys
      words = iter(sys.argv[1:])
      for source, destination, port in zip(words, words, words):
          family = socket.AF_INET6 if ":" in source else socket.AF_INET
          with socket.socket(family) as probe:
              probe.settimeout(0.7)
              probe.bind((source, 0))
              answer = "open" if probe.connect_ex((destination, int(port))) == 0 else "closed"
          print(source, destination, port, answer)
      """;

  private static String quoted(List<String> commands) {
    return String.join("\n", commands).replace("'", "'\\''");
  }

  private void write(Bundle bundle, String prefix) throws IOException {
    for (var file : bundle.files().entrySet()) {
      Path path = folder.resolve(prefix + file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  /** Runs a script where nothing of it outlives its first process; gives back what it printed. */
  private String inNamespaces(String script) throws IOException, InterruptedException {
    Path output = Files.createTempFile("nft", ".txt");
    Process process =
        new ProcessBuilder(
                "unshare",
                "-nm",
                "--fork",
                "--pid",
                "--kill-child",
                "--mount-proc",
                "bash",
                "-c",
                script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends within a minute").isTrue();
      return Files.readString(output);
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }
}
