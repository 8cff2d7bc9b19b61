package dev.drawbridge.desk;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.Document;
import dev.drawbridge.store.DrawingFile;
import dev.drawbridge.store.Journal;
import dev.drawbridge.store.JournalFile;
import dev.drawbridge.store.JournalStep;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Changes that were not saved when the program ended unexpectedly. They stay on disk until they are
 * restored and saved, or discarded.
 */
public final class LostWork {
  private final JournalFile file;
  private final Journal journal;
  private final History history;
  private final Journals journals;

  private LostWork(JournalFile file, Journal journal, History history, Journals journals) {
    this.file = file;
    this.journal = journal;
    this.history = history;
    this.journals = journals;
  }

  static LostWork of(JournalFile file, Journal journal, Journals journals) {
    return new LostWork(file, journal, replayed(journal), journals);
  }

  private static History replayed(Journal journal) {
    History history = History.of(journal.base());
    for (JournalStep step : journal.steps()) {
      history =
          switch (step) {
            case JournalStep.Made made -> history.after(made.edit());
            case JournalStep.Amended amended -> history.amended(amended.edit());
            case JournalStep.Undone _ -> history.undone();
            case JournalStep.Redone _ -> history.redone();
          };
    }
    return history;
  }

  /** Whether anything is lost: not if all was undone, or saved in the last moment. */
  boolean isLost() {
    boolean undone = journal.head().isAsSaved() && history.past().isEmpty();
    return !undone && !isSaved();
  }

  /** The program may have ended after the file was written and before the journal was gone. */
  private boolean isSaved() {
    Document last = history.document();
    return file()
        .filter(path -> new FileWatch(path, DrawingFile.digest(last)).look() == OnDisk.SAME)
        .isPresent();
  }

  /** What people know the drawing by. */
  public String name() {
    return drawing().name();
  }

  /** The file the changes belong to; empty if they were never saved. */
  public Optional<Path> file() {
    return journal.head().file();
  }

  /** When the last change was made. */
  public Instant when() {
    return journal.steps().isEmpty() ? journal.head().begun() : journal.steps().getLast().at();
  }

  /** The steps that led from the last saved state to this one, the earliest first. */
  public List<Edit> edits() {
    List<Edit> edits = new ArrayList<>();
    history.past().forEach(step -> edits.add(step.edit()));
    Collections.reverse(edits);
    return edits;
  }

  /** The drawing as it was when the program ended. */
  public Drawing drawing() {
    return history.document().drawing();
  }

  /** The drawing before the changes. */
  public Drawing before() {
    return history.first().drawing();
  }

  /** Whether the end of the record could not be read, so that later changes are missing. */
  public boolean isDamaged() {
    return journal.ending() == Journal.Ending.DAMAGED;
  }

  /** What became of the file meanwhile. */
  public OnDisk onDisk() {
    String digest = journal.head().digest().orElse("");
    return file().map(path -> new FileWatch(path, digest).look()).orElse(OnDisk.SAME);
  }

  /**
   * Opens the drawing as it was, with the steps that led there; they can be taken back. Its file is
   * not written, and the changes stay recorded.
   */
  public Desk restore() {
    Desk desk = Desk.restored(journal.head(), history);
    desk.goOnWith(journals.recording(file), journal.head(), journal.base(), journal.steps());
    return desk;
  }

  /**
   * Saves the drawing as it was to another file and forgets the changes.
   *
   * @throws ProblemsException if it cannot be written; the changes are then still kept
   */
  public void saveCopy(Path copy) throws ProblemsException {
    DrawingFile.save(history.document(), copy, Optional.empty());
    discard();
  }

  /** Forgets the changes for good. */
  public void discard() {
    try {
      file.remove();
    } catch (IOException stays) {
      System.getLogger(LostWork.class.getName())
          .log(System.Logger.Level.WARNING, "a journal stays: " + file.path(), stays);
    }
  }

  /** Leaves the changes where they are, to be found again at the next start. */
  public void later() {
    Journals.release(file);
  }
}
