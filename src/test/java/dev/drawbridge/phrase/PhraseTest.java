package dev.drawbridge.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Accountability;
import dev.drawbridge.drawing.Ambient;
import dev.drawbridge.drawing.AnyDrawing;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Guardrail;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.TargetOptions;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.testing.Property;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseTest {
  private static final Key FRONTEND = Key.of("frontend");
  private static final Key API = Key.of("api-server");
  private static final Key PRODUCTION = Key.of("production");

  private static final Drawing SHOP =
      Drawing.of(
          "Shop",
          "",
          TargetOptions.UNSAID,
          List.of(
              Zone.of(PRODUCTION),
              Zone.of(Key.of("lab")),
              Service.of(FRONTEND).inZone(Optional.of(PRODUCTION)),
              Service.of(API).inZone(Optional.of(PRODUCTION)),
              Service.of(Key.of("api-gateway")).inZone(Optional.of(Key.of("lab"))),
              Network.of(Key.of("stripe")).withName("Stripe API"),
              Network.of(Key.of("office")),
              new Note(Key.of("remark"), Optional.empty(), "hello")),
          List.of(),
          Map.of());

  private static Reading.Meant meant(String line) {
    return meant(line, SHOP);
  }

  private static Reading.Meant meant(String line, Drawing drawing) {
    Reading reading = Phrase.read(line, drawing);
    assertThat(reading).as(line + " " + reading).isInstanceOf(Reading.Meant.class);
    return (Reading.Meant) reading;
  }

  private static Reading.Mistaken mistaken(String line) {
    Reading reading = Phrase.read(line, SHOP);
    assertThat(reading).as(line).isInstanceOf(Reading.Mistaken.class);
    return (Reading.Mistaken) reading;
  }

  private static Drawing drawn(String line) {
    return meant(line).edit().apply(SHOP);
  }

  private static Flow only(Drawing drawing) {
    assertThat(drawing.flows().size()).isEqualTo(1);
    return drawing.flows().values().getFirst();
  }

  private static String said(String line) {
    return String.join(
        "; ",
        meant(line).effects().stream()
            .map(effect -> Messages.text(effect.code(), effect.arguments()))
            .toList());
  }

  @Test
  void anArrowWithPortsAndReasonIsOneStep() {
    Flow flow = only(drawn("frontend -> api-server tcp/8080, udp/53 \"reads orders\""));
    assertThat(flow)
        .isEqualTo(
            Flow.of(
                    "frontend-to-api-server",
                    FRONTEND,
                    API,
                    PortSpec.parse("tcp/8080"),
                    PortSpec.parse("udp/53"))
                .withWhy("reads orders"));
    assertThat(meant("frontend -> api-server tcp/8080").edit()).isInstanceOf(Edit.Say.class);
  }

  @Test
  void everyDetailOfAnArrowCanBeSaid() {
    Flow flow =
        only(
            drawn(
                "frontend -> api-server tcp/8080 because cache owner shop ticket S-1"
                    + " until 2027-01-31 log only kubernetes, aws"));
    assertThat(flow.why()).isEqualTo("cache");
    assertThat(flow.accountability())
        .isEqualTo(
            new Accountability(
                Optional.of("shop"), Optional.of("S-1"), Optional.of(LocalDate.of(2027, 1, 31))));
    assertThat(flow.log()).isTrue();
    assertThat(flow.only()).containsExactly(TargetName.KUBERNETES, TargetName.AWS);
  }

  @Test
  void severalEndsMakeAnArrowForEachPair() {
    Drawing after = drawn("frontend, api-gateway -> api-server, redis 6379");
    assertThat(after.flows().keys())
        .containsExactlyInAnyOrder(
            "frontend-to-api-server",
            "frontend-to-redis",
            "api-gateway-to-api-server",
            "api-gateway-to-redis");
  }

  @ParameterizedTest
  @CsvSource({
    "frontend → api-server tcp/80",
    "frontend->api-server tcp 80",
    "frontend --> api-server 80",
    "frontend => api-server on tcp/80",
    "api-server <- frontend tcp/80",
    "FRONTEND -> Api-Server tcp/80",
    "fro -> api-s tcp/80"
  })
  void thereAreSeveralWaysToWriteTheSame(String line) {
    Flow flow = only(drawn(line));
    assertThat(flow.from()).isEqualTo(FRONTEND);
    assertThat(flow.to()).isEqualTo(API);
    assertThat(flow.ports()).containsExactly(PortSpec.parse("tcp/80"));
  }

  @Test
  void whatDoesNotExistIsMadeAndTheSentenceSaysSo() {
    Drawing after = drawn("frontend -> \"Order queue\" in production tcp/5672");
    assertThat(after.services().get(Key.of("order-queue")))
        .contains(
            Service.of(Key.of("order-queue"))
                .withName("Order queue")
                .inZone(Optional.of(PRODUCTION)));
    assertThat(said("frontend -> redis in production tcp/6379"))
        .isEqualTo(
            "allows frontend to open tcp 6379 to redis; creates service redis in production");
  }

  @Test
  void aNameThatIsNearlyKnownIsDoubted() {
    assertThat(meant("fronted -> api-server tcp/80").doubts())
        .containsExactly(new Reading.Doubt("fronted", 1, "frontend"));
  }

  @Test
  void aKindAsksForTheWholeName() {
    Drawing after = drawn("frontend -> service api tcp/80");
    assertThat(after.has(Key.of("api"))).isTrue();
    assertThat(drawn("zone dmz").zones().contains(Key.of("dmz"))).isTrue();
    assertThat(drawn("service a, b in production").services().get(Key.of("a")))
        .hasValueSatisfying(a -> assertThat(a.zone()).contains(PRODUCTION));
    assertThat(drawn("new network partner").networks().contains(Key.of("partner"))).isTrue();
    assertThat(drawn("service redis in zone data").zones().contains(Key.of("data"))).isTrue();
  }

  @Test
  void addressesBecomeANetwork() {
    Drawing after = drawn("203.0.113.0/24 -> frontend tcp/443");
    assertThat(after.networks().get(Key.of("203-0-113-0-24")))
        .hasValueSatisfying(
            n -> assertThat(n.addresses().getFirst().text()).isEqualTo("203.0.113.0/24"));
    assertThat(drawn("internet -> frontend tcp/443").networks().contains(Key.of("internet")))
        .isTrue();
  }

  @Test
  void everyServiceIsAnAmbientFlow() {
    Drawing after = drawn("every service -> office udp/123 \"time\"");
    assertThat(after.ambients().values())
        .singleElement()
        .satisfies(a -> assertThat(a.side()).isEqualTo(Ambient.Side.TO));
    assertThat(mistaken("* -> * tcp/1").problem().code())
        .isEqualTo(PhraseProblem.EVERY_SERVICE_ALONE);
  }

  @Test
  void sayingMoreOfAnArrowThatExistsChangesIt() {
    Drawing once = drawn("frontend -> api-server tcp/80");
    Drawing twice = meant("frontend -> api-server tcp/80 \"why\"", once).edit().apply(once);
    assertThat(only(twice).why()).isEqualTo("why");
    assertThat(Phrase.read("frontend -> api-server tcp/80", once))
        .isInstanceOfSatisfying(
            Reading.Mistaken.class,
            m -> assertThat(m.problem().code()).isEqualTo(PhraseProblem.ALREADY_SO));
  }

  @Test
  void thingsAndArrowsAreRemoved() {
    Drawing once = drawn("frontend -> api-server tcp/80");
    assertThat(meant("remove frontend -> api-server", once).edit().apply(once).flows().isEmpty())
        .isTrue();
    assertThat(drawn("remove office, Stripe").networks().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frontend                          | 9  | EXPECTED_ARROW",
        "frontend ->                       | 12 | EXPECTED_NAME",
        "-> frontend                       | 1  | EXPECTED_NAME",
        "frontend -> api tcp/80            | 13 | AMBIGUOUS",
        "frontend -> redis in productoin   | 22 | UNKNOWN_ZONE",
        "frontend -> redis tcp/99999       | 19 | NOT_A_PORT",
        "frontend -> redis tcp/80 wat      | 26 | UNEXPECTED",
        "frontend -> redis tcp/80 until x  | 32 | NOT_A_DATE",
        "frontend -> redis tcp/80 only gcp | 31 | NOT_A_TARGET",
        "frontend -> remark tcp/80         | 13 | NOTE_IS_NO_END",
        "office -> stripe tcp/80           | 1  | NOBODY_ENFORCES",
        "office in production -> frontend  | 1  | STANDS_ELSEWHERE",
        "service frontend                  | 9  | TAKEN",
        "remove nothing-here               | 8  | UNKNOWN",
        "remove frontend -> office         | 8  | NO_SUCH_FLOW"
      })
  void aMistakeSaysWhereItIs(String line, int column, PhraseProblem code) {
    Reading.Mistaken mistake = mistaken(line);
    assertThat(mistake.problem().code()).isEqualTo(code);
    assertThat(mistake.column()).isEqualTo(column);
    assertThat(Messages.text(mistake.problem())).isNotBlank();
  }

  @Test
  void aMistakeSaysWhatMightBeMeant() {
    assertThat(mistaken("frontend -> redis in productoin").instead()).containsExactly("production");
    assertThat(mistaken("frontend -> api tcp/80").instead())
        .containsExactly("api-server", "api-gateway");
    assertThat(mistaken("frontend -> redis \"why").problem().code())
        .isEqualTo(PhraseProblem.UNCLOSED_QUOTE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"frontend -> x", "a<-b", "service redis", "remove x", "“a” → b"})
  void aPhraseIsToldFromAQuestion(String line) {
    assertThat(Phrase.isMeant(line)).isTrue();
    assertThat(Phrase.isMeant("service")).isFalse();
    assertThat(Phrase.isMeant("frontend api")).isFalse();
  }

  @Test
  void anArrowIsSpokenAsItWouldBeDrawn() {
    Drawing drawing = drawn("frontend -> \"Stripe API\" tcp/443, tcp/80 \"pays \\\"now\\\"\" log");
    assertThat(Phrase.spoken(drawing, only(drawing)))
        .isEqualTo("frontend -> \"Stripe API\" tcp/443, tcp/80 \"pays \\\"now\\\"\" log");
  }

  @Test
  void whatIsSpokenIsDrawnAgain() {
    Property.holds(
        200,
        random -> {
          Drawing drawing = AnyDrawing.of(random.nextLong());
          drawing
              .statements()
              .filter(s -> !(s instanceof Guardrail))
              .forEach(statement -> requireRoundTrip(drawing, statement));
        });
  }

  private static void requireRoundTrip(Drawing drawing, Statement statement) {
    String line = Phrase.spoken(drawing, statement);
    assertThat(line.lines()).hasSize(1);
    Drawing without = drawing;
    for (Statement other : drawing.statements().toList()) {
      without = without.without(other.id());
    }
    Reading reading = Phrase.read(line, without);
    if (reading instanceof Reading.Mistaken mistaken) {
      // A file may hold arrows that nobody should draw: those are refused for what they are.
      assertThat(mistaken.problem().code()).as(line).isEqualTo(PhraseProblem.NOBODY_ENFORCES);
      return;
    }
    Statement again =
        ((Reading.Meant) reading).edit().apply(without).statements().findFirst().orElseThrow();
    assertThat(unnamed(again)).as(line).isEqualTo(unnamed(statement));
  }

  private static List<Object> unnamed(Statement statement) {
    return switch (statement) {
      case Flow f -> List.of(f.ends(), f.ports(), f.why(), f.accountability(), f.log(), f.only());
      case Ambient a ->
          List.of(a.side(), a.ends(), a.ports(), a.why(), a.accountability(), a.log(), a.only());
      case Guardrail _ -> List.of();
    };
  }

  @Test
  void noTextWhateverBreaksTheReader() {
    String[] pieces = {
      "frontend",
      "->",
      "<-",
      ",",
      "\"",
      "\\",
      "in",
      "zone",
      "service",
      "tcp/",
      "tcp",
      "80",
      "*",
      "every",
      "remove",
      "only",
      "until",
      "log",
      "\u202e",
      "\n",
      " ",
      " ",
      "$(rm -rf /)",
      "“",
      "”",
      "\\u12",
      "-",
      "<",
      "office",
      "10.0.0.0/8",
      "::/0",
      "\ud800"
    };
    Property.holds(
        5000,
        random -> {
          StringBuilder written = new StringBuilder();
          for (int n = random.nextInt(12); n >= 0; n--) {
            written.append(pieces[random.nextInt(pieces.length)]);
            written.append(random.nextBoolean() ? " " : "");
          }
          requireSense(written.toString());
        });
  }

  private static void requireSense(String line) {
    Phrase.isMeant(line);
    if (Phrase.read(line, SHOP) instanceof Reading.Meant meant) {
      Drawing after = meant.edit().apply(SHOP);
      assertThat(after).as(line).isNotEqualTo(SHOP);
      assertThat(Set.copyOf(after.flows().keys())).containsAll(flowsOf(meant, after));
    }
  }

  private static List<String> flowsOf(Reading.Meant meant, Drawing after) {
    return meant.statements().stream().filter(id -> after.flows().contains(id)).toList();
  }
}
