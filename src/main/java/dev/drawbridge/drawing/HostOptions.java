package dev.drawbridge.drawing;

import dev.drawbridge.net.AddressSet;
import java.util.List;
import java.util.Optional;

/**
 * What the host targets must know about machines. On a service, what is absent is as the drawing
 * says; there, what is absent has the default named below.
 *
 * @param dhcp whether the machines get their address by DHCP; default yes
 * @param containers interfaces and ranges of containers on the machines themselves; default none
 */
public record HostOptions(Optional<Boolean> dhcp, Optional<List<ContainerLink>> containers) {
  /** Nothing said. */
  public static final HostOptions UNSAID = new HostOptions(Optional.empty(), Optional.empty());

  public HostOptions {
    containers = containers.map(List::copyOf);
  }

  /** These options where they say something, else the others. */
  public HostOptions orElse(HostOptions other) {
    return new HostOptions(dhcp.or(other::dhcp), containers.or(other::containers));
  }

  /** Whether DHCP must work. */
  public boolean usesDhcp() {
    return dhcp.orElse(true);
  }

  /** The machines' own container links. */
  public List<ContainerLink> containerLinks() {
    return containers.orElse(List.of());
  }

  /** One entry of {@code containers}. */
  public sealed interface ContainerLink {
    /** What was written. */
    String text();

    /** A network interface, such as {@code docker0}. */
    record Interface(String text) implements ContainerLink {
      public Interface {
        if (!text.matches("[A-Za-z][A-Za-z0-9_.-]{0,14}") || text.equals("lo")) {
          throw new IllegalArgumentException("not the name of a container interface: " + text);
        }
      }
    }

    /** The range containers get their addresses from. */
    record Range(String text, AddressSet addresses) implements ContainerLink {}

    /**
     * Reads an interface name or an address range.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static ContainerLink parse(String written) {
      String text = written.strip();
      return text.contains("/") || text.contains(":")
          ? new Range(text, AddressSet.parse(text))
          : new Interface(text);
    }
  }
}
