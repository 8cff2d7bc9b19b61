package dev.drawbridge.target.nftables;

import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.reading.HostsReading;
import java.util.Map;

/** x */
final class NftablesReader {
  private NftablesReader() {}

  static HostsReading read(Map<String, byte[]> files) throws ProblemsException {
    throw new UnsupportedOperationException();
  }
}
