package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.name;
import static dev.drawbridge.check.Findings.warning;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Two routers between the same two zones: each must see both ways of every connection. */
final class RoutersSideBySide implements Check {
  @Override
  public Stream<Finding> findings(Policy policy) {
    Drawing drawing = policy.drawing();
    List<Router> routers = List.copyOf(drawing.routers().values());
    List<Finding> found = new ArrayList<>();
    for (int i = 0; i < routers.size(); i++) {
      for (Router other : routers.subList(i + 1, routers.size())) {
        List<Key> common =
            routers.get(i).joins().keySet().stream().filter(other.joins()::containsKey).toList();
        if (common.size() >= 2) {
          found.add(
              warning(
                  FindingCode.ROUTERS_SIDE_BY_SIDE,
                  at(routers.get(i).key(), other.key(), common.get(0), common.get(1)),
                  routers.get(i).name(),
                  other.name(),
                  name(drawing, common.get(0)),
                  name(drawing, common.get(1))));
        }
      }
    }
    return found.stream();
  }
}
