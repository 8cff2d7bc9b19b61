package dev.drawbridge.ui;

import java.util.Set;

/**
 * One line of an exported file.
 *
 * @param number from 1
 * @param text without its line break
 * @param flows ids of the flows it stands for; empty if for none
 */
record CodeLine(int number, String text, Set<String> flows) {

  /** Whether one of these flows caused it. */
  boolean comesFrom(Set<String> ids) {
    return flows.stream().anyMatch(ids::contains);
  }
}
