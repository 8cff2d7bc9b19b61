package dev.drawbridge.target.iptables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IptablesWriterTest {
  @Test
  void everyServiceHasThreeFilesAlsoWhereAFamilyIsEmpty() {
    assertThat(new HostDrawing().service("old", "10.0.0.1").bundle().files())
        .containsOnlyKeys(
            "old/drawbridge.ipset", "old/drawbridge.v4.rules", "old/drawbridge.v6.rules");
  }
}
