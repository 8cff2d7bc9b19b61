package dev.drawbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.drawing.Accountability;
import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.AnyDrawing;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.Note;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetOptions;
import dev.drawbridge.testing.Property;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinderTest {
  private static final Key WEB = Key.of("web");
  private static final Key DB = Key.of("db");

  private static final Finder SHOP =
      new Finder(
          Drawing.of(
              "Shop",
              "",
              TargetOptions.UNSAID,
              List.of(
                  Service.of(WEB)
                      .withName("Shop front")
                      .withLabels(Map.of("app", "frontend"))
                      .withAddresses(List.of(AddressSpec.parse("10.0.1.10"))),
                  Service.of(DB).withPorts(Map.of("sql", PortSpec.parse("tcp/5432"))),
                  Network.of(Key.of("office"))
                      .withAddresses(List.of(AddressSpec.parse("10.0.0.0/16"))),
                  new Note(Key.of("remark"), Optional.empty(), "Ask the architect")),
              List.of(
                  Flow.of("web-to-db", WEB, DB, PortSpec.parse("tcp/5000-6000"))
                      .withWhy("Stores orders")
                      .withAccountability(
                          new Accountability(
                              Optional.of("Team Shop"), Optional.of("SEC-7"), Optional.empty()))),
              Map.of()));

  private static List<String> found(String typed) {
    return SHOP.find(typed).stream()
        .map(hit ->
            hit.where()
                + " "
                + hit.thing().only().map(Key::text).or(hit.thing()::onlyStatement).orElse(""))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "shop front, NAME web",
    "app=front, LABEL web",
    "sec-7, TICKET web-to-db",
    "team, OWNER web-to-db",
    "STORES, WHY web-to-db",
    "architect, TEXT remark",
    "sql, PORT db"
  })
  void everyTextOfAThingFindsIt(String typed, String hit) {
    assertThat(found(typed)).containsExactly(hit);
  }

  @Test
  void anAddressAlsoFindsTheNetworkThatHoldsIt() {
    assertThat(found("10.0.1.10")).containsExactly("ADDRESS web", "RANGE office");
    assertThat(found("10.0.9.9")).containsExactly("RANGE office");
    assertThat(found("10.9.9.9")).isEmpty();
  }

  @Test
  void aPortFindsTheRangesThatHoldIt() {
    assertThat(found("5432")).containsExactly("PORT db", "PORT web-to-db");
    assertThat(found("tcp 5100")).containsExactly("PORT web-to-db");
    assertThat(found("udp/5100")).isEmpty();
  }

  @Test
  void nothingAskedFindsNothing() {
    assertThat(found("  ")).isEmpty();
  }

  @Test
  void everythingIsFoundByItsNameWhateverStandsInIt() {
    Property.holds(
        40,
        random -> {
          Drawing drawing = AnyDrawing.of(random.nextLong());
          Finder finder = new Finder(drawing);
          for (Element element : drawing.elements().toList()) {
            if (!element.name().isBlank()) {
              assertThat(finder.find(element.name()))
                  .anyMatch(hit -> hit.thing().has(element.key()));
            }
          }
        });
  }
}
