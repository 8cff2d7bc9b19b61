package dev.drawbridge.lab;

import dev.drawbridge.net.Direction;
import dev.drawbridge.problem.Code;
import java.util.List;
import java.util.function.Function;

/** What a lab tells while it runs, in words that pass from one process to another. */
public sealed interface LabEvent {

  /**
   * So much of a step is done.
   *
   * @param step which
   * @param done how many parts, from 0
   * @param of of how many
   */
  record Reached(Progress.Step step, int done, int of) implements LabEvent {}

  /**
   * A connection was tried.
   *
   * @param from who opened it, as people are told
   * @param to who was asked
   * @param point protocol and port, in the notation of a drawing
   * @param guard which ends were protected
   * @param flows the ids of the flows it is about: those that let it through, or the one whose
   *     boundary it tries; empty where nothing is drawn
   * @param expected what must happen
   * @param outcome what happened
   * @param agrees whether that is the same
   */
  record Tried(
      String from,
      String to,
      String point,
      Guard guard,
      List<String> flows,
      Verdict expected,
      Outcome outcome,
      boolean agrees)
      implements LabEvent {
    public Tried {
      flows = List.copyOf(flows);
    }

    /**
     * What the sentence {@link LabFinding#TRIAL_WRONG} names.
     *
     * @param words the words for a code
     */
    public List<Object> told(Function<Code, String> words) {
      return List.of(
          String.join(", ", flows),
          from,
          to,
          point,
          words.apply(guard),
          words.apply(expected),
          words.apply(outcome));
    }

    /** The sentence that says it was not as drawn. */
    public LabFinding finding() {
      return flows.isEmpty() ? LabFinding.UNDRAWN_TRIAL_WRONG : LabFinding.TRIAL_WRONG;
    }
  }

  /** What a drawing says of a connection. */
  enum Verdict implements Code {
    OPENS,
    REFUSED_AT_SOURCE,
    REFUSED_AT_DESTINATION
  }

  /**
   * A counter was read.
   *
   * @param station whose
   * @param direction which way the packets go that it counts
   * @param flows the ids of the flows that let them pass; empty for the counter of what is denied
   * @param least how many packets it must have counted at least
   * @param most and at most
   * @param counted how many it counted
   * @param agrees whether that is between the two
   */
  record Counted(
      String station,
      Direction direction,
      List<String> flows,
      long least,
      long most,
      long counted,
      boolean agrees)
      implements LabEvent {
    public Counted {
      flows = List.copyOf(flows);
    }

    /** What the sentence of {@link #finding} names. */
    public List<Object> told() {
      return List.of(
          station,
          direction == Direction.INGRESS ? "in" : "out",
          String.join(", ", flows),
          counted,
          least);
    }

    /** The sentence that says it did not count what it should have. */
    public LabFinding finding() {
      return flows.isEmpty() ? LabFinding.DENIALS_WRONG : LabFinding.COUNTER_WRONG;
    }
  }

  /**
   * It cannot go on.
   *
   * @param code why
   * @param arguments what the sentence names
   */
  record Stopped(LabCode code, List<String> arguments) implements LabEvent {
    public Stopped {
      arguments = List.copyOf(arguments);
    }
  }

  /** Everything was tried. */
  record Finished() implements LabEvent {}
}
