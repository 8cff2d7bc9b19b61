package dev.drawbridge.store;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import java.util.Arrays;
import java.util.Optional;

/**
 * An open drawing with what its file has beside the drawing: the person's comments, those of
 * removed things included, and the bytes it was read from. Immutable; the documents of an undo list
 * share all of it.
 */
public final class Document {

  /** What was read, byte for byte. */
  private record Original(Drawing drawing, byte[] bytes) {}

  private final Drawing drawing;
  private final Comments comments;
  private final Optional<Original> original;

  private Document(Drawing drawing, Comments comments, Optional<Original> original) {
    this.drawing = drawing;
    this.comments = comments;
    this.original = original;
  }

  /** A document that was never in a file. */
  public static Document of(Drawing drawing) {
    return new Document(drawing, Comments.NONE, Optional.empty());
  }

  static Document read(Drawing drawing, Comments comments, byte[] bytes) {
    return new Document(drawing, comments, Optional.of(new Original(drawing, bytes.clone())));
  }

  public Drawing drawing() {
    return drawing;
  }

  Comments comments() {
    return comments;
  }

  /** The document after an edit; comments follow an element whose key changes. */
  public Document after(Edit edit) {
    return new Document(edit.apply(drawing), followed(comments, edit), original);
  }

  /** The same document with another drawing in it, such as an earlier one. */
  public Document with(Drawing other) {
    return new Document(other, comments, original);
  }

  private static Comments followed(Comments comments, Edit edit) {
    return switch (edit) {
      case Edit.ChangeKey change -> comments.rekeyed(change.from().text(), change.to().text());
      case Edit.Together together -> {
        Comments followed = comments;
        for (Edit part : together.parts()) {
          followed = followed(followed, part);
        }
        yield followed;
      }
      case Edit.Add _,
          Edit.Change _,
          Edit.Rename _,
          Edit.Say _,
          Edit.Restate _,
          Edit.Reconnect _,
          Edit.Remove _,
          Edit.Move _,
          Edit.Describe _,
          Edit.SetOptions _,
          Edit.Become _ ->
          comments;
    };
  }

  /** Whether the drawing is another one than was read; a new document counts as edited. */
  public boolean isEdited() {
    return original.filter(o -> o.drawing().equals(drawing)).isEmpty();
  }

  /**
   * What the file is to hold: exactly what was read while the drawing is the same, else its
   * canonical form.
   */
  public byte[] bytes() {
    return original
        .filter(o -> o.drawing().equals(drawing))
        .map(Original::bytes)
        .map(bytes -> Arrays.copyOf(bytes, bytes.length))
        .orElseGet(() -> DrawingWriter.write(this));
  }

  @Override
  public String toString() {
    return "Document[" + drawing + (isEdited() ? ", edited]" : "]");
  }
}
