package dev.drawbridge.ui;

import dev.drawbridge.canvas.Point;
import dev.drawbridge.gesture.Input;
import dev.drawbridge.gesture.Modifiers;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/** Events of the window in the words of gestures. */
final class FxInput {
  private FxInput() {}

  static Point at(MouseEvent event) {
    return new Point(event.getX(), event.getY());
  }

  static Modifiers modifiers(MouseEvent event) {
    return new Modifiers(event.isShiftDown(), event.isShortcutDown(), event.isAltDown());
  }

  /** The button that changed; empty for the further ones some mice have. */
  static Optional<Input.Button> button(MouseEvent event) {
    MouseButton button = event.getButton();
    return switch (button) {
      case PRIMARY -> Optional.of(Input.Button.PRIMARY);
      case MIDDLE -> Optional.of(Input.Button.MIDDLE);
      case SECONDARY -> Optional.of(Input.Button.SECONDARY);
      case NONE, BACK, FORWARD -> Optional.empty();
    };
  }

  static Input scroll(ScrollEvent event) {
    return new Input.Scroll(
        new Point(event.getX(), event.getY()),
        -event.getDeltaX(),
        -event.getDeltaY(),
        new Modifiers(event.isShiftDown(), event.isShortcutDown(), event.isAltDown()));
  }

  static Input pinch(ZoomEvent event) {
    return new Input.Pinch(new Point(event.getX(), event.getY()), event.getZoomFactor());
  }

  static Modifiers modifiers(KeyEvent event) {
    return new Modifiers(event.isShiftDown(), event.isShortcutDown(), event.isAltDown());
  }

  /** The key, if it means something on the canvas. */
  static Optional<Input.Key> key(KeyEvent event) {
    return switch (event.getCode()) {
      case ESCAPE -> Optional.of(Input.Key.ESCAPE);
      case DELETE -> Optional.of(Input.Key.DELETE);
      case BACK_SPACE -> Optional.of(Input.Key.BACKSPACE);
      case ENTER -> Optional.of(Input.Key.ENTER);
      case F2 -> Optional.of(Input.Key.F2);
      case TAB -> Optional.of(Input.Key.TAB);
      case UP, KP_UP -> Optional.of(Input.Key.UP);
      case DOWN, KP_DOWN -> Optional.of(Input.Key.DOWN);
      case LEFT, KP_LEFT -> Optional.of(Input.Key.LEFT);
      case RIGHT, KP_RIGHT -> Optional.of(Input.Key.RIGHT);
      case SPACE -> Optional.of(Input.Key.SPACE);
      case SHIFT -> Optional.of(Input.Key.SHIFT);
      case CONTEXT_MENU -> Optional.of(Input.Key.CONTEXT_MENU);
      case F10 -> event.isShiftDown() ? Optional.of(Input.Key.CONTEXT_MENU) : Optional.empty();
      case C -> Optional.of(Input.Key.C);
      case A -> Optional.of(Input.Key.A);
      case D -> Optional.of(Input.Key.D);
      case E -> Optional.of(Input.Key.E);
      case N -> Optional.of(Input.Key.N);
      case I -> Optional.of(Input.Key.I);
      case T -> Optional.of(Input.Key.T);
      case DIGIT0, NUMPAD0 -> Optional.of(Input.Key.DIGIT_0);
      case DIGIT1, NUMPAD1 -> Optional.of(Input.Key.DIGIT_1);
      case DIGIT2, NUMPAD2 -> Optional.of(Input.Key.DIGIT_2);
      case PLUS, ADD, EQUALS -> Optional.of(Input.Key.PLUS);
      case MINUS, SUBTRACT -> Optional.of(Input.Key.MINUS);
      default -> Optional.empty();
    };
  }

  static Cursor cursor(dev.drawbridge.gesture.Cursor cursor) {
    return switch (cursor) {
      case DEFAULT, REFUSED -> Cursor.DEFAULT; // no system has one for "not here"
      case MOVE, COPY -> Cursor.MOVE;
      case CROSSHAIR -> Cursor.CROSSHAIR;
      case HAND -> Cursor.HAND;
      case OPEN_HAND -> Cursor.OPEN_HAND;
      case CLOSED_HAND -> Cursor.CLOSED_HAND;
      case RESIZE_NORTH_WEST -> Cursor.NW_RESIZE;
      case RESIZE_NORTH_EAST -> Cursor.NE_RESIZE;
    };
  }
}
