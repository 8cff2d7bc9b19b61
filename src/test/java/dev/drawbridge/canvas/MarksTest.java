package dev.drawbridge.canvas;

import static dev.drawbridge.canvas.Drawings.drawing;
import static dev.drawbridge.canvas.Drawings.service;
import static dev.drawbridge.canvas.Drawings.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Trust;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What lights up with what is selected. */
class MarksTest {
  private static final Key EDGE = Key.of("edge");
  private final Sheet sheet =
      Sheet.of(
          drawing()
              .with(zone("left", Trust.INTERNAL), 0, 0)
              .with(zone("right", Trust.INTERNAL), 600, 0)
              .with(service("mail", "left"), 20, 60)
              .with(service("print", "left"), 20, 160)
              .with(service("files", "right"), 20, 60)
              .with(
                  Router.of(EDGE)
                      .withJoins(Map.of(Key.of("left"), "eth0", Key.of("right"), "eth1")),
                  400,
                  300)
              .flow("mail", "files", "tcp/445")
              .flow("mail", "print", "tcp/631")
              .build());

  @Test
  void anArrowShowsTheRouterThatItPasses() {
    Marks marks = Marks.of(Selection.ofStatement("mail-to-files"), sheet);
    assertThat(marks.ofFlow("mail-to-files").look()).isEqualTo(Look.SELECTED);
    assertThat(marks.of(EDGE).look()).isEqualTo(Look.RELATED);
    assertThat(Marks.of(Selection.ofStatement("mail-to-print"), sheet).of(EDGE))
        .isEqualTo(Mark.NONE);
  }

  @Test
  void aRouterShowsTheArrowsThatPassIt() {
    Marks marks = Marks.of(Selection.of(EDGE), sheet);
    assertThat(marks.ofFlow("mail-to-files").look()).isEqualTo(Look.RELATED);
    assertThat(marks.ofFlow("mail-to-print")).isEqualTo(Mark.NONE);
  }

  @Test
  void aRouterShowsTheZonesItJoins() {
    Marks marks = Marks.of(Selection.of(EDGE), sheet);
    assertThat(marks.of(Key.of("left")).look()).isEqualTo(Look.RELATED);
    assertThat(marks.of(Key.of("right")).look()).isEqualTo(Look.RELATED);
    assertThat(marks.of(Key.of("mail"))).isEqualTo(Mark.NONE);
  }
}
