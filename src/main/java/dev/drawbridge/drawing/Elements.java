package dev.drawbridge.drawing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sections of a drawing that hold elements, each in the person's order. */
record Elements(
    Ordered<Key, Zone> zones,
    Ordered<Key, Service> services,
    Ordered<Key, Network> networks,
    Ordered<Key, Router> routers,
    Ordered<Key, Note> notes) {
  static final Elements NONE =
      new Elements(
          Ordered.empty(), Ordered.empty(), Ordered.empty(), Ordered.empty(), Ordered.empty());

  /**
   * Sorted into their sections, each kind in the order given.
   *
   * @throws IllegalArgumentException if two of one kind have the same key
   */
  static Elements of(Collection<? extends Element> elements) {
    return new Elements(
        section(Zone.class, elements),
        section(Service.class, elements),
        section(Network.class, elements),
        section(Router.class, elements),
        section(Note.class, elements));
  }

  private static <T extends Element> Ordered<Key, T> section(
      Class<T> kind, Collection<? extends Element> elements) {
    return Ordered.of(
        elements.stream().filter(kind::isInstance).map(kind::cast).toList(), Element::key);
  }

  private List<Ordered<Key, ? extends Element>> sections() {
    return List.of(zones, services, networks, routers, notes);
  }

  Stream<Element> stream() {
    return sections().stream().flatMap(section -> section.values().stream());
  }

  Optional<Element> get(Key key) {
    for (Ordered<Key, ? extends Element> section : sections()) {
      Optional<? extends Element> found = section.get(key);
      if (found.isPresent()) {
        return Optional.of(found.get());
      }
    }
    return Optional.empty();
  }

  /** With this element in place of the one of its key, or as a new one. */
  Elements with(Element element) {
    Key key = element.key();
    return switch (element) {
      case Zone zone -> new Elements(zones.with(key, zone), services, networks, routers, notes);
      case Service service ->
          new Elements(zones, services.with(key, service), networks, routers, notes);
      case Network network ->
          new Elements(zones, services, networks.with(key, network), routers, notes);
      case Router router ->
          new Elements(zones, services, networks, routers.with(key, router), notes);
      case Note note -> new Elements(zones, services, networks, routers, notes.with(key, note));
    };
  }

  Elements without(Key key) {
    return new Elements(
        zones.without(key),
        services.without(key),
        networks.without(key),
        routers.without(key),
        notes.without(key));
  }
}
