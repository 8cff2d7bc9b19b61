/**
 * What tests of every package share: what a machine must have for a test to mean something.
 *
 * <p>It may know JUnit and nothing of the program. Start reading at {@link
 * dev.drawbridge.testing.Requirement}.
 */
@NullMarked
package dev.drawbridge.testing;

import org.jspecify.annotations.NullMarked;
