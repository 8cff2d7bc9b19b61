package dev.drawbridge.store;

import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;

/** Says why a recovery journal could not be written or read. */
public final class JournalTrouble {
  private JournalTrouble() {}

  /** The problem that a failed attempt to write a journal is. */
  public static Problem of(Path journal, IOException failure) {
    Path folder = journal.toAbsolutePath().getParent();
    Place place = Place.file(journal.toString());
    return SafeWrite.isDiskFull(failure)
        ? Problem.at(place, StoreProblem.JOURNAL_NOT_KEPT_DISK_FULL, folder)
        : Problem.at(place, StoreProblem.JOURNAL_NOT_KEPT, folder, SafeWrite.reason(failure));
  }

  /** The problem that a journal is whose steps do not fit what it begins with. */
  public static Problem damaged(Path journal) {
    return Problem.at(Place.file(journal.toString()), StoreProblem.JOURNAL_DAMAGED, journal);
  }

  /** The problem that a journal is which cannot be read from disk. */
  public static Problem unreadable(Path journal, IOException failure) {
    return Problem.at(
        Place.file(journal.toString()),
        StoreProblem.FILE_NOT_READABLE,
        journal,
        SafeWrite.reason(failure));
  }
}
