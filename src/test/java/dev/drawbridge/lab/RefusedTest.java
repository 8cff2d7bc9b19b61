package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.target.host.HostDrawing;
import dev.drawbridge.target.nftables.NftablesTarget;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drawings of which nothing is tried out, and what is said of them. */
class RefusedTest {

  @BeforeEach
  void needsAKernelToTryItIn() {
    Tryout.required();
  }

  private static String said(Drawing drawing, Backend backend) throws Exception {
    LabReport report = Tryout.of(drawing, backend);
    assertThat(report.tried()).isEmpty();
    assertThat(report.agrees()).isFalse();
    LabEvent.Stopped stopped = report.stopped().orElseThrow();
    return Messages.text(stopped.code(), stopped.arguments());
  }

  @Test
  void anEmptyDrawing() throws Exception {
    assertThat(said(Drawing.EMPTY, Backend.NFTABLES))
        .isEqualTo(
            "Nothing of this drawing is protected on nftables, so there is nothing to try out");
  }

  @Test
  void aDrawingWithNetworksOnly() throws Exception {
    Drawing drawing =
        new HostDrawing(new NftablesTarget())
            .network("office", "192.168.0.0/16")
            .policy()
            .drawing();

    assertThat(said(drawing, Backend.IPTABLES_LEGACY))
        .isEqualTo(
            "Nothing of this drawing is protected on iptables, so there is nothing to try out");
  }

  @Test
  void aDrawingWithMoreHostsThanAreBuilt() throws Exception {
    HostDrawing drawing = new HostDrawing(new NftablesTarget());
    for (int i = 0; i < 101; i++) {
      drawing.service("web-" + i, "10.0." + i + ".1", "10.0." + i + ".2");
    }

    assertThat(said(drawing.policy().drawing(), Backend.NFTABLES))
        .isEqualTo("It takes 202 hosts or pods to try out this drawing, and at most 200 are built");
  }
}
