"""A model of EC2, in this process or on loopback: moto's, with what it gets wrong about security groups put right.

Each repair names what AWS does, after the EC2 API reference. What the repairs do not cover is listed at the end, in
NOT_MODELLED: the lane prints it, so that nobody takes its silence for a proof.
"""

from __future__ import annotations

import functools
import logging
import os
from typing import Any, Callable, Iterator

# Loading thousands of machine images takes ten times as long as all else about a new account.
os.environ["MOTO_EC2_LOAD_DEFAULT_AMIS"] = "false"

from moto.ec2.exceptions import EC2ClientError, InvalidSecurityGroupNotFoundError
from moto.ec2.exceptions import RulesPerSecurityGroupLimitExceededError as LimitExceeded
from moto.core import responses
from moto.core.responses import BaseResponse
from moto.ec2.models import ec2_backends
from moto.ec2.models.core import TaggedEC2Resource
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
    """Starts the model on a port of its own, on the same account; `server.get_host_and_port()` tells which."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    repair()
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    return server


@functools.lru_cache(maxsize=None)
def repair() -> None:
    """Puts moto right, once."""
    quicken()
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



# ---- quicker, and watched


def quicken() -> None:
    """Looks up the tags of one thing (moto: compares all tags of the account with its id), and an action's name once."""

    def tags(self: Any) -> list[dict[str, str]]:
        own = self.ec2_backend.tags.get(self.id, {})
        return [{"resource_id": self.id, "key": key, "value": value, "resource_type": ""} for key, value in own.items()]

    setattr(TaggedEC2Resource, "get_tags", tags)
    setattr(responses, "method_names_from_class", functools.lru_cache(maxsize=None)(responses.method_names_from_class))


def watch_server(done: Callable[[str], None]) -> Callable[[], None]:
    """Calls back after each action, before its answer is sent; gives what ends that."""
    whole = BaseResponse.call_action

    def call_action(self: Any) -> Any:
        answer = whole(self)
        done(self._get_action())
        return answer

    setattr(BaseResponse, "call_action", call_action)
    return lambda: setattr(BaseResponse, "call_action", whole)


class Answered:
    """What botocore wants to know of an answer that came over no wire."""

    status_code = 200


class Shortcut:
    """Answers of this process's model that are not written to XML and read again, which is most of what a call takes.

    Only for the two calls that answer much, and only for what is asked of them here; all else takes the long way.
    """

    def __init__(self, client: Any, account: str, region: str) -> None:
        self._account = account
        self._region = region
        self._events = client.meta.events
        self._ways = {
            "before-call.ec2.DescribeSecurityGroups": self._groups,
            "before-call.ec2.DescribeSecurityGroupRules": self._rules,
        }

    @property
    def _backend(self) -> Any:
        """A new one after each reset."""
        return ec2_backends[self._account][self._region]

    def __enter__(self) -> None:
        for event, way in self._ways.items():
            self._events.register(event, way)

    def __exit__(self, *_: Any) -> None:
        for event, way in self._ways.items():
            self._events.unregister(event, way)

    def _groups(self, params: dict[str, Any], **_: Any) -> Any:
        vpcs, drawings = asked(params, "vpc-id"), asked(params, "tag:drawbridge:drawing")
        if vpcs is not None:
            groups = [g for vpc in vpcs for g in self._backend.groups.get(vpc, {}).values()]
        elif drawings is not None:
            of_tag = {id for id, tags in self._backend.tags.items() if tags.get("drawbridge:drawing") in drawings}
            groups = [g for of_vpc in self._backend.groups.values() for g in of_vpc.values() if g.id in of_tag]
        else:
            return None
        return Answered, {"SecurityGroups": [self._group(group) for group in groups]}

    def _group(self, group: Any) -> dict[str, Any]:
        return {
            "GroupId": group.id,
            "GroupName": group.name,
            "Description": group.description,
            "VpcId": group.vpc_id,
            "Tags": self._tags(group.id),
            "IpPermissions": [
                {"UserIdGroupPairs": [{"GroupId": rule.source_group["GroupId"]}]}
                for rule in [*group.ingress_rules, *group.egress_rules]
                if rule.source_group
            ],
        }

    def _rules(self, params: dict[str, Any], **_: Any) -> Any:
        ids = asked(params, "group-id")
        if ids is None:
            return None
        found = map(self._backend.get_security_group_from_id, ids)
        return Answered, {"SecurityGroupRules": [rule for group in found if group for rule in self._rules_of(group)]}

    def _rules_of(self, group: Any) -> Iterator[dict[str, Any]]:
        for rule in [*group.egress_rules, *group.ingress_rules]:
            peer = {
                "CidrIpv4": rule.ip_range.get("CidrIp"),
                "CidrIpv6": rule.ip_range.get("CidrIpv6"),
                "PrefixListId": rule.prefix_list_id,
                "ReferencedGroupInfo": {"GroupId": rule.source_group["GroupId"]} if rule.source_group else None,
                "Description": rule.description,
            }
            yield {
                "SecurityGroupRuleId": rule.id,
                "GroupId": group.id,
                "IsEgress": rule.is_egress,
                "IpProtocol": rule.ip_protocol,
                "FromPort": -1 if rule.from_port is None else rule.from_port,
                "ToPort": -1 if rule.to_port is None else rule.to_port,
                "Tags": self._tags(rule.id),
                **{name: value for name, value in peer.items() if value is not None},
            }

    def _tags(self, id: str) -> list[dict[str, str]]:
        return [{"Key": key, "Value": value} for key, value in self._backend.tags.get(id, {}).items()]


def asked(params: dict[str, Any], name: str) -> list[str] | None:
    """The values of the one filter of a request, if it is of that name and the first page is wanted."""
    body = {key: value for key, value in params["body"].items() if key not in ("Action", "Version", "MaxResults")}
    values = [value for key, value in sorted(body.items()) if key.startswith("Filter.1.Value.")]
    if body.get("Filter.1.Name") != name or len(values) + 1 != len(body):
        return None
    return values
