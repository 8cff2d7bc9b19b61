package dev.drawbridge.canvas;

/**
 * A way that an arrow may take.
 *
 * @param cost what speaks against it, other arrows apart
 */
record Option(Route route, double cost) {}
