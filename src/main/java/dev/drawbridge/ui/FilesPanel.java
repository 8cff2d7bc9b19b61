package dev.drawbridge.ui;

import dev.drawbridge.desk.Judgement;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.export.TargetExport;
import dev.drawbridge.target.Bundle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * The files of a chosen target beside the canvas, as an export would write them now. The lines of
 * the arrow that is selected or pointed at are lit, and pointing at a line lights its arrows.
 */
final class FilesPanel extends BorderPane {
  private final Workbench bench;
  private final Map<TargetName, ToggleButton> tabs = new EnumMap<>(TargetName.class);
  private final ComboBox<String> files = new ComboBox<>();
  private final Label position = new Label();
  private final Label proof = new Label();
  private final Label instead = new Label();
  private final ListView<CodeLine> code = new ListView<>();
  private TargetName target = TargetName.KUBERNETES;
  private Optional<Bundle> bundle = Optional.empty();
  private boolean updating;

  FilesPanel(Workbench bench) {
    this.bench = bench;
    getStyleClass().add("files-panel");
    setAccessibleText(Texts.of("panel.files"));
    instead.getStyleClass().add("nothing");
    instead.setWrapText(true);
    code.getStyleClass().add("code-list");
    code.setId("code");
    code.setAccessibleText(Texts.of("panel.files"));
    code.setCellFactory(_ -> new CodeCell(bench));
    files.setId("file");
    files.setMaxWidth(Double.MAX_VALUE);
    files.setAccessibleText(Texts.of("files.file"));
    files.valueProperty().addListener((_, _, _) -> open());
    HBox.setHgrow(files, Priority.ALWAYS);
    position.getStyleClass().add("muted");
    position.setMinWidth(Region.USE_PREF_SIZE);
    HBox fileRow = new HBox(files, position);
    fileRow.getStyleClass().add("file-row");
    setTop(new VBox(tabRow(), fileRow));
    bench.judgementProperty().subscribe(_ -> show());
    bench.selectionProperty().addListener((_, _, _) -> light(true));
    bench.litProperty().addListener((_, _, _) -> light(false));
  }

  private HBox tabRow() {
    ToggleGroup group = new ToggleGroup();
    HBox row = new HBox();
    row.getStyleClass().add("tab-row");
    for (TargetName name : TargetName.values()) {
      ToggleButton tab = new ToggleButton(name.word());
      tab.setToggleGroup(group);
      tab.setId("files-" + name.word());
      tab.setMinWidth(Region.USE_PREF_SIZE);
      tab.setOnAction(_ -> {
        tab.setSelected(true);
        target = name;
        show();
      });
      tabs.put(name, tab);
      row.getChildren().add(tab);
    }
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    proof.getStyleClass().add("proof-word");
    proof.setMinWidth(Region.USE_PREF_SIZE);
    row.getChildren().addAll(space, proof);
    return row;
  }

  private void show() {
    Judgement judgement = bench.judgement();
    tabs.forEach((name, tab) -> {
      boolean absent =
          judgement.target(name).filter(TargetExport.Absent.class::isInstance).isPresent();
      tab.setVisible(!absent);
      tab.setManaged(!absent);
      if (absent && name == target) {
        target = firstPresent(judgement).orElse(target);
      }
    });
    tabs.forEach((name, tab) -> tab.setSelected(name == target));
    Optional<TargetExport> made = judgement.target(target);
    if (made.isEmpty()) {
      // The files of the step before stay while the next ones are computed.
      return;
    }
    sayProof(made.get());
    bundle =
        switch (made.get()) {
          case TargetExport.Proved proved -> Optional.of(proved.bundle());
          case TargetExport.Disagrees disagrees -> Optional.of(disagrees.bundle());
          case TargetExport.Unreadable unreadable -> Optional.of(unreadable.bundle());
          case TargetExport.Blocked _, TargetExport.Absent _ -> Optional.empty();
        };
    instead.setText(String.join("\n\n", TargetBar.reasons(made.get())));
    setCenter(bundle.isPresent() ? code : instead);
    offer(bundle.map(b -> List.copyOf(b.files().keySet())).orElse(List.of()));
  }

  private static Optional<TargetName> firstPresent(Judgement judgement) {
    return judgement.targets().values().stream()
        .filter(made -> !(made instanceof TargetExport.Absent))
        .map(TargetExport::target)
        .findFirst();
  }

  private void sayProof(TargetExport made) {
    boolean proved = made instanceof TargetExport.Proved;
    proof.setText(Texts.of(proved ? "files.proved" : "files.refused"));
    proof.setGraphic(Icons.of(proved ? Feather.CHECK : Feather.X));
    proof.getGraphic().getStyleClass().add(proved ? "success-icon" : "error-icon");
    proof.setStyle(proved ? "-fx-text-fill: -db-success;" : "-fx-text-fill: -db-danger;");
  }

  private void offer(List<String> paths) {
    updating = true;
    Optional<String> before = Optional.ofNullable(files.getValue());
    files.getItems().setAll(paths);
    files.setDisable(paths.isEmpty());
    Optional<String> chosen =
        before
            .filter(paths::contains)
            .or(() -> fileOfSelection(paths))
            .or(() -> mostTelling(paths));
    files.setValue(chosen.orElse(null));
    updating = false;
    open();
  }

  /** The file with most lines that come from arrows: the one worth a first look. */
  private Optional<String> mostTelling(List<String> paths) {
    return paths.stream()
        .max(
            Comparator.comparingInt(path ->
                bundle.map(b -> b.origins().getOrDefault(path, List.of()).size()).orElse(0)));
  }

  private void open() {
    if (updating) {
      return;
    }
    Optional<String> path = Optional.ofNullable(files.getValue());
    position.setText(
        path.map(p ->
                Texts.of(
                    "files.position", files.getItems().indexOf(p) + 1, files.getItems().size()))
            .orElse(""));
    List<CodeLine> lines = path.map(this::lines).orElse(List.of());
    if (!code.getItems().equals(lines)) {
      code.getItems().setAll(lines);
    }
    light(true);
  }

  private List<CodeLine> lines(String path) {
    byte[] bytes = bundle.map(b -> b.files().get(path)).orElse(new byte[0]);
    List<Bundle.Origin> origins =
        bundle.map(b -> b.origins().getOrDefault(path, List.of())).orElse(List.of());
    List<CodeLine> lines = new ArrayList<>();
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<String> written = text.lines().toList();
    int origin = 0;
    for (int number = 1; number <= written.size(); number++) {
      while (origin < origins.size() && origins.get(origin).lastLine() < number) {
        origin++;
      }
      boolean inside = origin < origins.size() && origins.get(origin).firstLine() <= number;
      Set<String> flows = inside ? Set.copyOf(origins.get(origin).flows()) : Set.of();
      lines.add(new CodeLine(number, written.get(number - 1), flows));
    }
    return lines;
  }

  // ---- light

  /** The arrows whose lines are lit: those pointed at, else those selected. */
  private Set<String> wanted() {
    Set<String> lit = bench.litProperty().get();
    return lit.isEmpty()
        ? bench.selection().statements().stream().collect(Collectors.toUnmodifiableSet())
        : lit;
  }

  private void light(boolean leads) {
    code.refresh();
    if (!leads || wanted().isEmpty()) {
      return;
    }
    Optional<CodeLine> first = firstLit();
    if (first.isEmpty() && !updating) {
      fileOfSelection(files.getItems())
          .filter(path -> !path.equals(files.getValue()))
          .ifPresent(files::setValue);
      first = firstLit();
    }
    first.ifPresent(line -> code.scrollTo(Math.max(0, line.number() - 4)));
  }

  private Optional<CodeLine> firstLit() {
    return code.getItems().stream().filter(line -> line.comesFrom(wanted())).findFirst();
  }

  /** The first file with a line of the selected arrows. */
  private Optional<String> fileOfSelection(List<String> paths) {
    Set<String> flows = wanted();
    return paths.stream()
        .filter(path ->
            bundle.map(b -> b.origins().getOrDefault(path, List.of())).orElse(List.of()).stream()
                .anyMatch(origin -> origin.flows().stream().anyMatch(flows::contains)))
        .findFirst();
  }
}
