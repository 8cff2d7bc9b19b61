package dev.drawbridge.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NftTest {
  @Test
  void plainTextIsQuoted() {
    assertThat(Nft.comment("e0123")).isEqualTo("comment \"e0123\"");
    assertThat(Nft.log("drawbridge in: ")).isEqualTo("log prefix \"drawbridge in: \" level info");
    assertThat(Nft.networkInterface("docker0")).isEqualTo("\"docker0\"");
    assertThat(Nft.name("in4_port")).isEqualTo("in4_port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"; flush ruleset", "$x", "a\nb", "back\\slash", "ü", "\u202e"})
  void textThatNftWouldTakeForSomethingElseIsRefused(String text) {
    assertThatThrownBy(() -> Nft.comment(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Nft.log(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Nft.networkInterface(text))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Nft.name(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void textLongerThanTheKernelKeepsIsRefused() {
    assertThat(Nft.comment("x".repeat(128))).hasSize(138);
    assertThatThrownBy(() -> Nft.comment("x".repeat(129)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Nft.log("x".repeat(128))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Nft.name("x".repeat(256)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
