package dev.drawbridge.ui;

import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.PortSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Asks for the ports of a new arrow beside it: a click on one offered, or typing and Enter. */
final class PortsCard extends VBox {
  private static final int MOST_OFFERED = 8;

  private final TextField text = new TextField();
  private final ErrorLine error;
  private final Consumer<List<PortSpec>> done;

  PortsCard(
      Flow flow,
      String target,
      List<PortSpec> offered,
      Consumer<List<PortSpec>> done,
      Runnable dropped) {
    this.done = done;
    getStyleClass().addAll("float", "popup");
    setId("ports-card");
    setPrefWidth(276);
    Label question = new Label(Texts.of("ports.question", target));
    question.setWrapText(true);
    text.setPromptText("tcp/443, udp/8000-8100");
    text.setText(String.join(", ", flow.ports().stream().map(PortSpec::text).toList()));
    text.getStyleClass().add("mono");
    text.setId("ports-field");
    text.setAccessibleText(question.getText());
    error = new ErrorLine(text, PortsCard::problem);
    text.setOnAction(_ -> finish());
    FlowPane chips = new FlowPane(5, 5);
    words(offered).forEach(word -> chips.getChildren().add(chip(word)));
    getChildren().addAll(question, text, error, chips);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            dropped.run();
            event.consume();
          }
        });
    focusWithinProperty()
        .addListener((_, _, within) -> {
          if (!within) {
            leave(dropped);
          }
        });
  }

  private static List<String> words(List<PortSpec> offered) {
    Set<String> words =
        Stream.concat(offered.stream().map(PortSpec::text), PortWords.COMMON.stream())
            .limit(MOST_OFFERED)
            .collect(LinkedHashSet::new, Set::add, Set::addAll);
    return List.copyOf(words);
  }

  private Button chip(String word) {
    Button chip = new Button(word);
    chip.getStyleClass().add("chip");
    chip.setOnAction(_ -> done.accept(List.of(PortSpec.parse(word))));
    return chip;
  }

  void begin() {
    text.requestFocus();
    text.selectAll();
  }

  private static Optional<String> problem(String typed) {
    return parts(typed).flatMap(part -> FormParts.PORT.problem(part).stream()).findFirst();
  }

  private static Stream<String> parts(String typed) {
    return Stream.of(typed.split("[,\\s]+", -1)).filter(part -> !part.isBlank());
  }

  /** What was typed counts even if the person goes on elsewhere. */
  private void leave(Runnable dropped) {
    if (getParent() != null) {
      if (problem(text.getText()).isEmpty() && !text.getText().isBlank()) {
        finish();
      } else {
        dropped.run();
      }
    }
  }

  private void finish() {
    if (error.isFine()) {
      List<PortSpec> ports = new ArrayList<>();
      parts(text.getText()).forEach(part -> ports.add(PortSpec.parse(part)));
      done.accept(ports);
    }
  }
}
