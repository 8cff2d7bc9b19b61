package dev.drawbridge.target.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.drawbridge.drawing.AddressSpec;
import dev.drawbridge.drawing.AwsOptions;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Element;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Membership;
import dev.drawbridge.drawing.Network;
import dev.drawbridge.drawing.PortSpec;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.drawing.TargetOptions;
import dev.drawbridge.drawing.Zone;
import dev.drawbridge.net.AddressSet;
import dev.drawbridge.net.Traffic;
import dev.drawbridge.policy.Loss;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.problem.ProblemsException;
import dev.drawbridge.proof.Proof;
import dev.drawbridge.reading.GroupsReading;
import dev.drawbridge.target.Bundle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsTargetTest {
  private static final Key WEB = Key.of("web");
  private static final Key API = Key.of("api");
  private static final Key INTERNET = Key.of("internet");
  private static final AwsTarget TARGET = new AwsTarget();

  @Test
  void aPeerInTheSameVpcIsItsGroupAndOneElsewhereItsAddresses() throws ProblemsException {
    Service elsewhere =
        service("far", "10.1.0.9")
            .withMembership(Membership.NONE.withVpc(Optional.of("vpc-87654321")));
    GroupsReading reading =
        reading(
            drawing(
                List.of(service("web", "10.0.0.1"), service("api", "10.0.0.2"), elsewhere),
                Flow.of("a", WEB, API, PortSpec.parse("tcp/8080")),
                Flow.of("b", WEB, elsewhere.key(), PortSpec.parse("tcp/443"))));
    assertThat(reading.groups().get("sg:web").egress())
        .extracting(GroupsReading.Entry::peer)
        .containsExactly(
            new GroupsReading.Peer.Group("sg:api"),
            new GroupsReading.Peer.Addresses(AddressSet.parse("10.1.0.9")));
    assertThat(reading.groups().get("sg:api").ingress())
        .extracting(GroupsReading.Entry::traffic)
        .containsExactly(Traffic.tcp(8080));
  }

  @Test
  void anEgressToEveryAddressTakesThePlaceOfTheOneThatAwsMakes() throws ProblemsException {
    Network all = Network.of(Key.of("all")).withAddresses(List.of(AddressSpec.parse("::/0")));
    Drawing drawing =
        drawing(
            List.of(service("web", "10.0.0.1"), all),
            Flow.of("a", WEB, all.key(), PortSpec.parse("any")));
    assertThat(reading(drawing).groups().get("sg:web").egress())
        .extracting(GroupsReading.Entry::peer)
        .containsExactly(new GroupsReading.Peer.Addresses(AddressSet.parse("::/0")));
  }

  @Test
  void drawingsWhoseNamesTagsCannotSayAreKnownApart() {
    assertThat(AwsText.drawingTag("Shop 1")).isEqualTo("Shop 1");
    assertThat(AwsText.drawingTag("\uD83D\uDE42")).startsWith("drawing ");
    assertThat(AwsText.drawingTag("\uD83D\uDE42")).isNotEqualTo(AwsText.drawingTag("\uD83D\uDE43"));
  }

  @Test
  void aGroupThatNothingIsDrawnForLetsNothingOut() throws ProblemsException {
    GroupsReading reading = reading(drawing(List.of(service("web", "10.0.0.1"))));
    assertThat(reading.groups().get("sg:web").egress()).isEmpty();
    assertThat(reading.groups().get("sg:web").ingress()).isEmpty();
  }

  @Test
  void theInternetOnOnePortIsFortyNineRulesOfIpv4AndTwoOfIpv6() throws ProblemsException {
    GroupsReading reading =
        reading(
            toInternet(AwsOptions.UNSAID, Flow.of("a", WEB, INTERNET, PortSpec.parse("tcp/443"))));
    List<GroupsReading.Entry> egress = reading.groups().get("sg:web").egress();
    assertThat(egress).hasSize(51);
  }

  @Test
  void rulesThatDoNotFitIntoOneGroupGoToRuleOnlyGroupsBesideIt() throws ProblemsException {
    Drawing drawing =
        toInternet(
            AwsOptions.UNSAID,
            Flow.of("a", WEB, INTERNET, PortSpec.parse("tcp/443"), PortSpec.parse("tcp/80")));
    GroupsReading reading = reading(drawing);
    assertThat(reading.groups().keySet()).containsExactly("sg:api", "sg:web", "sg:web.rules-2");
    assertThat(TARGET.limits(Policy.of(drawing)).losses()).isEmpty();
    proves(drawing);
  }

  /** Two peers in a zone have one address in common; the rules for the second do not fit. */
  @Test
  void whatAFlowIsGivenUpForOnePeerItKeepsForAnother() throws ProblemsException {
    Key partners = Key.of("partners");
    List<Element> elements =
        List.of(
            Zone.of(partners),
            service("web", "10.0.0.1"),
            network("near", partners, "203.0.113.1"),
            network("wide", partners, "203.0.113.1", "203.0.113.5", "203.0.113.9"));
    Drawing drawing =
        drawing(elements, Flow.of("out", WEB, partners, PortSpec.parse("tcp/443")))
            .with(
                TargetOptions.UNSAID.with(
                    new AwsOptions(OptionalInt.of(2), OptionalInt.of(1), Map.of())));
    assertThat(TARGET.limits(Policy.of(drawing)).losses())
        .extracting(Loss::flow, Loss::peer)
        .containsExactly(tuple("out", Key.of("wide")));
    assertThat(text(drawing)).contains("203.0.113.1/32", "\"flows\": [\"out\"]");
    proves(drawing);
  }

  @Test
  void aFlowThatFitsIntoNoGroupIsGivenUpWholeAndNamed() throws ProblemsException {
    Drawing drawing =
        toInternet(
            new AwsOptions(OptionalInt.of(60), OptionalInt.of(1), Map.of()),
            Flow.of("small", WEB, API, PortSpec.parse("tcp/8080")),
            Flow.of("large", WEB, INTERNET, PortSpec.parse("tcp/443"), PortSpec.parse("tcp/80")));
    assertThat(TARGET.limits(Policy.of(drawing)).losses())
        .extracting(Loss::flow, loss -> loss.reason())
        .containsExactly(tuple("large", AwsCode.QUOTA_EXCEEDED));
    proves(drawing);
  }

  @Test
  void aPrefixListStandsForANetworkAndCostsItsMaximum() throws ProblemsException {
    AwsOptions options =
        new AwsOptions(
            OptionalInt.empty(),
            OptionalInt.empty(),
            Map.of(
                INTERNET,
                new AwsOptions.PrefixList(Optional.of("pl-0a1"), Optional.of("pl-0b2"), 50)));
    Drawing drawing = toInternet(options, Flow.of("a", WEB, INTERNET, PortSpec.parse("tcp/443")));
    assertThat(reading(drawing).groups().get("sg:web").egress())
        .extracting(GroupsReading.Entry::peer)
        .containsExactly(
            new GroupsReading.Peer.PrefixList("pl-0a1"),
            new GroupsReading.Peer.PrefixList("pl-0b2"));
    proves(drawing);
  }

  @Test
  void sctpPortsAreALossAndTheRestOfTheFlowIsWritten() throws ProblemsException {
    Drawing drawing =
        drawing(
            List.of(service("web", "10.0.0.1"), service("api", "10.0.0.2")),
            Flow.of("a", WEB, API, PortSpec.parse("sctp/3868"), PortSpec.parse("tcp/443")));
    assertThat(TARGET.limits(Policy.of(drawing)).losses())
        .hasSize(2)
        .allSatisfy(loss -> assertThat(loss.traffic()).hasToString("sctp/3868"));
    proves(drawing);
  }

  @Test
  void aNameThatLooksLikeAGroupIdIsNoObstacle() throws ProblemsException {
    Drawing drawing = drawing(List.of(service("web", "10.0.0.1")));
    proves(drawing.titled("${sg:a} ${HOME} %s", ""));
    proves(drawing.titled("sg-1", ""));
  }

  @Test
  void oneRuleThatTwoFlowsAskForIsWrittenOnce() throws ProblemsException {
    Drawing drawing =
        drawing(
            List.of(service("web", "10.0.0.1"), service("api", "10.0.0.2")),
            Flow.of("a", WEB, API, PortSpec.parse("tcp/443")),
            Flow.of("b", WEB, API, PortSpec.parse("tcp/443"), PortSpec.parse("tcp/80")));
    assertThat(reading(drawing).groups().get("sg:api").ingress()).hasSize(2);
    proves(drawing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"ToPort\":8080 | \"ToPort\":\"8080\" | WRONG_TYPE",
        "\"IpProtocol\":\"tcp\" | \"IpProtocol\":\"tpc\" | PROTOCOL_UNKNOWN",
        "\"FromPort\":8080 | \"FromPort\":9090 | PORTS_WRONG",
        "\"GroupId\":\"${sg:api}\",\"Desc | \"GroupId\":\"${sg:nobody}\",\"Desc | UNKNOWN_GROUP",
        "\"Description\":\"a\" | \"Description\":\"a > b\" | TEXT_REFUSED",
        "\"Description\":\"a\" | \"Comment\":\"a\" | UNKNOWN_KEY",
        "\"CidrIp\":\"0.0.0.0/0\" | \"CidrIp\":\"10.0.0.1/8\" | CIDR_WRONG",
        "\"IpProtocol\":\"-1\",\"Ipv6 | \"IpProtocol\":\"6\",\"Ipv6 | PORTS_WRONG",
        "revoke_security_group_egress | delete_security_group | UNKNOWN_METHOD",
        "drawbridge-aws/2 | drawbridge-aws/1 | WRONG_TYPE",
        "\"drawbridge:drawing\",\"Value\":\"shop | \"drawbridge:drawing\",\"Value\":\"shops |"
            + " TAG_WRONG",
        "\"drawbridge:group\",\"Value\":\"sg:web | \"drawbridge:group\",\"Value\":\"sg:api |"
            + " TAG_WRONG",
        "\"groups\":[\"sg:web | \"groups\":[\"sg:api | GROUP_OF_NO_SERVICE",
        "\"groups\":[\"sg:web\"] | \"groups\":[] | GROUP_OF_NO_SERVICE",
        "[\"10.0.0.1/32\"] | [\"10.0.0.1/33\"] | CIDR_WRONG",
        "\"rules-per-group\" | \"rules\" | UNKNOWN_KEY"
      })
  void whatTheApiWouldRefuseIsRefusedWithItsLine(String written, String edited, String code) {
    String file =
        text(
            drawing(
                List.of(service("web", "10.0.0.1"), service("api", "10.0.0.2")),
                Flow.of("a", WEB, API, PortSpec.parse("tcp/8080"))));
    assertThat(file).contains(written);
    String changed = file.replaceFirst(Pattern.quote(written), Matcher.quoteReplacement(edited));
    assertThatThrownBy(() -> read(changed))
        .isInstanceOfSatisfying(
            ProblemsException.class,
            e ->
                assertThat(e.problems())
                    .singleElement()
                    .satisfies(p -> assertThat(p.code().name()).isEqualTo(code)));
  }

  @Test
  void aDefaultEgressThatIsNotRevokedStays() throws ProblemsException {
    String file = text(drawing(List.of(service("web", "10.0.0.1"))));
    int revoke = file.indexOf(",\n    {\n      \"id\": \"revoke");
    GroupsReading reading = read(file.substring(0, revoke) + "\n  ]\n}\n");
    assertThat(reading.groups().get("sg:web").egress()).hasSize(2);
  }

  @Test
  void theScriptThatAppliesTheFileIsTheProgramsOwn() throws ProblemsException {
    Map<String, byte[]> files =
        TARGET.write(Policy.of(drawing(List.of(service("web", "10.0.0.1"))))).files();
    assertThat(new String(files.get("apply.py"), StandardCharsets.UTF_8))
        .startsWith("#!/usr/bin/env python3\n");
    Map<String, byte[]> edited = new HashMap<>(files);
    edited.put("apply.py", "#!/usr/bin/env python3\n".getBytes(StandardCharsets.UTF_8));
    assertThat(TARGET.read(files)).isNotNull();
    assertThatThrownBy(() -> TARGET.read(edited)).isInstanceOf(ProblemsException.class);
  }

  @Test
  void aFullGroupLosesItsDefaultEgressBeforeItsRulesAreAuthorized() throws ProblemsException {
    Drawing drawing =
        toInternet(
            new AwsOptions(OptionalInt.of(49), OptionalInt.empty(), Map.of()),
            Flow.of("a", WEB, INTERNET, PortSpec.parse("tcp/443")));
    String file = text(drawing);
    assertThat(file.indexOf("revoke-default:sg:web"))
        .isLessThan(file.indexOf("\"egress:sg:web"))
        .isPositive();
    assertThat(file.indexOf("revoke-default:sg:api"))
        .isGreaterThan(file.indexOf("\"egress:sg:web"));
    proves(drawing);
  }

  @Test
  void interfacesAreFoundByAllAddressesOfTheirService() throws ProblemsException {
    GroupsReading reading = reading(drawing(List.of(service("web", "10.0.0.1"))));
    assertThat(reading.attachments().get("web").addresses())
        .isEqualTo(AddressSet.parse("10.0.0.1"));
    assertThat(reading.attachments().get("web").groups()).containsExactly("sg:web");
  }

  @Test
  void aProtocolWithoutPortsOpensAllOfItWhateverThePortsSay() throws ProblemsException {
    String file =
        text(
            drawing(
                List.of(service("web", "10.0.0.1"), service("api", "10.0.0.2")),
                Flow.of("a", WEB, API, PortSpec.parse("tcp/8080"))));
    GroupsReading reading = read(file.replace("\"tcp\"", "\"132\""));
    assertThat(reading.groups().get("sg:api").ingress())
        .extracting(entry -> entry.traffic().toString())
        .containsExactly("sctp/any");
  }

  // ---- parts

  private static Network network(String key, Key zone, String... addresses) {
    return Network.of(Key.of(key))
        .withAddresses(Arrays.stream(addresses).map(AddressSpec::parse).toList())
        .inZone(Optional.of(zone));
  }

  private static Service service(String key, String address) {
    return Service.of(Key.of(key))
        .withAddresses(List.of(AddressSpec.parse(address)))
        .withMembership(Membership.NONE.withVpc(Optional.of("vpc-12345678")));
  }

  private static Drawing toInternet(AwsOptions options, Flow... flows) {
    List<Element> elements =
        List.of(
            service("web", "10.0.0.1"),
            service("api", "10.0.0.2"),
            Network.of(INTERNET).withAddresses(List.of(AddressSpec.parse("internet"))));
    return drawing(elements, flows).with(TargetOptions.UNSAID.with(options));
  }

  private static Drawing drawing(List<? extends Element> elements, Flow... flows) {
    List<Statement> statements = new ArrayList<>(List.of(flows));
    return Drawing.of("shop", "", TargetOptions.UNSAID, elements, statements, Map.of());
  }

  private static String text(Drawing drawing) {
    Bundle bundle = TARGET.write(Policy.of(drawing));
    return new String(bundle.files().get("security-groups.json"), StandardCharsets.UTF_8);
  }

  private static GroupsReading reading(Drawing drawing) throws ProblemsException {
    return read(text(drawing));
  }

  private static GroupsReading read(String file) throws ProblemsException {
    return (GroupsReading)
        TARGET.read(Map.of("security-groups.json", file.getBytes(StandardCharsets.UTF_8)));
  }

  private static void proves(Drawing drawing) throws ProblemsException {
    Policy policy = Policy.of(drawing);
    assertThat(
            Proof.compare(policy, TargetName.AWS, TARGET.limits(policy).losses(), reading(drawing))
                .disagreements())
        .isEmpty();
  }
}
