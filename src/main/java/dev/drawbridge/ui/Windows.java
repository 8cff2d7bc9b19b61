package dev.drawbridge.ui;

import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.Journals;
import dev.drawbridge.problem.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The open windows of the program. */
final class Windows {
  /** How far a new window stands aside of the one before, so that both titles are seen. */
  private static final double ASIDE = 32;

  private final List<DesignerWindow> open = new ArrayList<>();
  private final Surroundings around;
  private final Journals journals;

  Windows(Surroundings around) {
    this.around = around;
    this.journals =
        new Journals(
            around.state(), problem -> Platform.runLater(() -> say(Messages.text(problem))));
  }

  /** Where the windows' drawings keep their recovery journals. */
  Journals journals() {
    return journals;
  }

  /** Offers in a window what was not saved when the program ended unexpectedly, if anything. */
  void offerLostWork(DesignerWindow window) {
    around
        .background()
        .execute(() -> {
          Journals.Found found = journals.lost();
          if (!found.work().isEmpty() || !found.refused().isEmpty()) {
            Platform.runLater(() -> window.offer(found));
          }
        });
  }

  /** The window that shows a file. */
  Optional<DesignerWindow> showing(Path file) {
    return open.stream().filter(window -> window.shows(file)).findFirst();
  }

  /** The window that shows a drawing. */
  Optional<DesignerWindow> showingDesk(Desk desk) {
    return open.stream().filter(window -> window.bench().desk().equals(desk)).findFirst();
  }

  private void say(String sentence) {
    open.forEach(window -> window.warn(sentence));
  }

  /** Shows a drawing in a stage of its own. */
  DesignerWindow show(Stage stage, Desk desk) {
    DesignerWindow window = new DesignerWindow(stage, around, this, desk);
    open.add(window);
    window.show(() -> open.remove(window));
    return window;
  }

  /** Shows a drawing in a new window. */
  void show(Desk desk) {
    Stage stage = new Stage();
    DesignerWindow window = show(stage, desk);
    if (open.size() > 1) {
      beside(open.get(open.size() - 2).stage(), window.stage());
    }
  }

  /** A little aside of another window, no farther than the screen reaches. */
  private static void beside(Stage other, Stage stage) {
    double x = other.getX() + ASIDE;
    double y = other.getY() + ASIDE;
    Rectangle2D room =
        Screen.getScreensForRectangle(x, y, 1, 1).stream()
            .findFirst()
            .orElseGet(Screen::getPrimary)
            .getVisualBounds();
    stage.setX(x);
    stage.setY(y);
    stage.setWidth(Math.clamp(room.getMaxX() - x, stage.getMinWidth(), stage.getWidth()));
    stage.setHeight(Math.clamp(room.getMaxY() - y, stage.getMinHeight(), stage.getHeight()));
  }

  /** Says in every window that something unexpected happened. */
  void sayFault(Throwable fault) {
    open.forEach(window -> window.sayFault(fault));
  }

  /** Closes one window after the other; whoever wants to keep one stops it. */
  void quit() {
    Optional<DesignerWindow> last = open.isEmpty() ? Optional.empty() : Optional.of(open.getLast());
    last.ifPresent(window -> window.close(this::quit));
  }
}
