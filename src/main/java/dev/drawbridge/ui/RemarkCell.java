package dev.drawbridge.ui;

import dev.drawbridge.check.Finding;
import dev.drawbridge.problem.Messages;
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
final class RemarkCell extends ListCell<Remark> {
  private static final int FIXES_SHOWN = 2;

  /** Names up to that length are shown whole. */
  private static final int MOST_OF_A_NAME = 28;

  private final Workbench bench;

  RemarkCell(Workbench bench) {
    this.bench = bench;
  }

  @Override
  protected void updateItem(@Nullable Remark remark, boolean empty) {
    super.updateItem(remark, empty);
    setText(null);
    setGraphic(empty || remark == null ? null : line(remark));
    setAccessibleText(empty || remark == null ? null : remark.sentence());
    setPrefWidth(0);
  }

  private HBox line(Remark remark) {
    Label subject = new Label(remark.subject());
    subject.getStyleClass().add("strong");
    // Where there is little room, the sentence is cut and not the name of what it is about.
    boolean isShort = remark.subject().length() <= MOST_OF_A_NAME;
    subject.setMinWidth(isShort ? Region.USE_PREF_SIZE : 0);
    Label sentence = new Label(remark.sentence().substring(remark.subject().length()));
    sentence.setMinWidth(80);
    sentence.setTooltip(new Tooltip(remark.sentence()));
    HBox words = new HBox(subject, sentence);
    words.setAlignment(Pos.CENTER_LEFT);
    Label code = new Label(remark.code());
    code.getStyleClass().add("code");
    code.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox line = new HBox(sign(remark), words, code, space);
    line.getStyleClass().add("finding");
    remark.fixes().stream().limit(FIXES_SHOWN).forEach(fix -> line.getChildren().add(link(fix)));
    return line;
  }

  private Hyperlink link(Finding.Fix fix) {
    Hyperlink link = new Hyperlink(Messages.text(fix.code(), fix.arguments()));
    link.setMinWidth(Region.USE_PREF_SIZE);
    link.setOnAction(_ -> {
      link.setVisited(false);
      bench.perform(fix.edit());
    });
    return link;
  }

  static FontIcon sign(Remark remark) {
    FontIcon icon =
        Icons.of(
            switch (remark.severity()) {
              case ERROR -> Feather.ALERT_OCTAGON;
              case WARNING -> Feather.ALERT_TRIANGLE;
              case NOTE -> Feather.INFO;
            });
    icon.getStyleClass()
        .add(
            switch (remark.severity()) {
              case ERROR -> "error-icon";
              case WARNING -> "warning-icon";
              case NOTE -> "note-icon";
            });
    return icon;
  }
}
