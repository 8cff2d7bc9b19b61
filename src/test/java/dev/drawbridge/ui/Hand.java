package dev.drawbridge.ui;

import com.sun.glass.events.KeyEvent;
import com.sun.glass.events.MouseEvent;
import com.sun.glass.ui.View;
import com.sun.glass.ui.Window;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;

/**
 * Mouse and keyboard for tests, one level below JavaFX: the events carry held buttons and modifier
 * keys as real ones do, which the headless platform's own robot leaves out.
 */
final class Hand {
  private static final int STEPS = 8;

  private final TestWindow window;
  private int modifiers;
  private Point2D at = new Point2D(1, 1);

  Hand(TestWindow window) {
    this.window = window;
  }

  // ---- mouse

  /** Moves to a place of the scene, in small steps while a button is down. */
  Hand moveTo(Point2D place) {
    boolean held = isButtonHeld();
    Point2D from = at;
    for (int i = 1; i <= STEPS; i++) {
      at = from.interpolate(place, (double) i / STEPS);
      mouse(held ? MouseEvent.DRAG : MouseEvent.MOVE, heldButton());
    }
    return this;
  }

  Hand moveTo(Node node) {
    return moveTo(window.middle(node));
  }

  /** Moves there in one step. */
  Hand jumpTo(Point2D place) {
    at = place;
    mouse(isButtonHeld() ? MouseEvent.DRAG : MouseEvent.MOVE, heldButton());
    return this;
  }

  Hand pressMiddle() {
    modifiers |= KeyEvent.MODIFIER_BUTTON_MIDDLE;
    mouse(MouseEvent.DOWN, MouseEvent.BUTTON_OTHER);
    return this;
  }

  Hand releaseMiddle() {
    modifiers &= ~KeyEvent.MODIFIER_BUTTON_MIDDLE;
    mouse(MouseEvent.UP, MouseEvent.BUTTON_OTHER);
    return this;
  }

  Hand press() {
    modifiers |= KeyEvent.MODIFIER_BUTTON_PRIMARY;
    mouse(MouseEvent.DOWN, MouseEvent.BUTTON_LEFT);
    return this;
  }

  Hand release() {
    modifiers &= ~KeyEvent.MODIFIER_BUTTON_PRIMARY;
    mouse(MouseEvent.UP, MouseEvent.BUTTON_LEFT);
    return this;
  }

  Hand click(Point2D place) {
    return moveTo(place).press().release();
  }

  Hand click(Node node) {
    return click(window.middle(node));
  }

  /** Presses at one place, drags to another and lets go. */
  Hand drag(Point2D from, Point2D to) {
    return moveTo(from).press().moveTo(to).release();
  }

  /** Turns the wheel; {@code down} in notches. */
  Hand scroll(double down) {
    onView(
        "notifyScroll",
        new Class<?>[] {
          int.class,
          int.class,
          int.class,
          int.class,
          double.class,
          double.class,
          int.class,
          int.class,
          int.class,
          int.class,
          int.class,
          double.class,
          double.class
        },
        new Object[] {
          (int) at.getX(),
          (int) at.getY(),
          (int) at.getX(),
          (int) at.getY(),
          0.0,
          -down,
          modifiers,
          0,
          0,
          0,
          0,
          40.0,
          40.0
        });
    return this;
  }

  private boolean isButtonHeld() {
    return heldButton() != MouseEvent.BUTTON_NONE;
  }

  private int heldButton() {
    if ((modifiers & KeyEvent.MODIFIER_BUTTON_PRIMARY) != 0) {
      return MouseEvent.BUTTON_LEFT;
    }
    return (modifiers & KeyEvent.MODIFIER_BUTTON_MIDDLE) != 0
        ? MouseEvent.BUTTON_OTHER
        : MouseEvent.BUTTON_NONE;
  }

  private void mouse(int type, int button) {
    onView(
        "notifyMouse",
        new Class<?>[] {
          int.class,
          int.class,
          int.class,
          int.class,
          int.class,
          int.class,
          int.class,
          boolean.class,
          boolean.class
        },
        new Object[] {
          type,
          button,
          (int) at.getX(),
          (int) at.getY(),
          (int) (at.getX() + window.x()),
          (int) (at.getY() + window.y()),
          modifiers,
          false,
          false
        });
  }

  // ---- keyboard

  /** Holds the control key down for what follows. */
  Hand holdControl() {
    modifiers |= KeyEvent.MODIFIER_CONTROL;
    return this;
  }

  /** Holds the shift key down for what follows. */
  Hand holdShift() {
    modifiers |= KeyEvent.MODIFIER_SHIFT;
    return this;
  }

  /** Holds the alt key down for what follows. */
  Hand holdAlt() {
    modifiers |= KeyEvent.MODIFIER_ALT;
    return this;
  }

  /** Lets go of all modifier keys. */
  Hand letGo() {
    modifiers &= ~(KeyEvent.MODIFIER_CONTROL | KeyEvent.MODIFIER_SHIFT | KeyEvent.MODIFIER_ALT);
    return this;
  }

  Hand type(KeyCode code) {
    key(KeyEvent.PRESS, code.getCode(), new char[0]);
    key(KeyEvent.RELEASE, code.getCode(), new char[0]);
    return this;
  }

  /** Holds a key down that is no modifier. */
  Hand hold(KeyCode code) {
    key(KeyEvent.PRESS, code.getCode(), new char[0]);
    return this;
  }

  /** Lets go of a key that is held. */
  Hand letGo(KeyCode code) {
    key(KeyEvent.RELEASE, code.getCode(), new char[0]);
    return this;
  }

  /** Strikes a key that types a letter: both belong to one event of the system. */
  Hand stroke(KeyCode code, char letter) {
    window.call(() -> {
      Class<?>[] types = {int.class, int.class, char[].class, int.class};
      call("notifyKey", types, new Object[] {KeyEvent.PRESS, code.getCode(), new char[0], 0});
      call("notifyKey", types, new Object[] {KeyEvent.TYPED, 0, new char[] {letter}, 0});
      return true;
    });
    key(KeyEvent.RELEASE, code.getCode(), new char[0]);
    return this;
  }

  Hand type(String text) {
    for (char c : text.toCharArray()) {
      key(KeyEvent.TYPED, 0, new char[] {c});
    }
    return this;
  }

  private void key(int type, int code, char[] chars) {
    onView(
        "notifyKey",
        new Class<?>[] {int.class, int.class, char[].class, int.class},
        new Object[] {type, code, chars, modifiers});
  }

  // ---- below JavaFX

  private void onView(String method, Class<?>[] types, Object[] arguments) {
    window.call(() -> {
      call(method, types, arguments);
      return true;
    });
  }

  private void call(String method, Class<?>[] types, Object[] arguments) {
    try {
      Method notify = View.class.getDeclaredMethod(method, types);
      notify.setAccessible(true);
      notify.invoke(view(), arguments);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("JavaFX is another one than this hand was made for", e);
    }
  }

  private View view() {
    return Window.getWindows().stream()
        .filter(w -> w.getView() != null && window.title().equals(w.getTitle()))
        .map(Window::getView)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no window " + window.title()));
  }

  /** The middle of a node in its scene. */
  static Point2D middleOf(Node node) {
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }
}
