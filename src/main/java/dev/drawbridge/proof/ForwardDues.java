package dev.drawbridge.proof;

import dev.drawbridge.drawing.Key;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.net.Packets;
import dev.drawbridge.net.Packets.Packet;
import dev.drawbridge.policy.Door;
import dev.drawbridge.proof.HostCells.Cell;
import dev.drawbridge.reading.HostBox;
import dev.drawbridge.reading.HostsReading.Way;
import dev.drawbridge.reading.Situations;
import dev.drawbridge.reading.Situations.Situation;
import dev.drawbridge.reading.Situations.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a router has to pass on one way (design: hosts 7): drawn connections between the zones at
 * its two ends, and whatever belongs to a connection, from the addresses of the zone at which it
 * comes in.
 */
final class ForwardDues {
  private final Expectations expected;
  private final List<Door> doors;
  private final Map<Key, String> links = new LinkedHashMap<>();
  private final Key router;
  private final Map<Way, List<Expectations.Passing>> passings = new LinkedHashMap<>();

  ForwardDues(Expectations expected, Key router) {
    this.expected = expected;
    this.router = router;
    this.doors = expected.policy().doors(router);
    doors.forEach(door -> links.put(door.zone(), door.link()));
    for (Expectations.Passing passing : expected.passings(router)) {
      Way way = new Way(link(passing.crossing().out()), link(passing.crossing().in()));
      passings.computeIfAbsent(way, _ -> new ArrayList<>()).add(passing);
    }
  }

  /** The drawn interfaces. */
  Set<String> links() {
    return new TreeSet<>(links.values());
  }

  /** What is drawn and has no form here, since one end has no addresses, and is no loss either. */
  List<Expectations.Due> unsayable() {
    return passings.values().stream()
        .flatMap(List::stream)
        .filter(passing -> !passing.due().traffic().isEmpty())
        .filter(passing ->
            addresses(passing.crossing().from()).isEmpty()
                || addresses(passing.crossing().to()).isEmpty())
        .map(Expectations.Passing::due)
        .toList();
  }

  private AddressSet addresses(Key end) {
    return expected.policy().addresses(end);
  }

  /** What has to pass one way. */
  HookDues on(Way way) {
    return new OnWay(this, way);
  }

  private Optional<String> link(Key zone) {
    return Optional.ofNullable(links.get(zone));
  }

  private record OnWay(ForwardDues all, Way way) implements HookDues {
    @Override
    public List<Situation> possible() {
      return HostDues.FOR_OTHERS;
    }

    @Override
    public List<HostBox> essentials() {
      AddressSet behind =
          AddressSet.unionOf(
              all.doors.stream()
                  .filter(door -> way.in().filter(door.link()::equals).isPresent())
                  .map(Door::sources)
                  .toList());
      return behind.isEmpty()
          ? List.of()
          : List.of(
              HostBox.in(Situations.of(State.ESTABLISHED)).withLocal(behind),
              HostBox.in(Situations.of(State.RELATED))
                  .withLocal(behind)
                  .withPackets(HostDues.ERRORS));
    }

    /** Per source, family by family, since source and destination of one packet are of the same. */
    @Override
    public List<HostBox> connections() {
      Map<AddressSet, List<Packets>> sentBySource = new LinkedHashMap<>();
      for (Flowing flow : flows()) {
        sentBySource.computeIfAbsent(flow.local(), _ -> new ArrayList<>()).add(flow.packets());
      }
      List<HostBox> boxes = new ArrayList<>();
      sentBySource.forEach((source, sent) -> {
        Packets all = Unions.of(sent);
        for (Family family : source.families()) {
          HostBox box =
              HostBox.in(Situations.of(State.NEW))
                  .withLocal(source.only(family))
                  .withPackets(all.restrictTo(family.all()));
          if (!box.isEmpty()) {
            boxes.add(box);
          }
        }
      });
      return boxes;
    }

    @Override
    public List<Flowing> flows() {
      List<Flowing> flows = new ArrayList<>();
      for (Expectations.Passing passing : all.passings.getOrDefault(way, List.of())) {
        AddressSet destinations = all.addresses(passing.crossing().to());
        flows.add(
            new Flowing(
                passing.crossing().flow(),
                all.addresses(passing.crossing().from()),
                destinations,
                passing.due().traffic(),
                passing.due().packets(destinations)));
      }
      return flows;
    }

    @Override
    public Direction direction() {
      return Direction.EGRESS;
    }

    @Override
    public ProofCode passes() {
      return ProofCode.ROUTER_PASSES;
    }

    @Override
    public ProofCode stops() {
      return ProofCode.ROUTER_STOPS;
    }

    @Override
    public ProofCode stopsEssential() {
      return ProofCode.ROUTER_STOPS_ESSENTIAL;
    }

    @Override
    public List<Object> words(Cell cell, Packet witness) {
      return List.of(
          all.router,
          way.in().orElse("another"),
          way.out().orElse("another"),
          witness,
          cell.local(),
          Integer.toString(cell.sourcePort()),
          Words.word(cell.situation().state()));
    }
  }
}
