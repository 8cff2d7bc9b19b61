package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.target.host.HostDrawing;
import dev.drawbridge.target.nftables.NftablesTarget;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForgeriesTest {
  private static List<Trial> trials(HostDrawing drawing) {
    return Forgeries.of(
        HostPlan.of(drawing.policy(), TargetName.NFTABLES, EnumSet.allOf(Family.class)));
  }

  private static HostDrawing branches() {
    return HostDrawing.branches(new NftablesTarget())
        .zone("guests", "10.3.0.0/16")
        .router("edge", List.of("left", "right", "guests"), "10.1.0.1");
  }

  @Test
  void aPacketThatPassesComesAgainFromBehindTheOtherInterfaces() {
    List<Trial> trials = trials(branches());

    assertThat(trials)
        .filteredOn(trial -> trial.guard() == Guard.FORGED)
        .isNotEmpty()
        .allSatisfy(forged -> {
          assertThat(forged.from().name()).startsWith("forged in guests ");
          assertThat(forged.expected().refusedBy()).contains(Hook.SPOOFED);
          assertThat(trials)
              .anySatisfy(first -> {
                assertThat(first.guard()).isEqualTo(Guard.ROUTER);
                assertThat(first.expected().passes()).isTrue();
                assertThat(first.point()).isEqualTo(forged.point());
                assertThat(first.sourcePort()).isEqualTo(forged.sourcePort());
              });
        });
  }

  @Test
  void datagramsArePreferredSinceTheyMayComeTwice() {
    assertThat(trials(branches().flow("mail", "files", "tcp/80", "udp/53")))
        .filteredOn(trial -> trial.guard() == Guard.FORGED)
        .isNotEmpty()
        .allMatch(trial -> trial.point().equals(Point.port(Protocol.UDP, 53)));
  }

  @Test
  void betweenTwoZonesNobodyElseCanForge() {
    assertThat(trials(HostDrawing.branches(new NftablesTarget()))).isEmpty();
  }
}
