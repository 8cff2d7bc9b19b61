package dev.drawbridge.target;

import dev.drawbridge.policy.Loss;
import dev.drawbridge.problem.Problem;
import java.util.List;

/**
 * What a target cannot say of one policy.
 *
 * @param blocking errors because of which the target cannot be written at all
 * @param warnings what a person should know, such as a service that is not protected there
 * @param losses flows, or parts of flows, that are given up; the rest is written
 * @param caveats what is true there anyway
 */
public record Limits(
    List<Problem> blocking, List<Problem> warnings, List<Loss> losses, List<Caveat> caveats) {
  /** Everything can be said. */
  public static final Limits NONE = new Limits(List.of(), List.of(), List.of(), List.of());

  public Limits {
    blocking = List.copyOf(blocking);
    warnings = List.copyOf(warnings);
    losses = List.copyOf(losses);
    caveats = List.copyOf(caveats);
  }
}
