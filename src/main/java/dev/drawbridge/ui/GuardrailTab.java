package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.check.Finding;
import dev.drawbridge.check.FindingCode;
import dev.drawbridge.desk.Judgement;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Guardrail;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.Place;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What must stay true, each statement with a tick, or the way on which it is broken. */
final class GuardrailTab {
  private static final Set<FindingCode> VIOLATIONS =
      Set.of(FindingCode.GUARDRAIL_VIOLATED, FindingCode.GUARDRAIL_VIOLATED_IN_HOPS);

  /**
   * One statement.
   *
   * @param words what must stay true
   * @param why the reason, may be blank
   * @param broken how it is broken, a sentence for each way; empty if it holds
   * @param things what to lead to: the statement, or the flows of the way that breaks it
   */
  private record Line(String words, String why, List<String> broken, Selection things) {}

  private GuardrailTab() {}

  /** The guardrails of a window's drawing; {@code lead} shows what a line is about. */
  static BottomTab of(Workbench bench, Consumer<Selection> lead) {
    ListTab<Line> tab = new ListTab<>("guardrails", Cell::new, line -> lead.accept(line.things()));
    bench
        .judgementProperty()
        .subscribe(judgement -> tab.show(lines(judgement), Texts.of("guardrails.none")));
    return tab;
  }

  private static List<Line> lines(Judgement judgement) {
    Drawing drawing = judgement.drawing();
    Map<String, List<Finding>> violations = new LinkedHashMap<>();
    for (Finding finding : judgement.findings()) {
      if (VIOLATIONS.contains(finding.code())
          && finding.place() instanceof Place.OnCanvas(List<String> things)) {
        violations.merge(things.getFirst(), List.of(finding), GuardrailTab::both);
      }
    }
    return drawing.guardrails().values().stream()
        .map(rail -> line(drawing, rail, violations.getOrDefault(rail.id(), List.of())))
        .toList();
  }

  private static List<Finding> both(List<Finding> some, List<Finding> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static Line line(Drawing drawing, Guardrail rail, List<Finding> violations) {
    Set<String> flows = new LinkedHashSet<>();
    violations.forEach(finding -> {
      if (finding.place() instanceof Place.OnCanvas(List<String> things)) {
        things.stream().filter(id -> drawing.flows().get(id).isPresent()).forEach(flows::add);
      }
    });
    return new Line(
        words(drawing, rail),
        Messages.shown(rail.why()),
        violations.stream().map(f -> Messages.text(f.code(), f.arguments())).toList(),
        flows.isEmpty() ? Selection.ofStatement(rail.id()) : new Selection(Set.of(), flows));
  }

  private static String words(Drawing drawing, Guardrail rail) {
    String plain = Wording.statement(drawing, rail);
    String on =
        rail.ports().isEmpty()
            ? plain
            : Texts.of("guardrail.on", plain, Wording.ports(rail.ports()));
    return rail.hops().isPresent()
        ? on + ", " + Texts.counted("guardrail.hops", rail.hops().getAsInt())
        : on;
  }

  /** A tick or a cross, the statement, and how it is broken or why it is there. */
  private static final class Cell extends ListCell<Line> {
    Cell() {
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
      super.updateItem(line, empty);
      setText(null);
      setGraphic(empty || line == null ? null : graphic(line));
      setAccessibleText(empty || line == null ? null : spoken(line));
    }

    private String spoken(Line line) {
      return line.broken().isEmpty()
          ? Texts.of("guardrail.holds", line.words())
          : String.join(". ", line.broken());
    }

    private HBox graphic(Line line) {
      boolean holds = line.broken().isEmpty();
      FontIcon icon = Icons.of(holds ? Feather.CHECK : Feather.X);
      icon.getStyleClass().add(holds ? "success-icon" : "error-icon");
      Label words = new Label(line.words());
      words.getStyleClass().add("strong");
      words.setMinWidth(Region.USE_PREF_SIZE);
      String rest = holds ? line.why() : String.join("; ", line.broken());
      Label detail = new Label(rest);
      detail.getStyleClass().add(holds ? "muted" : "danger-text");
      if (!rest.isEmpty()) {
        detail.setTooltip(new Tooltip(rest));
      }
      HBox box = new HBox(icon, words, detail);
      box.getStyleClass().add("finding");
      return box;
    }
  }
}
