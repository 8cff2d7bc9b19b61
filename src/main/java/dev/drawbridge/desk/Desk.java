package dev.drawbridge.desk;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.Document;
import dev.drawbridge.store.DrawingFile;
import dev.drawbridge.store.DrawingLock;
import dev.drawbridge.store.StoreProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

  private Desk(Document document, Optional<Home> home) {
    this.history = History.of(document);
    this.saved = document.drawing();
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
    become(history.after(edit));
  }

  /** Takes the last step back, if there is one. */
  public void undo() {
    become(history.undone());
  }

  /** Repeats the step that was taken back last, if nothing else was done since. */
  public void redo() {
    become(history.redone());
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
    DrawingFile.Opened written = DrawingFile.save(history.document(), file, expected);
    home = Optional.of(new Home(file, written.digest(), lock));
    saved = drawing();
    listeners.forEach(Runnable::run);
  }

  /** Lets others edit the file. */
  @Override
  public void close() {
    home.flatMap(Home::lock).ifPresent(DrawingLock::close);
    home = home.map(own -> new Home(own.path(), own.digest(), Optional.empty()));
  }

  /** Calls a listener after every change of drawing, file or edited state. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  @SuppressWarnings("ReferenceEquality") // the history says so when nothing happened
  private void become(History next) {
    if (next != history) {
      history = next;
      listeners.forEach(Runnable::run);
    }
  }
}
