package dev.drawbridge.lab;

import dev.drawbridge.net.Address;
import java.nio.file.Path;

/**
 * Where a socket is opened.
 *
 * @param station the name of the network namespace
 * @param namespace its file, such as {@code /run/netns/web-1}, entered with setns(2)
 * @param address the address to which the socket is bound
 */
public record Post(String station, Path namespace, Address address) {}
