package dev.drawbridge.ui;

import dev.drawbridge.desk.Desk;
import dev.drawbridge.desk.FileWatch;
import dev.drawbridge.desk.OnDisk;
import dev.drawbridge.problem.ProblemsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.application.Platform;

/**
 * Says above the canvas when others changed or removed the drawing's file, and what can be done. A
 * drawing without changes of its own takes the file over at once, as a step that can be taken back.
 */
final class FileBar extends NoticeBar {
  private final Workbench bench;
  private final FileCommands files;
  private final Executor background;
  private Optional<FileWatch> watch = Optional.empty();
  private boolean looking;
  private Optional<String> unreadable = Optional.empty();

  /**
   * A bar that is not seen until there is something to say.
   *
   * @param background where files are looked at, because that may take long
   */
  FileBar(Workbench bench, FileCommands files, Executor background) {
    super("file-bar");
    this.bench = bench;
    this.files = files;
    this.background = background;
    bench.stateProperty().subscribe(_ -> forget());
  }

  /** What was said is no longer so once the file was saved, or another one opened. */
  private void forget() {
    Optional<FileWatch> now = bench.desk().watch();
    boolean same =
        now.isPresent()
            && watch.filter(w -> w.isFor(now.get().path(), now.get().expected())).isPresent();
    if (!same) {
      watch = now;
      unreadable = Optional.empty();
      setVisible(false);
    }
  }

  /** Looks at the file in the background and says what became of it. */
  void look() {
    forget();
    if (looking || watch.isEmpty()) {
      return;
    }
    looking = true;
    FileWatch now = watch.get();
    background.execute(() -> {
      OnDisk found = now.look();
      Platform.runLater(() -> {
        looking = false;
        if (watch.filter(now::equals).isPresent()) {
          say(found, now);
        }
      });
    });
  }

  private void say(OnDisk found, FileWatch of) {
    switch (found) {
      case SAME -> setVisible(false);
      case GONE -> gone(of.path());
      case CHANGED -> changed(of);
    }
  }

  private void changed(FileWatch of) {
    Desk desk = bench.desk();
    if (unreadable.filter(of.latest()::equals).isPresent()) {
      return;
    }
    if (desk.isEdited()) {
      offer(
          Texts.of("disk.changed", Titles.of(of.path())),
          List.of(
              button("disk.differences", () -> files.showDifferences(of)),
              button("disk.reload", () -> reload(of)),
              button("disk.mine", () -> desk.keepMine(of.latest()))));
    } else {
      reload(of);
    }
  }

  private void reload(FileWatch of) {
    try {
      bench.desk().reload();
      setVisible(false);
      bench.say(Texts.of("disk.reloaded", Titles.of(of.path())));
    } catch (ProblemsException wrong) {
      // Perhaps somebody is in the middle of writing it: the next change is tried again.
      unreadable = Optional.of(of.latest());
      offer(
          Texts.of("disk.unreadable", Titles.of(of.path())),
          List.of(
              button("disk.why", () -> files.explain(of.path(), wrong)),
              button("disk.mine", () -> bench.desk().keepMine(of.latest()))));
    }
  }

  private void gone(Path path) {
    offer(Texts.of("disk.gone", Titles.of(path)), List.of(button("command.save", files::save)));
  }
}
