package dev.drawbridge.drawing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the AWS target must know about the account.
 *
 * @param rulesPerGroup the quota of rules per direction and family; default 60
 * @param groupsPerInterface the quota of groups per interface; default 5
 * @param prefixLists lists that the account keeps for networks, in the order written
 */
public record AwsOptions(
    OptionalInt rulesPerGroup, OptionalInt groupsPerInterface, Map<Key, PrefixList> prefixLists) {
  /** Nothing said. */
  public static final AwsOptions UNSAID =
      new AwsOptions(OptionalInt.empty(), OptionalInt.empty(), Map.of());

  /**
   * Prefix lists that hold exactly a network's addresses; what they really hold is the account's
   * business, which the export says.
   *
   * @param ipv4 the list with its IPv4 addresses, {@code pl-…}; empty if it has none
   * @param ipv6 the list with its IPv6 addresses, {@code pl-…}; empty if it has none
   * @param maximum the most entries each may hold: what it costs of the quota
   */
  public record PrefixList(Optional<String> ipv4, Optional<String> ipv6, int maximum) {}

  public AwsOptions {
    prefixLists = Collections.unmodifiableMap(new LinkedHashMap<>(prefixLists));
  }

  /** The quota of rules per group, direction and family in force. */
  public int rulesPerGroupInForce() {
    return rulesPerGroup.orElse(60);
  }

  /** The quota of groups per interface in force. */
  public int groupsPerInterfaceInForce() {
    return groupsPerInterface.orElse(5);
  }
}
