package dev.drawbridge.ui;

import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** Problems a person must act on: where, what, and what to do about it. */
final class ProblemsPanel {
  /** More would be a wall of text; the number of the others is said. */
  private static final int MOST = 50;

  private ProblemsPanel() {}

  static Node of(List<Problem> problems) {
    VBox list = new VBox(12);
    problems.stream().limit(MOST).forEach(problem -> list.getChildren().add(node(problem)));
    if (problems.size() > MOST) {
      list.getChildren().add(new Label(Texts.counted("problems.more", problems.size() - MOST)));
    }
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setPrefViewportWidth(560);
    scroll.setPrefViewportHeight(Math.min(360, 64 * problems.size() + 20));
    return scroll;
  }

  private static Node node(Problem problem) {
    VBox box = new VBox(2);
    String where =
        switch (problem.place()) {
          case Place.InFile file -> file.toString();
          case Place.OnCanvas canvas -> String.join(", ", canvas.things());
          case Place.Nowhere _ -> "";
        };
    if (!where.isEmpty()) {
      Label place = new Label(Messages.shown(where));
      place.getStyleClass().addAll("mono", "muted");
      box.getChildren().add(place);
    }
    Label sentence = new Label(Texts.sentence(Messages.text(problem)));
    sentence.setWrapText(true);
    box.getChildren().add(sentence);
    Messages.cure(problem.code(), problem.arguments())
        .ifPresent(cure -> {
          Label label = new Label(Texts.sentence(cure));
          label.setWrapText(true);
          label.getStyleClass().add("muted");
          box.getChildren().add(label);
        });
    return box;
  }
}
