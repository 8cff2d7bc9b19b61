package dev.drawbridge.target.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.reading.FlowsList;
import dev.drawbridge.target.nftables.NftablesTarget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowsFileTest {
  private static final HostDrawing DRAWING =
      new HostDrawing(new NftablesTarget())
          .service("db", "10.0.2.50")
          .service("web", "10.0.1.10")
          .network("office", "10.0.1.0/24")
          .flow("web", "db", "tcp/5432")
          .flow("office", "db", "tcp/5432")
          .flow("db", "office", "tcp/25");

  @Test
  void aLineSaysWhichFlowsStandBehindAnElement() {
    assertThat(file("db").lines())
        .containsExactlyInAnyOrder(
            line("office-to-db", "web-to-db"), line("office-to-db"), line("db-to-office"));
    assertThat(file("web").lines()).containsExactly(line("web-to-db"));
  }

  @Test
  void aRouterListsWhatItForwardsToo() {
    HostDrawing branches = HostDrawing.branches(new NftablesTarget());
    assertThat(file(branches, "edge").lines())
        .contains(line("desks-to-edge"), line("desks-to-files"), line("mail-to-files"))
        .doesNotContain(line("desks-to-mail"));
  }

  @Test
  void whatCannotBeSaidIsNotListed() {
    assertThat(FlowsFile.of(service("web"), opening -> !opening.isExact()).toString()).isEmpty();
  }

  @Test
  void theReaderTakesWhatIsWrittenAndNothingElse() {
    assertThat(holds(file("db"))).isTrue();
    assertThat(holds("")).isTrue();
    assertThat(List.of("e123456789abc", "e123456789abc\ta", "\n", "x\ta\n", "e123456789abc\t\n"))
        .noneMatch(FlowsFileTest::holds);
    assertThat(List.of("e123456789abc\ta b\n", "e123456789abc\ta\r\n", "e123456789abc\t$(a)\n"))
        .noneMatch(FlowsFileTest::holds);
  }

  @Test
  void aLoggedFlowIsFoundByTheKeyInTheLog() {
    HostDrawing logged =
        new HostDrawing(new NftablesTarget())
            .service("db", "10.0.2.50")
            .network("office", "10.0.1.0/24")
            .network("all", "10.0.0.0/8")
            .flow("office", "db", "tcp/5432")
            .loggedFlow("all", "db", "tcp/5432");
    assertThat(file(logged, "db").lines())
        .contains(line("all-to-db"), line("all-to-db", "office-to-db"));
  }

  private static String file(String service) {
    return file(DRAWING, service);
  }

  private static String file(HostDrawing drawing, String service) {
    return FlowsFile.of(service(drawing, service), _ -> true).toString();
  }

  private static HostService service(String key) {
    return service(DRAWING, key);
  }

  private static HostService service(HostDrawing drawing, String key) {
    return HostService.of(drawing.policy(), TargetName.NFTABLES)
        .filter(service -> service.name().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static String line(String... flows) {
    return ElementKey.of(List.of(flows)) + "\t" + String.join("\t", flows);
  }

  private static boolean holds(String text) {
    return FlowsList.read(text.getBytes(StandardCharsets.ISO_8859_1)).isPresent();
  }
}
