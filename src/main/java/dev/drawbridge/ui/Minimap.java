package dev.drawbridge.ui;

import dev.drawbridge.canvas.Box;
import dev.drawbridge.canvas.Point;
import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Theme;
import dev.drawbridge.canvas.Viewport;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.feather.Feather;

/**
 * The whole drawing, small, with a frame around what the canvas shows: dragging in it moves the
 * canvas. There only while the canvas does not show everything; folds to a button.
 */
final class Minimap extends StackPane {
  private static final double WIDTH = 148;
  private static final double HEIGHT = 112;
  private static final double INSET = 6;

  private final CanvasPane canvas;
  private final BooleanProperty open = new SimpleBooleanProperty(true);
  private final ImageView picture = new ImageView();
  private final Rectangle frame = new Rectangle();
  private final Pane map = new Pane(picture, frame);
  private final MinimapPainter painter;
  private final ObjectProperty<Theme> theme;

  Minimap(CanvasPane canvas, Look look) {
    this.canvas = canvas;
    this.theme = look.following();
    this.painter = new MinimapPainter(WIDTH - 2 * INSET, HEIGHT - 2 * INSET, this::show);
    setId("minimap");
    setPickOnBounds(false);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    getChildren().addAll(map(), fold(), unfold());
    canvas.viewportProperty().addListener((_, _, _) -> follow());
    canvas.inSightProperty().subscribe(sheet -> paint(sheet, theme.get()));
    theme.addListener((_, _, now) -> paint(sheet(), now));
    open.addListener((_, _, _) -> paint(sheet(), theme.get()));
  }

  /** Whether the map is unfolded. */
  BooleanProperty openProperty() {
    return open;
  }

  private Pane map() {
    map.getStyleClass().addAll("float", "minimap");
    map.setMinSize(WIDTH, HEIGHT);
    map.setMaxSize(WIDTH, HEIGHT);
    map.setCursor(Cursor.HAND);
    map.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    map.setAccessibleText(Texts.of("minimap.map"));
    map.visibleProperty().bind(open);
    map.managedProperty().bind(open);
    frame.getStyleClass().add("minimap-frame");
    frame.setMouseTransparent(true);
    frame.setManaged(false);
    picture.setManaged(false);
    picture.setMouseTransparent(true);
    map.setOnMousePressed(this::lead);
    map.setOnMouseDragged(this::lead);
    return map;
  }

  private Button fold() {
    Button button = button(Feather.CHEVRON_DOWN, "minimap.fold", false);
    button.visibleProperty().bind(open.and(hoverProperty().or(button.focusedProperty())));
    StackPane.setAlignment(button, Pos.TOP_RIGHT);
    return button;
  }

  private Button unfold() {
    Button button = button(Feather.MAP, "minimap.unfold", true);
    button.getStyleClass().add("float");
    button.visibleProperty().bind(open.not());
    button.managedProperty().bind(open.not());
    StackPane.setAlignment(button, Pos.BOTTOM_RIGHT);
    return button;
  }

  private Button button(Feather icon, String text, boolean opens) {
    Button button = new Button("", Icons.of(icon));
    button.getStyleClass().addAll("flat", "minimap-button");
    button.setId(text.replace('.', '-'));
    button.setAccessibleText(Texts.of(text));
    button.setTooltip(new Tooltip(Texts.of(text)));
    button.setOnAction(_ -> open.set(opens));
    return button;
  }

  // ---- what it shows

  private void paint(Sheet sheet, Theme theme) {
    follow();
    if (open.get()) {
      painter.paint(sheet, theme, Math.max(1, canvas.density()));
    }
  }

  private Sheet sheet() {
    return canvas.inSightProperty().get();
  }

  private void show(MinimapPainter.Painted painted) {
    picture.setImage(painted.image());
    picture.setViewport(painted.part());
    picture.setFitWidth(painted.part().getWidth() / painted.density());
    picture.setFitHeight(painted.part().getHeight() / painted.density());
    follow();
  }

  private double scale(Box all) {
    return MinimapPainter.scale(all, WIDTH - 2 * INSET, HEIGHT - 2 * INSET);
  }

  private Point corner(Box all, double scale) {
    return new Point((WIDTH - all.width() * scale) / 2, (HEIGHT - all.height() * scale) / 2);
  }

  /** Puts the frame around what the canvas shows, as far as it lies on the map. */
  private void follow() {
    Box all = sheet().bounds();
    Viewport viewport = canvas.viewport();
    Box seen = viewport.visible();
    setVisible(all.width() > 0 && !seen.contains(all));
    double scale = scale(all);
    Point corner = corner(all, scale);
    picture.setX(corner.x());
    picture.setY(corner.y());
    double left = Math.clamp(corner.x() + (seen.x() - all.x()) * scale, 2, WIDTH - 6);
    double top = Math.clamp(corner.y() + (seen.y() - all.y()) * scale, 2, HEIGHT - 6);
    double right = Math.clamp(corner.x() + (seen.right() - all.x()) * scale, left + 4, WIDTH - 2);
    double bottom = Math.clamp(corner.y() + (seen.bottom() - all.y()) * scale, top + 4, HEIGHT - 2);
    frame.setX(left);
    frame.setY(top);
    frame.setWidth(right - left);
    frame.setHeight(bottom - top);
  }

  /** The canvas goes where the pointer is. */
  private void lead(MouseEvent event) {
    Box all = sheet().bounds();
    double scale = scale(all);
    Point corner = corner(all, scale);
    double x = Math.clamp((event.getX() - corner.x()) / scale, 0, all.width());
    double y = Math.clamp((event.getY() - corner.y()) / scale, 0, all.height());
    canvas.show(canvas.viewport().centred(new Point(all.x() + x, all.y() + y)));
    event.consume();
  }
}
