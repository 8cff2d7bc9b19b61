package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.canvas.Sheet;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * Asks for a printer and the part to print. The window's own: the system's dialog belongs to the
 * other toolkit of Java, which must stay without a display here, and would not show.
 */
final class PrintDialog {
  private final Workbench bench;
  private final Sheet sheet;
  private final Overlay overlay;
  private final Dialogs dialogs;
  private final ComboBox<String> printers = new ComboBox<>();
  private boolean selectionOnly;

  PrintDialog(Workbench bench, Sheet sheet, Overlay overlay, Dialogs dialogs) {
    this.bench = bench;
    this.sheet = sheet;
    this.overlay = overlay;
    this.dialogs = dialogs;
    this.selectionOnly = !bench.selection().isEmpty();
  }

  /** Opens it, or says that there is no printer. */
  void show() {
    List<String> all = dialogs.printers();
    if (all.isEmpty()) {
      explain(Texts.of("print.none"));
      return;
    }
    printers.getItems().setAll(all);
    printers.setValue(all.getFirst());
    printers.setId("print-printer");
    printers.setMaxWidth(Double.MAX_VALUE);
    Label caption = new Label(Texts.of("print.printer"));
    caption.getStyleClass().add("field-label");
    caption.setLabelFor(printers);
    VBox content = new VBox(12, new VBox(5, caption, printers));
    if (!bench.selection().isEmpty()) {
      content.getChildren().add(parts());
    }
    Label page = DialogPanel.text(Texts.of("print.page"));
    page.getStyleClass().add("muted");
    content.getChildren().add(page);
    content.setPrefWidth(420);
    Button cancel = DialogPanel.button(Texts.of("dialog.cancel"), false, overlay::hide);
    cancel.setCancelButton(true);
    Button print = DialogPanel.button(Texts.of("print.print"), true, this::print);
    print.setId("print-print");
    overlay.show(
        new DialogPanel(
            Texts.of("print.title", Titles.of(bench.desk())), content, List.of(cancel, print)),
        false);
    print.requestFocus();
  }

  private Choice<Boolean> parts() {
    return new Choice<>(
        "print-part",
        Texts.of("picture.part"),
        List.of(false, true),
        selectionOnly,
        only -> Texts.of(only ? "picture.part.selection" : "picture.part.all"),
        only -> selectionOnly = only);
  }

  private void print() {
    String name = Titles.of(bench.desk());
    Selection part = selectionOnly ? bench.selection() : Selection.NONE;
    overlay.hide();
    if (dialogs.print(Printable.of(name, sheet, part), printers.getValue())) {
      bench.say(Texts.of("print.done", name));
    } else {
      explain(Texts.of("print.failed"));
    }
  }

  private void explain(String why) {
    overlay.show(
        new DialogPanel(
            Texts.of("print.refused"),
            DialogPanel.text(why),
            List.of(DialogPanel.button(Texts.of("dialog.close"), true, overlay::hide))),
        false);
  }
}
