package dev.drawbridge.problem;

/**
 * The short, stable name of one kind of problem, finding, loss or caveat. Implemented by enums; the
 * sentence for a constant stands in {@code messages.properties} in the enum's own package, under
 * the constant's name, what to do about it under {@code NAME.cure}.
 */
public interface Code {

  /** The constant's name, as shown to people and used in JSON; never changes its meaning. */
  String name();
}
