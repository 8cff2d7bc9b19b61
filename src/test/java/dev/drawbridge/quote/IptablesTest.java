package dev.drawbridge.quote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IptablesTest {
  @Test
  void plainTextStandsInQuotesAsItIs() {
    assertThat(Iptables.quoted("drawbridge in denied: ", 29))
        .isEqualTo("\"drawbridge in denied: \"");
  }

  @Test
  void nothingEndsTheArgumentOrTheLine() {
    assertThat(Iptables.quoted("a\" -j ACCEPT \\\nCOMMIT\r\0 ü🏰", 100))
        .isEqualTo("\"a? -j ACCEPT ??COMMIT?? ??\"");
  }

  @Test
  void whatTheKernelWouldCutIsLeftOut() {
    assertThat(Iptables.quoted("x".repeat(40), 29)).hasSize(29 + 2);
  }
}
