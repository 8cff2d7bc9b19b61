package dev.drawbridge.ui;

import dev.drawbridge.export.TargetExport;
import dev.drawbridge.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** How a target stands, in a few words with a sign. */
final class ExportState {
  private ExportState() {}

  /** The words for a target; for none yet, that it is being computed. */
  static Label of(Optional<TargetExport> made) {
    Label label =
        switch (made.orElse(null)) {
          case null -> label(Texts.of("state.computing"), Feather.LOADER, "note-icon");
          case TargetExport.Proved proved -> {
            int losses = proved.limits().losses().size();
            yield losses == 0
                ? label(
                    Texts.counted("export.proved", proved.proof().points()),
                    Feather.CHECK,
                    "success-icon")
                : label(
                    Texts.counted("export.proved.losses", losses),
                    Feather.ALERT_TRIANGLE,
                    "warning-icon");
          }
          case TargetExport.Blocked blocked ->
              label(Texts.of("export.blocked", codes(blocked.because())), Feather.X, "error-icon");
          case TargetExport.Unreadable unreadable ->
              label(
                  Texts.of("export.blocked", codes(unreadable.because())), Feather.X, "error-icon");
          case TargetExport.Disagrees _ ->
              label(Texts.of("state.disagrees"), Feather.X, "error-icon");
          case TargetExport.Absent _ -> label(Texts.of("state.unused"), Feather.MINUS, "note-icon");
        };
    made.ifPresent(m -> label.setTooltip(new Tooltip(String.join("\n", TargetBar.reasons(m)))));
    return label;
  }

  private static String codes(List<Problem> problems) {
    return problems.stream().map(p -> p.code().name()).distinct().collect(Collectors.joining(", "));
  }

  private static Label label(String words, Feather icon, String style) {
    Label label = new Label(words, Icons.of(icon));
    label.getGraphic().getStyleClass().add(style);
    return label;
  }
}
