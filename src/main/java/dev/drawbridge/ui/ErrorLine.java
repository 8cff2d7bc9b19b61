package dev.drawbridge.ui;

import java.util.Optional;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import org.controlsfx.validation.ValidationResult;
import org.controlsfx.validation.ValidationSupport;
import org.controlsfx.validation.decoration.StyleClassValidationDecoration;

/** The line below a text control that says what is wrong with its text while it is typed. */
final class ErrorLine extends Label {
  private final ValidationSupport validation = new ValidationSupport();
  private final TextInputControl control;
  private final TextCheck check;

  ErrorLine(TextInputControl control, TextCheck check) {
    this.control = control;
    this.check = check;
    getStyleClass().add("field-error");
    setWrapText(true);
    setManaged(false);
    setVisible(false);
    validation.setValidationDecorator(new StyleClassValidationDecoration("wrong", "doubtful"));
    validation.registerValidator(control, false, this::judge);
    // Not the validation's result, which comes later and would show what was wrong a moment ago.
    control.textProperty().addListener((_, _, text) -> say(check.problem(text)));
  }

  /** Whether the text is fine as it is now. */
  boolean isFine() {
    return check.problem(control.getText()).isEmpty();
  }

  private ValidationResult judge(Control judged, String text) {
    Optional<String> problem = check.problem(text);
    return ValidationResult.fromErrorIf(judged, problem.orElse(""), problem.isPresent());
  }

  private void say(Optional<String> problem) {
    setText(problem.orElse(""));
    setManaged(problem.isPresent());
    setVisible(problem.isPresent());
  }
}
