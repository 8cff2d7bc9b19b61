/**
 * What is judged about a drawing: one small class per check, findings with fixes.
 *
 * <p>Knows {@code policy}, {@code insight} and {@code target}; losses and quotas of the targets are
 * passed in. Start at {@link dev.drawbridge.check.Finding}.
 */
@NullMarked
package dev.drawbridge.check;

import org.jspecify.annotations.NullMarked;
