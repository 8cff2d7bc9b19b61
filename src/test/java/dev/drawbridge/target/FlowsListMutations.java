package dev.drawbridge.target;

import dev.drawbridge.drawing.TargetName;
import java.util.stream.Stream;

/** Lists of flows of hosts that do not say what the rules beside them count for. */
final class FlowsListMutations {
  private static final String DB = "db/flows.tsv";

  private FlowsListMutations() {}

  static Stream<Mutation> all() {
    return Stream.of(TargetName.NFTABLES, TargetName.IPTABLES).flatMap(FlowsListMutations::of);
  }

  private static Stream<Mutation> of(TargetName target) {
    return Stream.of(
        Mutation.of(
            "a command in the list of flows",
            target,
            files -> files.add(DB, files.text(DB) + "$(reboot)\n")),
        Mutation.of(
            "a flow in the list of flows replaced by another",
            target,
            files -> files.replace(DB, "api-to-db", "frontend-to-db")),
        Mutation.of(
            "a line of the list of flows lost",
            target,
            "api-to-db",
            files -> files.replacePattern(DB, "[^\n]*\tapi-to-db\n", "")),
        Mutation.of(
            "the list of flows of nobody",
            target,
            files -> files.add("nobody/flows.tsv", files.text(DB))));
  }
}
