package dev.drawbridge.ui;

import dev.drawbridge.canvas.Icon;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Trust;
import dev.drawbridge.drawing.Zone;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The pictures of things in lists and headings: the same family as on the canvas. */
final class Icons {
  private Icons() {}

  /** A picture in the colour of the text around it. */
  static FontIcon of(Feather feather) {
    return new FontIcon(feather);
  }

  /** What an element is shown by; zones by their trust. */
  static FontIcon of(Drawing drawing, Element element) {
    return of(kind(drawing, element));
  }

  /** Which picture shows an element. */
  static Feather kind(Drawing drawing, Element element) {
    return switch (element) {
      case Zone zone -> kind(Icon.of(drawing.trust(zone)).name());
      case Service service -> kind(Icon.of(service).name());
      case Network network -> kind(Icon.of(network).name());
      case Router _ -> Feather.SHUFFLE;
      case Note _ -> Feather.FILE_TEXT;
    };
  }

  static FontIcon of(Trust trust) {
    return named(Icon.of(trust).name());
  }

  /** A picture by the name that the Feather icons give it. */
  static FontIcon named(String name) {
    return of(kind(name));
  }

  private static Feather kind(String name) {
    return Feather.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
