package dev.drawbridge.target.iptables;

import dev.drawbridge.problem.Place;
import java.util.ArrayList;
import java.util.List;

/** The rules of one chain, in the order in which packets meet them. */
final class Chain {
  private final String name;
  private final Place.InFile place;
  private final List<RuleLine> rules = new ArrayList<>();

  /**
   * An empty chain.
   *
   * @param place where it is declared, or first used
   */
  Chain(String name, Place.InFile place) {
    this.name = name;
    this.place = place;
  }

  String name() {
    return name;
  }

  void append(RuleLine rule) {
    rules.add(rule);
  }

  void insertFirst(RuleLine rule) {
    rules.addFirst(rule);
  }

  List<RuleLine> rules() {
    return rules;
  }

  /** Where packets leave it that no rule decided. */
  Place.InFile end() {
    return rules.isEmpty() ? place : rules.getLast().place();
  }
}
