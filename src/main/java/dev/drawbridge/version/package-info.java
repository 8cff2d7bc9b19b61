/**
 * Which version of the program this is.
 *
 * <p>It knows nothing of the house, and anyone may know it. Start reading at {@link
 * dev.drawbridge.version.Version}.
 */
@NullMarked
package dev.drawbridge.version;

import org.jspecify.annotations.NullMarked;
