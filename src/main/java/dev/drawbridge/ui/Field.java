package dev.drawbridge.ui;

import dev.drawbridge.drawing.Edit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A label with a control below that shows one property of a thing and turns what the person enters
 * into an edit.
 *
 * @param <T> the thing
 */
abstract class Field<T> extends VBox {
  private final Label label = new Label();
  private final Label mixed = new Label(Texts.of("form.mixed"));
  private final HBox heading = new HBox(6, label, mixed);
  private final Label hint = new Label();
  private final Consumer<Edit> perform;
  private Predicate<T> applies = _ -> true;
  private @Nullable T subject;

  Field(String text, Consumer<Edit> perform) {
    this.perform = perform;
    getStyleClass().add("field");
    heading.getStyleClass().add("field-heading");
    label.setText(text);
    label.getStyleClass().add("field-label");
    mixed.getStyleClass().add("mixed");
    mixed.managedProperty().bind(mixed.visibleProperty());
    mixed.setVisible(false);
    hint.getStyleClass().add("field-hint");
    hint.setWrapText(true);
    getChildren().add(heading);
  }

  /** Says in small type what the property means. */
  Field<T> explained(String text) {
    hint.setText(text);
    if (!getChildren().contains(hint)) {
      getChildren().add(hint);
    }
    return this;
  }

  /** Puts something at the right end of the line of the label. */
  final void beside(Node node) {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    heading.getChildren().setAll(label, mixed, space, node);
  }

  /** Shows the property of a thing; what the person is just typing about the same one stays. */
  final void show(T thing) {
    boolean there = applies.test(thing);
    setVisible(there);
    setManaged(there);
    subject = there ? thing : null;
    if (there) {
      update(thing);
    }
  }

  /** Shows the field only for things of which this holds. */
  Field<T> only(Predicate<T> condition) {
    applies = condition;
    return this;
  }

  /** Whether several things differ in that; says so beside the label. */
  final boolean differ(Property<T, ?> property, T thing) {
    boolean so = property.mixed().test(thing);
    mixed.setVisible(so);
    return so;
  }

  /** What the label says. */
  final String labelText() {
    return label.getText();
  }

  /** Names the control for screen readers and leads the label's mnemonic focus to it. */
  final void names(Node control) {
    label.setLabelFor(control);
    control.setAccessibleText(label.getText());
  }

  /** Brings the control up to date. */
  abstract void update(T thing);

  /** Takes over what was typed and not yet confirmed; called before another thing is shown. */
  void finish() {}

  /** Makes the property that value, unless it is so already. */
  final <V> void commit(Property<T, V> property, V value) {
    T thing = subject;
    if (thing != null
        && (property.mixed().test(thing) || !property.get().apply(thing).equals(value))) {
      perform.accept(property.set().apply(thing, value));
    }
  }
}
