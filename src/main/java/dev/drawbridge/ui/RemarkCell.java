package dev.drawbridge.ui;

import dev.drawbridge.check.Finding;
import dev.drawbridge.check.Finding.Severity;
import dev.drawbridge.problem.Messages;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A finding or loss: sign, sentence, code, and at the right what one click can do about it. */
final class RemarkCell<T> extends ListCell<T> {
  private static final int FIXES_SHOWN = 2;

  /** Names up to that length are shown whole. */
  private static final int MOST_OF_A_NAME = 28;

  private final Workbench bench;
  private final Function<T, Remark> words;
  private final FontIcon sign = Icons.of(Feather.INFO);
  private final Label subject = new Label();
  private final Label sentence = new Label();
  private final Tooltip whole = new Tooltip();
  private final Label code = new Label();
  private final List<Hyperlink> links =
      Stream.generate(RemarkCell::link).limit(FIXES_SHOWN).toList();
  private final HBox line = new HBox();

  /** A cell of a window; {@code words} says what a line is to say. */
  RemarkCell(Workbench bench, Function<T, Remark> words) {
    this.bench = bench;
    this.words = words;
    subject.getStyleClass().add("strong");
    sentence.setMinWidth(80);
    sentence.setTooltip(whole);
    HBox text = new HBox(subject, sentence);
    text.setAlignment(Pos.CENTER_LEFT);
    code.getStyleClass().add("code");
    code.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    line.getStyleClass().add("finding");
    line.getChildren().setAll(sign, text, code, space);
    line.getChildren().addAll(links);
    setPrefWidth(0);
  }

  private static Hyperlink link() {
    Hyperlink link = new Hyperlink();
    link.setMinWidth(Region.USE_PREF_SIZE);
    link.managedProperty().bind(link.visibleProperty());
    return link;
  }

  @Override
  protected void updateItem(@Nullable T item, boolean empty) {
    super.updateItem(item, empty);
    setText(null);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
    } else {
      show(words.apply(item));
      setGraphic(line);
    }
  }

  /** Parts are made once and say something else for another remark: making them takes longer. */
  private void show(Remark remark) {
    show(remark.severity());
    subject.setText(remark.subject());
    // Where there is little room, the sentence is cut and not the name of what it is about.
    boolean isShort = remark.subject().length() <= MOST_OF_A_NAME;
    subject.setMinWidth(isShort ? Region.USE_PREF_SIZE : 0);
    sentence.setText(remark.sentence().substring(remark.subject().length()));
    whole.setText(remark.sentence());
    code.setText(remark.code());
    setAccessibleText(remark.sentence());
    for (int i = 0; i < links.size(); i++) {
      Hyperlink link = links.get(i);
      link.setVisible(i < remark.fixes().size());
      if (link.isVisible()) {
        offer(link, remark.fixes().get(i));
      }
    }
  }

  private void offer(Hyperlink link, Finding.Fix fix) {
    link.setText(Messages.text(fix.code(), fix.arguments()));
    link.setOnAction(_ -> {
      link.setVisited(false);
      bench.perform(fix.edit());
    });
  }

  private void show(Severity severity) {
    sign.setIconCode(
        switch (severity) {
          case ERROR -> Feather.ALERT_OCTAGON;
          case WARNING -> Feather.ALERT_TRIANGLE;
          case NOTE -> Feather.INFO;
        });
    String style =
        switch (severity) {
          case ERROR -> "error-icon";
          case WARNING -> "warning-icon";
          case NOTE -> "note-icon";
        };
    if (!sign.getStyleClass().getLast().equals(style)) {
      sign.getStyleClass().removeAll("error-icon", "warning-icon", "note-icon");
      sign.getStyleClass().add(style);
    }
  }
}
