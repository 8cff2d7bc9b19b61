package dev.drawbridge.canvas;

/** The bundled fonts. */
public enum Typeface {
  INTER("Inter", "Inter-Regular.otf", 400),
  INTER_SEMI_BOLD("Inter SemiBold", "Inter-SemiBold.otf", 600),
  MONO("JetBrains Mono", "JetBrainsMono-Regular.ttf", 400);

  private final String family;
  private final String file;
  private final int weight;

  Typeface(String family, String file, int weight) {
    this.family = family;
    this.file = file;
    this.weight = weight;
  }

  /** What JavaFX calls it once its file is loaded. */
  public String family() {
    return family;
  }

  /** The class path resource with its outlines. */
  public String resource() {
    return "/com/formdev/flatlaf/fonts/" + (this == MONO ? "jetbrains_mono/" : "inter/") + file;
  }

  /** Its weight in the terms of CSS. */
  public int weight() {
    return weight;
  }

  /** Families to try in turn, in the notation of CSS. */
  public String fallbacks() {
    return switch (this) {
      case INTER, INTER_SEMI_BOLD ->
          "Inter, 'Helvetica Neue', 'Segoe UI', 'Noto Sans', Arial, sans-serif";
      case MONO -> "'JetBrains Mono', 'SF Mono', Consolas, 'DejaVu Sans Mono', monospace";
    };
  }
}
