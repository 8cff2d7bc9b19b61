package dev.drawbridge.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.print.PageLayout;
import javafx.print.PageOrientation;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.Group;
import javafx.scene.layout.Pane;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The system's own dialogs. */
final class NativeDialogs implements Dialogs {
  private final Window owner;

  NativeDialogs(Window owner) {
    this.owner = owner;
  }

  @Override
  public Optional<Path> fileToOpen() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Texts.of("dialog.open"));
    chooser.getExtensionFilters().addAll(drawings(), all());
    return path(chooser.showOpenDialog(owner));
  }

  @Override
  public Optional<Path> fileToSave(String suggestedName) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Texts.of("dialog.save"));
    chooser.setInitialFileName(suggestedName);
    chooser.getExtensionFilters().addAll(drawings(), all());
    return path(chooser.showSaveDialog(owner));
  }

  @Override
  public Optional<Path> folderToExport() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(Texts.of("dialog.folder"));
    return path(chooser.showDialog(owner));
  }

  @Override
  public Optional<Path> zipToExport(String suggestedName) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Texts.of("dialog.zip"));
    chooser.setInitialFileName(suggestedName);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Zip", "*.zip"));
    return path(chooser.showSaveDialog(owner));
  }

  @Override
  public Optional<Path> pictureToSave(String suggestedName) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Texts.of("dialog.picture"));
    chooser.setInitialFileName(suggestedName);
    String ending = suggestedName.substring(suggestedName.lastIndexOf('.') + 1);
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(ending.toUpperCase(Locale.ROOT), "*." + ending));
    return path(chooser.showSaveDialog(owner));
  }

  @Override
  public List<String> printers() {
    Optional<String> usual = Optional.ofNullable(Printer.getDefaultPrinter()).map(Printer::getName);
    return Stream.concat(
            usual.stream(), Printer.getAllPrinters().stream().map(Printer::getName).sorted())
        .distinct()
        .toList();
  }

  @Override
  public boolean print(Printable page, String name) {
    Optional<Printer> printer =
        Printer.getAllPrinters().stream().filter(p -> p.getName().equals(name)).findFirst();
    Optional<PrinterJob> job =
        printer.flatMap(p -> Optional.ofNullable(PrinterJob.createPrinterJob(p)));
    if (job.isEmpty()) {
      return false;
    }
    job.get().getJobSettings().setJobName(page.name());
    job.get().getJobSettings().setPageLayout(layout(page, printer.get()));
    return print(page, job.get()) && job.get().endJob();
  }

  private static PageLayout layout(Printable page, Printer printer) {
    return printer.createPageLayout(
        printer.getDefaultPageLayout().getPaper(),
        page.isCrosswise() ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        Printer.MarginType.DEFAULT);
  }

  /** Fitted to one page, in its middle. */
  private static boolean print(Printable page, PrinterJob job) {
    PageLayout paper = job.getJobSettings().getPageLayout();
    double scale = page.scale(paper.getPrintableWidth(), paper.getPrintableHeight());
    Group picture = page.node(scale);
    picture.setLayoutX((paper.getPrintableWidth() - page.frame().part().width() * scale) / 2);
    picture.setLayoutY((paper.getPrintableHeight() - page.frame().part().height() * scale) / 2);
    return job.printPage(new Pane(picture));
  }

  private static FileChooser.ExtensionFilter drawings() {
    return new FileChooser.ExtensionFilter(
        Texts.of("dialog.drawings"), "*.drawbridge.yaml", "*.drawbridge.yml", "*.yaml", "*.yml");
  }

  private static FileChooser.ExtensionFilter all() {
    return new FileChooser.ExtensionFilter(Texts.of("dialog.all"), "*");
  }

  /** The choosers answer null when cancelled. */
  private static Optional<Path> path(@org.jspecify.annotations.Nullable File file) {
    return Optional.ofNullable(file).map(File::toPath);
  }
}
