/**
 * The press: what is painted on the screen becomes files, as pixels (PNG) and on pages (PDF), with
 * the same painters and the bundled fonts.
 *
 * <p>Knows {@code canvas} and no window, display or font of the system, so that the same drawing
 * gives the same bytes everywhere. Start at {@link dev.drawbridge.press.PngPicture} and {@link
 * dev.drawbridge.press.PdfPicture}.
 */
@NullMarked
package dev.drawbridge.press;

import org.jspecify.annotations.NullMarked;
