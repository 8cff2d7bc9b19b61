/**
 * The front door: decides which of the two faces meets the person.
 *
 * <p>It may know the whole house, and nobody may know it. Start reading at {@link
 * dev.drawbridge.Main}.
 */
@NullMarked
package dev.drawbridge;

import org.jspecify.annotations.NullMarked;
