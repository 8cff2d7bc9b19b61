/**
 * Tidying up: where everything would stand if it were laid out anew, so that flows run in reading
 * direction, as one edit of places and nothing else.
 *
 * <p>Knows {@code canvas}; the layout algorithm (Eclipse ELK, layered) is known to {@link
 * dev.drawbridge.arrange.Layers} alone. Start at {@link dev.drawbridge.arrange.Arrangement}.
 */
@NullMarked
package dev.drawbridge.arrange;

import org.jspecify.annotations.NullMarked;
