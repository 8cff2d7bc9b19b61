package dev.drawbridge.target;

import dev.drawbridge.drawing.TargetName;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The list of semantics §2 as far as security groups can express it. */
final class AwsMutations {
  private static final String CALLS = "security-groups.json";
  private static final String FROM_FRONTEND =
      "\\{\"IpProtocol\":\"tcp\",\"FromPort\":8080,\"ToPort\":8080,\"UserIdGroupPairs\":\\[\\{\"GroupId\":\"\\$\\{sg:frontend\\}\"[^\n"
          + "]*";

  private AwsMutations() {}

  static Stream<Mutation> all() {
    return Stream.of(
        mutation(
            "a rule dropped",
            "api-to-partner",
            files ->
                files.replacePattern(
                    CALLS, "\n *\\{[^\n]*\"CidrIp\":\"198\\.51\\.100\\.4/31\"[^\n]*", "")),
        mutation(
            "a CIDR widened by one bit",
            "api-to-partner",
            files -> files.replace(CALLS, "198.51.100.4/31", "198.51.100.4/30")),
        mutation(
            "one side widened only",
            "frontend-to-api",
            files ->
                files.replace(
                    CALLS,
                    "\"FromPort\":8080,\"ToPort\":8080,",
                    "\"FromPort\":8080,\"ToPort\":8081,")),
        mutation(
            "DNS on UDP only",
            "every-service-to-dns",
            files ->
                files.replacePattern(
                    CALLS, "\n *\\{\"IpProtocol\":\"tcp\",\"FromPort\":53,[^\n]*", "")),
        mutation(
            "an empty list of sources rendered as any",
            "frontend-to-api",
            files ->
                files.replacePattern(
                    CALLS,
                    FROM_FRONTEND,
                    "{\"IpProtocol\":\"tcp\",\"FromPort\":8080,\"ToPort\":8080,\"IpRanges\":[{\"CidrIp\":\"0.0.0.0/0\"}]}")),
        mutation(
            "one family missing",
            "office-to-frontend",
            files ->
                files.replacePattern(
                    CALLS, ",\n *\\{[^\n]*\"CidrIpv6\":\"2001:db8:1::/48\"[^\n]*", "")),
        mutation(
            "a protocol that opens all ports",
            "frontend-to-api",
            files ->
                files.replace(
                    CALLS,
                    "\"IpProtocol\":\"tcp\",\"FromPort\":8080,\"ToPort\":8080,",
                    "\"IpProtocol\":\"132\",\"FromPort\":8080,\"ToPort\":8080,")),
        mutation(
            "every protocol",
            "frontend-to-api",
            files ->
                files.replace(
                    CALLS,
                    "\"IpProtocol\":\"tcp\",\"FromPort\":8080,\"ToPort\":8080,",
                    "\"IpProtocol\":\"-1\",")),
        mutation(
            "default egress left",
            files ->
                files.replacePattern(
                    CALLS, "(?s),\n *\\{\n *\"id\": \"revoke[^\n]*\n.*?\n    \\}(?=,?\n)", "")),
        mutation(
            "default egress of IPv6 left",
            files ->
                files.replacePattern(
                    CALLS,
                    ",?\\s*\\{\"IpProtocol\":\"-1\",\"Ipv6Ranges\":\\[\\{\"CidrIpv6\":\"::/0\"[^\\]]*\\]\\}",
                    "")),
        mutation(
            "a source added to a group",
            "frontend-to-api",
            files ->
                files.replacePattern(
                    CALLS,
                    "(\"FromPort\":8080,\"ToPort\":8080,\"UserIdGroupPairs\":\\[)(\\{\"GroupId\":\"\\$\\{sg:frontend\\}\")",
                    "$1{\"GroupId\":\"\\${sg:db}\"},$2")),
        mutation(
            "another group as source",
            "frontend-to-api",
            files ->
                files.replacePattern(
                    CALLS,
                    "(\"FromPort\":8080,\"ToPort\":8080,\"UserIdGroupPairs\":\\[\\{\"GroupId\":\"\\$\\{sg:)frontend",
                    "$1db")),
        mutation(
            "a group in another VPC",
            files -> files.replace(CALLS, "vpc-0123456789abcdef0", "vpc-0123456789abcdef1")),
        mutation(
            "a group too many",
            files ->
                files.replace(
                    CALLS,
                    "\"calls\": [",
                    "\"calls\": [\n"
                        + "    {\n"
                        + "      \"id\": \"create:sg:x\",\n"
                        + "      \"method\": \"create_security_group\",\n"
                        + "      \"arguments\": {\"GroupName\": \"shop.x\", \"Description\": \"x\","
                        + " \"VpcId\": \"vpc-0123456789abcdef0\"}\n"
                        + "    },")),
        mutation(
            "groups given to another host",
            files ->
                files.replacePattern(
                    CALLS, "(\"service\":\"db\".*\"addresses\":\\[)[^\\]]*", "$1\"10.9.9.9/32\"")),
        mutation(
            "groups given to another service",
            files -> files.replace(CALLS, "\"groups\":[\"sg:db\"]", "\"groups\":[\"sg:api\"]")),
        mutation(
            "rules of another drawing",
            files ->
                files.replace(
                    CALLS, "{\"Key\":\"drawbridge:drawing\"", "{\"Key\":\"drawbridge:other\"")),
        mutation("the script edited", files -> files.replace("apply.py", "adopt_rules", "adopt")),
        mutation(
            "a call repeated for another group",
            files ->
                files.replace(CALLS, "\"GroupId\": \"${sg:db}\"", "\"GroupId\": \"${sg:api}\"")),
        mutation("a file added", files -> files.add("more.json", files.text(CALLS))),
        mutation("the file missing", files -> files.delete(CALLS)));
  }

  private static Mutation mutation(String name, Consumer<Mutation.Files> edit) {
    return Mutation.of(name, TargetName.AWS, edit);
  }

  private static Mutation mutation(String name, String flow, Consumer<Mutation.Files> edit) {
    return Mutation.of(name, TargetName.AWS, flow, edit);
  }
}
