package dev.drawbridge.gesture;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Trust;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.gesture.Hint.Said;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What it changes in policy that things come to stand in another zone. */
public final class Consequences {
  private Consequences() {}

  /**
   * What is to be said; nothing if all of them stand there already.
   *
   * @param zone where they come to stand; empty for outside of all zones
   */
  public static List<Hint> of(Set<Key> keys, Optional<Key> zone, Drawing drawing) {
    List<Element> moved =
        keys.stream()
            .flatMap(key -> drawing.element(key).stream())
            .filter(e -> !e.zone().equals(zone))
            .toList();
    if (moved.isEmpty()) {
      return List.of();
    }
    List<Hint> hints = new ArrayList<>();
    hints.add(headline(moved, zone, drawing));
    if (moved.size() == 1 && !(moved.getFirst() instanceof Note)) {
      one(moved.getFirst(), zone, drawing, hints);
    }
    return hints;
  }

  /** The same of an edit, wherever it comes from; nothing if it moves nothing into another zone. */
  public static List<Hint> of(Edit edit, Drawing before) {
    Map<Key, Optional<Key>> zones = zones(edit);
    Optional<Optional<Key>> one = zones.values().stream().findFirst();
    return one.isPresent() && zones.values().stream().allMatch(one.get()::equals)
        ? of(zones.keySet(), one.get(), before)
        : List.of();
  }

  private static Map<Key, Optional<Key>> zones(Edit edit) {
    Map<Key, Optional<Key>> zones = new LinkedHashMap<>();
    if (edit instanceof Edit.Move move) {
      zones.putAll(move.zones());
    } else if (edit instanceof Edit.Together together) {
      together.parts().forEach(part -> zones.putAll(zones(part)));
    }
    return zones;
  }

  private static Hint headline(List<Element> moved, Optional<Key> zone, Drawing drawing) {
    Element first = moved.getFirst();
    Optional<Element> into = zone.flatMap(drawing::element);
    if (into.isPresent()) {
      Trust trust = drawing.trust(into.get());
      return moved.size() == 1
          ? Hint.of(Said.JOINS, first.name(), into.get().name())
          : Hint.of(Said.JOIN, moved.size(), into.get().name(), trust);
    }
    return moved.size() == 1
        ? Hint.of(Said.LEAVES, first.name(), name(first.zone(), drawing))
        : Hint.of(Said.LEAVE, moved.size());
  }

  private static void one(Element element, Optional<Key> zone, Drawing drawing, List<Hint> hints) {
    Optional<Element> into = zone.flatMap(drawing::element);
    Trust before = drawing.trust(element);
    Trust after = trust(element, into, drawing);
    if (before != after) {
      hints.add(Hint.of(Said.TRUST_CHANGES, before, after));
    }
    if (element instanceof Service || element instanceof Zone) {
      String old = drawing.namespace(element).orElse("");
      String now = namespace(element).or(() -> into.flatMap(drawing::namespace)).orElse("");
      if (!old.equals(now)) {
        hints.add(
            now.isEmpty()
                ? Hint.of(Said.NAMESPACE_LOST, old)
                : Hint.of(Said.NAMESPACE_CHANGES, now));
      }
    }
    arrows(element, into, drawing, hints);
  }

  private static Trust trust(Element element, Optional<Element> into, Drawing drawing) {
    boolean own =
        element instanceof Network || (element instanceof Zone z && z.trust().isPresent());
    return own ? drawing.trust(element) : into.map(drawing::trust).orElse(Trust.INTERNAL);
  }

  private static Optional<String> namespace(Element element) {
    return switch (element) {
      case Service service -> service.membership().namespace();
      case Zone zone -> zone.membership().namespace();
      default -> Optional.empty();
    };
  }

  /** Arrows at zones hold for everything that stands in them. */
  private static void arrows(
      Element element, Optional<Element> into, Drawing drawing, List<Hint> hints) {
    if (element instanceof Network) {
      return;
    }
    Set<Key> old = new HashSet<>();
    drawing.around(element).forEach(z -> old.add(z.key()));
    Set<Key> now = new HashSet<>();
    into.ifPresent(zone -> {
      now.add(zone.key());
      drawing.around(zone).forEach(z -> now.add(z.key()));
    });
    Set<Key> lost = new HashSet<>(old);
    lost.removeAll(now);
    now.removeAll(old);
    int gains = arrowsAt(now, drawing);
    int losses = arrowsAt(lost, drawing);
    if (gains > 0) {
      hints.add(Hint.of(Said.ARROWS_GAINED, gains));
    }
    if (losses > 0) {
      hints.add(Hint.of(Said.ARROWS_LOST, losses));
    }
  }

  private static int arrowsAt(Set<Key> zones, Drawing drawing) {
    int count = 0;
    if (!zones.isEmpty()) {
      for (Flow flow : drawing.flows()) {
        count += zones.contains(flow.from()) || zones.contains(flow.to()) ? 1 : 0;
      }
    }
    return count;
  }

  private static String name(Optional<Key> zone, Drawing drawing) {
    return zone.flatMap(drawing::element).map(Element::name).orElse("");
  }
}
