package dev.drawbridge.target.aws;

import dev.drawbridge.drawing.AwsOptions;
import dev.drawbridge.drawing.Drawing;
import dev.drawbridge.drawing.Flow;
import dev.drawbridge.drawing.Key;
import dev.drawbridge.drawing.Service;
import dev.drawbridge.drawing.TargetName;
import dev.drawbridge.policy.Policy;
import dev.drawbridge.policy.Rule;
import dev.drawbridge.policy.ServiceRules;
import dev.drawbridge.problem.Place;
import dev.drawbridge.problem.Problem;
import dev.drawbridge.target.Caveat;
import dev.drawbridge.target.Limits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What security groups cannot say of a policy. */
final class AwsLimits {
  private static final int MOST_RULES_PER_INTERFACE = 1000;
  private static final int MOST_GROUPS_PER_INTERFACE = 16;
  private static final Pattern VPC = Pattern.compile("vpc-([0-9a-f]{8}|[0-9a-f]{17})");

  private AwsLimits() {}

  static Limits of(Policy policy) {
    if (policy.protectedBy(TargetName.AWS).isEmpty()) {
      return Limits.NONE;
    }
    List<Problem> blocking = blocking(policy);
    if (!blocking.isEmpty()) {
      return new Limits(blocking, List.of(), List.of(), List.of());
    }
    GroupPlan plan = GroupPlan.of(policy);
    return new Limits(List.of(), warnings(policy, plan), plan.losses(), caveats(policy));
  }

  /** What stands against writing the target at all. */
  static List<Problem> blocking(Policy policy) {
    Drawing drawing = policy.drawing();
    List<Problem> problems = new ArrayList<>();
    AwsOptions options = drawing.options().aws();
    int rules = options.rulesPerGroupInForce();
    int groups = options.groupsPerInterfaceInForce();
    if (rules < 1
        || groups < 1
        || groups > MOST_GROUPS_PER_INTERFACE
        || (long) rules * groups > MOST_RULES_PER_INTERFACE) {
      problems.add(Problem.of(AwsCode.QUOTA_PRODUCT, rules, groups));
    }
    for (ServiceRules service : policy.protectedBy(TargetName.AWS)) {
      Key key = service.service();
      String vpc = drawing.vpc(drawing.element(key).orElseThrow()).orElseThrow();
      if (!VPC.matcher(vpc).matches()) {
        problems.add(Problem.at(Place.on(key.text()), AwsCode.VPC_SYNTAX, key, vpc));
      }
    }
    return problems;
  }

  private static List<Problem> warnings(Policy policy, GroupPlan plan) {
    Drawing drawing = policy.drawing();
    List<Problem> warnings = new ArrayList<>();
    for (Service service : drawing.services()) {
      boolean meant = service.only().isEmpty() || service.only().contains(TargetName.AWS);
      if (meant && !policy.protects(TargetName.AWS, service.key())) {
        warnings.add(
            Problem.at(
                Place.on(service.key().text()), AwsCode.SERVICE_NOT_PROTECTED, service.name()));
      }
    }
    for (Flow flow : drawing.flows()) {
      if (flow.log() && (flow.only().isEmpty() || flow.only().contains(TargetName.AWS))) {
        warnings.add(Problem.at(Place.on(flow.id()), AwsCode.LOG_NOT_EXPRESSIBLE, flow.id()));
      }
    }
    plan.groups()
        .forEach((service, groups) -> {
          if (groups.size() > 1) {
            warnings.add(
                Problem.at(
                    Place.on(service.text()),
                    AwsCode.RULES_SPREAD,
                    service,
                    groups.size(),
                    drawing.options().aws().rulesPerGroupInForce()));
          }
        });
    return warnings;
  }

  private static List<Caveat> caveats(Policy policy) {
    List<Caveat> caveats = new ArrayList<>();
    caveats.add(Caveat.of(AwsCode.UNATTACHED_PROTECT_NOTHING));
    caveats.add(Caveat.of(AwsCode.TRACKED_CONNECTIONS_STAY));
    Set<Key> peers = new HashSet<>();
    for (ServiceRules service : policy.protectedBy(TargetName.AWS)) {
      service.ingress().stream().map(Rule::peer).forEach(peers::add);
      service.egress().stream().map(Rule::peer).forEach(peers::add);
    }
    policy
        .drawing()
        .options()
        .aws()
        .prefixLists()
        .forEach((network, list) -> {
          if (peers.contains(network)) {
            list.ipv4()
                .ifPresent(id -> caveats.add(Caveat.of(AwsCode.PREFIX_LIST_TRUSTED, id, network)));
            list.ipv6()
                .ifPresent(id -> caveats.add(Caveat.of(AwsCode.PREFIX_LIST_TRUSTED, id, network)));
          }
        });
    return caveats;
  }
}
