/**
 * From a policy to files on disk: write, read back, prove, add the manifest, the matrix, the
 * picture and the README, and put everything in place in one rename or not at all.
 *
 * <p>Knows all targets, {@code store}, {@code check}, {@code proof}, {@code insight} and {@code
 * canvas}. Start at {@link dev.drawbridge.export.Export} for what is made and at {@link
 * dev.drawbridge.export.Targets} for of what.
 */
@NullMarked
package dev.drawbridge.export;

import org.jspecify.annotations.NullMarked;
