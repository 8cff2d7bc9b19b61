package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Trust;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The sets of colours; the only place that knows any. Source: design, visual, "Tokens". */
public enum Theme {
  LIGHT(
      "#ffffff #f6f8fa #fbfcfd #dfe4ea" // surface panel canvas dots
          + " #ffffff #c4ccd4 #d0d7de #eaeef2" // card card-border border hairline
          + " #1f2328 #59636e #57606a #0969da #ddf0ff" // text muted line accent accent-tint
          + " #9a6700 #cf222e #1a7f37" // attention danger success
          + " #9a6700 #fff1c2 #fffaeb #e0b94d" // exposed: ink tile fill line
          + " #0550ae #dbecff #f4f9ff #9cc7f2" // internal
          + " #6639ba #ece2ff #faf7ff #c4a8f0"), // restricted
  DARK(
      "#0d1117 #151b23 #0b0f15 #20272f"
          + " #1a212b #3d444d #30363d #21262d"
          + " #e6edf3 #9198a1 #8b949e #4493f8 #122d4f"
          + " #d29922 #f85149 #3fb950"
          + " #d8a62b #3a2c0c #17140c #6e5413"
          + " #79b8ff #13294a #0e1621 #27466e"
          + " #b78cff #2c1f4d #151022 #4f3a82"),
  /** Light, for those who need more contrast: text at least 7:1. */
  LIGHT_CONTRAST(
      "#ffffff #ffffff #ffffff #c4c9cf"
          + " #ffffff #1f2328 #57606a #c8d0d8"
          + " #000000 #32383f #1f2328 #0349b4 #d8ecff"
          + " #653f00 #a0111f #044f1e"
          + " #5c3800 #ffe7a3 #fffdf5 #7a5200"
          + " #023b95 #cfe5ff #f7fbff #0349b4"
          + " #512598 #e2d4ff #fdfbff #622cbc"),
  /** Dark, for those who need more contrast: text at least 7:1. */
  DARK_CONTRAST(
      "#000000 #0a0c10 #000000 #3b4048"
          + " #0a0c10 #f0f3f6 #9ea7b3 #3b434d"
          + " #ffffff #d9dee3 #f0f3f6 #71b7ff #10305c"
          + " #f0b72f #ff9492 #4ae168"
          + " #f7c843 #4a3600 #1a1400 #e09b13"
          + " #a8d4ff #0f3566 #050f1c #71b7ff"
          + " #dbb7ff #3c2470 #12091f #cb9eff");

  private final Map<Token, Colour> colours = new EnumMap<>(Token.class);

  Theme(String values) {
    Token[] tokens = Token.values();
    Colour[] parsed = Arrays.stream(values.split(" ")).map(Colour::hex).toArray(Colour[]::new);
    for (int i = 0; i < tokens.length; i++) {
      colours.put(tokens[i], parsed[i]);
    }
  }

  /** The colour for a purpose. */
  public Colour colour(Token token) {
    return Objects.requireNonNull(colours.get(token));
  }

  /** What a level of trust is written and drawn with: icons, names. */
  public Colour ink(Trust trust) {
    return colour(
        switch (trust) {
          case EXTERNAL -> Token.MUTED;
          case EXPOSED -> Token.EXPOSED_INK;
          case INTERNAL -> Token.INTERNAL_INK;
          case RESTRICTED -> Token.RESTRICTED_INK;
        });
  }

  /** What lies under an icon of that level of trust. */
  public Colour tile(Trust trust) {
    return colour(
        switch (trust) {
          case EXTERNAL -> Token.HAIRLINE;
          case EXPOSED -> Token.EXPOSED_TILE;
          case INTERNAL -> Token.INTERNAL_TILE;
          case RESTRICTED -> Token.RESTRICTED_TILE;
        });
  }

  /** What fills a zone of that level of trust; the canvas itself for an external one. */
  public Colour fill(Trust trust) {
    return colour(
        switch (trust) {
          case EXTERNAL -> Token.CANVAS;
          case EXPOSED -> Token.EXPOSED_FILL;
          case INTERNAL -> Token.INTERNAL_FILL;
          case RESTRICTED -> Token.RESTRICTED_FILL;
        });
  }

  /** The border of a zone of that level of trust. */
  public Colour line(Trust trust) {
    return colour(
        switch (trust) {
          case EXTERNAL -> Token.MUTED;
          case EXPOSED -> Token.EXPOSED_LINE;
          case INTERNAL -> Token.INTERNAL_LINE;
          case RESTRICTED -> Token.RESTRICTED_LINE;
        });
  }
}
