/**
 * What a person must act on, as data: a code, a place and arguments.
 *
 * <p>Knows nothing of ours; every package may know it. Start at {@link
 * dev.drawbridge.problem.Problem}; sentences are formed by {@link dev.drawbridge.problem.Messages},
 * and only by the faces and the export.
 */
@NullMarked
package dev.drawbridge.problem;

import org.jspecify.annotations.NullMarked;
