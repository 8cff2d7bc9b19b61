/**
 * Kubernetes NetworkPolicy, {@code networking.k8s.io/v1}: what it can say of a policy, the files
 * that say it, and what files really mean once an API server has stored them.
 *
 * <p>Knows {@code target.cluster}; the reader and what it is made of know only {@code net}, {@code
 * reading} and {@code problem}. Start at {@link dev.drawbridge.target.kubernetes.KubernetesTarget}.
 */
@NullMarked
package dev.drawbridge.target.kubernetes;

import org.jspecify.annotations.NullMarked;
