package dev.drawbridge.ui;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Trust;
import dev.drawbridge.drawing.Zone;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;

/** Offers the levels of trust of a zone, and to take that of the zone around it. */
final class TrustCard extends Popup {
  private final Consumer<Optional<Trust>> done;

  TrustCard(Drawing drawing, Zone zone, Consumer<Optional<Trust>> done, Runnable dropped) {
    super("trust-card", dropped);
    this.done = done;
    getStyleClass().add("choices");
    for (Trust trust : List.of(Trust.EXPOSED, Trust.INTERNAL, Trust.RESTRICTED)) {
      add(Wording.trust(trust), trust, Optional.of(trust), zone);
    }
    Zone plain = zone.withTrust(Optional.empty());
    Trust inherited = drawing.trust(plain);
    String word =
        zone.zone().isPresent()
            ? Texts.of("trust.inherited", Wording.trust(inherited))
            : Texts.of("trust.unsaid", Wording.trust(inherited));
    add(word, inherited, Optional.empty(), zone);
    goAbout(this, 1, getChildren().getFirst());
  }

  private void add(String word, Trust shown, Optional<Trust> trust, Zone zone) {
    ToggleButton button = new ToggleButton(word, Icons.of(shown));
    button.setSelected(zone.trust().equals(trust));
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAlignment(Pos.CENTER_LEFT);
    button.setOnAction(_ -> answered(() -> done.accept(trust)));
    getChildren().add(button);
  }

  @Override
  void begin() {
    getChildren().stream()
        .filter(node -> node instanceof ToggleButton button && button.isSelected())
        .findFirst()
        .orElse(getChildren().getFirst())
        .requestFocus();
  }
}
