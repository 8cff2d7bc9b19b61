package dev.drawbridge.proof;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.net.Direction;
import dev.drawbridge.problem.Code;
import dev.drawbridge.problem.Place;
import java.util.List;
import java.util.Optional;

/**
 * One place where files and drawing differ.
 *
 * @param kind which way
 * @param service the enforcement point's service or router; empty if it belongs to none
 * @param direction which way the traffic passes it; empty where both are meant
 * @param flow the id of the flow whose traffic it is, where one can be named
 * @param place the lines of the file because of which, or the whole file
 * @param code names the sentence that describes one witness packet
 * @param arguments the witness packet in words, as the sentence asks for it
 */
public record Disagreement(
    Kind kind,
    Optional<Key> service,
    Optional<Direction> direction,
    Optional<String> flow,
    Place place,
    Code code,
    List<Object> arguments) {
  public Disagreement {
    arguments = List.copyOf(arguments);
  }

  /** Which way files and drawing differ. */
  public enum Kind {
    /** The files let something through that is not drawn. */
    EXTRA,
    /** The files stop something that is drawn and not given up as a loss. */
    MISSING,
    /** The files count for a flow what it does not open, or not what it opens. */
    MISCOUNTED,
    /** It cannot be decided exactly, which counts as failed. */
    UNDECIDED
  }
}
