package dev.drawbridge.ui;

import dev.drawbridge.canvas.Selection;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Router;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** All properties of a router. */
final class RouterForm {
  private RouterForm() {}

  private static <V> Property<Router, V> property(
      Function<Router, V> get, BiFunction<Router, V, Router> set) {
    return new Property<>(get, (router, value) -> new Edit.Change(set.apply(router, value)));
  }

  static Form<Router> of(Workbench bench) {
    Form<Router> form = new Form<>(bench::perform);
    FormParts parts = new FormParts(bench);
    parts.name(form);
    form.pairs(
        "form.joins",
        PairsRow.texts(property(Router::joins, Router::withJoins), Key::of, Function.identity()),
        new PairsRow.Kind(
            text -> zoneProblem(bench, text),
            RouterForm::linkProblem,
            Texts.of("form.joins.zone"),
            "eth0",
            false));
    form.tags(
            "form.addresses",
            FormParts.addresses(property(Router::addresses, Router::withAddresses)),
            FormParts.ADDRESS)
        .prompting("10.0.0.1");
    parts.zone(form);
    parts.layout(form, r -> Selection.of(r.key()));
    form.section(Texts.of("section.identity"));
    parts.key(form);
    return form;
  }

  private static Optional<String> linkProblem(String text) {
    return Router.isLink(text.strip())
        ? Optional.empty()
        : Optional.of(Texts.of("check.interface"));
  }

  private static Optional<String> zoneProblem(Workbench bench, String text) {
    return Key.isLegal(text) && bench.drawing().zones().contains(Key.of(text))
        ? Optional.empty()
        : Optional.of(Texts.of("check.zone"));
  }
}
