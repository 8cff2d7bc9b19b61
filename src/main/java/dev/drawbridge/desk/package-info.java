/**
 * What a window works on, without the window: the open document with its undo list, the results
 * that are computed live, settings and recent files.
 *
 * <p>Knows everything but {@code gesture}, and nothing of JavaFX: whoever shows it says on which
 * thread listeners are called. Start at {@link dev.drawbridge.desk.Desk}.
 */
@NullMarked
package dev.drawbridge.desk;

import org.jspecify.annotations.NullMarked;
