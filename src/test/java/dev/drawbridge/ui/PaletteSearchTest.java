package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.testing.RandomDrawings;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteSearchTest {
  private static final Drawing SHOP =
      Drawing.EMPTY
          .with(Zone.of(Key.of("production")))
          .with(Service.of(Key.of("frontend")))
          .with(Service.of(Key.of("queue")).withName("Order queue"));

  private static final List<Command> COMMANDS =
      List.of(
          Command.of("command.save", CommandGroup.SAVE, PaletteSearchTest::doNothing),
          Command.of("command.export", CommandGroup.GIVE, PaletteSearchTest::doNothing),
          Command.of("command.remove", CommandGroup.CHANGE, PaletteSearchTest::doNothing));

  private static void doNothing() {}

  private static List<PaletteEntry> entries(String typed, String... recent) {
    return new PaletteSearch(SHOP, COMMANDS, List.of(recent)).entries(typed);
  }

  @Test
  void nothingTypedOffersWhatWasUsedLast() {
    assertThat(entries("", "command.remove").getFirst())
        .isEqualTo(new PaletteEntry.Run(COMMANDS.getLast()));
  }

  @Test
  void aCommandIsFoundByOtherWordsToo() {
    assertThat(entries("delete")).first().isEqualTo(new PaletteEntry.Run(COMMANDS.getLast()));
    assertThat(entries("yaml")).first().isEqualTo(new PaletteEntry.Run(COMMANDS.get(1)));
  }

  @Test
  void aThingIsFoundByTheLettersOfItsName() {
    assertThat(entries("oq"))
        .first()
        .isInstanceOfSatisfying(
            PaletteEntry.GoTo.class, hit -> assertThat(hit.thing().has(Key.of("queue"))).isTrue());
  }

  @Test
  void aDoubtAndAMistakeOfferTheWordThatWasMeant() {
    String typed = "fronted -> \"Order queue\" 80";
    assertThat(entries(typed).get(1))
        .isInstanceOfSatisfying(
            PaletteEntry.Instead.class,
            instead -> assertThat(instead.in(typed)).isEqualTo("frontend -> \"Order queue\" 80"));
    String mistaken = "remove \"Order quee\"";
    assertThat(entries(mistaken).get(1))
        .isInstanceOfSatisfying(
            PaletteEntry.Instead.class,
            instead -> assertThat(instead.in(mistaken)).isEqualTo("remove \"order queue\""));
  }

  @Test
  void aLargeDrawingAnswersWhileOneTypes() {
    Drawing large = RandomDrawings.large(10_000, 50_000, 1);
    PaletteSearch search = new PaletteSearch(large, COMMANDS, List.of());
    search.entries("warm up");
    long started = System.nanoTime();
    assertThat(search.entries("s")).hasSize(50);
    assertThat(search.entries("443")).isNotEmpty();
    long millis = (System.nanoTime() - started) / 1_000_000;
    System.getLogger("palette").log(System.Logger.Level.INFO, "two questions in {0} ms", millis);
    // Ten times what it takes on a quiet machine.
    assertThat(millis).isLessThan(3_000);
  }
}
