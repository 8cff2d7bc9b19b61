package dev.drawbridge.ui;

import dev.drawbridge.drawing.Edit;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.util.StringConverter;
import org.controlsfx.control.SearchableComboBox;
import org.jspecify.annotations.Nullable;

/** One of many things, found by typing. */
final class SearchRow<T, V> extends Field<T> {
  private final SearchableComboBox<V> box = new SearchableComboBox<>();
  private final Property<T, V> property;
  private final Function<T, List<V>> choices;
  private boolean updating;

  SearchRow(
      String label,
      Property<T, V> property,
      Function<T, List<V>> choices,
      Function<V, String> words,
      Consumer<Edit> perform) {
    super(label, perform);
    this.property = property;
    this.choices = choices;
    box.setConverter(Words.converter(words));
    // Left alone, it would measure the words of every choice there is.
    box.setPrefWidth(160);
    box.setMaxWidth(Double.MAX_VALUE);
    names(box);
    getChildren().add(box);
    box.valueProperty().addListener((_, _, value) -> chosen(value));
  }

  private void chosen(@Nullable V value) {
    if (!updating && value != null) {
      commit(property, value);
    }
  }

  @Override
  void update(T thing) {
    updating = true;
    List<V> now = choices.apply(thing);
    if (!box.getItems().equals(now)) {
      box.getItems().setAll(now);
    }
    box.setValue(differ(property, thing) ? null : property.get().apply(thing));
    updating = false;
  }

  /** Shows values by their words; nothing is ever read back from words. */
  static final class Words<V> extends StringConverter<V> {
    private final Function<V, String> words;

    private Words(Function<V, String> words) {
      this.words = words;
    }

    static <V> StringConverter<V> converter(Function<V, String> words) {
      return new Words<>(words);
    }

    @Override
    public String toString(@Nullable V value) {
      return value == null ? "" : words.apply(value);
    }

    @Override
    public V fromString(String text) {
      throw new UnsupportedOperationException("the box is not editable");
    }
  }
}
