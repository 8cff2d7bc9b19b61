package dev.drawbridge.check;

import static dev.drawbridge.check.Findings.at;
import static dev.drawbridge.check.Findings.fix;
import static dev.drawbridge.check.Findings.name;
import static dev.drawbridge.check.Findings.warning;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.policy.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A router that leads nowhere, since it joins fewer than two zones, or two by one interface. */
final class RouterJoins implements Check {
  /** More zones to choose from are no help. */
  private static final int MOST_FIXES = 3;

  @Override
  public Stream<Finding> findings(Policy policy) {
    Drawing drawing = policy.drawing();
    return drawing.routers().values().stream()
        .flatMap(router ->
            router.joins().size() < 2
                ? Stream.of(tooFew(drawing, router))
                : shared(drawing, router).stream());
  }

  private static Finding tooFew(Drawing drawing, Router router) {
    List<Finding.Fix> fixes = new ArrayList<>();
    for (Zone zone : drawing.zones()) {
      if (!router.joins().containsKey(zone.key()) && fixes.size() < MOST_FIXES) {
        String link = router.freeLink();
        fixes.add(
            fix(
                FixCode.JOIN_ZONE,
                new Edit.Change(router.joining(zone.key(), link)),
                zone.name(),
                link));
      }
    }
    // Where nothing is joined one fix alone is not enough: the finding stays, and offers the rest.
    return warning(
            FindingCode.ROUTER_JOINS_TOO_FEW,
            at(router.key()),
            router.name(),
            router.joins().size())
        .fixedBy(fixes.toArray(Finding.Fix[]::new));
  }

  private static List<Finding> shared(Drawing drawing, Router router) {
    List<Finding> found = new ArrayList<>();
    Map<String, Key> zoneByLink = new HashMap<>();
    router
        .joins()
        .forEach((zone, link) -> {
          Key first = zoneByLink.putIfAbsent(link, zone);
          if (first != null) {
            String free = router.freeLink();
            found.add(
                warning(
                        FindingCode.INTERFACE_TWICE,
                        at(router.key(), first, zone),
                        router.name(),
                        name(drawing, first),
                        name(drawing, zone),
                        link)
                    .fixedBy(
                        fix(
                            FixCode.USE_INTERFACE,
                            new Edit.Change(router.joining(zone, free)),
                            name(drawing, zone),
                            free)));
          }
        });
    return found;
  }
}
