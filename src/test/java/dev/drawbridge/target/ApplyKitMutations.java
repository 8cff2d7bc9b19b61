package dev.drawbridge.target;

import dev.drawbridge.drawing.TargetName;
import java.util.stream.Stream;

/** Scripts of hosts that are not the program's own: semantics §2 says they must be. */
final class ApplyKitMutations {
  private ApplyKitMutations() {}

  static Stream<Mutation> all() {
    return Stream.of(TargetName.NFTABLES, TargetName.IPTABLES).flatMap(ApplyKitMutations::of);
  }

  private static Stream<Mutation> of(TargetName target) {
    return Stream.of(
        Mutation.of(
            "a script changed",
            target,
            files -> files.replace("apply.sh", "allow_lockout=\n", "allow_lockout=yes\n")),
        Mutation.of(
            "the target's own script changed",
            target,
            files -> files.replace("ruleset.sh", "DB_TARGET=" + target.word(), "DB_TARGET=none")),
        Mutation.of(
            "what is loaded at boot changed",
            target,
            files -> files.replace("drawbridge.service", "boot.sh", "other.sh")),
        Mutation.of("a script added", target, files -> files.add("after.sh", "#!/bin/sh\n")));
  }
}
