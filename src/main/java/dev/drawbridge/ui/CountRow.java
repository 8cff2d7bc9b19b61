package dev.drawbridge.ui;

import java.util.function.Function;
import java.util.function.IntFunction;
import javafx.scene.control.Label;

/** A number that follows from other properties; not shown where there is nothing to say. */
final class CountRow<T> extends Field<T> {
  private final Label number = new Label();
  private final Function<T, Integer> count;
  private final IntFunction<String> words;

  CountRow(String label, Function<T, Integer> count, IntFunction<String> words) {
    super(label, _ -> {});
    this.count = count;
    this.words = words;
    beside(number);
  }

  @Override
  void update(T thing) {
    String text = words.apply(count.apply(thing));
    number.setText(text);
    setVisible(!text.isEmpty());
    setManaged(!text.isEmpty());
  }
}
