package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.AnyDrawing;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.testing.Property;
import dev.drawbridge.testing.RandomDrawings;
import dev.drawbridge.ui.Outline.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import javafx.scene.control.TreeItem;
import org.junit.jupiter.api.Test;

class OutlineTreeTest {

  private static String shape(TreeItem<Entry> item) {
    StringBuilder shape = new StringBuilder(item.getValue().toString()).append('(');
    item.getChildren().forEach(child -> shape.append(shape(child)));
    return shape.append(')').toString();
  }

  private static OutlineTree fresh(Drawing drawing) {
    OutlineTree tree = new OutlineTree();
    tree.show(drawing);
    return tree;
  }

  @Test
  void whateverWasShownBeforeTheTreeIsThatOfTheDrawing() {
    Property.holds(
        60,
        random -> {
          Drawing drawing = AnyDrawing.of(random.nextLong());
          OutlineTree tree = fresh(drawing);
          for (int step = 0; step < 12; step++) {
            drawing = edited(drawing, random);
            tree.show(drawing);
            assertThat(shape(tree.root())).isEqualTo(shape(fresh(drawing).root()));
          }
          tree.show(AnyDrawing.of(random.nextLong()));
          tree.show(drawing);
          assertThat(shape(tree.root())).isEqualTo(shape(fresh(drawing).root()));
        });
  }

  private static Drawing edited(Drawing drawing, RandomGenerator random) {
    List<Element> elements = drawing.elements().toList();
    List<Statement> statements = drawing.statements().toList();
    if (elements.isEmpty()) {
      return drawing;
    }
    Element element = elements.get(random.nextInt(elements.size()));
    return switch (random.nextInt(5)) {
      case 0 -> new Edit.Remove(Set.of(element.key()), Set.of()).apply(drawing);
      case 1 -> new Edit.Rename(element.key(), element.name(), "other").apply(drawing);
      case 2 ->
          element instanceof Zone
              ? drawing
              : new Edit.Move(
                      Map.of(), Map.of(element.key(), drawing.zones().keys().stream().findFirst()))
                  .apply(drawing);
      case 3 ->
          new Edit.Add(List.of(Service.of(Key.of("new").unlessTaken(drawing::has))), Map.of())
              .apply(drawing);
      default ->
          statements.isEmpty()
              ? drawing
              : drawing.without(statements.get(random.nextInt(statements.size())).id());
    };
  }

  @Test
  void aLineThatSaysSomethingElseStaysTheSameLine() {
    Drawing drawing = Drawing.EMPTY.with(Zone.of(Key.of("a"))).with(Service.of(Key.of("b")));
    OutlineTree tree = fresh(drawing);
    TreeItem<Entry> zone = tree.item(new Entry.OfElement(Key.of("a"))).orElseThrow();
    zone.setExpanded(false);
    tree.show(drawing.with(Zone.of(Key.of("a")).withName("other")));
    assertThat(tree.item(new Entry.OfElement(Key.of("a")))).containsSame(zone);
    assertThat(zone.isExpanded()).isFalse();
  }

  @Test
  void oneEditOfALargeDrawingTouchesOneBranch() {
    Drawing drawing = RandomDrawings.large(10_000, 50_000, 1);
    OutlineTree tree = fresh(drawing);
    Service service = drawing.services().values().get(5_000);
    Drawing after = drawing.with(service.withName("other"));
    Drawing removed = after.without(drawing.flows().keys().get(25_000));
    // What a drawing lists is found out once for everybody.
    after.services().values();
    removed.flows().values();
    long started = System.nanoTime();
    assertThat(tree.show(after)).isFalse();
    assertThat(tree.show(removed)).isTrue();
    long millis = (System.nanoTime() - started) / 1_000_000;
    System.getLogger("outline").log(System.Logger.Level.INFO, "two edits in {0} ms", millis);
    // Ten times what it takes on a quiet machine, so that only going through everything fails.
    assertThat(millis).isLessThan(60);
    assertThat(Optional.of(tree.root().getChildren().size())).isPresent();
  }
}
