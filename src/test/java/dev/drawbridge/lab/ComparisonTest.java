package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.net.Address;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Protocol;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Meter WEB = new Meter("web-1", Hook.INGRESS, Set.of("office-to-web"));
  private static final Duration SHORT = Duration.ofMillis(300);

  private static Trial counted(Protocol protocol, Expected expected) {
    Spot spot =
        new Spot(
            Address.parse("10.0.0.1"), Spot.Sort.ELSEWHERE, Optional.empty(), Optional.empty());
    return new Trial(
        spot,
        spot,
        Family.IPV4,
        Point.port(protocol, 443),
        OptionalInt.empty(),
        Guard.BOTH,
        List.of(),
        Optional.empty(),
        expected);
  }

  private static Metered compare(Trial trial, Duration open, long before, long after) {
    return compare(trial, open, 0, before, after);
  }

  private static Metered compare(Trial trial, Duration open, int repeats, long before, long after) {
    List<Metered> compared =
        Comparison.of(
            List.of(trial, trial),
            List.of(
                new Volley.Fired(Outcome.ANSWERED, open, repeats),
                new Volley.Fired(Outcome.ANSWERED, open, 0)),
            Map.of(WEB, before),
            Map.of(WEB, after));
    assertThat(compared).hasSize(1);
    return compared.getFirst();
  }

  @Test
  void everyOpeningPacketIsCountedOnce() {
    Trial trial = counted(Protocol.TCP, Expected.opens(List.of(WEB)));

    assertThat(compare(trial, SHORT, 5, 7).agrees()).isTrue();
    assertThat(compare(trial, SHORT, 5, 6).agrees()).isFalse();
    assertThat(compare(trial, SHORT, 5, 8).agrees()).isFalse();
  }

  @Test
  void onlyTcpSendsAgainWhatIsNotAnsweredForLong() {
    Expected expected = Expected.opens(List.of(WEB));
    Duration open = Duration.ofMillis(1200);

    assertThat(compare(counted(Protocol.TCP, expected), open, 0, 4).agrees()).isTrue();
    assertThat(compare(counted(Protocol.TCP, expected), open, 0, 5).agrees()).isFalse();
    assertThat(compare(counted(Protocol.UDP, expected), open, 0, 3).agrees()).isFalse();
  }

  @Test
  void whatWasSentAgainMayBeCountedAgain() {
    Trial trial = counted(Protocol.UDP, Expected.opens(List.of(WEB)));

    assertThat(compare(trial, SHORT, 1, 0, 2).agrees()).isTrue();
    assertThat(compare(trial, SHORT, 1, 0, 3).agrees()).isTrue();
    assertThat(compare(trial, SHORT, 1, 0, 4).agrees()).isFalse();
  }

  @Test
  void aCounterThatCountsWhatNobodySentDisagrees() {
    Trial uncounted = counted(Protocol.TCP, Expected.opens(List.of()));

    assertThat(compare(uncounted, SHORT, 0, 0).agrees()).isTrue();
    assertThat(compare(uncounted, SHORT, 0, 1).agrees()).isFalse();
  }

  @Test
  void whatOneFlowOpensIsNotCountedForSeveral() {
    Meter shared = new Meter("web-1", Hook.INGRESS, Set.of("office-to-web", "internet-to-web"));
    Trial trial = counted(Protocol.UDP, Expected.opens(List.of(WEB)));
    List<Volley.Fired> fired = List.of(new Volley.Fired(Outcome.ANSWERED, SHORT, 0));

    assertThat(Comparison.of(List.of(trial), fired, Map.of(), Map.of(shared, 1L)))
        .noneMatch(Metered::agrees);
    assertThat(Comparison.of(List.of(trial), fired, Map.of(), Map.of(WEB, 1L)))
        .allMatch(Metered::agrees);
  }

  @Test
  void whatACounterMayCountItNeedNot() {
    Trial perhaps =
        counted(Protocol.TCP, new Expected(Optional.of(Hook.INGRESS), List.of(), List.of(WEB)));

    assertThat(compare(perhaps, SHORT, 0, 0).agrees()).isTrue();
    assertThat(compare(perhaps, SHORT, 0, 2).agrees()).isTrue();
    assertThat(compare(perhaps, SHORT, 0, 3).agrees()).isFalse();
  }
}
