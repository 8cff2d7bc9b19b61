package dev.drawbridge.target.host;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Traffic;
import java.util.List;

/**
 * A flow whose opening packets are logged, as one service sees it in one direction and one family.
 * Logging decides nothing: the openings let the packets pass.
 *
 * @param flow its id
 * @param peers the peers' addresses, all of one family; never empty
 * @param traffic what of the flow can be said on that family; whole ICMP types only; never empty
 */
public record LoggedFlow(String flow, AddressSet peers, Traffic traffic) {

  /** What its log lines are recognised by. */
  public String key() {
    return ElementKey.of(List.of(flow));
  }
}
