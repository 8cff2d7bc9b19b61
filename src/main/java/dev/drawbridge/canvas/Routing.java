package dev.drawbridge.canvas;

import java.util.List;

/** How arrows find their ways. */
interface Routing {

  /**
   * A way for every flow, in the order given; the same flows on the same terrain always get the
   * same ways.
   */
  List<Route> routes(List<Link> flows, Terrain terrain);
}
