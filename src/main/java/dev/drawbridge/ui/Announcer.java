package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.check.Finding;
import dev.drawbridge.problem.Place;
import java.util.List;
import javafx.scene.Node;

/**
 * Says what happens on the canvas to those who do not see it: what a step did, else what is
 * selected and how many findings are about it. Screen readers read what the focused thing is called
 * when that changes, so it is said as the name of the canvas.
 */
final class Announcer {
  private final Workbench bench;
  private final Node canvas;

  private Announcer(Workbench bench, Node canvas) {
    this.bench = bench;
    this.canvas = canvas;
  }

  /** Lets a canvas say what happens on a bench. */
  static void of(Workbench bench, Node canvas) {
    Announcer announcer = new Announcer(bench, canvas);
    bench.selectionProperty().subscribe(_ -> announcer.say());
    bench.saidProperty().subscribe(_ -> announcer.say());
    bench.judgementProperty().subscribe(_ -> announcer.say());
  }

  private void say() {
    String words = words();
    if (!words.equals(canvas.getAccessibleText())) {
      canvas.setAccessibleText(words);
    }
  }

  private String words() {
    String said = bench.saidProperty().get();
    if (!said.isEmpty()) {
      return said;
    }
    Selection selection = bench.selection();
    if (selection.isEmpty()) {
      return Texts.of("panel.canvas");
    }
    String words = Wording.selection(bench, selection);
    int findings = findings(selection);
    return findings == 0 ? words : Texts.of("announce.about", words, Wording.findings(findings));
  }

  /** How many findings are about the one thing that is selected. */
  private int findings(Selection selection) {
    String thing = selection.only().map(Object::toString).or(selection::onlyStatement).orElse("");
    int count = 0;
    for (Finding finding : bench.judgement().findings()) {
      if (finding.place() instanceof Place.OnCanvas(List<String> things)
          && things.getFirst().equals(thing)) {
        count++;
      }
    }
    return count;
  }
}
