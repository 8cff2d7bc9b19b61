package dev.drawbridge.cli;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.Words;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a person names as an end: a key, a name, or an address. */
final class AskedEnd {
  private static final int LONGEST_COMPARED = 60;

  private AskedEnd() {}

  /**
   * The service, network or router that is meant; for an address the service that has it, else the
   * smallest network that covers it.
   */
  static Key of(Policy policy, String text) throws Failure {
    Drawing drawing = policy.drawing();
    List<Element> meant =
        Stream.concat(
                drawing.elements().filter(e -> e.key().text().equals(text)),
                drawing.elements().filter(e -> e.name().equalsIgnoreCase(text)))
            .toList();
    if (meant.isEmpty()) {
      return byAddress(policy, text);
    }
    Element element = meant.getFirst();
    if (element instanceof Zone || element instanceof Note) {
      throw failure(CliCode.END_NOT_ASKABLE, text);
    }
    return element.key();
  }

  private static Key byAddress(Policy policy, String text) throws Failure {
    AddressSet address;
    try {
      address = AddressSet.parse(text);
    } catch (IllegalArgumentException e) {
      throw failure(CliCode.NO_SUCH_END, text, nearest(policy.drawing(), text));
    }
    return policy
        .drawing()
        .elements()
        .filter(e -> !(e instanceof Zone) && policy.addresses(e.key()).containsAll(address))
        .min(
            Comparator.<Element, Boolean>comparing(e -> e instanceof Network)
                .thenComparing(e -> policy.addresses(e.key()).size()))
        .map(Element::key)
        .orElseThrow(() -> failure(CliCode.NO_SUCH_END, text, nearest(policy.drawing(), text)));
  }

  private static String nearest(Drawing drawing, String text) {
    String start = text.substring(0, Math.min(LONGEST_COMPARED, text.length()));
    List<String> ends =
        drawing
            .elements()
            .filter(e -> !(e instanceof Zone) && !(e instanceof Note))
            .map(e -> e.key().text())
            .toList();
    return Words.closest(start, ends).orElse("-");
  }

  private static Failure failure(CliCode code, Object... arguments) {
    return new Failure(ExitCode.USAGE, List.of(Problem.of(code, arguments)));
  }
}
