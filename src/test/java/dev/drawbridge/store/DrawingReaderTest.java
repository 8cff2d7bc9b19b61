package dev.drawbridge.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.drawing.AnyDrawing;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Trust;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.problem.ProblemsException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawingReaderTest {
  private static final String SERVICES =
      """
      drawbridge: 1
      zones: {prod: {trust: internal}}
      services: {web: {zone: prod}, db: {zone: prod}}
      networks: {office: {addresses: [198.51.100.0/24]}}
      notes: {hint: {text: hello}}
      """;

  @Test
  void theExampleOfTheGuideIsRead() throws ProblemsException {
    Drawing drawing =
        read(
            """
            drawbridge: 1
            name: Web shop
            targets:
              kubernetes: {dns: kube-dns}
            zones:
              production: {trust: internal, addresses: [10.0.0.0/16], kubernetes: {namespace: production}, aws: {vpc: vpc-12345678}}
            services:
              frontend:
                zone: production
                labels: {app: frontend}
                addresses: [10.0.1.10, 10.0.1.11, 10.0.1.12]
                ports: {http: tcp/8080}
              postgresql: {zone: production, hosts: {dhcp: off, containers: [docker0]}}
            networks:
              cluster-dns: {addresses: [10.96.0.10], kubernetes: {namespace: kube-system, labels: {k8s-app: kube-dns}}}
            flows:
              - {from: frontend, to: postgresql, ports: [tcp/5432, http], why: Data, until: 2026-12-31, only: [aws]}
              - {from: frontend, to: postgresql, ports: [tcp/22]}
            ambient:
              - {to: cluster-dns, ports: [udp/53, tcp/53], why: Name resolution}
            guardrails:
              - {never: {from: cluster-dns, to: postgresql}, hops: any, why: Customer data}
            layout:
              frontend: {x: 120, y: 80}
            """);
    assertThat(drawing.name()).isEqualTo("Web shop");
    assertThat(drawing.zones().get(Key.of("production")).orElseThrow().trust())
        .contains(Trust.INTERNAL);
    assertThat(drawing.services().get(Key.of("frontend")).orElseThrow().addresses()).hasSize(3);
    assertThat(drawing.services().get(Key.of("postgresql")).orElseThrow().hosts().dhcp())
        .contains(false);
    assertThat(drawing.flows().keys())
        .containsExactly("frontend-to-postgresql", "frontend-to-postgresql-2");
    assertThat(drawing.flows().values().getFirst().ports().getLast())
        .isEqualTo(new PortSpec.Named("http"));
    assertThat(drawing.ambients().keys()).containsExactly("every-service-to-cluster-dns");
    assertThat(drawing.guardrails().keys()).containsExactly("never-cluster-dns-to-postgresql");
    assertThat(drawing.layout().get(Key.of("frontend")).orElseThrow().x()).isEqualTo(120);
  }

  @Test
  void aWrittenIdIsNeverTakenByADerivedOne() throws ProblemsException {
    Drawing drawing =
        read(
            SERVICES
                + """
                flows:
                  - {from: web, to: db}
                  - {id: web-to-db, from: db, to: web}
                """);
    assertThat(drawing.flows().keys()).containsExactly("web-to-db-2", "web-to-db");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "services: {web: {lables: {}}}                  | 2:18  UNKNOWN_KEY_NEAR lables service"
            + " labels",
        "servces: {}                                    | 2:1   UNKNOWN_KEY_NEAR servces drawing"
            + " services",
        "zones: {a: {trust: exposd}}                    | 2:20  UNKNOWN_WORD_NEAR exposd trust"
            + " exposed",
        "zones: {a: {trust: 7}}                         | 2:20  UNKNOWN_WORD 7 trust external,"
            + " exposed, internal, restricted",
        "services: {a: {only: [nftable]}}               | 2:23  UNKNOWN_WORD_NEAR nftable only"
            + " nftables",
        "services: {a: {only: []}}                      | 2:22  EMPTY_MEANS_ALL only",
        "targets: {kubernetes: {dns: kubedns}}          | 2:29  UNKNOWN_WORD_NEAR kubedns dns"
            + " kube-dns",
        "services: {web: {}, web: {}}                   | 2:21  DUPLICATE_KEY web f:2:12",
        "services: {web: {}}\\nnetworks: {web: {}}      | 3:12  DUPLICATE_ELEMENT web f:2:12",
        "services: {Web_1: {}}                          | 2:12  BAD_KEY_NEAR Web_1 web-1",
        "services: {a: {zone: b}}\\nzones: {bb: {}}     | 2:22  UNKNOWN_REFERENCE_NEAR b zone bb",
        "services: {a: {zone: nowhere}}                 | 2:22  UNKNOWN_REFERENCE nowhere zone",
        "services: {a: {}, b: {zone: a}}                | 2:29  REFERENCE_TO_ANOTHER_KIND a zone"
            + " service",
        "zones: {a: {zone: b}, b: {zone: a}, c: {zone: a}} | 2:9 ZONE_IN_ITSELF a",
        "services: {a: {addresses: [10.0.0.1, x]}}      | 2:38  BAD_ADDRESS x",
        "services: {a: {addresses: 10.0.0.1}}           | 2:27  EXPECTED_LIST addresses",
        "services: {a: {ports: {http: web}}}            | 2:30  PORT_IS_A_NAME http web",
        "services: {a: {ports: {HTTP: tcp/80}}}         | 2:24  BAD_PORT_NAME HTTP",
        "services: {a: {name: [x]}}                     | 2:22  EXPECTED_TEXT name",
        "services: [a]                                  | 2:11  EXPECTED_MAPPING services",
        "services: {a: {host-network: maybe}}           | 2:30  BAD_SWITCH maybe host-network",
        "layout: {a: {x: 1, y: 1.5}}\\nnotes: {a: {}}   | 2:23  BAD_NUMBER 1.5 y -10000000"
            + " 10000000",
        "layout: {a: {x: 1, y: 1, width: 2}}\\nnotes: {a: {}} | 2:13 HALF_A_SIZE",
        "services: {a: &x {}}                           | 2:15  ANCHOR &x",
        "services: {a: !x {}}                           | 2:15  TAG !x",
        "services: {? [a] : {}}                         | 2:14  KEY_IS_NO_TEXT",
        "services: {a: {}                               | 3:1   BAD_SYNTAX",
        "---\\nname: second                             | 2:1   SEVERAL_DOCUMENTS",
        "networks: {n: {kubernetes: {labels: {a: b}}}}  | 2:28  MISSING_KEY namespace kubernetes",
      })
  void aMistakeIsNamedWithItsPlace(String yaml, String expected) {
    String text = "drawbridge: 1\n" + yaml.strip().replace("\\n", "\n") + "\n";
    assertThat(told(text)).singleElement().asString().startsWith(expected.replaceAll(" +", " "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "flows: [{from: web}]                           | MISSING_KEY to flow",
        "flows: [{from: web, to: hint}]                 | REFERENCE_TO_ANOTHER_KIND hint to note",
        "flows: [{from: web, to: db, ports: [tpc/1]}]   | BAD_PORT tpc/1",
        "flows: [{from: web, to: db, until: soon}]      | BAD_DATE soon",
        "flows: [{id: A, from: web, to: db}]            | BAD_ID A",
        "flows: [{id: a, from: web, to: db}, {id: a, from: db, to: web}] | DUPLICATE_ID a f:6:14",
        "ambient: [{from: office, to: office}]          | AMBIENT_NEEDS_ONE_END",
        "ambient: [{ports: [udp/53]}]                   | AMBIENT_NEEDS_ONE_END",
        "guardrails: [{hops: 2}]                        | MISSING_KEY never guardrail",
        "guardrails: [{never: {from: web, to: db}, hops: 0}] | BAD_NUMBER 0 hops 1 1000",
        "guardrails: [{never: {from: web, to: db, ports: []}}] | EMPTY_MEANS_ALL ports",
        "targets: {aws: {prefix-lists: {office: {ipv4: pl-1}}}} | MISSING_KEY maximum",
        "targets: {aws: {prefix-lists: {web: {maximum: 1}}}} | REFERENCE_TO_ANOTHER_KIND web"
            + " prefix-lists service",
        "layout: {webb: {x: 1, y: 1}}                   | UNKNOWN_REFERENCE_NEAR webb layout web",
      })
  void aMistakeInAStatementIsNamed(String yaml, String expected) {
    assertThat(told(SERVICES + yaml.strip() + "\n"))
        .singleElement()
        .asString()
        .contains(" " + expected);
  }

  @Test
  void allMistakesAreToldAtOnceInTheOrderOfTheLines() {
    assertThat(
            told(
                """
                drawbridge: 1
                flows:
                  - {from: a, to: web, ports: [tcp/0]}
                services:
                  web: {zone: x, labels: [a]}
                  Db: {}
                colour: red
                """))
        .map(line -> line.split(" ")[1])
        .containsExactly(
            "UNKNOWN_REFERENCE",
            "BAD_PORT",
            "UNKNOWN_REFERENCE",
            "EXPECTED_MAPPING",
            "BAD_KEY_NEAR",
            "UNKNOWN_KEY");
  }

  @Test
  void aNewerVersionIsAllThatIsSaid() {
    assertThat(told("drawbridge: 7\nshapes: {}\n")).containsExactly("1:13 NEWER_VERSION 7 1");
    assertThat(told("drawbridge: x\n")).containsExactly("1:13 BAD_VERSION x 1");
    assertThat(told("name: x\n")).containsExactly("1:1 NO_VERSION");
    assertThat(told("")).containsExactly("1 EMPTY_FILE");
    assertThat(told("# nothing\n")).containsExactly("1 EMPTY_FILE");
    assertThat(told("- a\n")).containsExactly("1:1 EXPECTED_MAPPING drawing");
  }

  @Test
  void aByteOrderMarkIsToleratedAndOtherEncodingsAreRefusedWithTheirPlace()
      throws ProblemsException {
    assertThat(read("\ufeffdrawbridge: 1\n")).isEqualTo(Drawing.EMPTY);
    byte[] latin = "drawbridge: 1\nname: ü\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(told(latin)).containsExactly("2:7 NOT_UTF8 fc");
    assertThat(told("drawbridge: 1\nname: \u0007\n")).containsExactly("2:7 NOT_PRINTABLE U+0007");
  }

  @Test
  void columnsAreCountedInCharactersAsPeopleSeeThem() {
    assertThat(told("drawbridge: 1\nzones: {a: {name: 😀, trus: x}}\n"))
        .containsExactly("2:22 UNKNOWN_KEY_NEAR trus zone trust");
  }

  @Test
  void whatIsTooLargeTooLongOrTooDeepIsRefusedShortly() {
    assertThat(told(new byte[SourceText.LARGEST + 1])).containsExactly("1 TOO_LARGE 16384 16384");
    assertThat(told("drawbridge: 1\nname: " + "n".repeat(10_000_000)))
        .containsExactly("2 LINE_TOO_LONG 1000000");
    assertThat(told("drawbridge: 1\nname: " + "[".repeat(100_000)))
        .containsExactly("2:26 TOO_DEEP 20");
    assertThat(told("a: &a [x]\nb: [" + "*a, ".repeat(10) + "]\n")).hasSize(12);
  }

  @Test
  void zonesThatNestTooDeepAreReportedOnce() {
    StringBuilder text = new StringBuilder("drawbridge: 1\nzones:\n  z0: {}\n");
    for (int n = 1; n < 60; n++) {
      text.append("  z").append(n).append(": {zone: z").append(n - 1).append("}\n");
    }
    assertThat(told(text.toString())).containsExactly("53:3 ZONES_TOO_DEEP 50");
  }

  @Test
  void aBrokenEscapeIsBadSyntax() {
    assertThat(told("drawbridge: 1\nname: \"\\U00110000\"\n"))
        .singleElement()
        .asString()
        .contains("BAD_SYNTAX");
    assertThat(told("drawbridge: 1\nname: \"\\x"))
        .singleElement()
        .asString()
        .contains("BAD_SYNTAX");
  }

  @Test
  void moreProblemsThanAnybodyReadsAreCounted() {
    List<String> told = told("drawbridge: 1\nflows:\n" + "  - {from: a, to: b}\n".repeat(5000));
    assertThat(told).hasSize(1001);
    assertThat(told.getLast()).isEqualTo("1 MORE_PROBLEMS 9000");
  }

  @Test
  void whateverBytesComeTheAnswerIsADrawingOrProblems() {
    long seed = 4711;
    Random random = new Random(seed);
    byte[] sample = DrawingWriter.write(AnyDrawing.of(seed));
    for (int n = 0; n < 3000; n++) {
      byte[] mutated = sample.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        mutated[random.nextInt(mutated.length)] =
            (byte) "{}[]:,-?#&*!|>'\"%@` \n\tax1~".charAt(random.nextInt(26));
      }
      byte[] cut = Arrays.copyOf(mutated, random.nextInt(mutated.length + 1));
      try {
        assertThat(DrawingReader.read("f", cut).drawing()).isNotNull();
      } catch (ProblemsException e) {
        assertThat(e.problems()).isNotEmpty();
      }
    }
  }

  @Test
  void everyProblemHasItsSentence() {
    for (StoreProblem code : StoreProblem.values()) {
      String sentence = Messages.text(code, List.of(1, 2, 3, 4));
      assertThat(sentence).as(code.name()).isNotBlank();
      Messages.cure(code, List.of(1, 2, 3, 4)).ifPresent(cure -> assertThat(cure).isNotBlank());
    }
  }

  @Test
  void theProblemNamesTheFileAsThePersonKnowsIt() {
    assertThatThrownBy(() -> DrawingReader.read("shop/a.yaml", new byte[0]))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("shop/a.yaml:1");
  }

  private static Drawing read(String text) throws ProblemsException {
    return DrawingReader.read("f", text.getBytes(StandardCharsets.UTF_8)).drawing();
  }

  private static List<String> told(String text) {
    return told(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What is wrong, one line each: place, code, arguments. */
  private static List<String> told(byte[] bytes) {
    try {
      DrawingReader.read("f", bytes);
      return List.of();
    } catch (ProblemsException e) {
      return e.problems().stream().map(DrawingReaderTest::line).toList();
    }
  }

  private static String line(Problem problem) {
    StringBuilder line =
        new StringBuilder(problem.place().toString().substring(2) + " " + problem.code().name());
    problem.arguments().forEach(a -> line.append(' ').append(String.format(Locale.ROOT, "%s", a)));
    return line.toString();
  }
}
