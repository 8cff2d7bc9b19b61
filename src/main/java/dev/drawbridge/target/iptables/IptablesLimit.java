package dev.drawbridge.target.iptables;

import dev.drawbridge.problem.Code;

/** What iptables alone cannot say. */
public enum IptablesLimit implements Code {
  /** Protocol 0, which means every protocol in a rule; no arguments. */
  PROTOCOL_ZERO,
  /** ICMP type 255, which means every type in a rule; no arguments. */
  ICMP_TYPE_255
}
