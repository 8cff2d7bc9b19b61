package dev.drawbridge.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.proof.Disagreement.Kind;
import dev.drawbridge.target.Target;
import dev.drawbridge.target.host.ElementKey;
import dev.drawbridge.target.host.HostDrawing;
import dev.drawbridge.target.iptables.IptablesTarget;
import dev.drawbridge.target.nftables.NftablesTarget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is counted for a flow is what it opens, or a proof says so. */
class CreditProofTest {
  static Stream<Target> targets() {
    return Stream.of(new NftablesTarget(), new IptablesTarget());
  }

  /** Sources of a flow lie within those of others, which open other ports, or everything. */
  private static HostDrawing shared(Target target) {
    return HostDrawing.shop(target)
        .service("farm", many())
        .network("near", "10.0.0.0/16")
        .network("all", "10.0.0.0/8")
        .flow("all", "db", "tcp/5432", "tcp/20-90", "icmp/echo-request", "ip/112")
        .flow("near", "db", "tcp/5430-5440", "icmp/any")
        .flow("farm", "db", "any")
        .flow("all", "web", "udp/53")
        .flow("farm", "web", "udp/53-54");
  }

  private static String[] many() {
    return IntStream.range(0, 60).mapToObj(i -> "10.3.0." + 2 * i).toArray(String[]::new);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void whatIsWrittenCountsForEachFlowWhatItOpens(Target target) throws Exception {
    assertThat(found(target, shared(target), files(shared(target)))).isEmpty();
    HostDrawing branches = HostDrawing.branches(target).flow("desks", "files", "any");
    assertThat(found(target, branches, files(branches))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void aCounterThatIsCreditedToAnotherFlowIsFound(Target target) throws Exception {
    HostDrawing drawing =
        HostDrawing.shop(target).service("backup", "10.0.3.1").flow("backup", "db", "tcp/5433");
    Map<String, byte[]> files = files(drawing);
    String right = "web-to-db";
    String wrong = "backup-to-db";
    exchange(files, "db/", key(right), key(wrong));
    assertThat(found(target, drawing, files))
        .extracting(Disagreement::kind, d -> d.flow().orElseThrow(), Disagreement::code)
        .contains(
            tuple(Kind.MISCOUNTED, right, ProofCode.COUNTED_FOR_ANOTHER),
            tuple(Kind.MISCOUNTED, right, ProofCode.NOT_COUNTED),
            tuple(Kind.MISCOUNTED, wrong, ProofCode.NOT_COUNTED))
        .allMatch(found -> found.toList().getFirst() == Kind.MISCOUNTED);
  }

  @ParameterizedTest
  @MethodSource("targets")
  void whatARouterPassesOnIsCreditedToo(Target target) throws Exception {
    HostDrawing drawing =
        HostDrawing.branches(target)
            .service("print", "10.1.0.20")
            .in("left", "print")
            .flow("print", "files", "tcp/515");
    Map<String, byte[]> files = files(drawing);
    exchange(files, "edge/", key("mail-to-files"), key("print-to-files"));
    assertThat(found(target, drawing, files))
        .isNotEmpty()
        .extracting(Disagreement::kind, d -> d.flow().orElseThrow())
        .containsOnly(
            tuple(Kind.MISCOUNTED, "mail-to-files"), tuple(Kind.MISCOUNTED, "print-to-files"));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void aListOfFlowsThatAreNotDrawnIsFound(Target target) throws Exception {
    HostDrawing drawing = HostDrawing.shop(target);
    Map<String, byte[]> files = files(drawing);
    edit(files, "db/flows.tsv", text -> text + key("ghost") + "\tghost\n");
    assertThat(found(target, drawing, files))
        .singleElement()
        .satisfies(found -> {
          assertThat(found.code()).isEqualTo(ProofCode.CREDITED_NOT_DRAWN);
          assertThat(Messages.text(found.code(), found.arguments())).contains("ghost", "db");
        });
  }

  @ParameterizedTest
  @MethodSource("targets")
  void countersWithoutAListCountForNobody(Target target) throws Exception {
    HostDrawing drawing = HostDrawing.shop(target);
    Map<String, byte[]> files = files(drawing);
    files.remove("db/flows.tsv");
    assertThat(found(target, drawing, files))
        .isNotEmpty()
        .allMatch(found -> found.code() == ProofCode.NOT_COUNTED);
  }

  private static Map<String, byte[]> files(HostDrawing drawing) {
    return new TreeMap<>(HostDrawing.rules(drawing.bundle()));
  }

  private static List<Disagreement> found(
      Target target, HostDrawing drawing, Map<String, byte[]> files) throws ProblemsException {
    return Proof.compare(drawing.policy(), target.name(), drawing.losses(), target.read(files))
        .disagreements();
  }

  private static String key(String flow) {
    return ElementKey.of(List.of(flow));
  }

  /** Exchanges two keys in the rules of one folder, whatever names depend on them. */
  private static void exchange(Map<String, byte[]> files, String folder, String one, String other) {
    for (String path : files.keySet()) {
      if (path.startsWith(folder) && !path.endsWith("/flows.tsv")) {
        edit(
            files,
            path,
            text -> text.replace(one, "exchanged").replace(other, one).replace("exchanged", other));
      }
    }
  }

  private static void edit(Map<String, byte[]> files, String path, UnaryOperator<String> change) {
    files.compute(
        path,
        (_, bytes) ->
            change
                .apply(new String(bytes, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
  }
}
