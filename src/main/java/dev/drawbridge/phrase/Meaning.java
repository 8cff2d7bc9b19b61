package dev.drawbridge.phrase;

import dev.drawbridge.drawing.Accountability;
import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.StatementId;
import dev.drawbridge.phrase.Sentence.Details;
import dev.drawbridge.phrase.Sentence.End;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a sentence means in one drawing: it is drawn step by step, and the steps kept. */
final class Meaning {
  private final Drawing before;
  private final Ends ends;
  private final List<Edit> edits = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final Set<String> statements = new LinkedHashSet<>();
  private Drawing drawing;

  Meaning(Drawing drawing) {
    this.before = drawing;
    this.drawing = drawing;
    this.ends = new Ends(drawing);
  }

  Reading of(Sentence sentence) {
    switch (sentence) {
      case Sentence.Connect connect -> connect(connect);
      case Sentence.Create create -> create.things().forEach(ends::made);
      case Sentence.Remove remove -> remove(remove);
      case Sentence.Disconnect disconnect -> disconnect(disconnect);
    }
    List<Edit> all = new ArrayList<>();
    if (!ends.creations().isEmpty()) {
      all.add(new Edit.Add(ends.creations(), Map.of()));
    }
    all.addAll(edits);
    if (all.isEmpty()) {
      throw new Mistake(1, PhraseProblem.ALREADY_SO);
    }
    List<Effect> said = new ArrayList<>(effects);
    said.addAll(ends.effects());
    return new Reading.Meant(
        together(all),
        said,
        ends.creations().stream()
            .map(Element::key)
            .collect(Collectors.toCollection(LinkedHashSet::new)),
        statements,
        ends.doubts());
  }

  private static Edit together(List<Edit> edits) {
    if (edits.size() == 1) {
      return edits.getFirst();
    }
    // The step is called by what it was said for: the last thing drawn.
    Edit last = edits.getLast();
    return new Edit.Together(last.code(), last.arguments(), edits);
  }

  // ---- arrows

  private void connect(Sentence.Connect connect) {
    boolean everyFrom = connect.from().stream().anyMatch(End::every);
    boolean everyTo = connect.to().stream().anyMatch(End::every);
    if (everyFrom || everyTo) {
      ambient(connect, everyFrom, everyTo);
      return;
    }
    List<Key> to = connect.to().stream().map(ends::found).toList();
    List<Key> from = connect.from().stream().map(ends::found).toList();
    drawing = ends.drawing();
    for (int f = 0; f < from.size(); f++) {
      for (Key target : to) {
        requireEnforcer(from.get(f), target, connect.from().get(f).column());
        say(from.get(f), target, connect);
      }
    }
  }

  private void requireEnforcer(Key from, Key to, int column) {
    if (drawing.networks().contains(from) && drawing.networks().contains(to)) {
      throw new Mistake(column, PhraseProblem.NOBODY_ENFORCES, name(from));
    }
  }

  private void say(Key from, Key to, Sentence.Connect connect) {
    Optional<Flow> same =
        drawing.flows().values().stream()
            .filter(f -> f.from().equals(from) && f.to().equals(to))
            .filter(f -> f.ports().equals(connect.ports()))
            .findFirst();
    Flow flow =
        detailed(
            same.orElseGet(() ->
                Flow.of(
                    StatementId.forFlow(from, to, drawing::hasStatement),
                    from,
                    to,
                    connect.ports().toArray(PortSpec[]::new))),
            connect.details());
    statements.add(flow.id());
    if (same.isEmpty()) {
      perform(new Edit.Say(flow));
      effects.add(
          flow.ports().isEmpty()
              ? Effect.of(EffectCode.ALLOWS_NOTHING, name(from), name(to))
              : Effect.of(EffectCode.ALLOWS, name(from), words(flow.ports()), name(to)));
    } else if (!same.get().equals(flow)) {
      perform(new Edit.Restate(flow));
      effects.add(Effect.of(EffectCode.CHANGES_FLOW, name(from), name(to)));
    }
  }

  private static Flow detailed(Flow flow, Details details) {
    Flow told = details.why().map(flow::withWhy).orElse(flow);
    told = told.withAccountability(account(flow.accountability(), details));
    if (details.log()) {
      told = told.withLog(true);
    }
    return details.only().isEmpty() ? told : told.withOnly(details.only());
  }

  private static Accountability account(Accountability old, Details details) {
    return new Accountability(
        details.owner().or(old::owner),
        details.ticket().or(old::ticket),
        details.until().or(old::until));
  }

  private void ambient(Sentence.Connect connect, boolean everyFrom, boolean everyTo) {
    if ((everyFrom && everyTo) || connect.from().size() + connect.to().size() > 2) {
      throw new Mistake(connect.from().getFirst().column(), PhraseProblem.EVERY_SERVICE_ALONE);
    }
    End named = everyFrom ? connect.to().getFirst() : connect.from().getFirst();
    Key other = ends.found(named);
    drawing = ends.drawing();
    Ambient.Side side = everyFrom ? Ambient.Side.TO : Ambient.Side.FROM;
    Details details = connect.details();
    Ambient said =
        new Ambient(
            StatementId.forAmbient(side, other, drawing::hasStatement),
            side,
            other,
            connect.ports(),
            details.why().orElse(""),
            account(Accountability.NONE, details),
            details.log(),
            details.only());
    perform(new Edit.Say(said));
    statements.add(said.id());
    effects.add(everyService(side, other, connect.ports()));
  }

  private Effect everyService(Ambient.Side side, Key other, List<PortSpec> ports) {
    if (ports.isEmpty()) {
      return Effect.of(EffectCode.ALLOWS_EVERY_SERVICE_NOTHING, name(other));
    }
    return switch (side) {
      case TO -> Effect.of(EffectCode.ALLOWS_EVERY_SERVICE, words(ports), name(other));
      case FROM -> Effect.of(EffectCode.ALLOWS_TO_EVERY_SERVICE, name(other), words(ports));
    };
  }

  private void perform(Edit edit) {
    edits.add(edit);
    drawing = edit.apply(drawing);
  }

  // ---- removal

  private void remove(Sentence.Remove remove) {
    Set<Key> gone = new LinkedHashSet<>();
    for (End end : remove.things()) {
      Key key = ends.known(end, _ -> true);
      gone.add(key);
      effects.add(Effect.of(EffectCode.REMOVES, name(key)));
    }
    perform(new Edit.Remove(gone, Set.of()));
  }

  private void disconnect(Sentence.Disconnect disconnect) {
    Set<String> gone = new LinkedHashSet<>();
    for (End from : disconnect.from()) {
      for (End to : disconnect.to()) {
        Key a = ends.known(from, Element::isEnd);
        Key b = ends.known(to, Element::isEnd);
        Set<String> found = between(a, b, disconnect.ports());
        if (found.isEmpty()) {
          throw new Mistake(disconnect.column(), PhraseProblem.NO_SUCH_FLOW, name(a), name(b));
        }
        gone.addAll(found);
        effects.add(Effect.of(EffectCode.REMOVES_FLOW, name(a), name(b)));
      }
    }
    perform(new Edit.Remove(Set.of(), gone));
  }

  private Set<String> between(Key from, Key to, List<PortSpec> ports) {
    return before.flows().values().stream()
        .filter(f -> f.from().equals(from) && f.to().equals(to))
        .filter(f -> ports.isEmpty() || f.ports().equals(ports))
        .map(Flow::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  // ---- words

  private String name(Key key) {
    return drawing
        .element(key)
        .or(() -> before.element(key))
        .map(Element::name)
        .filter(name -> !name.isBlank())
        .orElse(key.text());
  }

  private static String words(List<PortSpec> ports) {
    return ports.stream()
        .map(port -> port.text().replaceFirst("/", " "))
        .collect(Collectors.joining(", "));
  }
}
