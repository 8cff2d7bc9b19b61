package dev.drawbridge.ui;

import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Note;

/** All properties of a note. */
final class NoteForm {
  private NoteForm() {}

  static Form<Note> of(Workbench bench) {
    Form<Note> form = new Form<>(bench::perform);
    FormParts parts = new FormParts(bench);
    form.prose(
        "form.text",
        new Property<>(Note::text, (note, text) -> new Edit.Change(note.withText(text))),
        6);
    parts.zone(form);
    form.section(Texts.of("section.identity"));
    parts.key(form);
    return form;
  }
}
