package dev.drawbridge.ui;

import dev.drawbridge.desk.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.stage.Stage;

/** The open windows of the program. */
final class Windows {
  private final List<DesignerWindow> open = new ArrayList<>();
  private final Surroundings around;

  Windows(Surroundings around) {
    this.around = around;
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
      Stage before = open.get(open.size() - 2).stage();
      window.stage().setX(before.getX() + 32);
      window.stage().setY(before.getY() + 32);
    }
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
