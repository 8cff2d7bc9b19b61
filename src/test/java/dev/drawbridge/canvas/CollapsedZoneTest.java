package dev.drawbridge.canvas;

import static dev.drawbridge.canvas.Drawings.drawing;
import static dev.drawbridge.canvas.Drawings.service;
import static dev.drawbridge.canvas.Drawings.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Mark.Look;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.drawing.Trust;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A collapsed zone is one node; what is in it does not show, and its flows are bundled. */
class CollapsedZoneTest {
  private final Sheet open = Sheet.of(shop());
  private final Sheet sheet = open.with(collapsed(shop(), "inner"));

  private static Drawing shop() {
    return drawing()
        .with(zone("inner", Trust.RESTRICTED), 400, 0, 500, 300)
        .with(service("a", "inner"), 20, 60)
        .with(service("b", "inner"), 280, 60)
        .with(service("web"), 0, 60)
        .with(service("log"), 0, 400)
        .flow("web", "a", "tcp/1")
        .flow("web", "b", "tcp/2")
        .flow("a", "b", "tcp/3")
        .flow("a", "web", "udp/4")
        .flow("inner", "log", "tcp/5")
        .flow("b", "inner", "tcp/6")
        .build();
  }

  private static Drawing collapsed(Drawing drawing, String zone) {
    Key key = Key.of(zone);
    Placement placement = drawing.layout().get(key).orElse(Placement.at(0, 0));
    return drawing.placed(key, placement.collapsed(true));
  }

  @Test
  void itIsOneNodeThatSaysHowMuchIsInIt() {
    assertThat(sheet.shape(Key.of("inner")))
        .hasValueSatisfying(shape -> {
          assertThat(shape).isInstanceOf(Shape.Folded.class);
          assertThat(((Shape.Folded) shape).contents()).isEqualTo("2 services");
          assertThat(shape.box()).isEqualTo(new Box(400, 0, 176, 60));
        });
  }

  @Test
  void whatIsInItDoesNotShow() {
    assertThat(sheet.shapes())
        .extracting(Shape::key)
        .containsExactlyInAnyOrder(Key.of("inner"), Key.of("web"), Key.of("log"));
    assertThat(sheet.seen(Key.of("a"))).isEqualTo(Key.of("inner"));
    assertThat(sheet.seen(Key.of("web"))).isEqualTo(Key.of("web"));
  }

  @Test
  void flowsAcrossItsBorderAreBundledByTheirVisibleEndsAndFlowsWithinVanish() {
    assertThat(sheet.arrows())
        .extracting(Arrow::ids)
        .containsExactly(
            List.of("web-to-a", "web-to-b"), List.of("a-to-web"), List.of("inner-to-log"));
    assertThat(sheet.arrow("a-to-b")).isEmpty();
    assertThat(sheet.arrow("b-to-inner")).isEmpty();
  }

  @Test
  void aBundleSaysHowManyFlowsItStandsForAndASingleFlowItsPorts() {
    assertThat(chip("web-to-b")).contains("2 flows");
    assertThat(chip("a-to-web")).contains("udp 4");
  }

  private Optional<String> chip(String id) {
    return sheet.arrow(id).flatMap(Arrow::chip).map(Arrow.Chip::text);
  }

  @Test
  void aClickOnABundleChoosesAllItsFlows() {
    Point chip = sheet.arrow("web-to-b").orElseThrow().chip().orElseThrow().box().centre();
    Hit hit = sheet.hit(chip, 1).orElseThrow();

    assertThat(Selection.of(hit, sheet).statements()).containsExactly("web-to-a", "web-to-b");
  }

  @Test
  void whoSelectsWhatIsInItSeesItSelected() {
    Marks marks = Marks.of(Selection.of(Key.of("b")), sheet);

    assertThat(marks.of(Key.of("inner")).look()).isEqualTo(Look.SELECTED);
    assertThat(sheet.bounds(Selection.of(Key.of("b")))).isEqualTo(new Box(400, 0, 176, 60));
    assertThat(marks.of(sheet.arrow("web-to-a").orElseThrow()).look()).isEqualTo(Look.RELATED);
  }

  @Test
  void aZoneInACollapsedZoneHidesInIt() {
    Drawing nested =
        drawing()
            .with(zone("outer", Trust.EXPOSED), 0, 0)
            .with(zone("inner", Trust.EXPOSED).inZone(Optional.of(Key.of("outer"))), 20, 60)
            .with(service("a", "inner"), 20, 60)
            .with(service("b"), 600, 0)
            .flow("b", "a", "tcp/1")
            .build();
    Sheet both = Sheet.of(collapsed(collapsed(nested, "inner"), "outer"));

    assertThat(both.seen(Key.of("a"))).isEqualTo(Key.of("outer"));
    assertThat(both.arrow("b-to-a").orElseThrow().to()).isEqualTo(Key.of("outer"));
    assertThat(both.shapes()).hasSize(2);
  }

  @Test
  void onlyWhatLooksOtherwiseIsToBePaintedAnew() {
    assertThat(sheet.changedSince(sheet)).contains(List.of());
    Sheet moved = sheet.with(sheet.drawing().placed(Key.of("log"), Placement.at(0, 500)));
    List<Box> changed = moved.changedSince(sheet).orElseThrow();

    assertThat(changed).anyMatch(box -> box.contains(new Box(0, 400, 176, 60)));
    assertThat(changed).anyMatch(box -> box.contains(new Box(0, 500, 176, 60)));
    assertThat(changed).noneMatch(box -> box.overlaps(new Box(0, 60, 176, 60)));
  }
}
