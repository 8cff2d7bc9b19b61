package dev.drawbridge.drawing;

import java.util.List;
import java.util.Optional;

/**
 * What is outside the drawing's control: the internet, an office, a load balancer, cluster DNS,
 * another team's Prometheus. Known by addresses, by Kubernetes workloads, or both; not protected
 * itself.
 *
 * @param key the identity
 * @param name free text, for people
 * @param zone the zone it is drawn in
 * @param addresses its addresses; empty if it is known by workloads only
 * @param except addresses taken out of {@code addresses} again
 * @param workloads its Kubernetes form
 * @param holdsServices whether it is meant to cover the addresses of drawn services
 * @param icon the chosen icon's name, if one was chosen
 */
public record Network(
    Key key,
    String name,
    Optional<Key> zone,
    List<AddressSpec> addresses,
    List<AddressSpec> except,
    Optional<Workloads> workloads,
    boolean holdsServices,
    Optional<String> icon)
    implements Element {

  public Network {
    addresses = List.copyOf(addresses);
    except = List.copyOf(except);
  }

  /** A network with nothing said but its key. */
  public static Network of(Key key) {
    return new Network(
        key,
        key.text(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  public Network withName(String name) {
    return new Network(key, name, zone, addresses, except, workloads, holdsServices, icon);
  }

  @Override
  public Network inZone(Optional<Key> zone) {
    return new Network(key, name, zone, addresses, except, workloads, holdsServices, icon);
  }

  public Network withAddresses(List<AddressSpec> addresses) {
    return new Network(key, name, zone, addresses, except, workloads, holdsServices, icon);
  }

  public Network withExcept(List<AddressSpec> except) {
    return new Network(key, name, zone, addresses, except, workloads, holdsServices, icon);
  }

  public Network withWorkloads(Optional<Workloads> workloads) {
    return new Network(key, name, zone, addresses, except, workloads, holdsServices, icon);
  }

  public Network withHoldsServices(boolean holdsServices) {
    return new Network(key, name, zone, addresses, except, workloads, holdsServices, icon);
  }

  public Network withIcon(Optional<String> icon) {
    return new Network(key, name, zone, addresses, except, workloads, holdsServices, icon);
  }
}
