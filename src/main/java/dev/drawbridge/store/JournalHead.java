package dev.drawbridge.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What a recovery journal says about the document it began with.
 *
 * @param name what people know the document by
 * @param file the document's file; empty if it has none yet
 * @param digest what the file held when it was opened or saved last: SHA-256 in hexadecimal
 * @param isAsSaved whether the document the journal begins with is what the file holds
 * @param begun when the journal was begun, to the millisecond
 */
public record JournalHead(
    String name, Optional<Path> file, Optional<String> digest, boolean isAsSaved, Instant begun) {
  public JournalHead {
    begun = Instant.ofEpochMilli(begun.toEpochMilli());
  }
}
