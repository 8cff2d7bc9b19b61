package dev.drawbridge.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedTest {
  private static final Expected OPENS = Expected.opens(List.of());
  private static final Expected AT_SOURCE = Expected.refused(Hook.EGRESS, List.of());
  private static final Expected AT_DESTINATION = Expected.refused(Hook.INGRESS, List.of());

  private static List<Outcome> agreeing(Expected expected, boolean refusalIsTold) {
    return Arrays.stream(Outcome.values())
        .filter(outcome -> expected.agreesWith(outcome, refusalIsTold))
        .toList();
  }

  @Test
  void aConnectionThatOpensIsAnswered() {
    assertThat(agreeing(OPENS, true)).containsExactly(Outcome.ANSWERED);
  }

  @Test
  void aSourceTellsWhatItRefusesAndADestinationIsSilent() {
    assertThat(agreeing(AT_SOURCE, true)).containsExactly(Outcome.PROHIBITED);
    assertThat(agreeing(AT_DESTINATION, true)).containsExactly(Outcome.SILENT);
  }

  @Test
  void whereNobodyTellsARefusalIsSilence() {
    assertThat(agreeing(AT_SOURCE, false)).containsExactly(Outcome.SILENT);
    assertThat(agreeing(AT_DESTINATION, false)).containsExactly(Outcome.SILENT);
  }

  @Test
  void aClosedPortHasBeenReached() {
    assertThat(AT_DESTINATION.agreesWith(Outcome.RESET, true)).isFalse();
    assertThat(AT_SOURCE.agreesWith(Outcome.ONE_WAY, true)).isFalse();
  }
}
