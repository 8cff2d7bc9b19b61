package dev.drawbridge.ui;

import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Guardrail;
import java.util.Optional;
import java.util.OptionalInt;

/** All properties of a statement that must stay true. */
final class GuardrailForm {
  private static final TextCheck HOPS =
      text ->
          text.strip().matches("[1-9]\\d{0,3}")
              ? Optional.empty()
              : Optional.of(Texts.of("check.hops"));

  private GuardrailForm() {}

  static Form<Guardrail> of(Workbench bench) {
    Form<Guardrail> form = new Form<>(bench::perform);
    FormParts parts = new FormParts(bench);
    parts.end(
        form,
        "form.never.from",
        Guardrail::from,
        (rail, from) -> new Edit.Restate(rail.between(from, rail.to())));
    parts.end(
        form,
        "form.never.to",
        Guardrail::to,
        (rail, to) -> new Edit.Restate(rail.between(rail.from(), to)));
    parts
        .ports(
            form,
            Guardrail::ports,
            (r, ports) -> new Guardrail(r.id(), r.from(), r.to(), ports, r.hops(), r.why()))
        .explained(Texts.of("form.ports.any"));
    form.optional(
            "form.hops",
            new Property<Guardrail, Optional<String>>(
                r ->
                    r.hops().isPresent() ? Optional.of("" + r.hops().getAsInt()) : Optional.empty(),
                (r, hops) -> new Edit.Restate(with(r, hops))),
            HOPS)
        .prompting(Texts.of("form.hops.any"));
    parts.why(form, (r, why) -> new Guardrail(r.id(), r.from(), r.to(), r.ports(), r.hops(), why));
    return form;
  }

  private static Guardrail with(Guardrail rail, Optional<String> hops) {
    OptionalInt number =
        hops.map(text -> OptionalInt.of(Integer.parseInt(text))).orElse(OptionalInt.empty());
    return new Guardrail(rail.id(), rail.from(), rail.to(), rail.ports(), number, rail.why());
  }
}
