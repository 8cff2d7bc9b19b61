package dev.drawbridge.problem;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Forms the sentences that people read from codes and arguments. Only {@code cli}, {@code ui} and
 * {@code export} call it, so that everything below stays free of prose.
 */
public final class Messages {
  /** Longer arguments are cut in the middle: a 10 MB name must not become a 10 MB error. */
  private static final int LONGEST_ARGUMENT = 120;

  private Messages() {}

  /** The sentence for a problem. */
  public static String text(Problem problem) {
    return text(problem.code(), problem.arguments());
  }

  /**
   * The sentence for a code.
   *
   * @param arguments what the sentence names; control and bidirectional characters are made visible
   *     and long ones are shortened
   */
  public static String text(Code code, List<?> arguments) {
    return format(bundle(code).getString(code.name()), arguments);
  }

  /** What to do about it, where that is more than the sentence already says. */
  public static Optional<String> cure(Code code, List<?> arguments) {
    ResourceBundle bundle = bundle(code);
    String key = code.name() + ".cure";
    return bundle.containsKey(key)
        ? Optional.of(format(bundle.getString(key), arguments))
        : Optional.empty();
  }

  /**
   * Foreign text made safe to show in a sentence: at most 120 characters, no control characters, no
   * marks that reorder text (Unicode Standard Annex 9).
   */
  public static String shown(String foreign) {
    String text =
        foreign.length() <= LONGEST_ARGUMENT
            ? foreign
            : foreign.substring(0, LONGEST_ARGUMENT - 21)
                + "…"
                + foreign.substring(foreign.length() - 20);
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> appendShown(shown, c));
    return shown.toString();
  }

  private static void appendShown(StringBuilder shown, int c) {
    int type = Character.getType(c);
    if (type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE) {
      shown.append(String.format(Locale.ROOT, "\\u%04x", c));
    } else {
      shown.appendCodePoint(c);
    }
  }

  private static String format(String pattern, List<?> arguments) {
    Object[] shown =
        arguments.stream().map(a -> a instanceof Number n ? n : shown(a.toString())).toArray();
    return new MessageFormat(pattern, Locale.ENGLISH).format(shown);
  }

  private static ResourceBundle bundle(Code code) {
    Class<?> type = code instanceof Enum<?> e ? e.getDeclaringClass() : code.getClass();
    String name = type.getPackageName() + ".messages";
    try {
      return ResourceBundle.getBundle(name, Locale.ROOT, type.getClassLoader());
    } catch (MissingResourceException e) {
      throw new IllegalStateException("no texts for " + type.getName() + " in " + name, e);
    }
  }
}
