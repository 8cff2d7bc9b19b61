/**
 * What enforcement points let through, in their own terms: pods by labels, hosts by addresses and
 * connection states, interfaces by groups.
 *
 * <p>Knows {@code net} and {@code problem}. Made by the readers of the targets, from the files
 * alone; compared with the drawing by {@code proof}. Start at {@link
 * dev.drawbridge.reading.Reading}.
 */
@NullMarked
package dev.drawbridge.reading;

import org.jspecify.annotations.NullMarked;
