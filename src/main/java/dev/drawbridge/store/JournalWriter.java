package dev.drawbridge.store;

import dev.drawbridge.drawing.Edit;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the text of a recovery journal: a head, the document it begins with, then a line for each
 * step. Used from one thread.
 */
public final class JournalWriter {
  private final JournalLines lines = new JournalLines();

  /** The beginning of a journal; what was written before belongs to another one. */
  public byte[] begin(JournalHead head, Document document) {
    lines.restart();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(lines.line(JournalFormat.head(head)));
    ObjectNode base = JsonNodeFactory.instance.objectNode();
    base.put("document", new String(document.bytes(), StandardCharsets.UTF_8));
    text.writeBytes(lines.line(base));
    return text.toByteArray();
  }

  /** The line of one more step. */
  public byte[] step(JournalStep step) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("at", step.at().toEpochMilli());
    switch (step) {
      case JournalStep.Made made -> node.set("made", ModelForm.write(Edit.class, made.edit()));
      case JournalStep.Amended amended ->
          node.set("amended", ModelForm.write(Edit.class, amended.edit()));
      case JournalStep.Undone _ -> node.put("undone", true);
      case JournalStep.Redone _ -> node.put("redone", true);
    }
    return lines.line(node);
  }

  /** Whether that is how a journal's file is named. */
  static boolean isJournal(Path file) {
    return file.toString().endsWith(JournalFormat.SUFFIX);
  }
}
