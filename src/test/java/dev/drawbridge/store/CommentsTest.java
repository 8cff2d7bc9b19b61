package dev.drawbridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.AnyDrawing;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Edit;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.problem.ProblemsException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommentsTest {
  private static final String CANONICAL =
      """
      # The shop, as agreed in March.

      drawbridge: 1
      name: Shop # the old one
      # where things run
      zones:
        # everything that earns money
        production: {trust: internal, kubernetes: {namespace: production}} # see the wiki
        # end of the zones

      services: # what we run
        web:
          zone: production
          # the two in the first rack
          addresses:
            - 10.0.1.10 # left
            # moved last year
            - 10.0.1.11
          ports: {http: tcp/8080} # behind the balancer
        db: {zone: production}

        # the cache is not ours

      flows:
        # the reason for all this
        - {id: web-to-db, from: web, to: db, ports: [tcp/5432], why: Orders} # reviewed
        - id: db-to-db # replication
          from: db
          to: db
          # sync only
          ports: [tcp/5432]
        # more to come
      # places
      layout:
        web: {x: 10, y: 20}
      # the end
      """;

  @Test
  void aCanonicalFileWithCommentsIsWrittenByteForByte() throws ProblemsException {
    assertThat(canonical(CANONICAL)).isEqualTo(CANONICAL);
  }

  @Test
  void aFileThatIsNotEditedKeepsItsBytes() throws ProblemsException {
    String messy = "{drawbridge: 1, services: {b: {},   a: {}}} # mine\r\n";
    Document document = read(messy);
    assertThat(document.isEdited()).isFalse();
    assertThat(text(document.bytes())).isEqualTo(messy);
    Document edited = document.after(new Edit.Describe("New", ""));
    assertThat(edited.isEdited()).isTrue();
    assertThat(text(edited.bytes()))
        .isEqualTo(
            """
            drawbridge: 1 # mine
            name: New
            services:
              b: {}
              a: {}
            """);
    assertThat(text(edited.with(document.drawing()).bytes())).isEqualTo(messy);
  }

  @Test
  void commentsGoWithWhatIsRemovedAndComeBackWithUndo() throws ProblemsException {
    Document document = read(CANONICAL);
    Document removed = document.after(new Edit.Remove(Set.of(Key.of("db")), Set.of()));
    assertThat(text(removed.bytes()))
        .contains("# everything that earns money")
        .doesNotContain("# reviewed", "# replication");
    assertThat(text(DrawingWriter.write(removed.with(document.drawing())))).isEqualTo(CANONICAL);
  }

  @Test
  void commentsFollowAnElementWhoseKeyChanges() throws ProblemsException {
    Document document = read(CANONICAL);
    Document changed = document.after(new Edit.ChangeKey(Key.of("web"), Key.of("shop")));
    assertThat(text(changed.bytes()))
        .contains("# the two in the first rack", "- 10.0.1.10 # left", "# behind the balancer");
    assertThat(text(DrawingWriter.write(changed.with(document.drawing())))).isEqualTo(CANONICAL);
  }

  @Test
  void aNewElementLeavesTheCommentsWhereTheyAre() throws ProblemsException {
    Document document = read(CANONICAL).after(new Edit.Change(Service.of(Key.of("queue"))));
    assertThat(text(document.bytes()))
        .contains("  db: {zone: production}\n  queue: {}\n\n  # the cache is not ours\n");
  }

  @Test
  void commentsOnWhatIsLeftOutStayNearby() throws ProblemsException {
    assertThat(
            canonical(
                """
                drawbridge: 1
                services:
                  web:
                    # our own name
                    name: web # same as the key
                    host-network: false # never
                    labels: {
                      # none yet
                    }
                flows: # none
                """))
        .isEqualTo(
            """
            drawbridge: 1
            name: Untitled
            services:
              # our own name
              # same as the key
              # never
              # none yet
              web: {}
            # none
            """);
  }

  @Test
  void commentsInsideFlowStyleAndBesideBracketsAreKept() throws ProblemsException {
    String written =
        canonical(
            """
            --- # start
            drawbridge: 1
            name: x
            services: {
              # first
              web: {zone: z, # in z
                labels: {a: "b # no comment", # yes
                  c: d} # after
              }, # between
              db: {} # last
              # at the end
            }
            zones:
              - # odd
            """
                    .replace(
                        "  - # odd\n",
                        "  z: # here\n    name: >- # folded\n      long\n      name\n")
                + "# bye");
    assertThat(written)
        .contains(
            "# start",
            "# first",
            "# in z",
            "# yes",
            "# after",
            "# between",
            "# last",
            "# at the end",
            "# here",
            "# folded",
            "# bye",
            "\"b # no comment\"");
    assertThat(canonical(written)).isEqualTo(written);
  }

  @Test
  void noCommentIsEverLostAndTheSecondWritingEqualsTheFirst() throws ProblemsException {
    for (long seed = 1; seed <= 400; seed++) {
      Drawing drawing = AnyDrawing.of(seed);
      HandWritten written = HandWritten.of(drawing, new Random(seed));
      String commented = written.text();
      Document document = read(commented);
      assertThat(document.drawing()).as("seed %d", seed).isEqualTo(drawing);
      String once = text(DrawingWriter.write(document));
      written.comments().forEach(comment -> assertThat(once).contains(comment));
      assertThat(read(once).drawing()).as("seed %d", seed).isEqualTo(drawing);
      assertThat(canonical(once)).as("seed %d of\n%s", seed, commented).isEqualTo(once);
    }
  }

  private static String canonical(String text) throws ProblemsException {
    return text(DrawingWriter.write(read(text)));
  }

  private static Document read(String text) throws ProblemsException {
    return DrawingReader.read("test", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
