package dev.drawbridge.drawing;

import java.util.Locale;

/** The kinds of output a drawing can be exported to. */
public enum TargetName {
  KUBERNETES,
  NFTABLES,
  IPTABLES,
  AWS;

  /** The word in the drawing file, on the command line and for the bundle's folder. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this target protects hosts, which are known by their addresses. */
  public boolean isHost() {
    return this == NFTABLES || this == IPTABLES;
  }
}
