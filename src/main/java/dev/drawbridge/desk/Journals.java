package dev.drawbridge.desk;

import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.store.Journal;
import dev.drawbridge.store.JournalFile;
import dev.drawbridge.store.JournalTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Where the recovery journals of this user lie: those being kept and those left behind. */
public final class Journals {
  private static final System.Logger LOG = System.getLogger(Journals.class.getName());

  private final Path folder;
  private final Consumer<Problem> trouble;

  /**
   * The journals in a folder.
   *
   * @param state the program's state folder; it need not exist yet
   * @param trouble told, on a thread of its own, when changes cannot be recorded; once a document
   */
  public Journals(Path state, Consumer<Problem> trouble) {
    this.folder = JournalFile.folder(state);
    this.trouble = trouble;
  }

  /**
   * What programs left behind that ended unexpectedly.
   *
   * @param work what can be restored, the latest first
   * @param refused why something else cannot; it is kept
   */
  public record Found(List<LostWork> work, List<Problem> refused) {
    public Found {
      work = List.copyOf(work);
      refused = List.copyOf(refused);
    }
  }

  /**
   * Looks for work that was lost. Whatever is found is this program's until it is restored,
   * discarded or let go of.
   */
  public Found lost() {
    List<LostWork> work = new ArrayList<>();
    List<Problem> refused = new ArrayList<>();
    for (JournalFile file : JournalFile.abandoned(folder)) {
      try {
        LostWork found = read(file);
        if (found.isLost()) {
          work.add(found);
        } else {
          found.discard();
        }
      } catch (ProblemsException unreadable) {
        refused.addAll(unreadable.problems());
        release(file);
      } catch (IOException unreadable) {
        refused.add(JournalTrouble.unreadable(file.path(), unreadable));
        release(file);
      }
    }
    return new Found(work, refused);
  }

  /** Whatever a journal holds, it must not keep the program from starting, now and for ever. */
  private LostWork read(JournalFile file) throws IOException, ProblemsException {
    Journal journal = Journal.read(file.path(), file.bytes());
    try {
      return LostWork.of(file, journal, this);
    } catch (RuntimeException unfit) {
      LOG.log(System.Logger.Level.WARNING, "steps that do not fit in " + file.path(), unfit);
      throw new ProblemsException(List.of(JournalTrouble.damaged(file.path())));
    }
  }

  static void release(JournalFile file) {
    try {
      file.close();
    } catch (IOException harmless) {
      LOG.log(System.Logger.Level.DEBUG, "The lock goes with the program.", harmless);
    }
  }

  Recording recording() {
    return recording(JournalFile.in(folder));
  }

  /** A recording that goes on in a file left behind. */
  Recording recording(JournalFile file) {
    return new Recording(file, trouble, Recording.PAUSE);
  }
}
