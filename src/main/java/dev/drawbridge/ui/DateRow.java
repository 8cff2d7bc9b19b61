package dev.drawbridge.ui;

import dev.drawbridge.drawing.Edit;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.DatePicker;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A day, or none. Written as in the drawing file: year-month-day. */
final class DateRow<T> extends Field<T> {
  private final DatePicker picker = new DatePicker();
  private final Property<T, Optional<LocalDate>> property;
  private boolean updating;

  DateRow(String label, Property<T, Optional<LocalDate>> property, Consumer<Edit> perform) {
    super(label, perform);
    this.property = property;
    picker.setConverter(new Iso());
    picker.setPromptText(Texts.of("date.prompt"));
    picker.setMaxWidth(Double.MAX_VALUE);
    names(picker);
    getChildren().add(picker);
    picker
        .valueProperty()
        .addListener((_, _, day) -> {
          if (!updating) {
            commit(property, Optional.ofNullable(day));
          }
        });
  }

  @Override
  void update(T thing) {
    updating = true;
    picker.setValue(differ(property, thing) ? null : property.get().apply(thing).orElse(null));
    updating = false;
  }

  private final class Iso extends StringConverter<LocalDate> {
    @Override
    public String toString(@Nullable LocalDate day) {
      return day == null ? "" : day.toString();
    }

    /** The picker takes null for none; what is no day leaves the day as it was. */
    @Override
    public @Nullable LocalDate fromString(String text) {
      if (text.isBlank()) {
        return null;
      }
      try {
        return LocalDate.parse(text.strip());
      } catch (DateTimeParseException noDay) {
        return picker.getValue();
      }
    }
  }
}
