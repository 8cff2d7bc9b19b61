/**
 * The drawing's file: read with positions, written in one canonical form that keeps the person's
 * order and comments, saved without ever losing what was there.
 *
 * <p>Knows {@code drawing}, {@code quote} and what those know; nobody below knows a file. Start at
 * {@link dev.drawbridge.store.DrawingFile} for the disk, at {@link
 * dev.drawbridge.store.DrawingReader} and {@link dev.drawbridge.store.DrawingWriter} for the text.
 */
@NullMarked
package dev.drawbridge.store;

import org.jspecify.annotations.NullMarked;
