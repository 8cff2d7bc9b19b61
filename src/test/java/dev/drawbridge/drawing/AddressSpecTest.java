package dev.drawbridge.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.WellKnown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressSpecTest {

  @Test
  void whatWasWrittenIsKeptBesideWhatItMeans() {
    AddressSpec range = AddressSpec.parse(" 10.0.0.5-10.0.0.9 ");
    assertThat(range.text()).isEqualTo("10.0.0.5-10.0.0.9");
    assertThat(range.addresses()).isEqualTo(AddressSet.parse("10.0.0.5-10.0.0.9"));
    assertThat(range.isSingle()).isFalse();
    assertThat(AddressSpec.parse("fd00::1").isSingle()).isTrue();
  }

  @Test
  void theInternetIsAWord() {
    assertThat(AddressSpec.parse("internet").addresses()).isEqualTo(WellKnown.INTERNET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "10.0.0",
        "10.0.0.256",
        "010.0.0.1",
        "10.0.0.0/33",
        "::g",
        "Internet"
      })
  void hostNamesAndBrokenAddressesAreRefusedWithASentence(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AddressSpec.parse(text))
        .withMessageMatching("(?s).{10,}");
  }
}
