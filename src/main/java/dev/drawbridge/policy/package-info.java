/**
 * The drawing compiled: for each protected end its ingress and egress rules with the flows behind
 * them, and verdicts with reasons.
 *
 * <p>Knows {@code drawing}. Zones, ambient flows and named ports are gone here, sets have taken the
 * place of what was written; what a target can say of it is the target's business. Start at {@link
 * dev.drawbridge.policy.Policy}.
 */
@NullMarked
package dev.drawbridge.policy;

import org.jspecify.annotations.NullMarked;
