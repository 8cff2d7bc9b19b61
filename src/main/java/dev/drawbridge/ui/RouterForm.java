package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Router;

/** All properties of a router. */
final class RouterForm {
  private RouterForm() {}

  static Form<Router> of(Workbench bench) {
    Form<Router> form = new Form<>(bench::perform);
    FormParts parts = new FormParts(bench);
    parts.name(form);
    form.add(new JoinsRow(bench));
    form.tags(
            "form.addresses",
            FormParts.addresses(
                new Property<>(
                    Router::addresses,
                    (router, addresses) -> new Edit.Change(router.withAddresses(addresses)))),
            FormParts.ADDRESS)
        .prompting("10.0.0.1");
    parts.zone(form);
    parts.layout(form, r -> Selection.of(r.key()));
    form.section(Texts.of("section.identity"));
    parts.key(form);
    return form;
  }
}
