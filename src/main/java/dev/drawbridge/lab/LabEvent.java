package dev.drawbridge.lab;

import dev.drawbridge.problem.Code;
import java.util.List;
import java.util.Optional;
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
   * @param guard which firewalls were in its way
   * @param routers the keys of the drawn routers it went through, or had to as far as it got
   * @param refusedBy the one of them that has to refuse it; empty if none has to
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
      List<String> routers,
      Optional<String> refusedBy,
      List<String> flows,
      Verdict expected,
      Outcome outcome,
      boolean agrees)
      implements LabEvent {
    public Tried {
      routers = List.copyOf(routers);
      flows = List.copyOf(flows);
    }

    /** Whether a router has to drop it, or to pass it on so that it opens. */
    boolean isDecidedBy(String router) {
      return expected == Verdict.OPENS
          ? routers.contains(router)
          : refusedBy.filter(router::equals).isPresent();
    }

    /** The arrow from one end to the other, with the drawn routers between them on it. */
    String arrow() {
      StringBuilder arrow = new StringBuilder("->");
      routers.forEach(router -> arrow.append(' ').append(router).append(" ->"));
      return arrow.toString();
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
          arrow(),
          to,
          point,
          words.apply(guard),
          words.apply(expected) + refusedBy.map(router -> " " + router).orElse(""),
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
    REFUSED_AT_ROUTER,
    REFUSED_AT_DESTINATION;

    static Verdict of(Expected expected) {
      return expected
          .refusedBy()
          .map(hook ->
              switch (hook) {
                case EGRESS -> REFUSED_AT_SOURCE;
                case FORWARD, SPOOFED -> REFUSED_AT_ROUTER;
                case INGRESS -> REFUSED_AT_DESTINATION;
              })
          .orElse(OPENS);
    }
  }

  /**
   * A counter was read.
   *
   * @param station whose
   * @param hook where it counts
   * @param flows the ids of the flows that let them pass; empty for the counter of what is denied
   * @param least how many packets it must have counted at least
   * @param most and at most
   * @param counted how many it counted
   * @param agrees whether that is between the two
   */
  record Counted(
      String station,
      Hook hook,
      List<String> flows,
      long least,
      long most,
      long counted,
      boolean agrees)
      implements LabEvent {
    public Counted {
      flows = List.copyOf(flows);
    }

    /**
     * What the sentence of {@link #finding} names.
     *
     * @param words the words for a code
     */
    public List<Object> told(Function<Code, String> words) {
      return List.of(station, words.apply(hook), String.join(", ", flows), counted, least);
    }

    /** The sentence that says it did not count what it should have. */
    public LabFinding finding() {
      return flows.isEmpty() ? LabFinding.DENIALS_WRONG : LabFinding.COUNTER_WRONG;
    }
  }

  /**
   * Something that is drawn cannot be tried.
   *
   * @param gap why
   * @param arguments what the sentence names
   */
  record Untried(LabGap gap, List<String> arguments) implements LabEvent {
    public Untried {
      arguments = List.copyOf(arguments);
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
