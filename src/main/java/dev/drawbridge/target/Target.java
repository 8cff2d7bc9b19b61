package dev.drawbridge.target;

import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.reading.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A kind of output. Stateless; the same policy gives the same bytes. */
public interface Target {

  /** Which it is. */
  TargetName name();

  /**
   * What it must let through, or cannot deny, to work at all: codes whose sentences are printed.
   */
  List<Essential> essentials(Policy policy);

  /** What of this policy it cannot say, without writing anything. */
  Limits limits(Policy policy);

  /**
   * Writes the files, the {@link Kit} that puts them to work included. What {@link #limits} refuses
   * or narrows is left out, nothing else.
   *
   * @throws IllegalStateException if the limits have blocking problems: such a policy is not
   *     written
   */
  Bundle write(Policy policy);

  /**
   * How the target's {@link Kit} is used, in the order in which a person needs it. Empty where
   * there is no kit.
   */
  default List<KitUse> uses() {
    return List.of();
  }

  /**
   * How the files are put to work by hand. Empty where that needs a program of its own, which says
   * so itself.
   */
  default Optional<Commands> commands() {
    return Optional.empty();
  }

  /**
   * Reads files as the real system would execute them, from nothing but their contents. Files of
   * the kit must be the program's own bytes.
   *
   * @param files by path relative to this target's folder, with {@code /}; all files that are there
   * @throws ProblemsException if anything in them is unknown or would not be accepted
   */
  Reading read(Map<String, byte[]> files) throws ProblemsException;
}
