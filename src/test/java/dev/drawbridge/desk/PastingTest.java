package dev.drawbridge.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.drawing.AnyDrawing;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.DrawingReader;
import dev.drawbridge.store.StoreProblem;
import dev.drawbridge.testing.Property;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PastingTest {
  private static final Drawing SHOP =
      read(
          """
          drawbridge: 1
          zones:
            outer: {}
            data: {zone: outer, trust: restricted}
          services:
            web: {zone: outer, addresses: [10.0.0.1]}
            db: {zone: data, addresses: [10.0.0.2], ports: {sql: tcp/5432}}
          networks:
            office: {addresses: [192.0.2.0/24]}
            dns: {addresses: [192.0.2.53]}
          flows:
            - {id: web-to-db, from: web, to: db, ports: [sql], why: Orders}
            - {id: office-to-web, from: office, to: web, ports: [tcp/443]}
          ambient:
            - {to: dns, ports: [udp/53]}
          guardrails:
            - {never: {from: office, to: db}}
          layout:
            outer: {x: 100, y: 100}
            data: {x: 300, y: 60}
            web: {x: 40, y: 60}
            db: {x: 40, y: 60}
          """);

  private static Drawing read(String text) {
    try {
      return DrawingReader.read("test", text.getBytes(StandardCharsets.UTF_8)).drawing();
    } catch (ProblemsException wrong) {
      throw new AssertionError(wrong.problems().toString(), wrong);
    }
  }

  private static Clipping clipping(Drawing drawing, String... keys) {
    Set<Key> chosen = new HashSet<>();
    List.of(keys).forEach(key -> chosen.add(Key.of(key)));
    return Clipping.of(Sheet.of(drawing), new Selection(chosen, Set.of())).orElseThrow();
  }

  private static Drawing pasted(String text, Drawing into) throws ProblemsException {
    return Pasting.of(text, Sheet.of(into), Optional.empty()).edit().apply(into);
  }

  @Test
  void aZoneIsCopiedWithWhatStandsInItAndTheArrowsAmongThat() {
    Drawing part = read(clipping(SHOP, "outer").text());
    assertThat(part.elements().map(Element::key))
        .containsExactlyInAnyOrder(Key.of("outer"), Key.of("data"), Key.of("web"), Key.of("db"));
    assertThat(part.flows().keys()).containsExactly("web-to-db");
    assertThat(part.ambients()).isEmpty();
    assertThat(part.layout().get(Key.of("data"))).contains(Placement.at(300, 60));
  }

  @Test
  void aSelectedArrowBringsItsEndsAndAFlowOfEveryServiceGoesAlongOnlyWhenSelected() {
    Sheet sheet = Sheet.of(SHOP);
    Clipping arrow = Clipping.of(sheet, Selection.ofStatement("web-to-db")).orElseThrow();
    assertThat(arrow.drawing().services()).hasSize(2);
    assertThat(arrow.removal().apply(SHOP).services()).hasSize(2);
    assertThat(arrow.removal().apply(SHOP).flows()).hasSize(1);
    String ambient = SHOP.ambients().values().getFirst().id();
    Clipping dns = Clipping.of(sheet, Selection.ofStatement(ambient)).orElseThrow();
    assertThat(dns.drawing().ambients()).hasSize(1);
    assertThat(dns.drawing().networks()).hasSize(1);
  }

  @Test
  void pastedBesideItsOriginalEverythingHasANewKeyAndStandsInTheSameZone()
      throws ProblemsException {
    Drawing after = pasted(clipping(SHOP, "web", "db").text(), SHOP);
    assertThat(after.services().keys())
        .containsExactly(Key.of("web"), Key.of("db"), Key.of("web-2"), Key.of("db-2"));
    assertThat(after.flows().get("web-2-to-db-2").orElseThrow().why()).isEqualTo("Orders");
    assertThat(after.element(Key.of("web-2")).orElseThrow().zone()).contains(Key.of("outer"));
    assertThat(after.services().get(Key.of("web-2")).orElseThrow().addresses()).isEmpty();
  }

  @Test
  void inAnotherDrawingKeysIdsAndAddressesStay() throws ProblemsException {
    Drawing after = pasted(clipping(SHOP, "outer", "office").text(), Drawing.EMPTY);
    assertThat(after.services().get(Key.of("db"))).isEqualTo(SHOP.services().get(Key.of("db")));
    assertThat(after.flows().keys()).containsExactlyInAnyOrder("web-to-db", "office-to-web");
    assertThat(after.guardrails()).hasSize(1);
  }

  @Test
  void cuttingAndPastingInPlaceGivesBackWhatWasThere() throws ProblemsException {
    Clipping cut = clipping(SHOP, "outer", "office", "dns");
    Drawing without = cut.removal().apply(SHOP);
    assertThat(without.elements()).isEmpty();
    Drawing after = pasted(cut.text(), without);
    assertThat(after.services()).containsExactlyInAnyOrderElementsOf(SHOP.services());
    assertThat(after.zones()).containsExactlyInAnyOrderElementsOf(SHOP.zones());
    assertThat(after.flows()).containsExactlyInAnyOrderElementsOf(SHOP.flows());
  }

  @Test
  void whatIsPastedAtThePointerStandsInTheZoneThere() throws ProblemsException {
    Sheet sheet = Sheet.of(SHOP);
    Point inData = sheet.shape(Key.of("db")).orElseThrow().box().centre().plus(20, 0);
    Pasting pasting = Pasting.of("services: {cache: {}}", sheet, Optional.of(inData));
    Drawing after = pasting.edit().apply(SHOP);
    assertThat(after.element(Key.of("cache")).orElseThrow().zone()).contains(Key.of("data"));
    Point middle = Sheet.of(after).shape(Key.of("cache")).orElseThrow().box().centre();
    assertThat(Math.abs(middle.x() - inData.x())).isLessThanOrEqualTo(10);
    assertThat(pasting.things()).containsExactly(Key.of("cache"));
    assertThat(pasting.edit().code()).isEqualTo(EditCode.PASTE);
  }

  @Test
  void pastedTwiceTheSecondStandsBesideTheFirst() throws ProblemsException {
    String text = clipping(SHOP, "office").text();
    Drawing once = pasted(text, SHOP);
    Drawing twice = pasted(text, once);
    assertThat(twice.layout().get(Key.of("office-2")).orElseThrow().x())
        .isNotEqualTo(twice.layout().get(Key.of("office-3")).orElseThrow().x());
  }

  @Test
  void pastedTwiceAtOnePlaceTheSecondStandsAside() throws ProblemsException {
    Optional<Point> at = Optional.of(new Point(900, 700));
    Drawing once = Pasting.of("services: {a: {}}", Sheet.of(SHOP), at).edit().apply(SHOP);
    Drawing twice = Pasting.of("services: {a: {}}", Sheet.of(once), at).edit().apply(once);
    assertThat(twice.layout().get(Key.of("a"))).isNotEqualTo(twice.layout().get(Key.of("a-2")));
  }

  @Test
  void aWrongTextIsRefusedWithLineAndColumn() {
    assertThatExceptionOfType(ProblemsException.class)
        .isThrownBy(() -> pasted("services:\n  web: {}\n  api: {labls: {}}\n", SHOP))
        .satisfies(refused -> {
          Problem problem = refused.problems().getFirst();
          assertThat(problem.code()).isEqualTo(StoreProblem.UNKNOWN_KEY_NEAR);
          assertThat(problem.place()).isEqualTo(new Place.InFile("clipboard", 3, 9, 3));
        });
  }

  @Test
  void whatIsNoDrawingAtAllIsRefusedInOneSentence() {
    assertThatExceptionOfType(ProblemsException.class)
        .isThrownBy(() -> pasted("Dear all,\nplease find attached", SHOP))
        .satisfies(refused ->
            assertThat(refused.problems().getFirst().code()).isEqualTo(DeskProblem.NOT_A_DRAWING));
    assertThatExceptionOfType(ProblemsException.class)
        .isThrownBy(() -> pasted(" \n", SHOP))
        .satisfies(refused ->
            assertThat(refused.problems().getFirst().code())
                .isEqualTo(DeskProblem.NOTHING_TO_PASTE));
  }

  @Test
  void sentencesAreDrawnOneALine() throws ProblemsException {
    Drawing after = pasted("web -> cache tcp/6379 \"sessions\"\n\ncache -> db tcp/5432\n", SHOP);
    assertThat(after.services().contains(Key.of("cache"))).isTrue();
    assertThat(after.flows().keys()).contains("web-to-cache", "cache-to-db");
    assertThatExceptionOfType(ProblemsException.class)
        .isThrownBy(() -> pasted("web -> db tcp/1\nweb -> db tcp/99999999", SHOP))
        .satisfies(refused ->
            assertThat(((Place.InFile) refused.problems().getFirst().place()).line()).isEqualTo(2));
  }

  @Test
  void everyDrawingCanBeCopiedAndPastedIntoEveryOther() {
    Property.holds(
        300,
        random -> {
          Drawing from = AnyDrawing.of(random.nextLong());
          Drawing into = AnyDrawing.of(random.nextLong());
          Optional<Clipping> all = Clipping.of(Sheet.of(from), Selection.all(from));
          if (all.isEmpty() || from.elements().findAny().isEmpty()) {
            return;
          }
          Optional<Point> at =
              random.nextBoolean()
                  ? Optional.of(new Point(random.nextInt(900), random.nextInt(900)))
                  : Optional.empty();
          try {
            Edit edit = Pasting.of(all.get().text(), Sheet.of(into), at).edit();
            Drawing after = edit.apply(into);
            assertThat(after.elements().count())
                .isEqualTo(into.elements().count() + from.elements().count());
            assertThat(after.flows()).hasSize(into.flows().size() + from.flows().size());
            into.elements().forEach(e -> assertThat(after.element(e.key())).contains(e));
          } catch (ProblemsException refused) {
            throw new AssertionError(refused.problems().toString(), refused);
          }
        });
  }
}
