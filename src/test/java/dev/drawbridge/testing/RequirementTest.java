package dev.drawbridge.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.opentest4j.AssertionFailedError;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class RequirementTest {
  @Test
  void aCommandOnTheSearchPathIsFound() {
    assertThat(Requirement.command("sh")).isExecutable();
  }

  @Test
  void whatIsMissingFailsTheTestOnCi() {
    System.setProperty("CI", "true");
    try {
      assertThatThrownBy(() -> Requirement.command("no-such-command"))
          .isInstanceOf(AssertionFailedError.class)
          .hasMessageContaining("needs the command no-such-command");
    } finally {
      System.clearProperty("CI");
    }
  }
}
