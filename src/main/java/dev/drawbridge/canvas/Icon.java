package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * An outline of the one icon family, in a box of {@link #BOX} by {@link #BOX}, drawn with a line of
 * 2 and round ends.
 *
 * @param name as the Feather icons call it; also what a drawing file says under {@code icon}
 * @param outline its lines
 */
public record Icon(String name, Path outline) {
  /** Width and height of the box an outline is made for. */
  public static final double BOX = 24;

  private static final Map<String, Icon> ALL = load();

  /** The icon of that name. */
  public static Optional<Icon> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** All names, sorted. */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** The icon that stands for a level of trust. */
  public static Icon of(Trust trust) {
    return known(
        switch (trust) {
          case EXTERNAL -> "globe";
          case EXPOSED -> "alert-triangle";
          case INTERNAL -> "shield";
          case RESTRICTED -> "key";
        });
  }

  /** The icon of a service: the chosen one, else what its name lets guess. */
  public static Icon of(Service service) {
    return IconGuess.of(service);
  }

  /** The icon of a network: the chosen one, else what its name lets guess. */
  public static Icon of(Network network) {
    return IconGuess.of(network);
  }

  static Icon known(String name) {
    return Objects.requireNonNull(ALL.get(name), name);
  }

  private static Map<String, Icon> load() {
    Properties outlines = new Properties();
    try (InputStream in = Icon.class.getResourceAsStream("icons.properties")) {
      outlines.load(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Icon> icons = new TreeMap<>();
    outlines
        .stringPropertyNames()
        .forEach(
            name -> icons.put(name, new Icon(name, SvgPath.parse(outlines.getProperty(name)))));
    return Collections.unmodifiableMap(icons);
  }
}
