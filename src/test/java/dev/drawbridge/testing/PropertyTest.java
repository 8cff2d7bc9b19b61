package dev.drawbridge.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PropertyTest {
  @Test
  void aPropertyIsTriedWithAsManySeedsAsAskedFor() {
    Set<Long> seen = new HashSet<>();
    Property.holds(5, random -> seen.add(random.nextLong()));
    assertThat(seen).hasSize(5);
  }

  @Test
  void aFailureNamesTheSeedThatBringsItBack() {
    assertThatThrownBy(() -> Property.holds(5, random -> assertThat(1).isEqualTo(2)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("-Dseed=1");
  }
}
