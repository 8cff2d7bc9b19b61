package dev.drawbridge.ui;

import dev.drawbridge.canvas.Mark;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.insight.Matrix;
import dev.drawbridge.insight.Spread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What an attacker who takes over the selected service would reach, from what is known already. */
final class BlastRadius {
  private final Workbench bench;
  private @Nullable Matrix known;
  private @Nullable Spread spread;

  BlastRadius(Workbench bench) {
    this.bench = bench;
  }

  /** How many services, in a line that shows them on the canvas; none while it is computed. */
  List<LinksRow.Link> of(Service service) {
    Optional<Matrix> matrix = bench.judgement().matrix();
    if (matrix.isEmpty()) {
      return List.of();
    }
    Map<Key, Integer> reached = spread(matrix.get()).from(service.key());
    long services = reached.keySet().stream().filter(bench.drawing().services()::contains).count();
    int others = Math.max(0, bench.drawing().services().size() - 1);
    return List.of(
        new LinksRow.Link(
            Texts.of("form.blast.services", services, others),
            reached.isEmpty() ? "" : Texts.of("form.blast.show"),
            false,
            () -> show(service.key(), reached)));
  }

  @SuppressWarnings("ReferenceEquality") // each judgement has its own matrix
  private Spread spread(Matrix matrix) {
    Spread of = spread;
    if (of == null || known != matrix) {
      known = matrix;
      of = new Spread(bench.judgement().drawing(), matrix);
      spread = of;
    }
    return of;
  }

  /** Marks what is reached until something else is selected. */
  private void show(Key service, Map<Key, Integer> reached) {
    Map<Key, Mark> marks = new LinkedHashMap<>();
    reached.keySet().forEach(key -> marks.put(key, Mark.of(Mark.Tone.DANGER)));
    marks.put(service, Mark.of(Mark.Tone.DANGER, Mark.Badge.WARNING));
    bench.foundProperty().set(new Marks(marks, Map.of(), List.of()));
    ChangeListener<Selection> once =
        new ChangeListener<>() {
          @Override
          public void changed(
              ObservableValue<? extends Selection> selected, Selection before, Selection now) {
            bench.foundProperty().set(Marks.NONE);
            bench.selectionProperty().removeListener(this);
          }
        };
    bench.selectionProperty().addListener(once);
  }
}
