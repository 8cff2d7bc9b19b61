/**
 * The document as immutable values: what a person wrote, in the order it was written.
 *
 * <p>Knows {@code net} only. A drawing guarantees unique keys, resolving references, a tree of
 * zones and parsed values, and nothing else, so that an unfinished drawing can exist; sets arise in
 * {@code policy}, judgement in {@code check}. Start at {@link dev.drawbridge.drawing.Drawing} and
 * {@link dev.drawbridge.drawing.Edit}.
 */
@NullMarked
package dev.drawbridge.drawing;

import org.jspecify.annotations.NullMarked;
