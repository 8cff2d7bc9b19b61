package dev.drawbridge.lab;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.net.Address;
import java.util.Optional;

/**
 * One address of the network in which hosts are tried out.
 *
 * @param address the address
 * @param sort what is there
 * @param element the service, router or network for which it stands or beside which it is; the zone
 *     in which it is forged
 * @param host the name of the protected host that has it; empty where nobody protects it
 */
public record Spot(Address address, Sort sort, Optional<Key> element, Optional<String> host)
    implements Stand {

  /** What is at an address. */
  public enum Sort {
    /** An address that the drawing gives a service or router. */
    DRAWN,
    /** One of a network: an edge of one of its ranges, or of a part of it. */
    INSIDE,
    /** Beside a network's range or a service's address, or excepted from a network. */
    BESIDE,
    /** In no range of the drawing. */
    ELSEWHERE,
    /** Another address of a protected host, of which the drawing does not know. */
    SECOND,
    /** An address of one zone, used by somebody in another one. */
    FORGED
  }

  @Override
  public String name() {
    String where =
        switch (sort) {
          case DRAWN, INSIDE -> element.map(Key::text).orElse("");
          case BESIDE -> "beside " + element.map(Key::text).orElse("");
          case ELSEWHERE -> "elsewhere";
          case SECOND -> "second address of " + host.orElse("");
          case FORGED -> "forged in " + element.map(Key::text).orElse("");
        };
    return where + " " + address;
  }
}
