/**
 * The front door: what runs when the program is started, and which version it is.
 *
 * <p>It may know the two faces, {@code cli} and {@code ui}, and nothing else of the house. Start
 * reading at {@link dev.drawbridge.Main}.
 */
@NullMarked
package dev.drawbridge;

import org.jspecify.annotations.NullMarked;
