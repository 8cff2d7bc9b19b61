package dev.drawbridge.check;

import static dev.drawbridge.testing.Yaml.drawing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.check.Finding.Severity;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.Messages;
import dev.drawbridge.problem.Place;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChecksTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @Test
  void aNetworkThatCoversADrawnServiceIsAnErrorWithTwoFixes() {
    Drawing drawing =
        drawing(
            """
            services: {db: {addresses: [10.0.2.50]}, web: {addresses: [10.0.1.10]}}
            networks: {office: {addresses: [10.0.1.0/24]}}
            flows: [{from: office, to: db, ports: [tcp/5432], why: reports}]
            """);
    Finding finding = only(drawing, FindingCode.NETWORK_COVERS_SERVICE);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.place()).isEqualTo(Place.on("office", "web"));
    assertThat(labels(finding)).containsExactly("Except 10.0.1.10/32", "office holds services");
    assertCured(drawing, finding);
  }

  @Test
  void aNetworkThatCoversSomeReplicasCanOnlyExceptThem() {
    Drawing drawing =
        drawing(
            """
            services: {web: {addresses: [10.0.1.10, 10.0.9.10]}}
            networks: {office: {addresses: [10.0.1.0/24], holds-services: true}}
            """);
    Finding finding = only(drawing, FindingCode.NETWORK_COVERS_PART);
    assertThat(finding.fixes()).hasSize(1);
    assertCured(drawing, finding);
  }

  @Test
  void twoServicesAtOneAddressCannotBeToldApartByHosts() {
    Finding finding =
        only(
            drawing("services: {a: {addresses: [10.0.0.1]}, b: {addresses: [10.0.0.1]}}\n"),
            FindingCode.SAME_ADDRESS);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.targets())
        .containsExactly(TargetName.NFTABLES, TargetName.IPTABLES, TargetName.AWS);
  }

  @Test
  void twoServicesThatOnePodCouldBeAreAnErrorOnKubernetesWithAFix() {
    Drawing drawing =
        drawing(
            """
            zones: {shop: {kubernetes: {namespace: shop}}}
            services:
              web: {zone: shop, labels: {tier: front}}
              api: {zone: shop, labels: {part: back}}
            """);
    Finding finding = only(drawing, FindingCode.SAME_PODS);
    assertThat(finding.targets()).containsExactly(TargetName.KUBERNETES);
    assertCured(drawing, finding);
  }

  @Test
  void servicesOfOneNamespaceThatDifferInOneLabelAreToldApart() {
    Drawing drawing =
        drawing(
            """
            zones: {shop: {kubernetes: {namespace: shop}}}
            services:
              web: {zone: shop, labels: {app: web, team: a}}
              api: {zone: shop, labels: {app: api, part: back}}
            """);
    assertThat(codes(drawing)).doesNotContain(FindingCode.SAME_PODS);
  }

  @Test
  void aPortThatItsServiceDoesNotDeclareOffersThoseItDoes() {
    Drawing drawing =
        drawing(
            """
            services: {web: {ports: {http: tcp/8080}}, api: {}}
            flows: [{from: api, to: web, ports: [tcp/443], why: x}]
            """);
    Finding finding = only(drawing, FindingCode.PORT_UNKNOWN);
    assertThat(labels(finding)).containsExactly("Use tcp/8080", "Declare tcp/443 at web");
    assertCured(drawing, finding);
  }

  @Test
  void aServiceThatDeclaresNoPortsIsNotAskedAboutThem() {
    Drawing drawing =
        drawing(
            """
            services: {web: {}, api: {}}
            flows: [{from: api, to: web, ports: [tcp/443], why: x}]
            """);
    assertThat(codes(drawing)).doesNotContain(FindingCode.PORT_UNKNOWN);
  }

  @Test
  void aFlowThatAnotherCoversIsRedundantAndOfTwoEqualOnesTheLater() {
    Drawing drawing =
        drawing(
            """
            zones: {all: {}}
            services: {web: {zone: all}, api: {zone: all}, job: {zone: all}}
            flows:
              - {id: wide, from: web, to: all, ports: [tcp/80-90], why: x}
              - {id: narrow, from: web, to: api, ports: [tcp/80], why: x}
              - {id: one, from: job, to: api, ports: [tcp/1], why: x}
              - {id: same, from: job, to: api, ports: [tcp/1], why: x}
            """);
    assertThat(findings(drawing).stream().filter(f -> f.code() == FindingCode.REDUNDANT_FLOW))
        .extracting(Finding::place)
        .containsExactly(Place.on("narrow"), Place.on("same"));
  }

  @Test
  void aFlowThatHoldsOnMoreTargetsThanTheOtherIsNotRedundant() {
    Drawing drawing =
        drawing(
            """
            services: {web: {}, api: {}}
            flows:
              - {id: here, from: web, to: api, ports: [tcp/80], why: x, only: [aws]}
              - {id: everywhere, from: web, to: api, ports: [tcp/80], why: x}
            """);
    assertThat(only(drawing, FindingCode.REDUNDANT_FLOW).place()).isEqualTo(Place.on("here"));
  }

  @Test
  void aGuardrailIsViolatedOverSeveralHopsAndSaysTheWay() {
    Drawing drawing =
        drawing(
            """
            services:
              web: {addresses: [10.0.0.1]}
              api: {addresses: [10.0.0.2]}
              db: {addresses: [10.0.0.3]}
            networks: {internet: {addresses: [internet]}}
            flows:
              - {from: internet, to: web, ports: [tcp/443], why: x}
              - {from: web, to: api, ports: [tcp/8080], why: x}
              - {from: api, to: db, ports: [tcp/5432], why: x}
            guardrails:
              - {never: {from: internet, to: db}, hops: any, why: data}
              - {never: {from: internet, to: db}, hops: 2, why: data}
              - {never: {from: internet, to: db, ports: [tcp/22]}, hops: any, why: data}
            """);
    Finding finding = only(drawing, FindingCode.GUARDRAIL_VIOLATED_IN_HOPS);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(text(finding))
        .isEqualTo(
            "internet reaches db in 3 hops, which a guardrail forbids:"
                + " internet → web → api → db");
  }

  @Test
  void aDatabasePortFromTheInternetIsAWarningAndFromAnOfficeIsNot() {
    Drawing drawing =
        drawing(
            """
            services: {db: {addresses: [10.0.0.3]}}
            networks: {internet: {addresses: [internet]}, office: {addresses: [198.51.100.0/24]}}
            flows:
              - {id: bad, from: internet, to: db, ports: [tcp/5432], why: x}
              - {id: fine, from: office, to: db, ports: [tcp/5432], why: x}
            """);
    assertThat(only(drawing, FindingCode.SENSITIVE_PORT_FROM_OUTSIDE).place())
        .isEqualTo(Place.on("bad"));
  }

  @Test
  void aHostWithoutAnyWayInForAdministrationIsOfferedTheManagementOfTheOthers() {
    Drawing drawing =
        drawing(
            """
            services: {web: {addresses: [10.0.0.1]}, db: {addresses: [10.0.0.3]}}
            networks: {office: {addresses: [198.51.100.0/24]}}
            flows: [{from: office, to: web, ports: [tcp/22], why: x}]
            """);
    Finding finding = only(drawing, FindingCode.NO_WAY_IN);
    assertThat(finding.place()).isEqualTo(Place.on("db"));
    assertCured(drawing, finding);
  }

  @Test
  void gapsOfFlowsAreFindings() {
    Drawing drawing =
        drawing(
            """
            zones: {empty: {}}
            services: {web: {ports: {http: tcp/80}}, api: {}}
            networks: {a: {addresses: [192.0.2.1]}, b: {addresses: [192.0.2.2]}}
            flows:
              - {id: nowhere, from: web, to: empty, ports: [tcp/1], why: x}
              - {id: nobody, from: a, to: b, ports: [tcp/1], why: x}
              - {id: nothing, from: web, to: api, ports: [], why: x}
              - {id: noname, from: web, to: api, ports: [http], why: x}
            """);
    assertThat(codes(drawing))
        .contains(
            FindingCode.EMPTY_ZONE,
            FindingCode.NETWORK_TO_NETWORK,
            FindingCode.NO_PORTS,
            FindingCode.PORT_NAME_UNKNOWN);
    assertThat(only(drawing, FindingCode.NETWORK_TO_NETWORK).severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void whatMeansNothingOnHostsIsSaid() {
    Drawing drawing =
        drawing(
            """
            services: {four: {addresses: [10.0.0.1]}, six: {addresses: ["fd00::1"]}}
            flows:
              - {id: never, from: four, to: six, ports: [tcp/1], why: x}
              - {id: alone, from: four, to: four, ports: [tcp/1], why: x}
            """);
    assertThat(only(drawing, FindingCode.FAMILIES_DO_NOT_MEET).place())
        .isEqualTo(Place.on("never"));
    assertThat(only(drawing, FindingCode.SELF_FLOW_ALONE).place()).isEqualTo(Place.on("alone"));
  }

  @Test
  void addressesThatNobodyCanHaveAreErrors() {
    Drawing drawing =
        drawing(
            """
            services:
              a: {addresses: [127.0.0.1]}
              b: {addresses: [224.0.0.1]}
              c: {addresses: ["::"]}
              d: {addresses: [10.0.0.0/24]}
            """);
    assertThat(codes(drawing))
        .filteredOn(c -> c == FindingCode.ADDRESS_UNUSABLE || c == FindingCode.ADDRESS_NOT_SINGLE)
        .hasSize(4);
  }

  @Test
  void anAddressOutsideItsZoneIsAWarning() {
    Drawing drawing =
        drawing(
            """
            zones: {edge: {addresses: [10.0.1.0/24]}}
            services: {web: {zone: edge, addresses: [10.0.1.5, 10.0.2.5]}}
            """);
    assertThat(text(only(drawing, FindingCode.ADDRESS_OUTSIDE_ZONE)))
        .isEqualTo("web has the address 10.0.2.5/32, outside the range of edge, 10.0.1.0/24");
  }

  @Test
  void widthIsNoticed() {
    Drawing drawing =
        drawing(
            """
            services: {web: {addresses: [10.0.0.1]}}
            networks:
              world: {addresses: [0.0.0.0/0, "::/0"], except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16]}
            flows: [{from: web, to: world, ports: [any], why: x}]
            """);
    assertThat(codes(drawing))
        .contains(
            FindingCode.WHOLE_INTERNET_EGRESS,
            FindingCode.ANY_TRAFFIC,
            FindingCode.ONE_FAMILY_EXCEPTED);
    assertCured(drawing, only(drawing, FindingCode.ONE_FAMILY_EXCEPTED));
  }

  @Test
  void whatIsForgottenIsNoticed() {
    Drawing drawing =
        drawing(
            """
            zones: {outside: {trust: external}}
            services: {web: {zone: outside}, api: {}, lonely: {}}
            networks: {nothing: {}}
            flows:
              - {from: web, to: api, ports: [tcp/21], until: 2026-11-21}
            """);
    assertThat(codes(drawing))
        .contains(
            FindingCode.FLOW_WITHOUT_WHY,
            FindingCode.REVIEW_DUE,
            FindingCode.NEEDS_HELPER,
            FindingCode.SERVICE_ISOLATED,
            FindingCode.SERVICE_UNREACHED,
            FindingCode.SERVICE_IN_EXTERNAL_ZONE,
            FindingCode.NETWORK_WITHOUT_FORM);
  }

  private static final String BRANCHES =
      """
      zones: {left: {addresses: [10.1.0.0/16]}, right: {addresses: [10.2.0.0/16]}}
      services:
        mail: {zone: left, addresses: [10.1.0.10]}
        files: {zone: right, addresses: [10.2.0.10]}
      flows: [{from: mail, to: files, ports: [tcp/445], why: x}]
      routers:
        edge: {addresses: [10.1.0.1], joins: {left: eth0, right: eth1}}
      """;

  @Test
  void aRouterThatJoinsTwoZonesIsNotAskedWhomItReaches() {
    assertThat(findings(drawing(BRANCHES)))
        .extracting(Finding::code)
        .doesNotContain(FindingCode.NOT_FORWARDED)
        .filteredOn(code -> code.name().contains("ROUTER") || code.name().contains("ISOLATED"))
        .isEmpty();
  }

  @Test
  void aRouterThatJoinsOneZoneForwardsNothing() {
    Drawing drawing = drawing(BRANCHES.replace(", right: eth1", ""));
    Finding finding = only(drawing, FindingCode.ROUTER_JOINS_TOO_FEW);
    assertThat(text(finding)).isEqualTo("edge joins only one zone, so it forwards nothing");
    assertThat(labels(finding)).containsExactly("Join right by eth1");
    assertCured(drawing, finding);
  }

  @Test
  void aRouterCannotTellTwoZonesApartAtOneInterface() {
    Drawing drawing = drawing(BRANCHES.replace("eth1", "eth0"));
    Finding finding = only(drawing, FindingCode.INTERFACE_TWICE);
    assertThat(labels(finding)).containsExactly("Reach right by eth1");
    assertCured(drawing, finding);
  }

  @Test
  void aJoinedZoneSaysItsRangeUnlessANetworkInItDoes() {
    Drawing drawing = drawing(BRANCHES.replace("left: {addresses: [10.1.0.0/16]}", "left: {}"));
    assertThat(text(only(drawing, FindingCode.JOINED_ZONE_WITHOUT_RANGE)))
        .isEqualTo("left names no addresses, so edge knows only the machines that are drawn in it");
    assertThat(
            codes(
                drawing(
                    BRANCHES.replace("left: {addresses: [10.1.0.0/16]}", "left: {}")
                        + "networks: {all: {zone: left, addresses: [10.1.0.0/16], holds-services:"
                        + " true}}\n")))
        .doesNotContain(FindingCode.JOINED_ZONE_WITHOUT_RANGE);
  }

  @Test
  void aNetworkThatReachesIntoAnotherZoneOfARouterLeavesItOut() {
    Drawing drawing =
        drawing(
            BRANCHES
                + "networks: {desks: {zone: left, addresses: [10.0.0.0/8], except: [10.2.0.10,"
                + " 10.1.0.0/24]}}\n");
    Finding finding = only(drawing, FindingCode.SOURCES_OVERLAP);
    assertThat(labels(finding)).singleElement().asString().endsWith("in desks");
    assertCured(drawing, finding);
  }

  @Test
  void twoRoutersBetweenTheSameZonesAreAWarning() {
    Drawing drawing =
        drawing(BRANCHES + "  spare: {addresses: [10.1.0.2], joins: {right: eth1, left: eth0}}\n");
    assertThat(text(only(drawing, FindingCode.ROUTERS_SIDE_BY_SIDE)))
        .isEqualTo("edge and spare both join left and right");
  }

  @Test
  void whatARouterLeadsNowhereToIsNotForwarded() {
    String outside =
        BRANCHES.replace(
            "flows: [",
            "networks: {mirror: {addresses: [198.51.100.7]}}\n"
                + "flows: [{from: mail, to: mirror, ports: [tcp/443], why: x}, ");
    assertThat(text(only(drawing(outside), FindingCode.NOT_FORWARDED)))
        .isEqualTo(
            "edge joins no zone that mirror stands in, and forwards nothing between it and the"
                + " zones that it joins");
    assertThat(codes(drawing(outside.replace("mirror: {", "mirror: {zone: right, "))))
        .doesNotContain(FindingCode.NOT_FORWARDED);
  }

  @Test
  void aDrawingOfTwoServicesThatSaysEverythingHasNoFinding() {
    Drawing drawing =
        drawing(
            """
            services:
              web: {addresses: [10.0.0.1], ports: {http: tcp/80, ssh: tcp/22}}
              api: {addresses: [10.0.0.2], ports: {http: tcp/80, ssh: tcp/22}}
            networks: {office: {addresses: [198.51.100.0/24]}}
            flows:
              - {from: web, to: api, ports: [http], why: x}
              - {from: office, to: web, ports: [tcp/22, tcp/80], why: x}
              - {from: office, to: api, ports: [tcp/22], why: x}
            """);
    assertThat(findings(drawing)).isEmpty();
  }

  // ---- asking

  private static List<Finding> findings(Drawing drawing) {
    return Checks.asOf(TODAY).findings(Policy.of(drawing), Map.of());
  }

  private static List<Object> codes(Drawing drawing) {
    return findings(drawing).stream().<Object>map(Finding::code).toList();
  }

  private static Finding only(Drawing drawing, FindingCode code) {
    List<Finding> found = findings(drawing).stream().filter(f -> f.code() == code).toList();
    assertThat(found).as("%s among %s", code, codes(drawing)).hasSize(1);
    return found.getFirst();
  }

  private static String text(Finding finding) {
    return Messages.text(finding.code(), finding.arguments());
  }

  private static List<String> labels(Finding finding) {
    return finding.fixes().stream().map(f -> Messages.text(f.code(), f.arguments())).toList();
  }

  /** Each fix alone makes the finding go away. */
  private static void assertCured(Drawing drawing, Finding finding) {
    assertThat(finding.fixes()).isNotEmpty();
    for (Finding.Fix fix : finding.fixes()) {
      assertThat(codes(fix.edit().apply(drawing)))
          .as("after %s", Messages.text(fix.code(), fix.arguments()))
          .doesNotContain(finding.code());
    }
  }
}
