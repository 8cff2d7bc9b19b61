package dev.drawbridge.canvas;

import dev.drawbridge.canvas.Arrow.Line;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.net.Protocol;
import dev.drawbridge.net.Traffic;
import java.util.List;
import java.util.Set;

/** What an arrow says about its ports, short. */
public final class ChipText {
  /** The longest text of a chip, in sheet units. */
  private static final double ROOM = 132;

  private ChipText() {}

  /** What the chip of a bundle says is how many flows it stands for. */
  static String of(Link link) {
    int count = link.flows().size();
    return count == 1 ? of(link.flows().getFirst().ports()) : count + " flows";
  }

  /** How an arrow is stroked; a bundle may carry anything. */
  static Line line(Link link) {
    return link.flows().size() == 1 ? line(link.flows().getFirst().ports()) : Line.SOLID;
  }

  /** Such as {@code tcp 443}, {@code tcp 80, 443} or {@code tcp 80, udp 53 +3}; empty for none. */
  public static String of(List<PortSpec> ports) {
    StringBuilder text = new StringBuilder();
    String protocol = "";
    for (int i = 0; i < ports.size(); i++) {
      String[] words = ports.get(i).text().split("/", 2);
      boolean same = words.length == 2 && words[0].equals(protocol);
      String next = same ? words[1] : String.join(" ", words);
      String longer = text + (text.isEmpty() ? "" : ", ") + next;
      if (i > 0 && TextStyle.MONO.width(longer) > ROOM) {
        return text + " +" + (ports.size() - i);
      }
      text.replace(0, text.length(), longer);
      protocol = words.length == 2 ? words[0] : "";
    }
    return TextStyle.MONO.fitted(text.toString(), ROOM);
  }

  /** How an arrow with these ports is stroked. */
  static Line line(List<PortSpec> ports) {
    List<Traffic> known = ports.stream().flatMap(p -> p.meaning().stream()).toList();
    Traffic all = Traffic.unionOf(known);
    if (known.size() < ports.size() || all.isEmpty()) {
      return Line.SOLID;
    }
    if (all.isAny()) {
      return Line.DOUBLE;
    }
    Set<Protocol> protocols = all.protocols();
    if (protocols.equals(Set.of(Protocol.UDP))) {
      return Line.DASHED;
    }
    return protocols.stream().allMatch(Protocol::isIcmp) ? Line.DOTTED : Line.SOLID;
  }
}
