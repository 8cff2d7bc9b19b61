package dev.drawbridge.ui;

import dev.drawbridge.desk.ConfigFolder;
import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.SettingsFile;
import dev.drawbridge.lab.Laboratory;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.StateFolder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The composition root: everything a window needs is made and handed over here. */
public final class DesignerApp extends Application {

  @Override
  public void start(Stage stage) {
    Fonts.load();
    SettingsFile settings = new SettingsFile(ConfigFolder.ofThisUser());
    Look look = new Look(settings.settings().appearance());
    Surroundings around =
        new Surroundings(
            settings,
            look,
            NativeDialogs::new,
            StateFolder.path(),
            new SystemClipboard(),
            () -> LocalDate.now(ZoneId.systemDefault()),
            Laboratory.ofThisMachine());
    Windows windows = new Windows(around);
    Thread.setDefaultUncaughtExceptionHandler(
        new Faults(fault -> Platform.runLater(() -> windows.sayFault(fault))));
    List<String> arguments = getParameters().getRaw();
    Optional<Path> file =
        arguments.stream().filter(a -> !a.equals(Designer.AS_COPY)).findFirst().map(Path::of);
    open(windows, stage, file, arguments.contains(Designer.AS_COPY));
  }

  /** A file that cannot be shown leaves an empty window that says why. */
  private static void open(Windows windows, Stage stage, Optional<Path> file, boolean asCopy) {
    Optional<Desk> copy = asCopy ? file.flatMap(DesignerApp::copy) : Optional.empty();
    DesignerWindow window = windows.show(stage, copy.orElseGet(Desk::empty));
    if (copy.isEmpty()) {
      file.ifPresent(path -> window.open(Designer.reading(path)));
    }
    windows.offerLostWork(window);
  }

  private static Optional<Desk> copy(Path file) {
    try {
      return Optional.of(Desk.copyOf(file));
    } catch (ProblemsException unreadable) {
      // Opened in the usual way it is refused again, with the reasons in sight.
      return Optional.empty();
    }
  }
}
