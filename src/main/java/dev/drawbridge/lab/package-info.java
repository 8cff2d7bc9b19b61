/**
 * A drawing tried out with real packets: network namespaces that stand for hosts and addresses, the
 * exported files loaded into them, every drawn connection and a covering set of undrawn ones
 * opened, and what happened compared with what the drawing says. Nothing of the machine is touched
 * and nothing is left: everything lives in namespaces that end with their first process.
 *
 * <p>Knows {@code export} and what that knows. {@link dev.drawbridge.lab.Trial} is the question,
 * {@link dev.drawbridge.lab.Fabric} the place where it is asked, {@link dev.drawbridge.lab.Volley}
 * asks, {@link dev.drawbridge.lab.Lab} compares.
 */
@NullMarked
package dev.drawbridge.lab;

import org.jspecify.annotations.NullMarked;
