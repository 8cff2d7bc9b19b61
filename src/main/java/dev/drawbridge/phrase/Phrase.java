package dev.drawbridge.phrase;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The one-line grammar. Words may be quoted, names are keys, names or their unique beginnings; what
 * does not exist is made:
 *
 * <pre>
 * frontend -> api tcp/8080 "reads orders"        from -> to ports "why"
 * a, b -> c in data tcp/443, udp/443 log         several; c is new, in zone data
 * internet -> web tcp/443 owner shop ticket S-1 until 2027-01-31 only kubernetes, aws
 * every service -> dns udp/53                    a flow that every service has
 * service redis in production                    something new; also zone, network
 * remove frontend -> api                         also: remove redis
 * </pre>
 */
public final class Phrase {
  /** Longest phrase, in characters. */
  public static final int LONGEST = 4000;

  private Phrase() {}

  /** What a line means in a drawing; it does not change anything. */
  public static Reading read(String line, Drawing drawing) {
    try {
      if (line.length() > LONGEST) {
        throw new Mistake(1, PhraseProblem.TOO_LONG, LONGEST);
      }
      return new Meaning(drawing).of(new SentenceReader(Tokens.of(line)).read());
    } catch (Mistake mistake) {
      return mistake.reading();
    }
  }

  /** Whether a line looks like a phrase rather than like something to be found. */
  public static boolean isMeant(String line) {
    if (line.length() > LONGEST) {
      return false;
    }
    List<Token> tokens;
    try {
      tokens = Tokens.of(line);
    } catch (Mistake unfinished) {
      return line.contains("->") || line.contains("<-") || line.contains("→");
    }
    boolean hasArrow =
        tokens.stream().anyMatch(t -> t.is(Token.Kind.ARROW) || t.is(Token.Kind.BACK_ARROW));
    return hasArrow
        || (tokens.size() > 2
            && tokens.getFirst().is(Token.Kind.WORD)
            && SentenceReader.BEGINNINGS.contains(
                tokens.getFirst().text().toLowerCase(Locale.ROOT)));
  }

  /**
   * A flow or ambient flow as a phrase: read in a drawing without it, it is drawn again. A
   * guardrail is spoken as what it forbids, which cannot be read back.
   */
  public static String spoken(Drawing drawing, Statement statement) {
    return new Speech(drawing).of(statement);
  }

  /** Several as {@link #spoken(Drawing, Statement)} speaks each, faster than one by one. */
  public static List<String> spoken(Drawing drawing, Collection<? extends Statement> statements) {
    Speech speech = new Speech(drawing);
    return statements.stream().map(speech::of).toList();
  }

  /** What an element is called in a phrase: its name if that leads back to it, else its key. */
  public static String word(Drawing drawing, Key key) {
    return new Speech(drawing).name(key);
  }
}
