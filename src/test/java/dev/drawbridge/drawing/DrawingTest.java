package dev.drawbridge.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawingTest {
  private static final Key OUTER = Key.of("outer");
  private static final Key INNER = Key.of("inner");
  private static final Key WEB = Key.of("web");
  private static final Key DB = Key.of("db");
  private static final Key OFFICE = Key.of("office");

  private static final Drawing SHOP =
      Drawing.of(
          "Shop",
          "",
          TargetOptions.UNSAID,
          List.of(
              Zone.of(OUTER)
                  .withMembership(new Membership(Optional.of("production"), Optional.of("vpc-1"))),
              Zone.of(INNER).inZone(Optional.of(OUTER)).withTrust(Optional.of(Trust.RESTRICTED)),
              Service.of(WEB).inZone(Optional.of(OUTER)),
              Service.of(DB).inZone(Optional.of(INNER)),
              Network.of(OFFICE),
              new Note(Key.of("hint"), Optional.of(INNER), "hello")),
          List.of(
              Flow.of("web-to-db", WEB, DB, PortSpec.parse("tcp/5432")),
              Flow.of("office-to-inner", OFFICE, INNER)),
          Map.of(
              OUTER, Placement.at(100, 50), INNER, Placement.at(20, 30), DB, Placement.at(5, 6)));

  @Test
  void whatIsNotSaidIsInheritedFromTheNearestZone() {
    Service db = SHOP.services().get(DB).orElseThrow();
    assertThat(SHOP.trust(db)).isEqualTo(Trust.RESTRICTED);
    assertThat(SHOP.namespace(db)).contains("production");
    assertThat(SHOP.vpc(db)).contains("vpc-1");
    assertThat(SHOP.trust(SHOP.services().get(WEB).orElseThrow())).isEqualTo(Trust.INTERNAL);
    assertThat(SHOP.trust(SHOP.networks().get(OFFICE).orElseThrow())).isEqualTo(Trust.EXTERNAL);
  }

  @Test
  void aZoneHoldsItsMembersAtAnyDepth() {
    assertThat(SHOP.membersAtAnyDepth(OUTER).stream().map(e -> e.key().text()))
        .containsExactly("inner", "db", "hint", "web");
    assertThat(SHOP.members(OUTER).stream().map(e -> e.key().text()))
        .containsExactly("inner", "web");
  }

  @Test
  void aRouterStandsBetweenWhatIsBehindDifferentInterfaces() {
    Key edge = Key.of("edge");
    Drawing nested = SHOP.with(Router.of(edge).withJoins(Map.of(OUTER, "eth0", INNER, "eth1")));
    assertThat(nested.between(WEB, DB)).extracting(Router::key).containsExactly(edge);
    assertThat(nested.between(DB, INNER)).isEmpty();
    assertThat(nested.between(WEB, OUTER)).as("a zone around both").hasSize(1);
    assertThat(nested.between(OFFICE, DB)).as("nobody knows where the office is").isEmpty();
    assertThat(nested.between(edge, DB)).as("the router itself").isEmpty();
    assertThat(SHOP.with(Router.of(edge).withJoins(Map.of(OUTER, "eth0"))).between(WEB, DB))
        .isEmpty();
  }

  @Test
  void anInterfaceIsCalledAsTheKernelAllowsAndNoFilterMisunderstands() {
    assertThat(List.of("eth0", "wg-berlin", "bond0.100", "enp0s31f6")).allMatch(Router::isLink);
    assertThat(List.of("", "eth+", "eth*", "lo", "eth 0", "-i", "a-name-of-16-chr", "eth0\nx"))
        .noneMatch(Router::isLink);
  }

  @Test
  void noReferenceLeadsNowhere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.with(Service.of(Key.of("x")).inZone(Optional.of(Key.of("no")))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.with(Flow.of("x", WEB, Key.of("no"))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.with(Flow.of("x", WEB, Key.of("hint"))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.with(Service.of(Key.of("x")).inZone(Optional.of(WEB))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.placed(Key.of("no"), Placement.at(0, 0)));
    assertThatIllegalArgumentException().isThrownBy(() -> SHOP.with(Network.of(WEB)));
  }

  @Test
  void noZoneStandsInItself() {
    Zone outer = SHOP.zones().get(OUTER).orElseThrow();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.with(outer.inZone(Optional.of(INNER))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHOP.with(outer.inZone(Optional.of(OUTER))));
  }

  @Test
  void whatIsRemovedTakesItsArrowsAndLeavesItsMembers() {
    Drawing left = SHOP.without(Set.of(INNER));
    assertThat(left.services().get(DB).orElseThrow().zone()).contains(OUTER);
    assertThat(left.flows().keys()).containsExactly("web-to-db");
    assertThat(left.layout().contains(INNER)).isFalse();
    assertThat(SHOP.without(Set.of(DB)).flows().keys()).containsExactly("office-to-inner");
  }

  @Test
  void membersOfARemovedZoneStayWhereTheyAreOnTheCanvas() {
    Drawing left = new Edit.Remove(Set.of(INNER), Set.of()).apply(SHOP);
    assertThat(left.layout().get(DB)).contains(Placement.at(25, 36));
  }

  @Test
  void anotherKeyIsAnotherKeyEverywhereAndIdsStay() {
    Drawing changed = new Edit.ChangeKey(DB, Key.of("store")).apply(SHOP);
    assertThat(changed.flows().get("web-to-db").orElseThrow().to()).isEqualTo(Key.of("store"));
    assertThat(changed.layout().contains(Key.of("store"))).isTrue();
    assertThat(changed.services().keys()).containsExactly(WEB, Key.of("store"));
    assertThat(changed.services().get(Key.of("store")).orElseThrow().name()).isEqualTo("store");
    assertThat(new Edit.ChangeKey(Key.of("store"), DB).apply(changed)).isEqualTo(SHOP);
  }

  @Test
  void movingIntoAZoneChangesItsMembersAndItsPlace() {
    Drawing moved =
        new Edit.Move(Map.of(WEB, Placement.at(1, 2)), Map.of(WEB, Optional.of(INNER))).apply(SHOP);
    assertThat(moved.services().get(WEB).orElseThrow().zone()).contains(INNER);
    assertThat(moved.layout().get(WEB)).contains(Placement.at(1, 2));
  }

  @Test
  void everyEditOnAnyDrawingKeepsTheGuarantees() {
    for (long seed = 1; seed <= 150; seed++) {
      Drawing drawing = AnyDrawing.of(seed);
      for (Element element : drawing.elements().toList()) {
        requireWhole(new Edit.Remove(Set.of(element.key()), Set.of()).apply(drawing), seed);
        requireWhole(new Edit.ChangeKey(element.key(), Key.of("fresh")).apply(drawing), seed);
        requireWhole(new Edit.Rename(element.key(), "", "Fresh").apply(drawing), seed);
        assertThat(new Edit.Change(element).apply(drawing)).as("seed %d", seed).isEqualTo(drawing);
      }
      for (Statement statement : drawing.statements().toList()) {
        requireWhole(drawing.without(statement.id()), seed);
        assertThat(new Edit.Restate(statement).apply(drawing)).isEqualTo(drawing);
      }
    }
  }

  /** Building it anew from its parts checks every guarantee. */
  private static void requireWhole(Drawing drawing, long seed) {
    Map<Key, Placement> layout = new LinkedHashMap<>();
    drawing.layout().entries().forEach(e -> layout.put(e.getKey(), e.getValue()));
    assertThat(
            Drawing.of(
                drawing.name(),
                drawing.description(),
                drawing.options(),
                drawing.elements().toList(),
                drawing.statements().toList(),
                layout))
        .as("seed %d", seed)
        .isEqualTo(drawing);
  }
}
