package dev.drawbridge.desk;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.EditCode;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.Document;
import dev.drawbridge.store.DrawingFile;
import dev.drawbridge.store.DrawingLock;
import dev.drawbridge.store.JournalHead;
import dev.drawbridge.store.JournalStep;
import dev.drawbridge.store.StoreProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One open drawing: what it is now, how it came to be so, and whether its file says the same. The
 * file is locked while it lies here. Used from one thread.
 */
public final class Desk implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Desk.class.getName());

  /**
   * The file it was read from or saved to last.
   *
   * @param path where
   * @param digest of what it held then
   * @param lock keeps others from editing it; absent where the system gives none
   */
  private record Home(Path path, String digest, Optional<DrawingLock> lock) {}

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private History history;
  private Drawing saved;
  private Optional<Home> home;
  private Optional<Recording> recording = Optional.empty();
  private boolean changed;

  private Desk(Document document, Optional<Home> home) {
    this(History.of(document), document.drawing(), home);
  }

  private Desk(History history, Drawing saved, Optional<Home> home) {
    this.history = history;
    this.saved = saved;
    this.home = home;
  }

  /** A new, empty drawing that has no file yet. */
  public static Desk empty() {
    return untitled(Document.of(Drawing.EMPTY));
  }

  /** A document that has no file of its own, such as a sample. */
  public static Desk untitled(Document document) {
    return new Desk(document, Optional.empty());
  }

  /**
   * Opens a drawing and locks its file.
   *
   * @throws ProblemsException if it cannot be read, is no drawing, or is being edited elsewhere
   */
  public static Desk open(Path file) throws ProblemsException {
    DrawingFile.Opened opened = DrawingFile.open(file);
    return new Desk(opened.document(), Optional.of(new Home(file, opened.digest(), lock(file))));
  }

  /**
   * A document as it was when a program ended unexpectedly. Its file is not written.
   *
   * @param head about the document it began with
   * @param history the steps since
   */
  static Desk restored(JournalHead head, History history) {
    Optional<Home> home = head.file().flatMap(file -> restoredHome(file, head.digest().orElse("")));
    boolean leadsBack =
        head.isAsSaved()
            && home.map(own -> new FileWatch(own.path(), own.digest()).look() == OnDisk.SAME)
                .orElse(head.file().isEmpty());
    Drawing saved = leadsBack ? history.first().drawing() : unknown();
    return new Desk(history, saved, home);
  }

  /** A file that is being edited elsewhere stays there; what was restored then has none. */
  private static Optional<Home> restoredHome(Path file, String digest) {
    try {
      return Optional.of(new Home(file, digest, lock(file)));
    } catch (ProblemsException locked) {
      return Optional.empty();
    }
  }

  /** A drawing that no step leads to, so that everything counts as edited. */
  private static Drawing unknown() {
    return Drawing.EMPTY.titled("", "");
  }

  /**
   * Opens a drawing as a copy that has no file yet.
   *
   * @throws ProblemsException if it cannot be read or is no drawing
   */
  public static Desk copyOf(Path file) throws ProblemsException {
    return untitled(DrawingFile.open(file).document());
  }

  private static Optional<DrawingLock> lock(Path file) throws ProblemsException {
    try {
      return Optional.of(DrawingLock.of(file));
    } catch (ProblemsException refused) {
      if (refused.problems().getFirst().code() == StoreProblem.LOCKED) {
        throw refused;
      }
      // Without a state folder there is no lock, which is no reason to keep the drawing shut.
      LOG.log(System.Logger.Level.WARNING, "no lock for " + file, refused);
      return Optional.empty();
    }
  }

  /** The drawing as it is now. */
  public Drawing drawing() {
    return history.document().drawing();
  }

  /** The file it was read from or saved to last; empty for an untitled one. */
  public Optional<Path> file() {
    return home.map(Home::path);
  }

  /** Whether the drawing is another one than its file's. */
  @SuppressWarnings("ReferenceEquality") // undo brings back the very object that was saved
  public boolean isEdited() {
    return drawing() != saved;
  }

  /** Whether nothing was ever drawn here, so that another drawing may take its place. */
  public boolean isUntouched() {
    return home.isEmpty() && !isEdited() && drawing().elements().findAny().isEmpty();
  }

  // ---- steps

  /** Changes the drawing; one undo step. Nothing happens if the edit changes nothing. */
  public void perform(Edit edit) {
    step(history.after(edit), new JournalStep.Made(edit, Instant.now()));
    announce();
  }

  /**
   * Takes over an offer as one undo step, with the very drawing that its sheet is of: whoever shows
   * that sheet need not make another one. An offer for a drawing that is no longer this one is only
   * performed.
   */
  @SuppressWarnings("ReferenceEquality") // every step is its own object
  public void perform(Tidying.Offer offer) {
    if (offer.before() != drawing()) {
      perform(offer.edit());
      return;
    }
    step(
        history.after(offer.edit(), history.document().with(offer.sheet().drawing())),
        new JournalStep.Made(offer.edit(), Instant.now()));
    announce();
  }

  /**
   * Makes the last step anew, as part of a greater one that also holds what was chosen for it
   * since: its name, its ports. Still one undo step.
   *
   * @param last the step that was made
   * @param whole all of it, made for the drawing before that step
   * @return false, and nothing happens, if another step is the last one by now, or the drawing was
   *     saved as that step left it
   */
  @SuppressWarnings("ReferenceEquality") // the very step, not one like it
  public boolean amend(Edit last, Edit whole) {
    if (!isEdited() || undoable().filter(edit -> edit == last).isEmpty()) {
      return false;
    }
    step(history.amended(whole), new JournalStep.Amended(whole, Instant.now()));
    announce();
    return true;
  }

  /** Takes the last step back, if there is one. */
  public void undo() {
    step(history.undone(), new JournalStep.Undone(Instant.now()));
    announce();
  }

  /** Repeats the step that was taken back last, if nothing else was done since. */
  public void redo() {
    step(history.redone(), new JournalStep.Redone(Instant.now()));
    announce();
  }

  /**
   * Takes back or repeats as many steps as lead to that state.
   *
   * @param steps how many of {@link #steps()} are then done; from 0
   */
  public void goTo(int steps) {
    while (history.past().size() > steps && history.undoable().isPresent()) {
      step(history.undone(), new JournalStep.Undone(Instant.now()));
    }
    while (history.past().size() < steps && history.redoable().isPresent()) {
      step(history.redone(), new JournalStep.Redone(Instant.now()));
    }
    announce();
  }

  /** All steps, the earliest first: those that are done and those that were taken back. */
  public List<Edit> steps() {
    List<Edit> steps = new ArrayList<>(history.past().size() + history.future().size());
    history.past().forEach(step -> steps.add(step.edit()));
    Collections.reverse(steps);
    history.future().forEach(step -> steps.add(step.edit()));
    return steps;
  }

  /** How many of {@link #steps()} are done. */
  public int done() {
    return history.past().size();
  }

  /** After how many of {@link #steps()} the drawing is its file's; empty if after none of them. */
  @SuppressWarnings("ReferenceEquality") // steps lead back to the very object that was saved
  public OptionalInt savedAfter() {
    if (drawing() == saved) {
      return OptionalInt.of(done());
    }
    int place = done();
    for (History.Step step : history.past()) {
      place--;
      if (step.before().drawing() == saved) {
        return OptionalInt.of(place);
      }
    }
    place = done();
    for (History.Step step : history.future()) {
      place++;
      if (step.after().drawing() == saved) {
        return OptionalInt.of(place);
      }
    }
    return OptionalInt.empty();
  }

  /** The step that {@link #undo()} would take back. */
  public Optional<Edit> undoable() {
    return history.undoable().map(History.Step::edit);
  }

  /** The step that {@link #redo()} would repeat. */
  public Optional<Edit> redoable() {
    return history.redoable().map(History.Step::edit);
  }

  // ---- the file

  /**
   * Saves to its own file; steps can still be taken back afterwards.
   *
   * @throws ProblemsException if somebody else changed the file, or it cannot be written; it is
   *     then as it was
   * @throws IllegalStateException if it has no file yet
   */
  public void save() throws ProblemsException {
    Home own = home.orElseThrow(() -> new IllegalStateException("no file yet"));
    save(own.path(), own.lock(), Optional.of(own.digest()));
  }

  /**
   * Saves to its own file, whatever others wrote there.
   *
   * @throws ProblemsException if it cannot be written; it is then as it was
   * @throws IllegalStateException if it has no file yet
   */
  public void overwrite() throws ProblemsException {
    Home own = home.orElseThrow(() -> new IllegalStateException("no file yet"));
    save(own.path(), own.lock(), Optional.empty());
  }

  /**
   * Saves to another file, which becomes its own.
   *
   * @throws ProblemsException if it cannot be written or is being edited elsewhere
   */
  public void saveAs(Path file) throws ProblemsException {
    boolean isOwn = file().filter(file::equals).isPresent();
    if (isOwn) {
      overwrite();
      return;
    }
    Optional<DrawingLock> fresh = lock(file);
    Optional<DrawingLock> old = home.flatMap(Home::lock);
    try {
      save(file, fresh, Optional.empty());
      old.ifPresent(DrawingLock::close);
    } catch (ProblemsException refused) {
      fresh.ifPresent(DrawingLock::close);
      throw refused;
    }
  }

  private void save(Path file, Optional<DrawingLock> lock, Optional<String> expected)
      throws ProblemsException {
    // A journal that lagged behind a save would offer work that is older than the file.
    recording.ifPresent(Recording::catchUp);
    DrawingFile.Opened written = DrawingFile.save(history.document(), file, expected);
    home = Optional.of(new Home(file, written.digest(), lock));
    saved = drawing();
    recording.ifPresent(Recording::saved);
    tell();
  }

  // ---- what others do to the file

  /** Finds out what became of the file; empty if there is none. */
  public Optional<FileWatch> watch() {
    return home.map(own -> new FileWatch(own.path(), own.digest()));
  }

  /**
   * Takes the file over as it is on disk. One step, that can be taken back.
   *
   * @throws ProblemsException if it cannot be read or is no drawing; nothing changes then
   * @throws IllegalStateException if it has no file
   */
  public void reload() throws ProblemsException {
    Home own = home.orElseThrow(() -> new IllegalStateException("no file yet"));
    DrawingFile.Opened opened = DrawingFile.open(own.path());
    Document fresh = opened.document();
    history = history.after(new Edit.Become(fresh.drawing(), EditCode.RELOAD), fresh);
    home = Optional.of(new Home(own.path(), opened.digest(), own.lock()));
    saved = history.document().drawing();
    recording.ifPresent(Recording::saved);
    tell();
  }

  /**
   * Takes note of what others wrote, so that the next save replaces it without asking again. Until
   * then the drawing counts as edited.
   *
   * @param digest what the file holds now, as {@link FileWatch#latest()} tells
   */
  public void keepMine(String digest) {
    home = home.map(own -> new Home(own.path(), digest, own.lock()));
    saved = unknown();
    tell();
  }

  // ---- the journal

  /** Keeps a recovery journal from now on, until it is closed. */
  public void recordIn(Journals journals) {
    if (recording.isEmpty()) {
      recording = Optional.of(journals.recording());
    }
  }

  /** Goes on with a journal that an earlier run left behind. */
  void goOnWith(Recording journal, JournalHead head, Document base, List<JournalStep> steps) {
    recording = Optional.of(journal);
    journal.hold(new Recording.Base(head, base), steps);
  }

  /** Waits until all steps are recorded on disk. */
  void awaitRecorded() throws InterruptedException {
    if (recording.isPresent()) {
      recording.get().awaitDurable();
    }
  }

  /** The longest time that a step needed until it was on disk; zero without a journal. */
  Duration longestWayToDisk() {
    return recording.map(Recording::longest).orElse(Duration.ZERO);
  }

  private Recording.Base base(Document document) {
    Optional<Home> own = home;
    return new Recording.Base(
        new JournalHead(
            document.drawing().name(),
            own.map(h -> h.path().toAbsolutePath()),
            own.map(Home::digest),
            isSaved(document),
            Instant.now()),
        document);
  }

  @SuppressWarnings("ReferenceEquality") // steps lead back to the very object that was saved
  private boolean isSaved(Document document) {
    return document.drawing() == saved;
  }

  /** Lets others edit the file. Nothing is left to recover: whoever closes has decided. */
  @Override
  public void close() {
    recording.ifPresent(Recording::close);
    recording = Optional.empty();
    home.flatMap(Home::lock).ifPresent(DrawingLock::close);
    home = home.map(own -> new Home(own.path(), own.digest(), Optional.empty()));
  }

  /** Calls a listener after every change of drawing, file or edited state. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  @SuppressWarnings("ReferenceEquality") // the history says so when nothing happened
  private void step(History next, JournalStep step) {
    History before = history;
    if (next == before) {
      return;
    }
    history = next;
    changed = true;
    recording.ifPresent(journal ->
        journal.done(
            base(before.document()),
            step,
            next.undoable().map(History.Step::edit),
            base(next.document())));
  }

  /** Tells of the steps that were done, once for all of them. */
  private void announce() {
    if (changed) {
      tell();
    }
  }

  private void tell() {
    changed = false;
    listeners.forEach(Runnable::run);
  }
}
