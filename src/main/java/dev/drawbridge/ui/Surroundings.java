package dev.drawbridge.ui;

import dev.drawbridge.desk.SettingsFile;
import dev.drawbridge.lab.Laboratory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.stage.Window;

/**
 * What windows take from outside: a test gives others.
 *
 * @param settings looks and habits
 * @param look light or dark
 * @param dialogs the system's own dialogs, per window
 * @param state where journals and thumbnails lie; need not exist yet
 * @param clipboard what cut, copy and paste use
 * @param today the day that review dates are compared with
 * @param laboratory where drawings are tried out with packets
 */
record Surroundings(
    SettingsFile settings,
    Look look,
    Function<Window, Dialogs> dialogs,
    Path state,
    TextClipboard clipboard,
    Supplier<LocalDate> today,
    Laboratory laboratory) {

  /** Runs what waits for disks: threads that only wait cost nothing. */
  Executor background() {
    return work -> Thread.ofVirtual().start(work);
  }
}
