package dev.drawbridge.target.host;

import dev.drawbridge.net.Direction;
import dev.drawbridge.target.Text;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The file beside the rules of one service by which {@code status.sh} tells counters by flow: per
 * line an element's key, then the ids of the flows behind it, with tabs between them, and a
 * question mark behind those that open only a part of it. It holds keys and ids only, never what a
 * person wrote, so that a shell can read it.
 */
public final class FlowsFile {
  /** How it is called in the service's folder. */
  public static final String NAME = "flows.tsv";

  private FlowsFile() {}

  /**
   * Writes it for one service.
   *
   * @param sayable which of the service's openings stand in its rules
   */
  public static Text of(HostService service, Predicate<Opening> sayable) {
    SortedMap<String, Listed> listedByKey = new TreeMap<>();
    for (Direction direction : Direction.values()) {
      Openings openings = service.openings(direction);
      openings.openings().stream()
          .filter(sayable)
          .forEach(opening -> listedByKey.put(opening.key(), Listed.of(opening)));
      // Their keys stand in the log.
      openings.logged().forEach(flow -> listedByKey.put(flow.key(), Listed.of(flow)));
    }
    service.crossings().stream()
        .filter(sayable)
        .forEach(opening -> listedByKey.put(opening.key(), Listed.of(opening)));
    Text text = new Text();
    listedByKey.forEach((key, listed) ->
        text.line(key + "\t" + String.join("\t", listed.credited()), listed.flows()));
    return text;
  }

  private record Listed(List<String> credited, List<String> flows) {
    static Listed of(Opening opening) {
      return new Listed(opening.credited(), opening.allFlows());
    }

    static Listed of(LoggedFlow logged) {
      List<String> flow = List.of(logged.flow());
      return new Listed(flow, flow);
    }
  }
}
