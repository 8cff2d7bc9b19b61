/**
 * One line that draws: {@code frontend -> api tcp/8080 "reads orders"}, read into an edit, and an
 * arrow of the drawing spoken as such a line.
 *
 * <p>Knows {@code drawing} only: the field of the command palette, the clipboard and speech use it
 * alike. Start at {@link dev.drawbridge.phrase.Phrase}.
 */
@NullMarked
package dev.drawbridge.phrase;

import org.jspecify.annotations.NullMarked;
