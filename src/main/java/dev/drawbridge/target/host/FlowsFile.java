package dev.drawbridge.target.host;

import dev.drawbridge.net.Direction;
import dev.drawbridge.target.Text;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The file beside the rules of one service by which {@code status.sh} tells counters by flow: per
 * line an element's key, then the ids of the flows behind it, with tabs between them. It holds keys
 * and ids only, never what a person wrote, so that a shell can read it.
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
    SortedMap<String, List<String>> flowsByKey = new TreeMap<>();
    for (Direction direction : Direction.values()) {
      Openings openings = service.openings(direction);
      openings.openings().stream()
          .filter(sayable)
          .forEach(opening -> flowsByKey.put(opening.key(), opening.flows()));
      // Their keys stand in the log.
      openings.logged().forEach(flow -> flowsByKey.put(flow.key(), List.of(flow.flow())));
    }
    Text text = new Text();
    flowsByKey.forEach((key, flows) -> text.line(key + "\t" + String.join("\t", flows), flows));
    return text;
  }
}
