"""A model of EC2 on loopback: moto's, with what it gets wrong about security groups put right.

Each repair names what AWS does, after the EC2 API reference. What the repairs do not cover is listed at the end, in
NOT_MODELLED: the lane prints it, so that nobody takes its silence for a proof.
"""

from __future__ import annotations

import logging
import os
from typing import Any

# Loading thousands of machine images takes ten times as long as all else about a new account.
os.environ["MOTO_EC2_LOAD_DEFAULT_AMIS"] = "false"

from moto.ec2.exceptions import EC2ClientError, InvalidSecurityGroupNotFoundError
from moto.ec2.exceptions import RulesPerSecurityGroupLimitExceededError as LimitExceeded
from moto.ec2.models.security_groups import SecurityGroupBackend, SecurityGroupRule
from moto.ec2.responses.elastic_network_interfaces import ElasticNetworkInterfaces
from moto.ec2.responses.security_groups import SecurityGroups
from moto.server import ThreadedMotoServer

PROTOCOLS_WITH_PORTS = ("tcp", "6", "udp", "17", "icmp", "1", "icmpv6", "58")
RULES_PER_GROUP = 60
# How many items a page holds at most, whatever was asked for.
page_size = [7]

REPAIRS = (
    "rules of protocols without ports need none, and come with all ports (moto: crashes, or keeps the ports given)",
    "two rules that differ in their description only are the same (moto: only for addresses)",
    "rules with groups and prefix lists keep their description, which can be updated (moto: dropped)",
    "long answers come in pages (moto: whole)",
    "60 rules per direction are counted for IPv4 and IPv6 apart (moto: together)",
    "a rule of any kind can be made another one of its kind that is not there yet (moto: of IPv4 only, and twice)",
    "a group that an interface carries or another group names cannot be deleted (moto: can)",
    "names of groups are unique in their VPC whatever their case (moto: not)",
    "an authorize call with many permissions is made one after the other, and what went in before an error stays"
    " (moto's own; AWS promises neither)",
)
NOT_MODELLED = (
    "changes are visible at once (AWS: a moment later; the unit tests have a client that lags)",
    "prefix lists do not exist, so what they hold is not checked, nor what they cost",
    "interfaces that AWS manages for others (requester-managed) do not exist",
)


class DependencyViolation(EC2ClientError):
    def __init__(self, group: str) -> None:
        super().__init__("DependencyViolation", f"resource {group} has a dependent object")


class NameTaken(EC2ClientError):
    def __init__(self, name: str) -> None:
        super().__init__("InvalidGroup.Duplicate", f"The security group '{name}' already exists")


def start() -> ThreadedMotoServer:
    """Starts the model on a port of its own; `server.get_host_and_port()` tells which."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    repair()
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    return server


def repair() -> None:
    repair_rules()
    repair_quota()
    repair_modification()
    repair_groups()
    repair_pages()


def holder(rule: Any) -> dict[str, str]:
    """What keeps the description of a rule."""
    described: dict[str, str] = rule.ip_range or rule.source_group or rule.__dict__.setdefault("list_texts", {})
    return described


def repair_rules() -> None:
    made: Any = SecurityGroupRule.__init__

    def make(self: Any, backend: Any, protocol: str, group: str, first: Any, last: Any, *rest: Any, **more: Any) -> None:
        has_ports = str(protocol).lower() in PROTOCOLS_WITH_PORTS
        ports = (first, last) if has_ports else (-1, -1)
        made(self, backend, protocol, group, *ports, *rest, **more)

    def key(rule: Any) -> tuple[Any, ...]:
        source = (rule.ip_range.get("CidrIp"), rule.ip_range.get("CidrIpv6"), rule.source_group.get("GroupId"))
        return rule.ip_protocol, rule.from_port, rule.to_port, *source, rule.prefix_list_id

    def iterate(self: Any, protocol: str, group: str, first: Any, last: Any, *rest: Any, **more: Any) -> Any:
        for rule, described in zip(iterated(self, protocol, group, first, last, *rest, **more), flat(rest)):
            if "Description" in described:
                holder(rule)["Description"] = described["Description"]
            yield rule

    def flat(rest: tuple[Any, ...]) -> list[dict[str, str]]:
        ranges, groups, lists = rest[:3]
        return [*ranges, *groups, *lists]

    def update(_: Any, wanted: Any, rule: Any) -> None:
        holder(rule).pop("Description", None)
        holder(rule).update({k: v for k, v in holder(wanted).items() if k == "Description"})

    iterated: Any = SecurityGroupBackend._iterate_security_rules
    setattr(SecurityGroupRule, "__init__", make)
    setattr(SecurityGroupRule, "__eq__", lambda self, other: key(self) == key(other))
    setattr(SecurityGroupRule, "description", property(lambda self: holder(self).get("Description")))
    setattr(SecurityGroupBackend, "_iterate_security_rules", iterate)
    setattr(SecurityGroupBackend, "_sg_update_description", update)


def repair_quota() -> None:
    def verify(
        _: Any, group: Any, __: int, ranges: Any, groups: Any = None, egress: bool = False
    ) -> None:
        rules = group.egress_rules if egress else group.ingress_rules
        for family in ("CidrIp", "CidrIpv6"):
            counted = [rule for rule in rules if family in rule.ip_range or not rule.ip_range]
            more = [r for r in ranges or [] if family in r] + list(groups or [])
            if len(counted) + len(more) > RULES_PER_GROUP:
                raise LimitExceeded

    setattr(SecurityGroupBackend, "_verify_group_will_respect_rule_count_limit", verify)


def repair_modification() -> None:
    kinds = {"CidrIpv4": "CidrIp", "CidrIpv6": "CidrIpv6", "ReferencedGroupId": "GroupId"}

    def modify(self: Any, group_id: str, changes: dict[str, dict[str, Any]]) -> None:
        group = self.get_security_group_from_id(group_id)
        if not group:
            raise InvalidSecurityGroupNotFoundError(group_id)
        for rule_id, wanted in changes.items():
            rules = next(
                (rs for rs in (group.ingress_rules, group.egress_rules) if any(r.id == rule_id for r in rs)), None)
            if rules is None:
                raise EC2ClientError("InvalidSecurityGroupRuleId.NotFound", f"{rule_id} does not exist")
            rule = next(rule for rule in rules if rule.id == rule_id)
            changed = SecurityGroupRule(
                self, wanted["IpProtocol"], group_id, int(wanted["FromPort"]), int(wanted["ToPort"]),
                ip_range={kinds[k]: wanted[k] for k in ("CidrIpv4", "CidrIpv6") if k in wanted},
                source_group={kinds[k]: wanted[k] for k in ("ReferencedGroupId",) if k in wanted},
                prefix_list_id={k: wanted[k] for k in ("PrefixListId",) if k in wanted} or None,
                is_egress=rule.is_egress)
            if kind_of(changed) != kind_of(rule):
                raise EC2ClientError("InvalidParameterValue", f"Invalid rule type for security group rule '{rule_id}'")
            if any(other == changed for other in rules if other is not rule):
                raise EC2ClientError("InvalidPermission.Duplicate", "the specified rule already exists")
            for name in ("ip_protocol", "from_port", "to_port", "ip_range", "source_group", "prefix_list_id"):
                setattr(rule, name, getattr(changed, name))
            if "Description" in wanted:
                holder(rule)["Description"] = wanted["Description"]

    def kind_of(rule: Any) -> tuple[bool, ...]:
        return "CidrIp" in rule.ip_range, "CidrIpv6" in rule.ip_range, bool(rule.source_group), bool(rule.prefix_list_id)

    setattr(SecurityGroupBackend, "modify_security_group_rules", modify)


def repair_groups() -> None:
    create, delete = SecurityGroupBackend.create_security_group, SecurityGroupBackend.delete_security_group

    def create_once(self: Any, name: str, description: str, vpc_id: Any = None, *rest: Any, **more: Any) -> Any:
        if any(group.name.lower() == name.lower() for group in self.groups.get(vpc_id, {}).values()):
            raise NameTaken(name)
        return create(self, name, description, vpc_id, *rest, **more)

    def delete_unused(self: Any, name: Any = None, group_id: Any = None) -> Any:
        if group_id and not self.get_security_group_from_id(group_id):
            raise InvalidSecurityGroupNotFoundError(group_id)
        others = [group for groups in self.groups.values() for group in groups.values() if group.id != group_id]
        named = any(
            rule.source_group.get("GroupId") == group_id
            for group in others
            for rule in [*group.ingress_rules, *group.egress_rules]
        )
        if named or any(group_id in [g.id for g in eni.group_set] for eni in self.enis.values()):
            raise DependencyViolation(group_id)
        return delete(self, name, group_id)

    setattr(SecurityGroupBackend, "create_security_group", create_once)
    setattr(SecurityGroupBackend, "delete_security_group", delete_unused)


def repair_pages() -> None:
    paged(SecurityGroups, "describe_security_groups", "SecurityGroups")
    paged(SecurityGroups, "describe_security_group_rules", "SecurityGroupRules")
    paged(ElasticNetworkInterfaces, "describe_network_interfaces", "NetworkInterfaces")


def paged(responses: type, operation: str, items: str) -> None:
    whole = getattr(responses, operation)

    def page(self: Any) -> Any:
        if self._get_param("MaxResults") is None:
            raise EC2ClientError("InvalidParameterValue", "ask in pages: this model holds more than fits into one")
        start = int(self._get_param("NextToken", 0) or 0)
        size = min(int(self._get_param("MaxResults")), page_size[0])
        answer = whole(self)
        found = list(answer.result[items])
        answer.result[items] = found[start : start + size]
        if start + size < len(found):
            answer.result["NextToken"] = str(start + size)
        return answer

    setattr(responses, operation, page)

