package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Trust;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The two sets of colours; the only place that knows any. Source: design, visual, "Tokens". */
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
          + " #b78cff #2c1f4d #151022 #4f3a82");

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
