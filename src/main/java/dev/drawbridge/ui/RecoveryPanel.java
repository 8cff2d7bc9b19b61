package dev.drawbridge.ui;

import dev.drawbridge.canvas.Sheet;
import dev.drawbridge.canvas.Theme;
import dev.drawbridge.desk.Changes;
import dev.drawbridge.desk.Journals;
import dev.drawbridge.desk.LostWork;
import dev.drawbridge.press.PngPicture;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.ProblemsException;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Offers what was not saved when the program ended unexpectedly, with a picture of each drawing.
 * Nothing is restored or thrown away unless the person says so; whatever is left stays for later.
 */
final class RecoveryPanel {
  private static final int WIDTH = 190;
  private static final int HEIGHT = 124;

  /** More drawings than fit are scrolled. */
  private static final double TALLEST = 430;

  /** The steps named one by one; of more the number is said. */
  private static final int NAMED = 3;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
          .withLocale(Locale.UK);

  private final Overlay overlay;
  private final Dialogs dialogs;
  private final Theme theme;
  private final Consumer<LostWork> restore;
  private final VBox cards = new VBox(10);
  private final Set<LostWork> undecided = new LinkedHashSet<>();

  /**
   * A panel.
   *
   * @param restore opens what is to be restored
   */
  RecoveryPanel(Overlay overlay, Dialogs dialogs, Theme theme, Consumer<LostWork> restore) {
    this.overlay = overlay;
    this.dialogs = dialogs;
    this.theme = theme;
    this.restore = restore;
  }

  void show(Journals.Found found) {
    undecided.addAll(found.work());
    found.work().forEach(work -> cards.getChildren().add(card(work)));
    VBox content = new VBox(12);
    if (!found.work().isEmpty()) {
      Label text = DialogPanel.text(Texts.of("recovery.text"));
      text.setMaxWidth(Double.MAX_VALUE);
      content.getChildren().addAll(text, scrolling(cards));
    }
    if (!found.refused().isEmpty()) {
      content.getChildren().add(ProblemsPanel.of(found.refused()));
    }
    boolean offers = !found.work().isEmpty();
    Button later =
        DialogPanel.button(
            Texts.of(offers ? "recovery.later" : "dialog.close"), !offers, this::later);
    later.setId("recovery-later");
    later.setCancelButton(true);
    DialogPanel panel =
        new DialogPanel(
            offers
                ? Texts.counted("recovery.title", found.work().size())
                : Texts.counted("recovery.unreadable", found.refused().size()),
            content,
            List.of(later));
    panel.setId("recovery");
    overlay.show(panel, true);
  }

  /** What is not decided stays on disk, to be found again. */
  private void later() {
    undecided.forEach(LostWork::later);
    undecided.clear();
    overlay.hide();
  }

  private static Node scrolling(VBox cards) {
    ScrollPane scroll = new ScrollPane(cards);
    scroll.setFitToWidth(true);
    scroll.setPrefViewportWidth(620);
    scroll
        .prefViewportHeightProperty()
        .bind(cards.heightProperty().map(height -> Math.clamp(height.doubleValue(), 160, TALLEST)));
    return scroll;
  }

  // ---- one drawing

  private Node card(LostWork work) {
    VBox words = new VBox(3);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.getChildren().add(strong(Messages.shown(work.name())));
    words.getChildren().add(muted(place(work)));
    words.getChildren().add(muted(time(work)));
    words.getChildren().add(wrapped(changes(work)));
    warning(work).ifPresent(sentence -> words.getChildren().add(warned(sentence)));
    Region space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    HBox buttons = new HBox(8);
    buttons.setAlignment(Pos.CENTER_LEFT);
    HBox card = new HBox(14, picture(work), new VBox(8, words, space, buttons));
    HBox.setHgrow(card.getChildren().getLast(), Priority.ALWAYS);
    card.getStyleClass().add("recovery-card");
    offer(work, card, buttons);
    return card;
  }

  private void offer(LostWork work, HBox card, HBox buttons) {
    Button back = DialogPanel.button(Texts.of("recovery.restore"), true, () -> restore(work, card));
    back.setId("recovery-restore");
    back.setDefaultButton(cards.getChildren().isEmpty());
    Button copy = DialogPanel.button(Texts.of("recovery.copy"), false, () -> saveCopy(work, card));
    Button discard =
        DialogPanel.button(Texts.of("recovery.discard"), false, () -> ask(work, card, buttons));
    discard.setId("recovery-discard");
    buttons.getChildren().setAll(back, copy, discard);
  }

  /** What is thrown away is gone: that is asked once more, in the place of the buttons. */
  private void ask(LostWork work, HBox card, HBox buttons) {
    Button sure =
        DialogPanel.button(
            Texts.of("recovery.discard.sure"),
            false,
            () -> {
              work.discard();
              done(work, card);
            });
    sure.setId("recovery-sure");
    Button keep =
        DialogPanel.button(Texts.of("dialog.cancel"), false, () -> offer(work, card, buttons));
    buttons.getChildren().setAll(wrapped(Texts.of("recovery.discard.question")), sure, keep);
    keep.requestFocus();
  }

  private void restore(LostWork work, HBox card) {
    done(work, card);
    restore.accept(work);
  }

  private void saveCopy(LostWork work, HBox card) {
    Optional<Path> file = dialogs.fileToSave(Titles.suggestedFile(work.name()));
    if (file.isPresent()) {
      try {
        work.saveCopy(Titles.withEnding(file.get()));
        done(work, card);
      } catch (ProblemsException refused) {
        card.getChildren().add(ProblemsPanel.of(refused.problems()));
      }
    }
  }

  private void done(LostWork work, HBox card) {
    undecided.remove(work);
    cards.getChildren().remove(card);
    if (cards.getChildren().isEmpty()) {
      overlay.hide();
    }
  }

  private Node picture(LostWork work) {
    byte[] png = PngPicture.thumbnail(Sheet.of(work.drawing()), theme, 2 * WIDTH, 2 * HEIGHT);
    ImageView view = new ImageView(new Image(new ByteArrayInputStream(png)));
    view.setPreserveRatio(true);
    view.setFitWidth(WIDTH);
    view.setFitHeight(HEIGHT);
    StackPane frame = new StackPane(view);
    frame.getStyleClass().add("thumbnail");
    frame.setMinSize(WIDTH + 8, HEIGHT + 8);
    frame.setMaxSize(WIDTH + 8, HEIGHT + 8);
    return frame;
  }

  // ---- in words

  private static String place(LostWork work) {
    return work.file()
        .map(file -> Messages.shown(file.toString()))
        .orElse(Texts.of("recovery.never.saved"));
  }

  private static String time(LostWork work) {
    return Texts.of(
        "recovery.time",
        Texts.counted("recovery.steps", work.edits().size()),
        TIME.format(work.when().atZone(ZoneId.systemDefault())));
  }

  private static String changes(LostWork work) {
    List<String> last =
        work.edits().reversed().stream()
            .limit(NAMED)
            .map(edit -> Messages.text(edit.code(), edit.arguments()))
            .toList();
    String summary = ChangeWords.summary(Changes.between(work.before(), work.drawing()));
    return last.isEmpty()
        ? summary
        : summary + "\n" + Texts.of("recovery.last", String.join(" · ", last));
  }

  private static Optional<String> warning(LostWork work) {
    String sentence =
        switch (work.onDisk()) {
          case CHANGED -> Texts.of("recovery.changed");
          case GONE -> Texts.of("recovery.gone");
          case SAME -> "";
        };
    String damaged = work.isDamaged() ? Texts.of("recovery.damaged") : "";
    return Optional.of((sentence + " " + damaged).strip()).filter(text -> !text.isEmpty());
  }

  private static Label strong(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("strong");
    return label;
  }

  private static Label muted(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("muted");
    return label;
  }

  private static Label wrapped(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    return label;
  }

  private static Label warned(String words) {
    Label label = wrapped(words);
    label.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
    label.getGraphic().getStyleClass().add("warning-icon");
    return label;
  }
}
