/**
 * What every target is: a writer, a reader that shares nothing with it, and the limits of what it
 * can say.
 *
 * <p>Knows {@code policy}, {@code reading} and {@code quote}. One wing per target lies beneath,
 * with the same rooms in each. Start at {@link dev.drawbridge.target.Target}.
 */
@NullMarked
package dev.drawbridge.target;

import org.jspecify.annotations.NullMarked;
