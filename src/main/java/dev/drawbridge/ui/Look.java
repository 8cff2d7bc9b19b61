package dev.drawbridge.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.drawbridge.canvas.Theme;
import dev.drawbridge.canvas.Token;
import dev.drawbridge.desk.Appearance;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.MapChangeListener;
import javafx.collections.WeakMapChangeListener;
import javafx.scene.Scene;

/**
 * Light or dark, calm or strong: the theme of the controls, our own style sheet, and the colours of
 * the canvas, which are the same ones. Follows the system unless the person chose.
 */
final class Look {
  private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.LIGHT);
  private final List<Scene> scenes = new ArrayList<>();
  private final MapChangeListener<String, Object> system =
      _ -> Platform.runLater(this::followSystem);
  private Appearance appearance;

  Look(Appearance appearance) {
    this.appearance = appearance;
    // The system's preferences outlive every look, and must keep none of them.
    Platform.getPreferences().addListener(new WeakMapChangeListener<>(system));
    apply();
  }

  /**
   * The theme for a part of a window. The part keeps this property; the look does not, so that it
   * keeps no closed window either.
   */
  ObjectProperty<Theme> following() {
    ObjectProperty<Theme> follower = new SimpleObjectProperty<>();
    follower.bind(theme.getReadOnlyProperty());
    return follower;
  }

  Theme theme() {
    return theme.get();
  }

  Appearance appearance() {
    return appearance;
  }

  private void followSystem() {
    if (appearance == Appearance.SYSTEM) {
      apply();
    }
  }

  void choose(Appearance chosen) {
    appearance = chosen;
    apply();
  }

  /** Gives a scene this look, now and when it changes. */
  void dress(Scene scene) {
    scenes.add(scene);
    scene.getStylesheets().setAll(sheets());
  }

  /** Forgets a scene that is no longer shown. */
  void undress(Scene scene) {
    scenes.remove(scene);
  }

  private void apply() {
    Platform.Preferences preferences = Platform.getPreferences();
    Theme chosen =
        switch (appearance) {
          case LIGHT -> Theme.LIGHT;
          case DARK -> Theme.DARK;
          case LIGHT_CONTRAST -> Theme.LIGHT_CONTRAST;
          case DARK_CONTRAST -> Theme.DARK_CONTRAST;
          case SYSTEM ->
              ofSystem(
                  preferences.getColorScheme() == ColorScheme.DARK, wantsContrast(preferences));
        };
    boolean dark = chosen == Theme.DARK || chosen == Theme.DARK_CONTRAST;
    theme.set(chosen);
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    scenes.forEach(scene -> scene.getStylesheets().setAll(sheets()));
  }

  private static Theme ofSystem(boolean dark, boolean contrast) {
    if (contrast) {
      return dark ? Theme.DARK_CONTRAST : Theme.LIGHT_CONTRAST;
    }
    return dark ? Theme.DARK : Theme.LIGHT;
  }

  /** Windows says so; GTK has a theme for it; of macOS JavaFX knows nothing. */
  private static boolean wantsContrast(Map<String, Object> system) {
    return Boolean.TRUE.equals(system.get("Windows.SPI.HighContrast"))
        || String.valueOf(system.get("GTK.theme_name")).contains("HighContrast");
  }

  private List<String> sheets() {
    String own =
        Objects.requireNonNull(Look.class.getResource("drawbridge.css"), "style sheet")
            .toExternalForm();
    String colours =
        Base64.getEncoder().encodeToString(colours(theme.get()).getBytes(StandardCharsets.UTF_8));
    return List.of(own, "data:text/css;charset=utf-8;base64," + colours);
  }

  /** The canvas's colours as a style sheet, so that there is one place for them. */
  static String colours(Theme theme) {
    StringBuilder css = new StringBuilder(".root {\n");
    for (Token token : Token.values()) {
      css.append(token.variable()).append(": ").append(theme.colour(token).toHex()).append(";\n");
    }
    return css.append("}\n").toString();
  }
}
