package dev.drawbridge.ui;

import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Flow;

/** All properties of an arrow. */
final class FlowForm {
  private FlowForm() {}

  static Form<Flow> of(Workbench bench) {
    Form<Flow> form = new Form<>(bench::perform);
    FormParts parts = new FormParts(bench);
    parts.end(
        form,
        "form.from",
        Flow::from,
        (flow, from) -> new Edit.Reconnect(flow.id(), from, flow.to()));
    parts.end(
        form, "form.to", Flow::to, (flow, to) -> new Edit.Reconnect(flow.id(), flow.from(), to));
    parts.ports(form, Flow::ports, Flow::withPorts).suggesting(typed -> parts.portWords(typed));
    parts.why(form, Flow::withWhy);
    form.targets(
        "form.only",
        new Property<>(Flow::only, (flow, only) -> new Edit.Restate(flow.withOnly(only))));
    form.toggle(
            "form.log",
            new Property<>(Flow::log, (flow, log) -> new Edit.Restate(flow.withLog(log))))
        .explained(Texts.of("form.log.hint"));
    parts.accountability(form, Flow::accountability, Flow::withAccountability);
    return form;
  }
}
