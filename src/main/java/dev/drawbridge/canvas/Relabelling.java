package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Zone;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What says other things about others on a later ground: zones about their contents, routers about
 * the zones they join.
 */
final class Relabelling {
  private final Drawing drawing;
  private final Ground before;
  private final Set<Key> found = new HashSet<>();

  private Relabelling(Drawing drawing, Ground before) {
    this.drawing = drawing;
    this.before = before;
  }

  /**
   * The zones around what changed, those outermost if what every service has did, and the routers
   * that join one of them.
   *
   * @param touched what is another element than before, came or went
   */
  static Set<Key> of(Drawing drawing, Ground before, Set<Key> touched) {
    Relabelling labels = new Relabelling(drawing, before);
    if (labels.hasOtherAmbients(touched)) {
      drawing.zones().values().stream()
          .filter(zone -> zone.zone().isEmpty())
          .forEach(zone -> labels.found.add(zone.key()));
    }
    for (Key key : touched) {
      before.stands().get(key).ifPresent(old -> labels.addAround(old.element().zone()));
      drawing.element(key).ifPresent(now -> labels.addAround(now.zone()));
    }
    drawing.routers().values().stream()
        .filter(router -> router.joins().keySet().stream().anyMatch(touched::contains))
        .forEach(router -> labels.found.add(router.key()));
    return labels.found;
  }

  private boolean hasOtherAmbients(Set<Key> touched) {
    return drawing.ambients() != before.drawing().ambients()
        || drawing.ambients().values().stream().map(Ambient::other).anyMatch(touched::contains);
  }

  private void addAround(Optional<Key> zone) {
    Optional<Key> next = zone;
    while (next.isPresent() && found.add(next.get())) {
      next = drawing.zones().get(next.get()).flatMap(Zone::zone);
    }
  }
}
