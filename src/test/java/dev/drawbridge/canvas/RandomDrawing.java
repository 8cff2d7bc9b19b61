package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Drawings nobody would make, for properties that hold for all of them. */
public final class RandomDrawing {
  private final Random random;
  private final Drawings drawings = Drawings.drawing();
  private final List<String> zones = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();

  private RandomDrawing(long seed) {
    this.random = new Random(seed);
  }

  public static Drawing of(long seed) {
    return new RandomDrawing(seed).build();
  }

  private Drawing build() {
    for (int i = random.nextInt(5); i > 0; i--) {
      Trust trust = Trust.values()[random.nextInt(4)];
      add(Drawings.zone("z" + i, trust));
      zones.add("z" + i);
      ends.add("z" + i);
    }
    for (int i = random.nextInt(12); i > 0; i--) {
      add(Drawings.service("s" + i));
      ends.add("s" + i);
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      add(Drawings.network("n" + i, "Network " + i, "10.0.0." + i));
      ends.add("n" + i);
    }
    if (random.nextBoolean()) {
      add(new Note(Key.of("note"), Optional.empty(), "some words ".repeat(random.nextInt(9))));
    }
    if (!ends.isEmpty()) {
      for (int i = random.nextInt(25); i > 0; i--) {
        drawings.flow(any(ends), any(ends), random.nextBoolean() ? "tcp/443" : "udp/53");
      }
    }
    return drawings.build();
  }

  private void add(Element element) {
    boolean nested = !zones.isEmpty() && random.nextBoolean();
    Element placed = nested ? element.inZone(Optional.of(Key.of(any(zones)))) : element;
    int x = random.nextInt(1200) - 200;
    int y = random.nextInt(900) - 200;
    switch (random.nextInt(3)) {
      case 0 -> drawings.with(placed);
      case 1 -> drawings.with(placed, x, y);
      default -> drawings.with(placed, x, y, 60 + random.nextInt(400), 40 + random.nextInt(300));
    }
  }

  private String any(List<String> keys) {
    return keys.get(random.nextInt(keys.size()));
  }
}
