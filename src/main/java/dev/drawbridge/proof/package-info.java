/**
 * The comparison of what files really allow with what the drawing says: exact, at every enforcement
 * point alone, in both directions.
 *
 * <p>Knows {@code policy} and {@code reading}. Maps drawn services to endpoints itself, from the
 * drawing and never from names, comments, tags or the manifest. Start at {@link
 * dev.drawbridge.proof.Proof}.
 */
@NullMarked
package dev.drawbridge.proof;

import org.jspecify.annotations.NullMarked;
