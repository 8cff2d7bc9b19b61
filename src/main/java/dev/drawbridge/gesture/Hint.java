package dev.drawbridge.gesture;

import dev.drawbridge.problem.Code;
import java.util.List;

/**
 * What the person is told while a gesture lasts, or what it did when it is over.
 *
 * @param code the sentence
 * @param arguments what it names: names of things, numbers, levels of trust
 */
public record Hint(Said code, List<Object> arguments) {
  public Hint {
    arguments = List.copyOf(arguments);
  }

  /** A sentence with what it names. */
  static Hint of(Said code, Object... arguments) {
    return new Hint(code, List.of(arguments));
  }

  /** The sentences of gestures. */
  public enum Said implements Code {
    /** What is gone: the name of a thing. */
    REMOVED,
    /** What is gone: the name of a thing, the number of its arrows. */
    REMOVED_WITH_ARROWS,
    /** What is gone: the number of things. */
    REMOVED_SEVERAL,
    /** What is gone: the number of things, the number of their arrows. */
    REMOVED_SEVERAL_WITH_ARROWS,
    /** What is gone: the names of an arrow's ends. */
    REMOVED_ARROW,
    /** What is gone: the number of arrows. */
    REMOVED_ARROWS,
    /** What is gone: the names of a guardrail's ends. */
    REMOVED_GUARDRAIL,
    /** The number of guardrails that went with what they were about. */
    GUARDRAILS_GONE,
    /** The number of things that stood in a removed zone and are still there. */
    MEMBERS_STAY,
    /** Where something comes to stand: its name, the zone's. */
    JOINS,
    /** Where several things come to stand: their number, the zone's name and trust. */
    JOIN,
    /** Something comes to stand in no zone: its name, the name of the zone it leaves. */
    LEAVES,
    /** Several things come to stand in no zone: their number. */
    LEAVE,
    /** The trust before and after. */
    TRUST_CHANGES,
    /** The Kubernetes namespace after. */
    NAMESPACE_CHANGES,
    /** The Kubernetes namespace before; none after. */
    NAMESPACE_LOST,
    /** The number of arrows of zones that hold for it from now on. */
    ARROWS_GAINED,
    /** The number of arrows of zones that held for it until now. */
    ARROWS_LOST,
    /** An arrow would be drawn: the names of its ends. */
    MAY_REACH,
    /** An arrow beside others would be drawn: the names of its ends, the number of the others. */
    ONE_MORE_ARROW,
    /** An arrow from a thing to itself: its name. */
    AMONG_ITSELF,
    /** An arrow at a zone without members: its name. */
    NOTHING_IN_IT,
    /** No arrow leads from the selected thing in that direction. */
    NO_ARROW_TO,
    /** No arrow leads to the selected thing from that direction. */
    NO_ARROW_FROM
  }
}
