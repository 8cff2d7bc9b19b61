package dev.drawbridge.ui;

import dev.drawbridge.drawing.Accountability;
import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.TargetName;
import java.util.Set;

/** All properties of a flow that every service has. */
final class AmbientForm {
  private AmbientForm() {}

  static Form<Ambient> of(Workbench bench) {
    Form<Ambient> form = new Form<>(bench::perform);
    FormParts parts = new FormParts(bench);
    form.choice(
            "form.side",
            new Property<Ambient, Ambient.Side>(
                Ambient::side, (a, side) -> new Edit.Restate(a.with(side, a.other()))))
        .or(Ambient.Side.TO, Texts.of("side.to"))
        .or(Ambient.Side.FROM, Texts.of("side.from"));
    parts.end(
        form,
        "form.other",
        Ambient::other,
        (a, other) -> new Edit.Restate(a.with(a.side(), other)));
    parts.ports(form, Ambient::ports, Ambient::withPorts);
    parts.why(form, Ambient::withWhy);
    form.targets(
        "form.only",
        new Property<>(
            Ambient::only,
            (a, only) -> new Edit.Restate(with(a, a.accountability(), a.log(), only))));
    form.toggle(
            "form.log",
            new Property<>(
                Ambient::log,
                (a, log) -> new Edit.Restate(with(a, a.accountability(), log, a.only()))))
        .explained(Texts.of("form.log.hint"));
    parts.accountability(
        form,
        Ambient::accountability,
        (a, accountability) -> with(a, accountability, a.log(), a.only()));
    return form;
  }

  private static Ambient with(
      Ambient a, Accountability accountability, boolean log, Set<TargetName> only) {
    return new Ambient(a.id(), a.side(), a.other(), a.ports(), a.why(), accountability, log, only);
  }
}
