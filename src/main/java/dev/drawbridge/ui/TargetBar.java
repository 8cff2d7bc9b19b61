package dev.drawbridge.ui;

import dev.drawbridge.desk.Judgement;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.export.TargetExport;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.proof.Disagreement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;

/** How each target stands: a tick, a spinner, or a cross that says why. */
final class TargetBar extends HBox {
  private static final int REASONS_SHOWN = 6;

  private final Workbench bench;
  private final Map<TargetName, Button> buttons = new EnumMap<>(TargetName.class);
  private final Label summary = new Label();

  TargetBar(Workbench bench) {
    this.bench = bench;
    setSpacing(8);
    setAlignment(Pos.CENTER_RIGHT);
    setMinWidth(USE_PREF_SIZE);
    for (TargetName target : TargetName.values()) {
      Button button = new Button(target.word());
      button.getStyleClass().setAll("target-state");
      button.setId("state-" + target.word());
      button.setOnAction(_ -> explain(target, button));
      buttons.put(target, button);
      getChildren().add(button);
    }
    summary.getStyleClass().add("muted");
    getChildren().add(summary);
    bench.judgementProperty().subscribe(_ -> show());
    bench.drawingProperty().subscribe(_ -> show());
  }

  private void show() {
    Judgement judgement = bench.judgement();
    boolean current = bench.isCurrent(judgement);
    long proved = 0;
    for (TargetName target : TargetName.values()) {
      Optional<TargetExport> state = current ? judgement.target(target) : Optional.empty();
      Button button = buttons.get(target);
      if (button != null) {
        show(button, target, state);
      }
      proved += state.filter(s -> isProved(s)).isPresent() ? 1 : 0;
    }
    boolean all = current && judgement.isComplete() && proved > 0;
    summary.setText(all ? Texts.of("proved.all") : "");
    boolean anyRefused =
        judgement.targets().values().stream()
            .anyMatch(s -> !isProved(s) && !(s instanceof TargetExport.Absent));
    summary.setVisible(all && !anyRefused);
    summary.setManaged(all && !anyRefused);
  }

  private static boolean isProved(TargetExport made) {
    return made instanceof TargetExport.Proved;
  }

  private static void show(Button button, TargetName target, Optional<TargetExport> state) {
    String word = word(state);
    String said = target.word() + ": " + Texts.of("state." + word);
    if (said.equals(button.getAccessibleText())) {
      return;
    }
    button.getStyleClass().setAll("target-state");
    boolean unused = state.filter(TargetExport.Absent.class::isInstance).isPresent();
    button.setVisible(!unused);
    button.setManaged(!unused);
    switch (word) {
      case "proved" -> button.setGraphic(Icons.of(Feather.CHECK));
      case "narrowed" -> button.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
      case "computing" -> button.setGraphic(new ProgressIndicator());
      default -> button.setGraphic(Icons.of(Feather.X));
    }
    button.getStyleClass().add(word.equals("proved") || word.equals("narrowed") ? word : "refused");
    if (word.equals("computing")) {
      button.getStyleClass().setAll("target-state");
    }
    button.setAccessibleText(said);
  }

  private static String word(Optional<TargetExport> state) {
    return switch (state.orElse(null)) {
      case null -> "computing";
      case TargetExport.Absent _ -> "unused";
      case TargetExport.Blocked _ -> "blocked";
      case TargetExport.Unreadable _ -> "unreadable";
      case TargetExport.Disagrees _ -> "disagrees";
      case TargetExport.Proved proved -> proved.limits().losses().isEmpty() ? "proved" : "narrowed";
    };
  }

  private void explain(TargetName target, Button button) {
    Optional<TargetExport> state = bench.judgement().target(target);
    VBox content = new VBox(6);
    content.getStyleClass().add("popup");
    content.setMaxWidth(420);
    Label heading = new Label(target.word() + ": " + Texts.of("state." + word(state)));
    heading.getStyleClass().add("document-title");
    content.getChildren().add(heading);
    for (String reason : state.map(TargetBar::reasons).orElse(List.of())) {
      Label line = new Label(reason);
      line.setWrapText(true);
      line.setMaxWidth(400);
      content.getChildren().add(line);
    }
    PopOver popup = new PopOver(content);
    // Its own style sheet comes after ours; this makes ours the stronger one.
    popup.getStyleClass().add("reasons");
    popup.setArrowLocation(PopOver.ArrowLocation.BOTTOM_CENTER);
    popup.setDetachable(false);
    popup.show(button);
  }

  /** Why a target stands as it does, in sentences. */
  static List<String> reasons(TargetExport made) {
    List<String> reasons = new ArrayList<>();
    switch (made) {
      case TargetExport.Absent _ -> reasons.add(Texts.of("state.unused.why"));
      case TargetExport.Blocked blocked -> blocked.because().forEach(p -> reasons.add(sentence(p)));
      case TargetExport.Unreadable unreadable -> {
        reasons.add(Texts.of("state.unreadable.why"));
        unreadable.because().forEach(p -> reasons.add(sentence(p)));
      }
      case TargetExport.Disagrees disagrees ->
          disagrees.proof().disagreements().forEach(d -> reasons.add(sentence(d)));
      case TargetExport.Proved proved -> {
        reasons.add(Texts.counted("state.proved.why", proved.proof().points()));
        proved.limits().losses().forEach(loss -> reasons.add(Remark.of(loss).sentence()));
      }
    }
    if (reasons.size() > REASONS_SHOWN) {
      int more = reasons.size() - REASONS_SHOWN;
      reasons.subList(REASONS_SHOWN, reasons.size()).clear();
      reasons.add(Texts.counted("problems.more", more));
    }
    return reasons;
  }

  private static String sentence(Problem problem) {
    return Texts.sentence(Messages.text(problem));
  }

  private static String sentence(Disagreement disagreement) {
    return Texts.sentence(Messages.text(disagreement.code(), disagreement.arguments()));
  }
}
