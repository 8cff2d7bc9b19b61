/**
 * Addresses, ports, protocols and the sets built of them: a small closed algebra in which equal
 * sets are equal objects. It knows nothing else of the program and is the only thing that writers
 * and readers of a target share. Start reading at {@link dev.drawbridge.net.AddressSet} and {@link
 * dev.drawbridge.net.Traffic}; {@link dev.drawbridge.net.Packets}, which the proof compares, is
 * made of both.
 */
@NullMarked
package dev.drawbridge.net;

import org.jspecify.annotations.NullMarked;
