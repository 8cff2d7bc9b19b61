package dev.drawbridge;

import dev.drawbridge.version.Version;

/** Starts Drawbridge. */
public final class Main {
  private Main() {}

  /** Prints the name and version of the program. */
  public static void main(String[] arguments) {
    System.out.println("Drawbridge " + Version.text());
  }
}
