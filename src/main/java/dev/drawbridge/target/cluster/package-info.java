/**
 * What wings that write for a cluster share: names, labels and namespaces as its API server accepts
 * them.
 *
 * <p>Knows {@code target}; readers keep away from it, so that a mistake here cannot hide itself.
 * Start at {@link dev.drawbridge.target.cluster.ClusterNames}.
 */
@NullMarked
package dev.drawbridge.target.cluster;

import org.jspecify.annotations.NullMarked;
