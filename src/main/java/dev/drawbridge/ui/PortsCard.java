package dev.drawbridge.ui;

import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.PortSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;

/**
 * Asks for the ports of an arrow beside it: by typing and Enter, or by choosing one that is
 * offered, with the mouse or from the field by the arrow keys. With Shift a choice is added to what
 * is typed.
 */
final class PortsCard extends Popup {
  private static final int MOST_OFFERED = 8;

  /** A protocol and its port with a space between, as chips write it. */
  private static final Pattern SPACED = Pattern.compile("\\b(tcp|udp|sctp)\\s+(\\d|any)");

  private final TextField text = new TextField();
  private final FlowPane chips = new FlowPane(5, 5);
  private final ErrorLine error;
  private final List<PortSpec> drawn;
  private final Consumer<List<PortSpec>> done;

  PortsCard(
      Flow flow,
      String target,
      List<PortSpec> offered,
      Consumer<List<PortSpec>> done,
      Runnable dropped) {
    super("ports-card", dropped);
    this.drawn = flow.ports();
    this.done = done;
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
    text.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.DOWN) {
            chips.getChildren().stream().findFirst().ifPresent(chip -> chip.requestFocus());
            event.consume();
          }
        });
    goAbout(chips, 1, text);
    words(offered).forEach(word -> chips.getChildren().add(chip(word)));
    getChildren().addAll(question, text, error, chips);
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
    chip.addEventFilter(
        MouseEvent.MOUSE_RELEASED,
        event -> {
          if (event.isShiftDown()) {
            choose(word, true);
            event.consume();
          }
        });
    chip.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.isShiftDown() && event.getCode() == KeyCode.ENTER) {
            choose(word, true);
            event.consume();
          }
        });
    chip.setOnAction(_ -> choose(word, false));
    return chip;
  }

  private void choose(String word, boolean added) {
    if (!added) {
      answered(() -> done.accept(List.of(PortSpec.parse(word))));
      return;
    }
    String typed = text.getText().strip();
    text.setText(typed.isEmpty() ? word : typed + ", " + word);
    text.requestFocus();
    text.end();
  }

  @Override
  void begin() {
    text.requestFocus();
    text.selectAll();
  }

  /** Says below what the keys do. */
  void explain(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.getStyleClass().add("muted");
    getChildren().add(label);
  }

  private static Optional<String> problem(String typed) {
    return parts(typed).flatMap(part -> FormParts.PORT.problem(part).stream()).findFirst();
  }

  /** A bare number is meant as TCP, as everybody says it. */
  private static Stream<String> parts(String typed) {
    return Stream.of(SPACED.matcher(typed).replaceAll("$1/$2").split("[,\\s]+", -1))
        .filter(part -> !part.isBlank())
        .map(part -> Character.isDigit(part.charAt(0)) ? "tcp/" + part : part);
  }

  /** What was typed counts even if the person goes on elsewhere; what makes no sense does not. */
  @Override
  void left(Runnable dropped) {
    if (problem(text.getText()).isEmpty() && !text.getText().isBlank()) {
      finish();
    } else {
      answered(() -> done.accept(drawn));
    }
  }

  private void finish() {
    if (error.isFine()) {
      List<PortSpec> ports = new ArrayList<>();
      parts(text.getText()).forEach(part -> ports.add(PortSpec.parse(part)));
      answered(() -> done.accept(ports));
    }
  }
}
