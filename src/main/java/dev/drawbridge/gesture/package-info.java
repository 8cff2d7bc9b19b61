/**
 * What pointer and keys mean on the canvas: while a gesture lasts a preview, at its end one edit.
 *
 * <p>Knows {@code canvas}, and no window: a window feeds {@link dev.drawbridge.gesture.Input}s and
 * shows {@link dev.drawbridge.gesture.Response}s, a test does the same without one. Start at {@link
 * dev.drawbridge.gesture.Gestures}.
 */
@NullMarked
package dev.drawbridge.gesture;

import org.jspecify.annotations.NullMarked;
