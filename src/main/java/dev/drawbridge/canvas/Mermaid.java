package dev.drawbridge.canvas;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.quote.MermaidText;

/** A drawing as a Mermaid flow chart, for pages that draw those themselves; places are not kept. */
public final class Mermaid {
  private final Drawing drawing;
  private final StringBuilder out = new StringBuilder("flowchart LR\n");

  private Mermaid(Drawing drawing) {
    this.drawing = drawing;
  }

  /** The whole drawing; the same drawing gives the same text. */
  public static String of(Drawing drawing) {
    Mermaid mermaid = new Mermaid(drawing);
    drawing.elements().filter(e -> e.zone().isEmpty()).forEach(e -> mermaid.element(e, 1));
    drawing.flows().forEach(mermaid::flow);
    return mermaid.out.toString();
  }

  private void element(Element element, int depth) {
    String indent = "  ".repeat(depth);
    String id = id(element.key());
    String name = MermaidText.quoted(element.name());
    switch (element) {
      case Zone zone -> {
        out.append(indent).append("subgraph ").append(id).append('[').append(name).append("]\n");
        drawing.members(zone.key()).forEach(member -> element(member, depth + 1));
        out.append(indent).append("end\n");
      }
      case Service _ -> node(indent, id, "[", name, "]");
      case Network _ -> node(indent, id, "([", name, "])");
      case Router _ -> node(indent, id, "{{", name, "}}");
      case Note note -> node(indent, id, ">", MermaidText.quoted(note.text()), "]");
    }
  }

  private void node(String indent, String id, String open, String label, String close) {
    out.append(indent).append(id).append(open).append(label).append(close).append('\n');
  }

  private void flow(Flow flow) {
    String chip = ChipText.of(flow.ports());
    out.append("  ").append(id(flow.from())).append(" -->");
    if (!chip.isEmpty()) {
      out.append('|').append(MermaidText.quoted(chip)).append('|');
    }
    out.append(' ').append(id(flow.to())).append('\n');
  }

  /** Keys may be words of Mermaid's own ("end"), so they get a letter before them. */
  private static String id(Key key) {
    return "k_" + key.text().replace('-', '_');
  }
}
