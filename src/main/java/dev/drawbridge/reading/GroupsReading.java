package dev.drawbridge.reading;

import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.problem.Place;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Security groups after all calls of a bundle have been made (EC2 API). Rules of all groups on an
 * interface are united.
 *
 * @param groups by the reference under which the calls name them, such as {@code sg:api-server}
 * @param attachments which interfaces carry which groups, by the key of their service
 */
public record GroupsReading(Map<String, GroupReading> groups, Map<String, Attachment> attachments)
    implements Reading {
  public GroupsReading {
    groups = Collections.unmodifiableMap(new TreeMap<>(groups));
    attachments = Collections.unmodifiableMap(new TreeMap<>(attachments));
  }

  /**
   * The interfaces of one service.
   *
   * @param groups references of the groups they are to carry, and no others
   * @param addresses by which they are found, beside their tags; may be empty
   * @param place its lines
   */
  public record Attachment(List<String> groups, AddressSet addresses, Place.InFile place) {
    public Attachment {
      groups = List.copyOf(groups);
    }
  }

  /**
   * One group.
   *
   * @param vpc the VPC it is created in
   * @param ingress its inbound rules
   * @param egress its outbound rules
   * @param place the call that creates it
   */
  public record GroupReading(
      String vpc, List<Entry> ingress, List<Entry> egress, Place.InFile place) {
    public GroupReading {
      ingress = List.copyOf(ingress);
      egress = List.copyOf(egress);
    }

    /** The rules of one direction. */
    public List<Entry> entries(Direction direction) {
      return switch (direction) {
        case INGRESS -> ingress;
        case EGRESS -> egress;
      };
    }
  }

  /**
   * One source or destination of one permission.
   *
   * @param traffic every protocol but tcp, udp, icmp and icmpv6 comes with all its ports (K)
   * @param place its lines
   */
  public record Entry(Peer peer, Traffic traffic, Place.InFile place) {}

  /** Who is at the other side. */
  public sealed interface Peer {
    /** Every interface that carries the group. */
    record Group(String reference) implements Peer {}

    /** Addresses. */
    record Addresses(AddressSet addresses) implements Peer {}

    /** What the account keeps in that list; of one family, told by the drawing. */
    record PrefixList(String id) implements Peer {}
  }
}
