package dev.drawbridge.ui;

import dev.drawbridge.canvas.Mark;
import dev.drawbridge.canvas.Marks;
import dev.drawbridge.lab.Backend;
import dev.drawbridge.lab.LabEvent;
import dev.drawbridge.lab.LabReport;
import dev.drawbridge.lab.Laboratory;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Tries the drawing out with real packets: each arrow gets its tick or its cross as results arrive.
 * They stay until the card is closed or the drawing changes.
 */
final class PacketsCard extends VBox {
  private static final Mark RIGHT = Mark.of(Mark.Tone.SUCCESS, Mark.Badge.TICK);
  private static final Mark WRONG = Mark.of(Mark.Tone.DANGER, Mark.Badge.CROSS);

  private final Workbench bench;
  private final Laboratory laboratory;
  private final ToggleGroup backends = new ToggleGroup();
  private final Button start = new Button(Texts.of("packets.start"));
  private final Button cancel = new Button(Texts.of("dialog.cancel"));
  private final ProgressBar progress = new ProgressBar(0);
  private final Label words = new Label();
  private Optional<PacketRun> run = Optional.empty();
  private Backend backend = Backend.NFTABLES;

  PacketsCard(Workbench bench, Laboratory laboratory, Commands commands) {
    this.bench = bench;
    this.laboratory = laboratory;
    getStyleClass().addAll("float", "packets-card");
    setId("packets-card");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setVisible(false);
    managedProperty().bind(visibleProperty());
    commands.add(Command.of("command.packets", CommandGroup.GIVE, this::open));
    start.setId("packets-start");
    start.getStyleClass().add("accent");
    start.setOnAction(_ -> start());
    cancel.setId("packets-cancel");
    cancel.setOnAction(_ -> stop(Texts.of("packets.stopped")));
    cancel.managedProperty().bind(cancel.visibleProperty());
    start.managedProperty().bind(start.visibleProperty());
    start.visibleProperty().bind(cancel.visibleProperty().not());
    cancel.setVisible(false);
    start.setMinWidth(USE_PREF_SIZE);
    cancel.setMinWidth(USE_PREF_SIZE);
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.visibleProperty().bind(cancel.visibleProperty());
    progress.managedProperty().bind(cancel.visibleProperty());
    words.setId("packets-words");
    words.setWrapText(true);
    words.managedProperty().bind(words.textProperty().isNotEmpty());
    getChildren().addAll(heading(), choice(), progress, words);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    bench
        .drawingProperty()
        .addListener((_, _, _) -> {
          if (isVisible() && (run.isPresent() || !bench.triedProperty().get().equals(Marks.NONE))) {
            stop(Texts.of("packets.changed"));
          }
        });
  }

  private HBox heading() {
    Label title = new Label(Texts.of("packets.title"));
    title.getStyleClass().add("document-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button close = CloseButton.of(Texts.of("dialog.close"), this::close);
    close.setId("packets-close");
    HBox row = new HBox(8, title, space, close);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private HBox choice() {
    HBox row = new HBox(6);
    row.setAlignment(Pos.CENTER_LEFT);
    for (Backend each : Backend.values()) {
      ToggleButton button = new ToggleButton(each.word());
      button.setId("packets-" + each.word());
      button.setToggleGroup(backends);
      button.setMinWidth(USE_PREF_SIZE);
      button.setSelected(each == backend);
      button.setOnAction(_ -> choose(each, button));
      button.disableProperty().bind(cancel.visibleProperty());
      row.getChildren().add(button);
    }
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    row.getChildren().addAll(space, start, cancel);
    return row;
  }

  private void choose(Backend chosen, ToggleButton button) {
    button.setSelected(true);
    backend = chosen;
    offer();
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
      event.consume();
    }
  }

  // ---- coming and going

  private void open() {
    setVisible(true);
    if (run.isEmpty()) {
      offer();
      start.requestFocus();
    }
  }

  /** Says whether it can be done here, before anybody asks for it. */
  private void offer() {
    bench.triedProperty().set(Marks.NONE);
    Optional<String> obstacle = laboratory.obstacle(backend).map(PacketsCard::sentence);
    start.setDisable(obstacle.isPresent());
    words.setText(obstacle.orElse(Texts.of("packets.how")));
  }

  private void close() {
    stop("");
    setVisible(false);
  }

  private void start() {
    bench.triedProperty().set(Marks.NONE);
    progress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
    words.setText(Texts.of("packets.export"));
    PacketRun next = new PacketRun(laboratory, bench.drawing(), backend, this::show);
    run = Optional.of(next);
    cancel.setVisible(true);
    cancel.requestFocus();
    next.start();
  }

  private void stop(String said) {
    run.ifPresent(PacketRun::cancel);
    run = Optional.empty();
    cancel.setVisible(false);
    bench.triedProperty().set(Marks.NONE);
    words.setText(said);
  }

  // ---- what arrives

  private void show(PacketRun.Seen seen) {
    bench.triedProperty().set(marks(seen.arrows()));
    seen.reached()
        .ifPresent(step -> {
          progress.setProgress(step.of() == 0 ? 0 : (double) step.done() / step.of());
          words.setText(step(step));
        });
    if (seen.isOver()) {
      run = Optional.empty();
      cancel.setVisible(false);
      words.setText(result(seen));
    }
  }

  private static Marks marks(Map<String, LabReport.Arrow> arrows) {
    Map<String, Mark> flows = new LinkedHashMap<>();
    arrows.forEach((id, arrow) -> {
      if (!arrow.agrees()) {
        flows.put(id, WRONG);
      } else if (arrow.opened() + arrow.refused() > 0) {
        flows.put(id, RIGHT);
      }
    });
    return new Marks(Map.of(), flows, List.of());
  }

  private static String step(LabEvent.Reached reached) {
    return switch (reached.step()) {
      case EXPORT -> Texts.of("packets.export");
      case BUILD -> Texts.of("packets.build", reached.done(), reached.of());
      case APPLY -> Texts.of("packets.apply", reached.done(), reached.of());
      case TRY -> Texts.of("packets.try", reached.done(), reached.of());
    };
  }

  private String result(PacketRun.Seen seen) {
    if (seen.problem().isPresent()) {
      return sentence(seen.problem().get());
    }
    String summary =
        seen.wrong() == 0
            ? Texts.of("packets.agrees", seen.connections(), backend.word())
            : Texts.of("packets.disagrees", seen.wrong(), seen.connections(), backend.word());
    StringBuilder lines = new StringBuilder(summary);
    for (LabEvent.Tried one : seen.first()) {
      lines.append('\n').append(sentence(one));
    }
    for (LabEvent.Untried gap : seen.untried()) {
      lines.append('\n').append(Texts.sentence(Messages.text(gap.gap(), gap.arguments())));
    }
    return lines.toString();
  }

  private static String sentence(LabEvent.Tried one) {
    return Texts.sentence(
        Messages.text(one.finding(), one.told(code -> Messages.text(code, List.of()))));
  }

  private static String sentence(Problem problem) {
    String cure =
        Messages.cure(problem.code(), problem.arguments()).map(text -> " " + text).orElse("");
    return Texts.sentence(Messages.text(problem)) + cure;
  }
}
