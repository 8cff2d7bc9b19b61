package dev.drawbridge.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.export.TargetExport;
import dev.drawbridge.problem.ProblemsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportingTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

  @TempDir private Path folder;

  @Test
  void aSampleIsWrittenAndProved() throws ProblemsException {
    Drawing drawing = Sample.TWO_SERVICES.document().orElseThrow().drawing();
    Path to = folder.resolve("out");
    Exporting.Exported exported =
        Exporting.write(drawing, Set.of(TargetName.KUBERNETES), to, false, TODAY);
    assertThat(exported.export().targets().values())
        .singleElement()
        .isInstanceOf(TargetExport.Proved.class);
    assertThat(to.resolve("kubernetes")).isNotEmptyDirectory();
    assertThat(to.resolve("bundle.json")).exists();
  }

  @Test
  void anExportTellsHowFarItIsAndWritesNothingOnceStopped() {
    Drawing drawing = Sample.TWO_SERVICES.document().orElseThrow().drawing();
    Path to = folder.resolve("out");
    Set<TargetName> seen = ConcurrentHashMap.newKeySet();
    Exporting.Progress stopsAfterTwo =
        new Exporting.Progress() {
          @Override
          public void made(TargetExport target) {
            seen.add(target.target());
          }

          @Override
          public boolean isStopped() {
            return seen.size() >= 2;
          }
        };
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() ->
            Exporting.write(
                drawing,
                Set.of(TargetName.KUBERNETES, TargetName.NFTABLES),
                to,
                false,
                TODAY,
                stopsAfterTwo));
    assertThat(seen).containsExactlyInAnyOrder(TargetName.KUBERNETES, TargetName.NFTABLES);
    assertThat(to).doesNotExist();
  }

  @Test
  void anEmptyDrawingHasNothingToWrite() {
    assertThatExceptionOfType(ProblemsException.class)
        .isThrownBy(() ->
            Exporting.write(
                Drawing.EMPTY, Set.of(TargetName.AWS), folder.resolve("out"), false, TODAY));
    assertThat(Files.exists(folder.resolve("out"))).isFalse();
  }
}
