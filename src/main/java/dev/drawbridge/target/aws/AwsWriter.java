package dev.drawbridge.target.aws;

import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Statement;
import dev.drawbridge.net.Direction;
import dev.drawbridge.net.Family;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.target.Bundle;
import dev.drawbridge.target.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes {@code security-groups.json}: create all groups, authorize, then revoke what AWS puts into
 * every new group (design: aws §1). One rule per line, for the sake of {@code git diff}.
 */
final class AwsWriter {
  /** The one file. */
  static final String FILE = "security-groups.json";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MOST_FLOWS_NAMED = 4;

  private final Drawing drawing;
  private final GroupPlan plan;
  private final Text text = new Text();
  private int callsLeft;

  private AwsWriter(Policy policy, GroupPlan plan) {
    this.drawing = policy.drawing();
    this.plan = plan;
  }

  static Bundle write(Policy policy, GroupPlan plan) {
    AwsWriter writer = new AwsWriter(policy, plan);
    writer.all();
    return new Bundle(
        Map.of(FILE, writer.text.bytes()), Map.of(FILE, writer.text.origins()), Map.of());
  }

  private void all() {
    text.line("{");
    text.line("  \"format\": \"drawbridge-aws/1\",");
    text.line("  \"drawing\": " + quoted(drawing.name()) + ",");
    text.line("  \"calls\": [");
    callsLeft = calls();
    plan.groups().forEach((service, groups) -> groups.forEach(g -> create(service, g)));
    plan.groups()
        .forEach((service, groups) ->
            groups.forEach(group -> {
              authorize(service, group, Direction.INGRESS);
              authorize(service, group, Direction.EGRESS);
            }));
    plan.groups().values().forEach(groups -> groups.forEach(this::revokeDefault));
    text.line("  ]");
    text.line("}");
  }

  private int calls() {
    return plan.groups().values().stream()
        .flatMap(List::stream)
        .mapToInt(group ->
            2 + byFlows(group, Direction.INGRESS).size() + byFlows(group, Direction.EGRESS).size())
        .sum();
  }

  private void create(Key service, GroupPlan.Group group) {
    ObjectNode arguments = JSON.objectNode();
    arguments.put("GroupName", AwsText.groupName(drawing, group.reference()));
    arguments.put("Description", AwsText.description("Drawbridge: " + service));
    arguments.put("VpcId", drawing.vpc(drawing.element(service).orElseThrow()).orElseThrow());
    arguments.set("TagSpecifications", tags("security-group", service, List.of()));
    begin("create:" + group.reference(), "create_security_group");
    Iterator<Map.Entry<String, JsonNode>> properties = arguments.properties().iterator();
    while (properties.hasNext()) {
      Map.Entry<String, JsonNode> p = properties.next();
      text.line(
          "        "
              + quoted(p.getKey())
              + ": "
              + p.getValue()
              + (properties.hasNext() ? "," : ""));
    }
    end();
  }

  /** One call per set of flows, because tags are given per call. */
  private void authorize(Key service, GroupPlan.Group group, Direction direction) {
    String word = direction == Direction.INGRESS ? "ingress" : "egress";
    byFlows(group, direction)
        .forEach((flows, lines) -> {
          begin(
              word + ":" + group.reference() + ":" + flows.getFirst(),
              "authorize_security_group_" + word);
          text.line("        \"GroupId\": \"${" + group.reference() + "}\",");
          text.line("        \"IpPermissions\": [");
          for (int i = 0; i < lines.size(); i++) {
            String comma = i + 1 < lines.size() ? "," : "";
            text.line("          " + permission(lines.get(i), flows) + comma, flows);
          }
          text.line("        ],");
          text.line(
              "        \"TagSpecifications\": " + tags("security-group-rule", service, flows));
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

  private ObjectNode permission(GroupPlan.Line line, Collection<String> flows) {
    ObjectNode node = permission(line.permission());
    String description = description(flows);
    switch (line.source()) {
      case Source.Group g ->
          node.putArray("UserIdGroupPairs")
              .addObject()
              .put("GroupId", "${" + g.reference() + "}")
              .put("Description", description);
      case Source.Block block when block.cidr().family() == Family.IPV4 ->
          node.putArray("IpRanges")
              .addObject()
              .put("CidrIp", block.cidr().toString())
              .put("Description", description);
      case Source.Block block ->
          node.putArray("Ipv6Ranges")
              .addObject()
              .put("CidrIpv6", block.cidr().toString())
              .put("Description", description);
      case Source.PrefixList list ->
          node.putArray("PrefixListIds")
              .addObject()
              .put("PrefixListId", list.id())
              .put("Description", description);
    }
    return node;
  }

  private static ObjectNode permission(Permission permission) {
    ObjectNode node = JSON.objectNode().put("IpProtocol", permission.protocol());
    if (permission.hasPorts()) {
      node.put("FromPort", permission.from()).put("ToPort", permission.to());
    }
    return node;
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
    ObjectNode ipv4 = JSON.objectNode().put("IpProtocol", "-1");
    ipv4.putArray("IpRanges").addObject().put("CidrIp", "0.0.0.0/0");
    ObjectNode ipv6 = JSON.objectNode().put("IpProtocol", "-1");
    ipv6.putArray("Ipv6Ranges").addObject().put("CidrIpv6", "::/0");
    text.line("          " + ipv4 + ",");
    text.line("          " + ipv6);
    text.line("        ]");
    end();
  }

  private ArrayNode tags(String resource, Key service, Collection<String> flows) {
    ArrayNode tags = JSON.arrayNode();
    if (flows.isEmpty()) {
      tag(tags, "Name", service.text());
    }
    tag(tags, "drawbridge:drawing", AwsText.tag(drawing.name()));
    tag(tags, "drawbridge:service", service.text());
    if (!flows.isEmpty()) {
      tag(tags, "drawbridge:flow", named(flows));
    }
    ArrayNode specifications = JSON.arrayNode();
    specifications.addObject().put("ResourceType", resource).set("Tags", tags);
    return specifications;
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

  private static void tag(ArrayNode tags, String key, String value) {
    tags.addObject().put("Key", key).put("Value", value);
  }

  private void begin(String id, String method) {
    text.line("    {");
    text.line("      \"id\": " + quoted(id) + ",");
    text.line("      \"method\": " + quoted(method) + ",");
    text.line("      \"arguments\": {");
  }

  private void end() {
    text.line("      }");
    callsLeft--;
    text.line(callsLeft == 0 ? "    }" : "    },");
  }

  private static String quoted(String value) {
    return JSON.stringNode(value).toString();
  }
}
