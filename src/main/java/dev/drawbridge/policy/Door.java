package dev.drawbridge.policy;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.net.AddressSet;

/**
 * One interface of a router, and what stands behind it.
 *
 * @param zone the joined zone
 * @param link the name of the interface
 * @param sources the addresses from which packets may come in by it: the ranges that the zone and
 *     the zones in it name, less those of joined zones in it, and the addresses of everything drawn
 *     there; empty if neither is said
 */
public record Door(Key zone, String link, AddressSet sources) {}
