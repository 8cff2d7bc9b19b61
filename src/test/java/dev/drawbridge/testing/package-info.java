/**
 * What tests of every package share: what a machine must have for a test to mean something, and
 * random drawings to test with.
 *
 * <p>It may know JUnit, {@code drawing} and {@code policy}. Start reading at {@link
 * dev.drawbridge.testing.RandomDrawings}.
 */
@NullMarked
package dev.drawbridge.testing;

import org.jspecify.annotations.NullMarked;
