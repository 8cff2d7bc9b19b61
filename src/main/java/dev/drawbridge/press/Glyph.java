package dev.drawbridge.press;

import java.awt.geom.Path2D;

/**
 * A character of a bundled font.
 *
 * @param codePoint the character
 * @param outline what is filled, in ems, y upwards from the baseline; empty for a blank
 * @param advance how far the next character stands from this one, in ems
 */
record Glyph(int codePoint, Path2D outline, double advance) {}
