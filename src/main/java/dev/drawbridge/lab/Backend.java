package dev.drawbridge.lab;

import dev.drawbridge.drawing.TargetName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What puts the exported files in force. */
public enum Backend {
  NFTABLES(TargetName.NFTABLES, List.of("nft")),
  /** {@code iptables} over nf_tables, as most distributions have it today. */
  IPTABLES(
      TargetName.IPTABLES,
      List.of("iptables-nft", "iptables-nft-restore", "ip6tables-nft", "ipset")),
  /** {@code iptables} over the older ip_tables. */
  IPTABLES_LEGACY(
      TargetName.IPTABLES,
      List.of("iptables-legacy", "iptables-legacy-restore", "ip6tables-legacy", "ipset")),
  /** A policy plane of its own, see {@link PlanePrograms}. */
  KUBERNETES(TargetName.KUBERNETES, List.of("iptables", "ip6tables"));

  private final TargetName target;
  private final List<String> programs;

  Backend(TargetName target, List<String> programs) {
    this.target = target;
    this.programs = programs;
  }

  /** The target whose files it takes. */
  public TargetName target() {
    return target;
  }

  /** The programs it needs of the machine. */
  List<String> programs() {
    return programs;
  }

  /** The word on the command line: {@code iptables-legacy}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Those that put files in force on hosts. */
  static List<Backend> ofHosts() {
    return Arrays.stream(values()).filter(backend -> backend.target().isHost()).toList();
  }

  /** The one with that word. */
  public static Optional<Backend> of(String word) {
    return Arrays.stream(values()).filter(b -> b.word().equals(word)).findFirst();
  }
}
