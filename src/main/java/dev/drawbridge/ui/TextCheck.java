package dev.drawbridge.ui;

import java.util.Optional;
import java.util.function.Function;

/** What may be typed into a field: says what is wrong with a text, or nothing. */
@FunctionalInterface
interface TextCheck {
  TextCheck NONE = text -> Optional.empty();

  /** What is wrong with it, as a sentence; empty if it is fine. */
  Optional<String> problem(String text);

  /** What a parser accepts; its own sentence says what is wrong. */
  static TextCheck parsedBy(Function<String, ?> parser) {
    return text -> {
      try {
        var _ = parser.apply(text);
        return Optional.empty();
      } catch (IllegalArgumentException wrong) {
        return Optional.of(Texts.sentence(wrong.getMessage()));
      }
    };
  }

  /** Only what is not blank. */
  static TextCheck present(String sentence) {
    return text -> text.isBlank() ? Optional.of(sentence) : Optional.empty();
  }

  /** Nothing at all, or what this check accepts. */
  default TextCheck orBlank() {
    return text -> text.isBlank() ? Optional.empty() : problem(text);
  }

  /** What both accept. */
  default TextCheck and(TextCheck other) {
    return text -> problem(text).or(() -> other.problem(text));
  }
}
