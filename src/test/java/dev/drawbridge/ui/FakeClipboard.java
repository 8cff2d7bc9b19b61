package dev.drawbridge.ui;

import java.util.Optional;

/** A clipboard of the test's own, so that tests do not write each other's. */
final class FakeClipboard implements TextClipboard {
  private Optional<String> held = Optional.empty();

  @Override
  public Optional<String> text() {
    return held;
  }

  @Override
  public void put(String text) {
    held = Optional.of(text);
  }
}
