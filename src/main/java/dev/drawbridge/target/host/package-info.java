/**
 * What nftables and iptables share when writing: each service's rules cut into what sets of a
 * packet filter can hold, element keys, essentials, and the limits common to both.
 *
 * <p>Knows {@code target}; the readers of the two never come here. Start at {@link
 * dev.drawbridge.target.host.HostService}.
 */
@NullMarked
package dev.drawbridge.target.host;

import org.jspecify.annotations.NullMarked;
