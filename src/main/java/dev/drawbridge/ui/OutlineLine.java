package dev.drawbridge.ui;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Placement;
import dev.drawbridge.ui.Outline.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/** What a line of the outline says. */
sealed interface OutlineLine {

  /** Whether a finding is about it. */
  boolean isDoubtful();

  /** What screen readers say. */
  String spoken();

  /**
   * A zone, service, network, router or note.
   *
   * @param about what it is, in words
   * @param isCollapsed whether a zone is folded on the canvas
   * @param isPinned whether tidying up leaves it where it is
   */
  record OfElement(
      String name,
      Feather picture,
      String about,
      boolean isCollapsed,
      boolean isPinned,
      boolean isDoubtful)
      implements OutlineLine {
    @Override
    public String spoken() {
      List<String> words = new ArrayList<>(List.of(name, about));
      if (isCollapsed) {
        words.add(Texts.of("outline.collapsed"));
      }
      if (isPinned) {
        words.add(Texts.of("outline.pinned"));
      }
      return String.join(", ", words);
    }
  }

  /** An arrow, below where it starts. */
  record OfFlow(String words, boolean isDoubtful) implements OutlineLine {
    @Override
    public String spoken() {
      return Texts.of("outline.flow", words);
    }
  }

  /** What is to be said of an entry now; nothing if it is not in the drawing. */
  static Optional<OutlineLine> of(Entry entry, Workbench bench) {
    Drawing drawing = bench.drawing();
    return switch (entry) {
      case Entry.OfElement(var key) -> drawing.element(key).map(element -> of(element, bench));
      case Entry.OfFlow(var id) -> drawing.flows().get(id).map(flow -> of(flow, bench));
      case Entry.Root _ -> Optional.empty();
    };
  }

  private static OutlineLine of(Element element, Workbench bench) {
    Drawing drawing = bench.drawing();
    Optional<Placement> place = drawing.layout().get(element.key());
    return new OfElement(
        Wording.name(element),
        Icons.kind(drawing, element),
        Wording.about(drawing, element),
        place.filter(Placement::collapsed).isPresent(),
        place.filter(Placement::pinned).isPresent(),
        bench.isDoubtful(element.key().text()));
  }

  private static OutlineLine of(Flow flow, Workbench bench) {
    return new OfFlow(
        Wording.name(bench.drawing(), flow.to()) + " " + Wording.ports(flow.ports()),
        bench.isDoubtful(flow.id()));
  }
}
