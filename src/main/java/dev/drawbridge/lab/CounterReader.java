package dev.drawbridge.lab;

import java.io.IOException;
import java.util.Map;

/** Reads the counters of the firewall in the network namespace of the calling thread. */
interface CounterReader {

  /** What they say, of the host with this name. */
  Map<Meter, Long> read(String host) throws IOException, InterruptedException;
}
