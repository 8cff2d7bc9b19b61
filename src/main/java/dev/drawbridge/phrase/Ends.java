package dev.drawbridge.phrase;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.phrase.Reading.Doubt;
import dev.drawbridge.phrase.Sentence.End;
import dev.drawbridge.phrase.Sentence.Kind;
import dev.drawbridge.phrase.Sentence.ZoneName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the things that a sentence names, and makes those that are not there yet. */
final class Ends {
  private final List<Element> creations = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final List<Doubt> doubts = new ArrayList<>();
  private Drawing drawing;

  Ends(Drawing drawing) {
    this.drawing = drawing;
  }

  /** The drawing with all that was made. */
  Drawing drawing() {
    return drawing;
  }

  List<Element> creations() {
    return creations;
  }

  List<Effect> effects() {
    return effects;
  }

  List<Doubt> doubts() {
    return doubts;
  }

  // ---- finding

  /** An end that exists; made if there is none. */
  Key found(End end) {
    Predicate<Element> asked = asked(end.kind());
    List<Element> exact = new Names(drawing).exact(end.name(), asked);
    if (!exact.isEmpty()) {
      return inItsZone(end, exact).key();
    }
    if (end.kind().isEmpty() && !end.quoted()) {
      Optional<Key> network = byAddress(end.name());
      if (network.isPresent()) {
        return network.get();
      }
      List<Element> begun = here(end, new Names(drawing).beginning(end.name(), asked));
      if (begun.size() == 1) {
        return begun.getFirst().key();
      }
      if (begun.size() > 1) {
        throw ambiguous(end, begun);
      }
    }
    requireNoNote(end);
    return make(end);
  }

  /** Something new, which must not exist. */
  void made(End end) {
    if (!new Names(drawing).exact(end.name(), asked(end.kind())).isEmpty()) {
      throw new Mistake(end.column(), PhraseProblem.TAKEN, end.name());
    }
    make(end);
  }

  /** Something that must exist. */
  Key known(End end, Predicate<Element> asked) {
    if (end.every()) {
      throw new Mistake(end.column(), PhraseProblem.EVERY_SERVICE_ALONE);
    }
    Names names = new Names(drawing);
    Predicate<Element> both = asked.and(e -> end.kind().isEmpty() || asked(end.kind()).test(e));
    List<Element> exact = names.exact(end.name(), both);
    if (!exact.isEmpty()) {
      return inItsZone(end, exact).key();
    }
    List<Element> begun = here(end, names.beginning(end.name(), both));
    if (begun.size() > 1) {
      throw ambiguous(end, begun);
    }
    return begun.stream()
        .findFirst()
        .map(Element::key)
        .orElseThrow(() ->
            new Mistake(
                end.column(),
                PhraseProblem.UNKNOWN,
                List.of(end.name()),
                names.near(end.name(), both).stream().toList()));
  }

  private static Predicate<Element> asked(Optional<Kind> kind) {
    return element ->
        switch (element) {
          case Service _ -> kind.isEmpty() || kind.get() == Kind.SERVICE;
          case Zone _ -> kind.isEmpty() || kind.get() == Kind.ZONE;
          case Network _ -> kind.isEmpty() || kind.get() == Kind.NETWORK;
          case Router _ -> kind.isEmpty();
          case Note _ -> false;
        };
  }

  private void requireNoNote(End end) {
    if (!new Names(drawing).exact(end.name(), Note.class::isInstance).isEmpty()) {
      throw new Mistake(end.column(), PhraseProblem.NOTE_IS_NO_END, end.name());
    }
  }

  /** Those in the zone that is said, if one is. */
  private List<Element> here(End end, List<Element> elements) {
    if (end.zone().isEmpty()) {
      return elements;
    }
    Optional<Key> zone = existing(end.zone().get());
    Names names = new Names(drawing);
    return elements.stream().filter(e -> zone.filter(z -> names.isIn(e, z)).isPresent()).toList();
  }

  private Element inItsZone(End end, List<Element> called) {
    List<Element> here = here(end, called);
    if (here.isEmpty()) {
      throw new Mistake(
          end.column(),
          PhraseProblem.STANDS_ELSEWHERE,
          called.getFirst().name(),
          end.zone().map(ZoneName::name).orElse(""));
    }
    if (here.size() > 1) {
      throw ambiguous(end, here);
    }
    return here.getFirst();
  }

  private static Mistake ambiguous(End end, List<Element> elements) {
    List<String> keys = elements.stream().limit(5).map(e -> e.key().text()).toList();
    return new Mistake(
        end.column(),
        PhraseProblem.AMBIGUOUS,
        List.of(end.name(), keys.getFirst(), keys.get(1)),
        keys);
  }

  /** The network of exactly the addresses that stand for its name; made if there is none. */
  private Optional<Key> byAddress(String written) {
    AddressSpec address;
    try {
      address = AddressSpec.parse(written);
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
    Optional<Key> known =
        drawing.networks().values().stream()
            .filter(n -> n.except().isEmpty() && n.addresses().size() == 1)
            .filter(n -> n.addresses().getFirst().addresses().equals(address.addresses()))
            .map(Network::key)
            .findFirst();
    return Optional.of(
        known.orElseGet(() ->
            add(
                Network.of(key(written, "network"))
                    .withName(written)
                    .withAddresses(List.of(address)))));
  }

  // ---- making

  private Key make(End end) {
    Kind kind = end.kind().orElse(Kind.SERVICE);
    Optional<Key> zone = end.zone().map(this::zone);
    if (end.kind().isEmpty()) {
      new Names(drawing)
          .near(end.name(), Element::isEnd)
          .ifPresent(near -> doubts.add(new Doubt(end.name(), end.column(), near)));
    }
    return switch (kind) {
      case SERVICE -> add(Service.of(key(end.name(), "service")).withName(end.name()).inZone(zone));
      case ZONE -> add(Zone.of(key(end.name(), "zone")).withName(end.name()).inZone(zone));
      case NETWORK -> add(Network.of(key(end.name(), "network")).withName(end.name()).inZone(zone));
    };
  }

  private Key key(String name, String otherwise) {
    return Key.near(name, Key.of(otherwise)).unlessTaken(drawing::has);
  }

  private Key add(Element element) {
    drawing = drawing.with(element);
    creations.add(element);
    String kind =
        switch (element) {
          case Zone _ -> "CREATES_ZONE";
          case Network _ -> "CREATES_NETWORK";
          case Service _, Router _, Note _ -> "CREATES_SERVICE";
        };
    effects.add(
        element
            .zone()
            .map(zone ->
                Effect.of(
                    EffectCode.valueOf(kind + "_IN"),
                    element.name(),
                    drawing.element(zone).map(Element::name).orElse(zone.text())))
            .orElseGet(() -> Effect.of(EffectCode.valueOf(kind), element.name())));
    return element.key();
  }

  // ---- zones

  private Key zone(ZoneName written) {
    Optional<Key> zone = existing(written);
    if (zone.isPresent()) {
      return zone.get();
    }
    if (written.made()) {
      return add(Zone.of(key(written.name(), "zone")).withName(written.name()));
    }
    throw new Mistake(
        written.column(),
        PhraseProblem.UNKNOWN_ZONE,
        List.of(written.name()),
        new Names(drawing).near(written.name(), Zone.class::isInstance).stream().toList());
  }

  private Optional<Key> existing(ZoneName written) {
    Names names = new Names(drawing);
    List<Element> exact = names.exact(written.name(), Zone.class::isInstance);
    if (!exact.isEmpty()) {
      return Optional.of(exact.getFirst().key());
    }
    List<Element> begun = names.beginning(written.name(), Zone.class::isInstance);
    return !written.made() && begun.size() == 1
        ? Optional.of(begun.getFirst().key())
        : Optional.empty();
  }
}
