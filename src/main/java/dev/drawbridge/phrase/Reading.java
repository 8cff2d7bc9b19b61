package dev.drawbridge.phrase;

import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.problem.Problem;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a phrase means in a drawing. */
public sealed interface Reading {

  /**
   * It can be drawn.
   *
   * @param edit one step that does it
   * @param effects what it does, in words to be formed
   * @param elements what it makes anew, zones before what stands in them
   * @param statements ids of the arrows it draws or changes
   * @param doubts names that were not known and are near to known ones
   */
  record Meant(
      Edit edit,
      List<Effect> effects,
      Set<Key> elements,
      Set<String> statements,
      List<Doubt> doubts)
      implements Reading {
    public Meant {
      effects = List.copyOf(effects);
      elements = Collections.unmodifiableSet(new LinkedHashSet<>(elements));
      statements = Collections.unmodifiableSet(new LinkedHashSet<>(statements));
      doubts = List.copyOf(doubts);
    }
  }

  /**
   * It cannot.
   *
   * @param problem why not
   * @param column where, from 1
   * @param instead what might stand there instead, likeliest first
   */
  record Mistaken(Problem problem, int column, List<String> instead) implements Reading {
    public Mistaken {
      instead = List.copyOf(instead);
    }
  }

  /**
   * A name that makes something new and may be a slip of the pen.
   *
   * @param written the name
   * @param column where it stands, from 1
   * @param near the name of something that exists
   */
  record Doubt(String written, int column, String near) {}
}
