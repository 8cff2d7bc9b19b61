package dev.drawbridge.lab;

import dev.drawbridge.net.Family;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The network in which a drawing is tried out: built of namespaces, with the exported files in
 * force. It is made inside namespaces that the launcher has made, and ends with them.
 *
 * <p>Life: {@link #build}, then per round {@link #enter}, {@link #counters}, trials, {@link
 * #counters}; at last {@link #close}.
 */
public sealed interface Fabric extends AutoCloseable permits HostFabric, ClusterFabric {

  /**
   * Builds it and puts the exported files in force.
   *
   * @throws LabException if that cannot be done here, or the files are refused
   */
  void build(Progress progress) throws LabException, IOException, InterruptedException;

  /** What can be tried at the same time, in the order in which it is entered. */
  List<Round> rounds();

  /**
   * Changes over to a round; what was tried before does not influence it.
   *
   * @throws LabException if it cannot go on
   */
  void enter(Round round) throws LabException, IOException, InterruptedException;

  /**
   * Where the sockets of one end are opened.
   *
   * @param guarded the protected end itself, else its unprotected stand-in
   */
  Post post(Stand stand, boolean guarded, Family family);

  /**
   * How many connections may be on their way at a time, so that none is lost but what is denied.
   */
  int atOnce();

  /**
   * Waits until the network has dealt with all that was sent.
   *
   * @throws IOException if it has lost some of it
   */
  void keepPace() throws IOException, InterruptedException;

  /** Whether an end that refuses what it would send itself is told so, as host firewalls do. */
  boolean tellsRefusals();

  /** What every counter says now; empty where nothing counts. */
  Map<Meter, Long> counters() throws IOException, InterruptedException;

  /** Ends what it started; the namespaces end with the process. */
  @Override
  void close();
}
