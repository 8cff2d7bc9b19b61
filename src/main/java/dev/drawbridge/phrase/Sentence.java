package dev.drawbridge.phrase;

import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.TargetName;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A phrase as it is built, before anything in it is looked up in a drawing. */
sealed interface Sentence {

  /** Arrows from each of some to each of others. */
  record Connect(List<End> from, List<End> to, List<PortSpec> ports, Details details)
      implements Sentence {}

  /** Something new. */
  record Create(List<End> things) implements Sentence {}

  /** Things go. */
  record Remove(List<End> things) implements Sentence {}

  /** Arrows go; without ports all from one to the other. */
  record Disconnect(List<End> from, List<End> to, List<PortSpec> ports, int column)
      implements Sentence {}

  /** What can be made. */
  enum Kind {
    SERVICE,
    ZONE,
    NETWORK
  }

  /**
   * A name as written.
   *
   * @param name a key, a name or the beginning of one
   * @param kind what it is to be; then the name is the whole name
   * @param zone the zone it stands in, or is to
   * @param every whether it is every service, and the name means nothing
   * @param quoted whether the name was quoted: then it is the whole name
   * @param column where it stands
   */
  record End(
      String name,
      Optional<Kind> kind,
      Optional<ZoneName> zone,
      boolean every,
      boolean quoted,
      int column) {}

  /** A zone as written; {@code made} if it may be made. */
  record ZoneName(String name, boolean made, int column) {}

  /** What is said of an arrow besides; what is not said is left as it is. */
  record Details(
      Optional<String> why,
      Optional<String> owner,
      Optional<String> ticket,
      Optional<LocalDate> until,
      boolean log,
      Set<TargetName> only) {
    static final Details NONE =
        new Details(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Set.of());
  }
}
