package dev.drawbridge.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.problem.ProblemsException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Scripts beside written files: the program's own bytes, or refused. */
class KitTest {
  private static final String SCRIPT = "messages.properties";
  private static final Kit KIT = Kit.of(Kit.class, SCRIPT);
  private static final Bundle WRITTEN = new Bundle(Map.of("a.nft", utf8("a")), Map.of(), Map.of());

  @Test
  void aKitLiesBesideWhatWasWrittenAndIsTakenApartAgain() throws Exception {
    Map<String, byte[]> all = KIT.with(WRITTEN).files();
    assertThat(all).containsOnlyKeys("a.nft", SCRIPT);
    assertThat(KIT.apart(all)).containsExactlyEntriesOf(WRITTEN.files());
  }

  @Test
  void aScriptThatSomebodyEditedIsRefusedByItsName() {
    Map<String, byte[]> all = new TreeMap<>(KIT.with(WRITTEN).files());
    all.put(SCRIPT, utf8("#!/bin/sh\nnft flush ruleset\n"));
    assertThatThrownBy(() -> KIT.apart(all))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("SCRIPT_CHANGED [" + SCRIPT + "]");
  }

  @Test
  void filesWithoutTheKitMeanTheSame() throws Exception {
    assertThat(KIT.apart(WRITTEN.files())).containsExactlyEntriesOf(WRITTEN.files());
  }

  @Test
  void aWrittenFileNeverTakesTheNameOfAScript() {
    Bundle taken = new Bundle(Map.of(SCRIPT, utf8("a")), Map.of(), Map.of());
    assertThatThrownBy(() -> KIT.with(taken)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> KIT.and(KIT)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aScriptThatIsNoResourceIsOurMistake() {
    assertThatThrownBy(() -> Kit.of(Kit.class, "none.sh"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.sh");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
