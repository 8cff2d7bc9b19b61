package dev.drawbridge.target.aws;

import dev.drawbridge.drawing.AwsOptions;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.net.Cidr;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.quote.Json;
import dev.drawbridge.target.Bundle;
import dev.drawbridge.target.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes {@code security-groups.json}: create all groups, authorize, then revoke what AWS puts into
 * every new group (design: aws §1); and before them which interfaces are to carry which groups. One
 * rule per line, for the sake of {@code git diff}.
 */
final class AwsWriter {
  /** The one file. */
  static final String FILE = "security-groups.json";

  private static final int MOST_FLOWS_NAMED = 4;

  private final Policy policy;
  private final Drawing drawing;
  private final GroupPlan plan;
  private final String drawingTag;
  private final Text text = new Text();
  private int callsLeft;

  private AwsWriter(Policy policy, GroupPlan plan) {
    this.policy = policy;
    this.drawing = policy.drawing();
    this.plan = plan;
    this.drawingTag = AwsText.drawingTag(drawing.name());
  }

  static Bundle write(Policy policy, GroupPlan plan) {
    AwsWriter writer = new AwsWriter(policy, plan);
    writer.all();
    return new Bundle(
        Map.of(FILE, writer.text.bytes()), Map.of(FILE, writer.text.origins()), Map.of());
  }

  private void all() {
    text.line("{");
    text.line("  \"format\": \"drawbridge-aws/2\",");
    text.line("  \"drawing\": " + Json.string(drawing.name()) + ",");
    quotas();
    list("services", plan.groups().keySet().stream().map(this::service).toList());
    text.line("  \"calls\": [");
    callsLeft = calls();
    plan.groups().forEach((service, groups) -> groups.forEach(g -> create(service, g)));
    groups().filter(this::isClosedFirst).forEach(this::revokeDefault);
    plan.groups()
        .forEach((service, groups) ->
            groups.forEach(group -> {
              authorize(service, group, Direction.INGRESS);
              authorize(service, group, Direction.EGRESS);
            }));
    groups().filter(group -> !isClosedFirst(group)).forEach(this::revokeDefault);
    text.line("  ]");
    text.line("}");
  }

  private Stream<GroupPlan.Group> groups() {
    return plan.groups().values().stream().flatMap(List::stream);
  }

  /** Nobody carries a new group yet, so its default egress may go first where both cannot be. */
  private boolean isClosedFirst(GroupPlan.Group group) {
    return group.isFullWithDefaultEgress(drawing.options().aws().rulesPerGroupInForce())
        || group.saysDefaultEgress();
  }

  /** What old and new rules may cost together while both are there. */
  private void quotas() {
    AwsOptions options = drawing.options().aws();
    text.line(
        "  \"quotas\": {\"rules-per-group\":"
            + options.rulesPerGroupInForce()
            + ",\"groups-per-interface\":"
            + options.groupsPerInterfaceInForce()
            + "},");
    list(
        "prefix-lists",
        groups()
            .flatMap(group -> Stream.of(Direction.values()).map(group::lines))
            .flatMap(lines -> lines.keySet().stream())
            .map(GroupPlan.Line::source)
            .filter(Source.PrefixList.class::isInstance)
            .map(Source.PrefixList.class::cast)
            .map(AwsWriter::prefixList)
            .distinct()
            .sorted()
            .toList());
  }

  private static String prefixList(Source.PrefixList list) {
    return "{\"id\":"
        + Json.string(list.id())
        + ",\"family\":\""
        + (list.family() == Family.IPV4 ? "ipv4" : "ipv6")
        + "\",\"maximum\":"
        + list.maximum()
        + "}";
  }

  /** Which interfaces are to carry which groups. */
  private String service(Key service) {
    return "{\"service\":"
        + Json.string(service.text())
        + ",\"groups\":"
        + strings(plan.groups().getOrDefault(service, List.of()), GroupPlan.Group::reference)
        + ",\"addresses\":"
        + strings(policy.addresses(service).cidrs(), Cidr::toString)
        + "}";
  }

  private static <T> String strings(Collection<T> items, Function<T, String> text) {
    return items.stream()
        .map(item -> Json.string(text.apply(item)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private void list(String name, List<String> items) {
    text.line("  " + Json.string(name) + ": [");
    for (int i = 0; i < items.size(); i++) {
      text.line("    " + items.get(i) + (i + 1 < items.size() ? "," : ""));
    }
    text.line("  ],");
  }

  private int calls() {
    return groups()
        .mapToInt(group ->
            2 + byFlows(group, Direction.INGRESS).size() + byFlows(group, Direction.EGRESS).size())
        .sum();
  }

  private void create(Key service, GroupPlan.Group group) {
    String vpc = drawing.vpc(drawing.element(service).orElseThrow()).orElseThrow();
    begin("create:" + group.reference(), "create_security_group");
    argument("GroupName", Json.string(AwsText.groupName(drawing, group.reference())), ",");
    argument("Description", Json.string(AwsText.description("Drawbridge: " + service)), ",");
    argument("VpcId", Json.string(vpc), ",");
    argument("TagSpecifications", groupTags(service, group), "");
    end();
  }

  /** One call per set of flows, because tags are given per call. */
  private void authorize(Key service, GroupPlan.Group group, Direction direction) {
    String word = direction == Direction.INGRESS ? "ingress" : "egress";
    byFlows(group, direction)
        .forEach((flows, lines) -> {
          begin(
              word + ":" + group.reference() + ":" + flows.getFirst(),
              "authorize_security_group_" + word,
              "\"flows\": " + strings(flows, Function.identity()) + ",");
          text.line("        \"GroupId\": \"${" + group.reference() + "}\",");
          text.line("        \"IpPermissions\": [");
          String description = Json.string(description(flows));
          for (int i = 0; i < lines.size(); i++) {
            String comma = i + 1 < lines.size() ? "," : "";
            text.line("          " + permission(lines.get(i), description) + comma, flows);
          }
          text.line("        ],");
          text.line("        \"TagSpecifications\": " + ruleTags(service, flows));
          end();
        });
  }

  private static Map<List<String>, List<GroupPlan.Line>> byFlows(
      GroupPlan.Group group, Direction direction) {
    Map<List<String>, List<GroupPlan.Line>> byFlows = new LinkedHashMap<>();
    group
        .lines(direction)
        .forEach((line, flows) ->
            byFlows.computeIfAbsent(List.copyOf(flows), _ -> new ArrayList<>()).add(line));
    return byFlows;
  }

  private static String permission(GroupPlan.Line line, String description) {
    String described = ",\"Description\":" + description + "}]}";
    return permission(line.permission())
        + ","
        + switch (line.source()) {
          case Source.Group g -> "\"UserIdGroupPairs\":[{\"GroupId\":\"${" + g.reference() + "}\"";
          case Source.Block block when block.cidr().family() == Family.IPV4 ->
              "\"IpRanges\":[{\"CidrIp\":\"" + block.cidr() + "\"";
          case Source.Block block -> "\"Ipv6Ranges\":[{\"CidrIpv6\":\"" + block.cidr() + "\"";
          case Source.PrefixList list ->
              "\"PrefixListIds\":[{\"PrefixListId\":" + Json.string(list.id());
        }
        + described;
  }

  private static String permission(Permission permission) {
    return "{\"IpProtocol\":\""
        + permission.protocol()
        + "\""
        + (permission.hasPorts()
            ? ",\"FromPort\":" + permission.from() + ",\"ToPort\":" + permission.to()
            : "");
  }

  private String description(Collection<String> flows) {
    String id = flows.iterator().next();
    String why = drawing.statement(id).map(Statement::why).orElse("");
    return AwsText.description(id + (why.isBlank() ? "" : ": " + why));
  }

  /** AWS lets everything out of a new group, in both families, until this is revoked (K). */
  private void revokeDefault(GroupPlan.Group group) {
    begin("revoke-default:" + group.reference(), "revoke_security_group_egress");
    text.line("        \"GroupId\": \"${" + group.reference() + "}\",");
    text.line("        \"IpPermissions\": [");
    text.line("          {\"IpProtocol\":\"-1\",\"IpRanges\":[{\"CidrIp\":\"0.0.0.0/0\"}]},");
    text.line("          {\"IpProtocol\":\"-1\",\"Ipv6Ranges\":[{\"CidrIpv6\":\"::/0\"}]}");
    text.line("        ]");
    end();
  }

  private void argument(String key, String value, String comma) {
    text.line("        " + Json.string(key) + ": " + value + comma);
  }

  private String groupTags(Key service, GroupPlan.Group group) {
    return tags(
        "security-group",
        service,
        tag("Name", group.reference().substring("sg:".length())),
        tag("drawbridge:group", group.reference()));
  }

  private String ruleTags(Key service, Collection<String> flows) {
    return tags("security-group-rule", service, tag("drawbridge:flow", named(flows)));
  }

  private String tags(String resource, Key service, String... more) {
    return "[{\"ResourceType\":\""
        + resource
        + "\",\"Tags\":["
        + tag("drawbridge:drawing", drawingTag)
        + ","
        + tag("drawbridge:service", service.text())
        + ","
        + String.join(",", more)
        + "]}]";
  }

  private static String tag(String key, String value) {
    return "{\"Key\":" + Json.string(key) + ",\"Value\":" + Json.string(value) + "}";
  }

  /** The first flows by id, and how many more there are: a tag holds 256 characters. */
  private static String named(Collection<String> flows) {
    StringBuilder named = new StringBuilder();
    int count = 0;
    for (String flow : flows) {
      boolean full = count == MOST_FLOWS_NAMED || named.length() + flow.length() > 230;
      if (full) {
        return named + " +" + (flows.size() - count);
      }
      named.append(count == 0 ? "" : " ").append(flow);
      count++;
    }
    return named.toString();
  }

  private void begin(String id, String method, String... more) {
    text.line("    {");
    text.line("      \"id\": " + Json.string(id) + ",");
    text.line("      \"method\": " + Json.string(method) + ",");
    Stream.of(more).forEach(line -> text.line("      " + line));
    text.line("      \"arguments\": {");
  }

  private void end() {
    text.line("      }");
    callsLeft--;
    text.line(callsLeft == 0 ? "    }" : "    },");
  }
}
