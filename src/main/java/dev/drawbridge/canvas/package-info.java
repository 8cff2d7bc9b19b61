/**
 * The picture of a drawing: where everything stands, how arrows run, what lies under a point, and
 * how all of it is painted with a {@link dev.drawbridge.canvas.Pen}.
 *
 * <p>Knows {@code drawing} and {@code quote}, and no window: the screen and the SVG file are two
 * pens for the same painters. Start at {@link dev.drawbridge.canvas.Sheet} and {@link
 * dev.drawbridge.canvas.Picture}.
 */
@NullMarked
package dev.drawbridge.canvas;

import org.jspecify.annotations.NullMarked;
