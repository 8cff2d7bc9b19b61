/**
 * Host firewalls for iptables: per service a file of ipsets and one of rules for each family, their
 * reader, and the limits of what they can say.
 *
 * <p>Knows {@code target.host}; the reader knows only {@code net}, {@code reading}, {@code problem}
 * and its own format classes. Start at {@link dev.drawbridge.target.iptables.IptablesTarget}.
 */
@NullMarked
package dev.drawbridge.target.iptables;

import org.jspecify.annotations.NullMarked;
