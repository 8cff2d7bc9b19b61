package dev.drawbridge.ui;

import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.TargetName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/**
 * The fields of one kind of thing, in a column, some of them in sections that fold.
 *
 * @param <T> the thing
 */
final class Form<T> {
  private final VBox column = new VBox();
  private final List<Field<T>> fields = new ArrayList<>();
  private final Consumer<Edit> perform;
  private VBox current = column;

  /** An empty form whose fields hand their edits to {@code perform}. */
  Form(Consumer<Edit> perform) {
    this.perform = perform;
    column.getStyleClass().add("form");
  }

  Node node() {
    return column;
  }

  /** Shows a thing in all fields. */
  void show(T thing) {
    fields.forEach(field -> field.show(thing));
  }

  /** Takes over what is typed and not yet confirmed. */
  void finish() {
    fields.forEach(Field::finish);
  }

  /** What follows stands in a section of its own, folded at first. */
  Form<T> section(String title) {
    VBox inside = new VBox();
    inside.getStyleClass().add("form-section");
    TitledPane pane = new TitledPane(title, inside);
    pane.setExpanded(false);
    pane.setAnimated(false);
    column.getChildren().add(pane);
    current = inside;
    return this;
  }

  Form<T> add(Field<T> field) {
    fields.add(field);
    current.getChildren().add(field);
    return this;
  }

  /** Something that is no property. */
  Form<T> add(Node node) {
    current.getChildren().add(node);
    return this;
  }

  TextRow<T> text(String label, Property<T, String> property, TextCheck check) {
    TextRow<T> row = new TextRow<>(Texts.of(label), property, check, perform);
    add(row);
    return row;
  }

  /** A line of text, where none at all means that nothing is said. */
  TextRow<T> optional(String label, Property<T, Optional<String>> property, TextCheck check) {
    return text(
        label,
        property.as(
            value -> value.orElse(""),
            text -> text.isBlank() ? Optional.empty() : Optional.of(text)),
        check.orBlank());
  }

  ProseRow<T> prose(String label, Property<T, String> property, int lines) {
    ProseRow<T> row = new ProseRow<>(Texts.of(label), property, lines, perform);
    add(row);
    return row;
  }

  TagsRow<T> tags(String label, Property<T, List<String>> property, TextCheck check) {
    TagsRow<T> row = new TagsRow<>(Texts.of(label), property, check, perform);
    add(row);
    return row;
  }

  PairsRow<T> pairs(String label, Property<T, Map<String, String>> property, PairsRow.Kind kind) {
    PairsRow<T> row = new PairsRow<>(Texts.of(label), property, kind, perform);
    add(row);
    return row;
  }

  <V> ChoiceRow<T, V> choice(String label, Property<T, V> property) {
    ChoiceRow<T, V> row = new ChoiceRow<>(Texts.of(label), property, perform);
    add(row);
    return row;
  }

  <V> SearchRow<T, V> search(
      String label,
      Property<T, V> property,
      Function<T, List<V>> choices,
      Function<V, String> words) {
    SearchRow<T, V> row = new SearchRow<>(Texts.of(label), property, choices, words, perform);
    add(row);
    return row;
  }

  SwitchRow<T> toggle(String label, Property<T, Boolean> property) {
    SwitchRow<T> row = new SwitchRow<>(Texts.of(label), property, perform);
    add(row);
    return row;
  }

  DateRow<T> date(String label, Property<T, Optional<LocalDate>> property) {
    DateRow<T> row = new DateRow<>(Texts.of(label), property, perform);
    add(row);
    return row;
  }

  TargetsRow<T> targets(String label, Property<T, Set<TargetName>> property) {
    TargetsRow<T> row = new TargetsRow<>(Texts.of(label), property, perform);
    add(row);
    return row;
  }

  LinksRow<T> links(String label, String empty, Function<T, List<LinksRow.Link>> links) {
    LinksRow<T> row = new LinksRow<>(Texts.of(label), Texts.of(empty), links);
    add(row);
    return row;
  }
}
