package dev.drawbridge.target.host;

import java.util.List;

/**
 * What one service lets in, or out.
 *
 * @param openings in the order of shape, family, exact before not, inner before not, protocol,
 *     kinds, address; within one shape those that are not exact are disjoint among themselves,
 *     inner ones and the others
 * @param logged the flows to log, in file order, IPv4 before IPv6
 */
public record Openings(List<Opening> openings, List<LoggedFlow> logged) {
  public Openings {
    openings = List.copyOf(openings);
    logged = List.copyOf(logged);
  }
}
