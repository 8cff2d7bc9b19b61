package dev.drawbridge.press;

import java.awt.geom.Path2D;

/**
 * What is painted for a character, or for several that are written as one.
 *
 * @param meaning the characters; empty for what only belongs to the glyph beside it
 * @param outline what is filled, in ems, y upwards from the baseline; empty for a blank
 * @param advance how far the next glyph stands from this one, in ems
 */
record Glyph(String meaning, Path2D outline, double advance) {}
