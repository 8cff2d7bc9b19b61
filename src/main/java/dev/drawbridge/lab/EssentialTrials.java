package dev.drawbridge.lab;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What passes every host's firewall without being drawn, and what is so close to it that it must
 * not (design: hosts 3). Neighbour discovery itself is not tried: without it nothing else over IPv6
 * would work.
 */
final class EssentialTrials {
  private static final int MLD_QUERY = 130;
  private static final int NEIGHBOUR_SOLICITATION = 135;
  private static final int REDIRECT = 137;
  private static final int MLD_REPORT = 143;

  private final Drawing drawing;
  private final HostLayout layout;
  private final List<Trial> trials = new ArrayList<>();

  private EssentialTrials(Drawing drawing, HostLayout layout) {
    this.drawing = drawing;
    this.layout = layout;
  }

  /** The trials at the first host of every service. */
  static List<Trial> of(Drawing drawing, HostLayout layout) {
    EssentialTrials essentials = new EssentialTrials(drawing, layout);
    drawing.services().values().forEach(essentials::add);
    return essentials.trials;
  }

  private void add(Service service) {
    for (Family family : Family.values()) {
      Optional<Spot> own =
          layout.of(service.key(), family).stream()
              .filter(spot -> spot.host().isPresent())
              .findFirst();
      // Only from where nothing of the drawing interferes.
      Optional<Spot> stranger = layout.elsewhere(family);
      if (own.isPresent() && stranger.isPresent()) {
        addDhcp(service, own.get(), stranger.get());
        if (family == Family.IPV6) {
          addUntracked(own.get(), stranger.get());
        }
      }
    }
  }

  private void addDhcp(Service service, Spot own, Spot stranger) {
    boolean ipv4 = own.address().family() == Family.IPV4;
    Point client = Point.port(Protocol.UDP, ipv4 ? 68 : 546);
    Point server = Point.port(Protocol.UDP, ipv4 ? 67 : 547);
    Meter in = Meter.ofDenials(own.host().orElseThrow(), Hook.INGRESS);
    Meter out = Meter.ofDenials(own.host().orElseThrow(), Hook.EGRESS);
    // From any other port it is not DHCP.
    add(stranger, own, client, OptionalInt.empty(), Expected.refused(Hook.INGRESS, List.of(in)));
    add(own, stranger, server, OptionalInt.empty(), Expected.refused(Hook.EGRESS, List.of(out)));
    // In IPv6 it stays on the link, to which the stranger does not belong.
    boolean passes = ipv4 && drawing.hosts(service).usesDhcp();
    add(
        stranger,
        own,
        client,
        OptionalInt.of(server.kind()),
        passes ? Expected.opens(List.of()) : Expected.refused(Hook.INGRESS, List.of(in)));
    add(
        own,
        stranger,
        server,
        OptionalInt.of(client.kind()),
        passes ? Expected.opens(List.of()) : Expected.refused(Hook.EGRESS, List.of(out)));
  }

  /** Messages that connection tracking does not know, from afar: only a neighbour may send them. */
  private void addUntracked(Spot own, Spot stranger) {
    String host = own.host().orElseThrow();
    for (int type : List.of(MLD_QUERY, NEIGHBOUR_SOLICITATION, REDIRECT)) {
      Point point = Point.icmp(Protocol.ICMPV6, type);
      add(stranger, own, point, OptionalInt.empty(), refused(host, Hook.INGRESS));
    }
    for (int type : List.of(NEIGHBOUR_SOLICITATION, MLD_REPORT)) {
      Point point = Point.icmp(Protocol.ICMPV6, type);
      add(own, stranger, point, OptionalInt.empty(), refused(host, Hook.EGRESS));
    }
  }

  private static Expected refused(String host, Hook hook) {
    return new Expected(Optional.of(hook), List.of(), List.of(Meter.ofDenials(host, hook)));
  }

  private void add(Spot from, Spot to, Point point, OptionalInt sourcePort, Expected expected) {
    trials.add(
        new Trial(
            from,
            to,
            to.address().family(),
            point,
            sourcePort,
            Guard.BOTH,
            List.of(),
            Optional.empty(),
            expected));
  }
}
