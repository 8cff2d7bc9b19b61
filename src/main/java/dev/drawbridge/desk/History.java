package dev.drawbridge.desk;

import dev.drawbridge.drawing.Edit;
import dev.drawbridge.store.Document;
import java.util.Optional;
import org.pcollections.ConsPStack;
import org.pcollections.PStack;

/**
 * Documents before and after the one in sight, with the edits that lead from each to the next. No
 * limit: their drawings share their structure.
 *
 * @param document the document in sight
 * @param past steps that led to it, the latest first
 * @param future steps that were undone, the next one first
 */
record History(Document document, PStack<Step> past, PStack<Step> future) {

  /** One edit between two documents. */
  record Step(Document before, Edit edit, Document after) {}

  static History of(Document document) {
    return new History(document, ConsPStack.empty(), ConsPStack.empty());
  }

  /** After one more edit; what was undone is forgotten. The same history if it changes nothing. */
  @SuppressWarnings("ReferenceEquality") // an edit without effect returns the same drawing
  History after(Edit edit) {
    Document after = document.after(edit);
    return after.drawing() == document.drawing()
        ? this
        : new History(after, past.plus(new Step(document, edit, after)), ConsPStack.empty());
  }

  /** After one more edit that led to a document which is more than the edit tells. */
  History after(Edit edit, Document after) {
    return new History(after, past.plus(new Step(document, edit, after)), ConsPStack.empty());
  }

  /** With another, greater edit in place of the last one; the same history if there is none. */
  History amended(Edit whole) {
    return undoable()
        .map(last -> new History(last.before(), past.minus(0), ConsPStack.empty()).after(whole))
        .orElse(this);
  }

  /** One step back; the same history if there is none. */
  History undone() {
    return undoable()
        .map(step -> new History(step.before(), past.minus(0), future.plus(step)))
        .orElse(this);
  }

  /** One step forward again; the same history if none was undone. */
  History redone() {
    return redoable()
        .map(step -> new History(step.after(), past.plus(step), future.minus(0)))
        .orElse(this);
  }

  /** The document before the first step. */
  Document first() {
    return past.isEmpty() ? document : past.get(past.size() - 1).before();
  }

  Optional<Step> undoable() {
    return past.isEmpty() ? Optional.empty() : Optional.of(past.getFirst());
  }

  Optional<Step> redoable() {
    return future.isEmpty() ? Optional.empty() : Optional.of(future.getFirst());
  }
}
