package dev.drawbridge.gesture;

/** The keys held down besides; {@code control} is the command key where that is the custom. */
public record Modifiers(boolean shift, boolean control, boolean alt) {
  public static final Modifiers NONE = new Modifiers(false, false, false);
  public static final Modifiers SHIFT = new Modifiers(true, false, false);
  public static final Modifiers CONTROL = new Modifiers(false, true, false);

  /** Whether what is chosen now is added to what was chosen before. */
  boolean adds() {
    return shift || control;
  }
}
