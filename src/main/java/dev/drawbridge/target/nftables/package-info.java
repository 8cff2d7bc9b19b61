/**
 * The nftables wing: one file per service, loaded in one transaction into a table of its own, and
 * the reader that executes such a file.
 *
 * <p>Knows {@code target.host}; the reader and its format classes ({@code Ruleset…}, {@code
 * RuleParser}) know only addresses, readings and problems. Start at {@link
 * dev.drawbridge.target.nftables.NftablesTarget}.
 */
@NullMarked
package dev.drawbridge.target.nftables;

import org.jspecify.annotations.NullMarked;
