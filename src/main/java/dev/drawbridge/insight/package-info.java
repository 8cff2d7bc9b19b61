/**
 * What follows from a policy beyond single connections: reach in hops, the matrix of allowed
 * connections, the blast radius of one service.
 *
 * <p>Knows {@code policy}. Every answer is for one target, because services are known by different
 * things on each. Start at {@link dev.drawbridge.insight.Reach}.
 */
@NullMarked
package dev.drawbridge.insight;

import org.jspecify.annotations.NullMarked;
