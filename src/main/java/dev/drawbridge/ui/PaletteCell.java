package dev.drawbridge.ui;

import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.ui.Finder.Where;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A line of the command palette: picture, what it is, more about it, keys at the right. */
final class PaletteCell extends ListCell<PaletteEntry> {
  private final Workbench bench;
  private final Label name = new Label();
  private final Label more = new Label();
  private final Label keys = new Label();
  private final HBox row = new HBox(10);

  PaletteCell(Workbench bench, Consumer<PaletteEntry> chosen) {
    this.bench = bench;
    more.getStyleClass().addAll("muted", "more");
    keys.getStyleClass().add("keys");
    name.setMinWidth(40);
    more.setMinWidth(0);
    keys.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    row.getStyleClass().add("palette-row");
    row.getChildren().addAll(new Region(), name, more, space, keys);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0);
    setOnMouseClicked(_ -> Optional.ofNullable(getItem()).ifPresent(chosen));
  }

  @Override
  protected void updateItem(@Nullable PaletteEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    setGraphic(empty || entry == null ? null : row);
    setText(null);
    if (!empty && entry != null) {
      switch (entry) {
        case PaletteEntry.Run(Command command) -> show(command);
        case PaletteEntry.GoTo(Finder.Hit hit) -> show(hit);
        case PaletteEntry.Draw(var meant) ->
            show(
                icon(Feather.EDIT_2, "accent-icon"),
                Drawn.sentence(meant),
                "",
                Texts.of("palette.draw"));
        case PaletteEntry.Wrong(var problem, int column) ->
            show(
                icon(Feather.ALERT_TRIANGLE, "warning-icon"),
                Messages.text(problem),
                Messages.cure(problem.code(), problem.arguments())
                    .orElse(Texts.of("palette.column", column)),
                "");
        case PaletteEntry.Instead instead ->
            show(
                icon(Feather.CORNER_DOWN_RIGHT, "note-icon"),
                Texts.of("palette.instead", Messages.shown(instead.word())),
                "",
                Texts.of("palette.tab"));
      }
    }
  }

  private void show(Command command) {
    show(
        icon(Feather.CHEVRON_RIGHT, "note-icon"),
        command.name().getValue(),
        Texts.of(command.group().within().orElse(command.group().menu())),
        command.keyText().orElse(""));
  }

  private void show(Finder.Hit hit) {
    Optional<Element> element = Chosen.element(hit.thing(), bench.drawing());
    Optional<Statement> statement = Chosen.statement(hit.thing(), bench.drawing());
    FontIcon icon =
        element
            .map(e -> Icons.of(bench.drawing(), e))
            .orElseGet(() -> icon(Feather.ARROW_RIGHT, "note-icon"));
    String words =
        element
            .map(Wording::name)
            .or(() -> statement.map(s -> Wording.statement(bench.drawing(), s)))
            .orElse("");
    show(icon, words, more(hit, element, statement), "");
  }

  private String more(Finder.Hit hit, Optional<Element> element, Optional<Statement> statement) {
    if (hit.where() == Where.NAME || hit.where() == Where.KEY) {
      return element
          .map(e -> Wording.about(bench.drawing(), e))
          .or(() -> statement.map(s -> Wording.ports(s.ports())))
          .orElse("");
    }
    return Texts.of(
        "palette.where",
        Texts.of("where." + hit.where().name().toLowerCase(Locale.ROOT)),
        Messages.shown(hit.text()));
  }

  private static FontIcon icon(Feather picture, String style) {
    FontIcon icon = Icons.of(picture);
    icon.getStyleClass().add(style);
    return icon;
  }

  private void show(Node icon, String words, String about, String key) {
    row.getChildren().set(0, icon);
    name.setText(words);
    more.setText(about);
    keys.setText(key);
    keys.setVisible(!key.isEmpty());
    setAccessibleText(about.isEmpty() ? words : words + ", " + about);
  }
}
