package dev.drawbridge.lab;

import dev.drawbridge.net.Family;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One connection that is tried, and what the drawing says of it.
 *
 * @param from who opens it
 * @param to who is asked
 * @param family by which addresses
 * @param point protocol and port
 * @param sourcePort from which port, where that matters; empty for any
 * @param guard which ends are protected
 * @param about the id of the flow whose boundary is tried; empty where nothing is drawn
 * @param expected what must happen
 */
public record Trial(
    Stand from,
    Stand to,
    Family family,
    Point point,
    OptionalInt sourcePort,
    Guard guard,
    Optional<String> about,
    Expected expected) {}
