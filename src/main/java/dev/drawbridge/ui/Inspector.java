package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Guardrail;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.Router;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.gesture.Removal;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows and changes every property of what is selected; of the drawing while nothing is. */
final class Inspector extends VBox {
  private final Workbench bench;
  private final Label name = new Label();
  private final Label about = new Label();
  private final ScrollPane scroll = new ScrollPane();
  private final Button remove = new Button();
  private final Form<Drawing> drawingForm;
  private final Form<Zone> zoneForm;
  private final Form<Service> serviceForm;
  private final Form<Network> networkForm;
  private final Form<Router> routerForm;
  private final Form<Note> noteForm;
  private final Form<Flow> flowForm;
  private final Form<Ambient> ambientForm;
  private final Form<Guardrail> guardrailForm;
  private final Form<Selection> severalForm;
  private Optional<Form<?>> shown = Optional.empty();

  Inspector(Workbench bench) {
    this.bench = bench;
    drawingForm = DrawingForm.of(bench);
    zoneForm = ZoneForm.of(bench);
    serviceForm = ServiceForm.of(bench);
    networkForm = NetworkForm.of(bench);
    routerForm = RouterForm.of(bench);
    noteForm = NoteForm.of(bench);
    flowForm = FlowForm.of(bench);
    ambientForm = AmbientForm.of(bench);
    guardrailForm = GuardrailForm.of(bench);
    severalForm = SeveralForm.of(bench);
    getStyleClass().addAll("inspector", "panel");
    setAccessibleText(Texts.of("panel.inspector"));
    name.getStyleClass().add("inspector-name");
    about.getStyleClass().add("inspector-about");
    about.setWrapText(true);
    HBox.setHgrow(name, Priority.ALWAYS);
    name.setMaxWidth(Double.MAX_VALUE);
    remove.setGraphic(Icons.of(Feather.TRASH_2));
    remove.getStyleClass().addAll("flat", "quiet");
    remove.setAccessibleText(Texts.of("command.remove"));
    remove.setTooltip(new Tooltip(Texts.of("command.remove")));
    remove.setOnAction(_ -> removeSelected());
    VBox heading = new VBox(new HBox(name, remove), about);
    heading.getStyleClass().add("inspector-heading");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(heading, scroll);
    bench.selectionProperty().addListener((_, _, _) -> selectionChanged());
    bench.drawingProperty().addListener((_, _, _) -> show());
    bench.doubtfulProperty().addListener((_, _, _) -> show());
    bench
        .judgementProperty()
        .addListener((_, _, judged) -> {
          if (judged.isComplete()) {
            show();
          }
        });
    show();
  }

  private void removeSelected() {
    bench.perform(Removal.of(bench.selection(), bench.sheet()));
  }

  private void selectionChanged() {
    shown.ifPresent(Form::finish);
    show();
    scroll.setVvalue(0);
  }

  private void show() {
    Drawing drawing = bench.drawing();
    Selection selection = bench.selection();
    remove.setVisible(!selection.isEmpty());
    Optional<Element> element = Chosen.element(selection, drawing);
    Optional<Statement> statement = Chosen.statement(selection, drawing);
    if (element.isPresent()) {
      show(drawing, element.get());
    } else if (statement.isPresent()) {
      show(drawing, statement.get());
    } else if (selection.isEmpty()) {
      headline(drawing.name(), Texts.of("about.drawing"), Icons.of(Feather.FILE_TEXT));
      show(drawingForm, drawing);
    } else {
      headline(
          Texts.counted("status.selected", selection.size()),
          Texts.of("about.several"),
          Icons.of(Feather.LAYERS));
      show(severalForm, selection);
    }
  }

  private void show(Drawing drawing, Element element) {
    headline(Wording.name(element), Wording.about(drawing, element), Icons.of(drawing, element));
    switch (element) {
      case Zone zone -> show(zoneForm, zone);
      case Service service -> show(serviceForm, service);
      case Network network -> show(networkForm, network);
      case Router router -> show(routerForm, router);
      case Note note -> show(noteForm, note);
    }
  }

  private void show(Drawing drawing, Statement statement) {
    String words = Wording.statement(drawing, statement);
    switch (statement) {
      case Flow flow -> {
        String below = Wording.through(drawing, flow, Texts.of("about.flow", flow.id()));
        headline(words, below, Icons.of(Feather.ARROW_RIGHT));
        show(flowForm, flow);
      }
      case Ambient ambient -> {
        headline(words, Texts.of("about.ambient", ambient.id()), Icons.of(Feather.RADIO));
        show(ambientForm, ambient);
      }
      case Guardrail rail -> {
        headline(words, Texts.of("about.guardrail", rail.id()), Icons.of(Feather.SLASH));
        show(guardrailForm, rail);
      }
    }
  }

  private void headline(String title, String below, FontIcon icon) {
    name.setText(title);
    if (!(name.getGraphic() instanceof FontIcon old
        && old.getIconCode().equals(icon.getIconCode()))) {
      name.setGraphic(icon);
    }
    about.setText(below);
  }

  private <T> void show(Form<T> form, T thing) {
    form.show(thing);
    shown = Optional.of(form);
    if (!form.node().equals(scroll.getContent())) {
      scroll.setContent(form.node());
    }
  }

  /** Puts the focus into the first field. */
  void enter() {
    scroll.getContent().applyCss();
    scroll.getContent().lookupAll(".text-field").stream().findFirst().ifPresent(Node::requestFocus);
  }
}
