package dev.drawbridge.gesture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Shape;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Zone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private static final Key WEB = Key.of("web");
  private static final Key API = Key.of("api");
  private static final Key DATA = Key.of("data");
  private static final Key FRESH = Key.of("fresh");

  private static final Sheet SHEET =
      Sheet.of(
          Drawing.EMPTY
              .with(Zone.of(DATA))
              .with(Service.of(WEB))
              .with(Service.of(API).inZone(Optional.of(DATA))));

  private static Edit made(Service service, Flow... flows) {
    List<Edit> parts =
        Stream.concat(
                Stream.<Edit>of(new Edit.Add(List.of(service), Map.of())),
                Stream.of(flows).map(Edit.Say::new))
            .toList();
    return new Edit.Together(EditCode.CONNECT, List.of(WEB, FRESH), parts);
  }

  private static Box box(Sheet sheet, Key key) {
    return sheet.shape(key).map(Shape::box).orElseThrow();
  }

  private static Sheet placed(Edit edit) {
    Edit placed = Arrivals.placed(edit, Set.of(FRESH), new Point(900, 900), SHEET);
    return SHEET.with(placed.apply(SHEET.drawing()));
  }

  @Test
  void whatIsReachedStandsAtTheRightAndNothingElseMoves() {
    Sheet after = placed(made(Service.of(FRESH), Flow.of("web-to-fresh", WEB, FRESH)));
    assertThat(box(after, FRESH).x()).isGreaterThan(box(after, WEB).right());
    assertThat(box(after, FRESH).overlaps(box(after, WEB))).isFalse();
    assertThat(box(after, WEB)).isEqualTo(box(SHEET, WEB));
    assertThat(box(after, API)).isEqualTo(box(SHEET, API));
  }

  @Test
  void whatIsMadeInAZoneStandsInItBesideItsMembers() {
    Sheet after =
        placed(
            made(Service.of(FRESH).inZone(Optional.of(DATA)), Flow.of("web-to-fresh", WEB, FRESH)));
    assertThat(box(after, DATA).contains(box(after, FRESH))).isTrue();
    assertThat(box(after, FRESH).overlaps(box(after, API))).isFalse();
  }

  @Test
  void whatIsConnectedWithNothingStandsNearTheMiddleOfTheView() {
    Sheet after = placed(made(Service.of(FRESH)));
    assertThat(box(after, FRESH).centre().distance(new Point(900, 900))).isLessThan(200);
  }
}
