#!/usr/bin/env python3
"""Puts the security groups of a drawing to work, checks them, and takes them back.

Reads security-groups.json beside it and makes an AWS account agree with it: reads first, changes only what differs,
and can be run again after a failure at any call. Groups are found by their tags (drawbridge:drawing and
drawbridge:group). Rules without our tag are never revoked, groups are never attached to interfaces but by `attach`.

Needs Python 3.9 or later and boto3. The credentials must allow these EC2 actions: DescribeVpcs, DescribeSecurityGroups,
DescribeSecurityGroupRules, DescribeNetworkInterfaces to plan and verify; CreateSecurityGroup, CreateTags, DeleteTags,
AuthorizeSecurityGroupIngress, AuthorizeSecurityGroupEgress, RevokeSecurityGroupIngress, RevokeSecurityGroupEgress,
ModifySecurityGroupRules, UpdateSecurityGroupRuleDescriptionsIngress, UpdateSecurityGroupRuleDescriptionsEgress and
DeleteSecurityGroup to apply, roll back and destroy; ModifyNetworkInterfaceAttribute to attach.

Exit codes: 0 fine, 1 refused or failed (it says what was changed), 2 wrong usage, 4 cannot be done here (no boto3,
credentials, region or connection).
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import functools
import ipaddress
import itertools
import json
import os
import re
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Callable, Iterable, Iterator, Mapping, NoReturn, Sequence, Union

try:
    import boto3
    from botocore.config import Config
    from botocore.exceptions import BotoCoreError, ClientError
except ImportError:
    print("apply.py: boto3 is not installed. Install it: python3 -m pip install boto3", file=sys.stderr)
    raise SystemExit(4) from None

FORMAT = "drawbridge-aws/2"
ROLLBACK_FORMAT = "drawbridge-aws-rollback/1"

FINE, REFUSED, WRONG_USAGE, IMPOSSIBLE = 0, 1, 2, 4

# The tags by which groups and rules are known again.
DRAWING, GROUP = "drawbridge:drawing", "drawbridge:group"
SERVICE, FLOW = "drawbridge:service", "drawbridge:flow"
# On groups that this script created: whether the egress that AWS puts into every new group has been revoked.
DEFAULT_EGRESS, OPEN, REVOKED = "drawbridge:default-egress", "open", "revoked"
OURS = "drawbridge:"

INGRESS, EGRESS = "ingress", "egress"
DIRECTIONS = (INGRESS, EGRESS)
FAMILIES = ("ipv4", "ipv6")

# AWS shows what was just changed a moment later: how often, and after how many seconds, to look again.
PATIENCE = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
# The errors by which AWS says that it does not know everywhere yet what was just created.
UNKNOWN_YET = ("InvalidGroup.NotFound", "InvalidID")
# EC2 takes 200 values in one filter.
MOST_FILTER_VALUES = 200
PAGE = 1000

Network = Union[ipaddress.IPv4Network, ipaddress.IPv6Network]
Tags = Mapping[str, str]
# A VPC and a reference such as sg:web: one group.
GroupKey = tuple[str, str]


class Failure(Exception):
    """What is wrong, and what the person who reads it can do."""

    exit_code = REFUSED

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(f"{what}\n  {cure}")


class Impossible(Failure):
    """It cannot be done on this machine, or with this account."""

    exit_code = IMPOSSIBLE


class CallFailed(Failure):
    """AWS refused a call."""

    def __init__(self, operation: str, code: str, message: str) -> None:
        super().__init__(f"{operation}: {shown(code)}: {shown(message)}", cure_of(code))
        self.code = code


def cure_of(code: str) -> str:
    """What usually helps when AWS answers with this error."""
    if "Unauthorized" in code or "AccessDenied" in code:
        return "Let the role that runs this make that call (IAM action ec2:<the call>), then run it again."
    if code in ("AuthFailure", "ExpiredToken", "RequestExpired", "InvalidClientTokenId"):
        return "Log in again, or name another profile with --profile."
    if code == "RulesPerSecurityGroupLimitExceeded":
        return "Say the account's quota under targets: aws: quotas: in the drawing and export again, or raise it."
    if code == "SecurityGroupLimitExceeded":
        return "Raise the quota of groups per VPC, or remove groups that nobody uses."
    if code == "SecurityGroupsPerInterfaceLimitExceeded":
        return "Raise the quota of groups per interface, or say the right one in the drawing and export again."
    if code == "DependencyViolation":
        return "Something still uses it, perhaps from a peered VPC: remove that first, then run this again."
    if code in ("RequestLimitExceeded", "Throttling"):
        return "AWS limits the rate of calls: wait a minute, then run it again; it goes on where it stopped."
    if code == "InvalidVpcID.NotFound":
        return "Choose the region and account of that VPC with --region and --profile."
    return "Run it again: it reads what is there and goes on where it stopped."


# ---- text


def shown(text: str, longest: int = 200) -> str:
    """Text from outside, made harmless for a terminal: nothing in it moves the cursor or turns the line around."""
    cut = text if len(text) <= longest else text[:longest] + "…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in cut)


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


# ---- what is wanted and what is there


@dataclass(frozen=True, order=True)
class Rule:
    """One rule of one group as EC2 tells them apart: its description and tags are no part of it.

    Ports are an ICMP type and code where the protocol is one of ICMP's, -1 where it has neither or all are meant. The
    source of an ingress rule, or the destination of an egress rule, is of the kind group, ipv4, ipv6 or prefix-list;
    a group is named by its reference (sg:web) if it is one of ours, else by its id (sg-0123…).
    """

    direction: str
    protocol: str
    first: int
    last: int
    kind: str
    peer: str

    def cost(self, family: str, lists: Mapping[str, PrefixList]) -> int:
        """What it takes of a group's quota in that family: groups count in both, a list its maximum in its own."""
        if self.peer in lists:
            return lists[self.peer].maximum if lists[self.peer].family == family else 0
        return 0 if self.kind in FAMILIES and self.kind != family else 1

    @property
    def traffic(self) -> str:
        """Such as tcp/443, tcp/8000-8100, icmp/8, ip/112, any."""
        if self.protocol == "-1":
            return "any"
        if self.protocol not in PROTOCOLS_WITH_PORTS:
            return f"ip/{self.protocol}"
        if self.protocol.startswith("icmp"):
            parts = [str(part) for part in (self.first, self.last) if part >= 0]
            return "/".join([self.protocol, *(parts or ["any"])])
        ports = str(self.first) if self.first == self.last else f"{self.first}-{self.last}"
        return f"{self.protocol}/{ports}"

    def __str__(self) -> str:
        word = "from" if self.direction == INGRESS else "to"
        return f"{self.direction:7} {self.traffic} {word} {shown(self.peer)}"


PROTOCOL_NAMES = {"6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6", "all": "-1"}
PROTOCOLS_WITH_PORTS = ("tcp", "udp", "icmp", "icmpv6")


def rule(direction: str, protocol: str, first: int | None, last: int | None, kind: str, peer: str) -> Rule:
    """A rule in the one form in which rules are compared; every other protocol opens all its ports (EC2 API)."""
    name = PROTOCOL_NAMES.get(protocol.lower(), protocol.lower())
    if name not in PROTOCOLS_WITH_PORTS:
        first = last = -1
    elif name.startswith("icmp") and (first is None or first < 0):
        first = last = -1
    return Rule(direction, name, -1 if first is None else first, -1 if last is None else last, kind, peer)


# AWS puts the first into every new group, and the second if the VPC has IPv6.
DEFAULT_IPV4 = rule(EGRESS, "-1", None, None, "ipv4", "0.0.0.0/0")
DEFAULT_RULES = frozenset({DEFAULT_IPV4, rule(EGRESS, "-1", None, None, "ipv6", "::/0")})


@dataclass(frozen=True)
class WantedRule:
    """A rule with what it carries: a description, tags (none if it is not ours), and the arrows that ask for it."""

    rule: Rule
    description: str
    tags: Tags
    flows: tuple[str, ...] = ()


@dataclass(frozen=True)
class WantedGroup:
    """A group as the drawing, or a rollback file, wants it."""

    reference: str
    vpc: str
    name: str
    description: str
    tags: Tags
    rules: Mapping[Rule, WantedRule]
    # Which group it was when it was saved; empty if a drawing wants it.
    id: str = ""

    @property
    def key(self) -> GroupKey:
        return self.vpc, self.reference


@dataclass(frozen=True)
class Service:
    """A drawn service: the groups that each of its interfaces carries, and its addresses."""

    key: str
    vpc: str
    references: tuple[str, ...]
    addresses: tuple[Network, ...]


@dataclass(frozen=True)
class PrefixList:
    """A prefix list, which costs its maximum in its family."""

    id: str
    family: str
    maximum: int


@dataclass(frozen=True)
class Quotas:
    """What the account allows, and what rules with prefix lists cost of it."""

    rules_per_group: int = 60
    groups_per_interface: int = 5
    lists: Mapping[str, PrefixList] = field(default_factory=dict)


@dataclass(frozen=True)
class Design:
    """All groups of one drawing. Empty groups and services mean that nothing of it shall be left."""

    drawing: str
    vpcs: tuple[str, ...]
    groups: Mapping[GroupKey, WantedGroup]
    services: tuple[Service, ...]
    quotas: Quotas

    def emptied(self) -> Design:
        return Design(self.drawing, self.vpcs, {}, (), self.quotas)


@dataclass(frozen=True)
class FoundRule:
    """A rule of a group of ours, in the account."""

    id: str
    rule: Rule
    description: str
    tags: Tags


@dataclass(frozen=True)
class FoundGroup:
    """A group in the account; which groups its rules name; its rules if they were asked for."""

    id: str
    vpc: str
    name: str
    description: str
    tags: Tags
    named_groups: frozenset[str]
    rules: tuple[FoundRule, ...] = ()

    @property
    def reference(self) -> str:
        return self.tags.get(GROUP, "")

    @property
    def is_created(self) -> bool:
        """Whether this script created it; others were adopted and are never deleted."""
        return DEFAULT_EGRESS in self.tags

    @property
    def has_default_egress(self) -> bool:
        """Whether what AWS put into it when it was created is still to be revoked."""
        return self.tags.get(DEFAULT_EGRESS) == OPEN

    @property
    def is_settled(self) -> bool:
        """Whether AWS shows what it put into a new group; if not, it is either revoked already or not shown yet."""
        return not self.has_default_egress or any(found.rule == DEFAULT_IPV4 for found in self.rules)

    def __str__(self) -> str:
        return f"{self.id} ({shown(self.name)})"


@dataclass(frozen=True)
class Interface:
    """A network interface of one of the VPCs."""

    id: str
    vpc: str
    addresses: tuple[str, ...]
    groups: tuple[str, ...]
    tags: Tags
    managed_by: str

    def __str__(self) -> str:
        return f"{self.id} [{' '.join(self.addresses)}]"


@dataclass(frozen=True)
class Account:
    """What there is in the VPCs of a design."""

    drawing: str
    groups: Mapping[str, FoundGroup]
    ours: Mapping[GroupKey, FoundGroup]
    interfaces: tuple[Interface, ...]

    def named_by(self, found: FoundRule, vpc: str) -> str | None:
        """The id of the group that a rule of a group in this VPC names."""
        named = self.ours.get((vpc, found.rule.peer))
        return named.id if named else found.rule.peer if found.rule.kind == "group" else None

    def carriers(self, group: str) -> list[Interface]:
        """The interfaces that carry a group, given by its id."""
        return [interface for interface in self.interfaces if group in interface.groups]


# ---- reading security-groups.json

REFERENCE = re.compile(r"sg:[a-z0-9][a-z0-9-]*(\.rules-[1-9][0-9]{0,2})?")
VARIABLE = re.compile(r"\$\{(sg:[a-z0-9.-]+)\}")
KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,252}")
VPC_ID = re.compile(r"vpc-([0-9a-f]{8}|[0-9a-f]{17})")
GROUP_ID = re.compile(r"sg-[0-9a-f]{8,17}")
INTERFACE_ID = re.compile(r"eni-[0-9a-f]{8,17}")
LIST_ID = re.compile(r"pl-[0-9a-z]+")
# What EC2 takes as names and descriptions of groups and rules.
EC2_TEXT = re.compile(r"[a-zA-Z0-9 ._:/()#,@\[\]+=&;{}!$*-]{0,255}")
ANY_TEXT = re.compile(r"(?s).{0,20000}")
TAG_KEY = re.compile(r"(?s).{1,128}")
TAG_VALUE = re.compile(r"(?s).{0,256}")
# What JSON can say, but no call can carry.
HALF_CHARACTER = re.compile("[\ud800-\udfff]")
PROTOCOL = re.compile(r"-1|tcp|udp|icmp|icmpv6|[0-9]{1,3}")


class Node:
    """A value in a JSON file that knows where it stands. It is never taken for more than a text or a number."""

    def __init__(self, value: Any, where: str) -> None:
        self.value = value
        self.where = where

    def refuse(self, what: str) -> NoReturn:
        raise Failure(f"{self.where}: {what}", "The file was changed or is of another version: export it again.")

    def fields(self, required: Sequence[str], optional: Sequence[str] = ()) -> dict[str, Node]:
        """The fields of an object that has all the required and no unknown ones."""
        if not isinstance(self.value, dict):
            self.refuse("is no object")
        for name in self.value:
            if name not in required and name not in optional:
                self.refuse(f"{shown(name)} is not known here")
        for name in required:
            if name not in self.value:
                self.refuse(f"{name} is missing")
        return {name: Node(value, f"{self.where}: {name}") for name, value in self.value.items()}

    def items(self) -> list[Node]:
        if not isinstance(self.value, list):
            self.refuse("is no list")
        return [Node(item, f"{self.where}[{number}]") for number, item in enumerate(self.value)]

    def text(self, pattern: re.Pattern[str]) -> str:
        if not isinstance(self.value, str) or not pattern.fullmatch(self.value) or HALF_CHARACTER.search(self.value):
            self.refuse(f"{shown(repr(self.value))} cannot be")
        return self.value

    def whole(self, least: int, most: int) -> int:
        if type(self.value) is not int or not least <= self.value <= most:
            self.refuse(f"{shown(repr(self.value))} is no whole number from {least} to {most}")
        return self.value

    def network(self, version: int) -> str:
        """A CIDR in the form in which EC2 keeps it."""
        text = self.text(ANY_TEXT)
        try:
            network = ipaddress.ip_network(text)
        except ValueError:
            self.refuse(f"{shown(text)} is no CIDR without host bits")
        if network.version != version:
            self.refuse(f"{shown(text)} is of the other family")
        return str(network)


def parse_json(path: Path) -> Node:
    """A JSON file; names that come twice are refused, because two readers may take a different one."""
    try:
        return Node(json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=unique), str(path))
    except OSError as error:
        raise Failure(
            f"{path}: {error.strerror}", "Run the script in the folder of the bundle that holds it."
        ) from error
    except (ValueError, RecursionError) as error:
        raise Failure(f"{path}: no JSON: {shown(str(error))}", "The file is damaged: export it again.") from error


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = dict(pairs)
    if len(names) != len(pairs):
        raise ValueError("a name comes twice in one object")
    return names


def read_design(path: Path) -> Design:
    """The groups, rules and services of a bundle."""
    top = parse_json(path).fields(("format", "drawing", "quotas", "prefix-lists", "services", "calls"))
    if top["format"].value != FORMAT:
        top["format"].refuse(f"this script reads {FORMAT}")
    calls = Calls()
    for call in top["calls"].items():
        calls.add(call)
    groups = calls.finish(top["calls"])
    services = read_services(top["services"], groups)
    return Design(
        drawing=calls.drawing,
        vpcs=tuple(sorted({group.vpc for group in groups.values()})),
        groups={group.key: group for group in groups.values()},
        services=services,
        quotas=read_quotas(top["quotas"], top["prefix-lists"]),
    )


def read_quotas(quotas: Node, lists: Node) -> Quotas:
    numbers = quotas.fields(("rules-per-group", "groups-per-interface"))
    known = {}
    for item in lists.items():
        fields = item.fields(("id", "family", "maximum"))
        id, family = fields["id"].text(LIST_ID), fields["family"].text(re.compile("|".join(FAMILIES)))
        known[id] = PrefixList(id, family, fields["maximum"].whole(1, 1000))
    return Quotas(numbers["rules-per-group"].whole(1, 1000), numbers["groups-per-interface"].whole(1, 16), known)


def read_services(node: Node, groups: Mapping[str, WantedGroup]) -> tuple[Service, ...]:
    services = []
    unclaimed = set(groups)
    for item in node.items():
        fields = item.fields(("service", "groups", "addresses"))
        key = fields["service"].text(KEY)
        references = tuple(reference.text(REFERENCE) for reference in fields["groups"].items())
        if not references or not unclaimed.issuperset(references) or len(set(references)) != len(references):
            fields["groups"].refuse("names a group that is not created, or is another service's")
        unclaimed.difference_update(references)
        vpcs = {groups[reference].vpc for reference in references}
        if len(vpcs) != 1 or any(groups[reference].tags.get(SERVICE) != key for reference in references):
            fields["groups"].refuse("the groups of a service must be in one VPC and carry its tag")
        addresses = tuple(ipaddress.ip_network(network_text(a)) for a in fields["addresses"].items())
        services.append(Service(key, vpcs.pop(), references, addresses))
    if unclaimed:
        node.refuse(f"no service has the group {min(unclaimed)}")
    return tuple(services)


def network_text(node: Node) -> str:
    return node.network(6 if ":" in node.text(ANY_TEXT) else 4)


class Calls:
    """Makes the calls of a file one after the other, on paper, and tells which groups they leave."""

    def __init__(self) -> None:
        self.drawing = ""
        self.made: dict[str, dict[str, Any]] = {}
        self.rules: dict[str, dict[Rule, WantedRule]] = {}
        self.closed: set[str] = set()

    def add(self, call: Node) -> None:
        fields = call.fields(("id", "method", "arguments"), ("flows",))
        flows = tuple(flow.text(ANY_TEXT) for flow in fields["flows"].items()) if "flows" in fields else ()
        method = fields["method"].value
        if method == "create_security_group":
            self.create(fields["arguments"])
        elif method == "authorize_security_group_ingress":
            self.authorize(fields["arguments"], INGRESS, flows)
        elif method == "authorize_security_group_egress":
            self.authorize(fields["arguments"], EGRESS, flows)
        elif method == "revoke_security_group_egress":
            self.revoke_default(fields["arguments"])
        else:
            fields["method"].refuse(f"{shown(str(method))} is no call that this script makes")

    def create(self, arguments: Node) -> None:
        fields = arguments.fields(("GroupName", "Description", "VpcId", "TagSpecifications"))
        tags = self.tags(fields["TagSpecifications"], "security-group")
        reference = tags.get(GROUP, "")
        if not REFERENCE.fullmatch(reference) or reference in self.made:
            arguments.refuse(f"the tag {GROUP} must be the group's own reference")
        self.made[reference] = {
            "vpc": fields["VpcId"].text(VPC_ID),
            "name": fields["GroupName"].text(EC2_TEXT),
            "description": fields["Description"].text(EC2_TEXT),
            "tags": tags,
        }
        self.rules[reference] = {}

    def authorize(self, arguments: Node, direction: str, flows: tuple[str, ...]) -> None:
        fields = arguments.fields(("GroupId", "IpPermissions", "TagSpecifications"))
        owner = self.reference(fields["GroupId"])
        tags = self.tags(fields["TagSpecifications"], "security-group-rule")
        for permission in fields["IpPermissions"].items():
            for found, description in self.permission(permission, direction, owner):
                if found in self.rules[owner]:
                    permission.refuse("this rule comes twice")
                self.rules[owner][found] = WantedRule(found, description, tags, flows)

    def revoke_default(self, arguments: Node) -> None:
        fields = arguments.fields(("GroupId", "IpPermissions"))
        owner = self.reference(fields["GroupId"])
        revoked = {
            found
            for permission in fields["IpPermissions"].items()
            for found, _ in self.permission(permission, EGRESS, owner)
        }
        if revoked != DEFAULT_RULES:
            arguments.refuse("only the egress that AWS puts into new groups may be revoked, and all of it")
        self.closed.add(owner)

    def permission(self, node: Node, direction: str, owner: str) -> Iterator[tuple[Rule, str]]:
        fields = node.fields(("IpProtocol",), ("FromPort", "ToPort", *(sources for sources, _, _ in PEERS.values())))
        kinds = [kind for kind, (sources, _, _) in PEERS.items() if sources in fields]
        if len(kinds) != 1:
            node.refuse("a permission has one kind of source")
        kind = kinds[0]
        sources, name, _ = PEERS[kind]
        protocol = fields["IpProtocol"].text(PROTOCOL)
        ports = [fields[port].whole(-1, 65535) if port in fields else None for port in ("FromPort", "ToPort")]
        if protocol in ("tcp", "udp", "6", "17") and not is_range(ports[0], ports[1]):
            node.refuse("the ports make no range")
        for source in fields[sources].items():
            peer = source.fields((name,), ("Description",))
            description = peer["Description"].text(EC2_TEXT) if "Description" in peer else ""
            yield rule(direction, protocol, ports[0], ports[1], kind, self.peer(peer[name], kind, owner)), description

    def peer(self, node: Node, kind: str, owner: str) -> str:
        if kind == "group":
            reference = self.reference(node)
            if self.made[reference]["vpc"] != self.made[owner]["vpc"]:
                node.refuse("a group of another VPC cannot be named")
            return reference
        if kind == "prefix-list":
            return node.text(LIST_ID)
        return node.network(4 if kind == "ipv4" else 6)

    def reference(self, node: Node) -> str:
        variable = VARIABLE.fullmatch(node.text(ANY_TEXT))
        if not variable or variable.group(1) not in self.made:
            node.refuse(f"{shown(str(node.value))} is no group that was created before")
        return variable.group(1)

    def tags(self, node: Node, resource: str) -> dict[str, str]:
        tags: dict[str, str] = {}
        for item in node.items():
            fields = item.fields(("ResourceType", "Tags"))
            if fields["ResourceType"].value != resource:
                fields["ResourceType"].refuse(f"must be {resource}")
            for tag in fields["Tags"].items():
                pair = tag.fields(("Key", "Value"))
                tags[pair["Key"].text(TAG_KEY)] = pair["Value"].text(TAG_VALUE)
        drawing = tags.get(DRAWING, "")
        self.drawing = self.drawing or drawing
        if not drawing or drawing != self.drawing:
            node.refuse(f"the tag {DRAWING} must be there, and everywhere the same")
        return tags

    def finish(self, calls: Node) -> dict[str, WantedGroup]:
        """The groups by their references."""
        if self.closed != set(self.made):
            calls.refuse("a group keeps the egress that AWS puts into new groups")
        if not self.made:
            calls.refuse("no group is created")
        return {
            reference: WantedGroup(reference=reference, rules=self.rules[reference], **made)
            for reference, made in self.made.items()
        }


def is_range(first: int | None, last: int | None) -> bool:
    return first is not None and last is not None and 0 <= first <= last


# How each kind of peer is written in a permission, and how describe_security_group_rules answers it.
PEERS = {
    "group": ("UserIdGroupPairs", "GroupId", "ReferencedGroupInfo"),
    "ipv4": ("IpRanges", "CidrIp", "CidrIpv4"),
    "ipv6": ("Ipv6Ranges", "CidrIpv6", "CidrIpv6"),
    "prefix-list": ("PrefixListIds", "PrefixListId", "PrefixListId"),
}


# How modify_security_group_rules takes the peer of each kind.
MODIFIED = {"group": "ReferencedGroupId", "ipv4": "CidrIpv4", "ipv6": "CidrIpv6", "prefix-list": "PrefixListId"}


# ---- the account


class Ec2:
    """Calls of EC2, with every error said in one way. Throttled calls are repeated by botocore."""

    def __init__(self, client: Any, sleep: Callable[[float], None] = time.sleep) -> None:
        self._client = client
        self._sleep = sleep
        self.changes = 0

    def pages(self, operation: str, result: str, **arguments: Any) -> list[dict[str, Any]]:
        """All items of a call that answers in pages."""
        with said(operation):
            pages = self._client.get_paginator(operation).paginate(**arguments, PaginationConfig={"PageSize": PAGE})
            return [item for page in pages for item in page.get(result, [])]

    def change(self, operation: str, **arguments: Any) -> dict[str, Any]:
        """A call that changes something."""
        with said(operation):
            answer: dict[str, Any] = getattr(self._client, operation)(**arguments)
        self.changes += 1
        return answer

    def patient(self, operation: str, *passing: str, **arguments: Any) -> None:
        """A change that may fail with some errors until AWS knows everywhere what was done before."""
        for is_last in self.looks():
            try:
                self.change(operation, **arguments)
                return
            except CallFailed as failure:
                if failure.code not in passing or is_last:
                    raise

    def looks(self) -> Iterator[bool]:
        """One turn for each look at something that AWS may show a moment later; true on the last one."""
        for attempt, pause in enumerate(PATIENCE):
            self._sleep(pause)
            yield attempt == len(PATIENCE) - 1


@contextlib.contextmanager
def said(operation: str) -> Iterator[None]:
    """Says what failed in the same way for every call."""
    try:
        yield
    except ClientError as error:
        answer = error.response.get("Error", {})
        raise CallFailed(operation, str(answer.get("Code", "")), str(answer.get("Message", ""))) from error
    except BotoCoreError as error:
        raise Impossible(
            f"{operation}: {shown(str(error))}",
            "Check the connection, credentials (--profile), region (--region) and --endpoint-url.",
        ) from error


def read_account(ec2: Ec2, design: Design) -> Account:
    """Everything in the VPCs of a design that it could concern."""
    in_vpcs = [{"Name": "vpc-id", "Values": list(design.vpcs)}]
    there = {item["VpcId"] for item in ec2.pages("describe_vpcs", "Vpcs", Filters=in_vpcs)}
    for vpc in design.vpcs:
        if vpc not in there:
            raise Failure(f"There is no {vpc} in this region and account", cure_of("InvalidVpcID.NotFound"))
    groups = {
        item["GroupId"]: found_group(item)
        for item in ec2.pages("describe_security_groups", "SecurityGroups", Filters=in_vpcs)
    }
    interfaces = tuple(
        found_interface(item) for item in ec2.pages("describe_network_interfaces", "NetworkInterfaces", Filters=in_vpcs)
    )
    ours = our_groups(groups.values(), design)
    names = {group.id: key for key, group in ours.items()}
    carried = {g for i in interfaces if not names.keys().isdisjoint(i.groups) or owners(design, i) for g in i.groups}
    rules = read_rules(ec2, sorted((carried | names.keys()) & groups.keys()), groups, names)
    complete = {group.id: replace(group, rules=tuple(rules[group.id])) for group in groups.values()}
    return Account(design.drawing, complete, {key: complete[group.id] for key, group in ours.items()}, interfaces)


def read_remnants(ec2: Ec2, design: Design) -> list[FoundGroup]:
    """Groups with the drawing's tag in VPCs in which it has nothing (any more)."""
    tagged = [{"Name": f"tag:{DRAWING}", "Values": [design.drawing]}]
    groups = map(found_group, ec2.pages("describe_security_groups", "SecurityGroups", Filters=tagged))
    # A filter takes * and ? for more than themselves.
    return [g for g in groups if g.vpc not in design.vpcs and g.tags.get(DRAWING) == design.drawing]


def remnant_lines(ec2: Ec2, design: Design) -> list[str]:
    return [
        f"{group} in {group.vpc}, where the drawing has nothing, carries its tag: left as it is"
        for group in read_remnants(ec2, design)
    ]


def our_groups(groups: Iterable[FoundGroup], design: Design) -> dict[GroupKey, FoundGroup]:
    """The groups that carry the tags of a drawing, and those that did when they were saved and were released since."""
    released = {wanted.id: wanted.key for wanted in design.groups.values()}
    ours: dict[GroupKey, FoundGroup] = {}
    for group in groups:
        if group.tags.get(DRAWING) == design.drawing:
            key = group.vpc, group.reference
        elif group.id in released and DRAWING not in group.tags:
            key = released[group.id]
        else:
            continue
        if not REFERENCE.fullmatch(key[1]):
            raise Failure(
                f"{group} has the tag {DRAWING}, but not which group of the drawing it is",
                f"Give it the tag {GROUP} (such as sg:web), or take away the tag {DRAWING}.",
            )
        other = ours.setdefault(key, group)
        if other is not group:
            raise Failure(
                f"{other} and {group} both have the tag {GROUP} = {key[1]} in {group.vpc}",
                f"Take the tag {DRAWING} away from the one that is not meant.",
            )
    return ours


def read_rules(
    ec2: Ec2, ids: Sequence[str], groups: Mapping[str, FoundGroup], names: Mapping[str, GroupKey]
) -> Mapping[str, list[FoundRule]]:
    rules: dict[str, list[FoundRule]] = defaultdict(list)
    for start in range(0, len(ids), MOST_FILTER_VALUES):
        values = list(ids[start : start + MOST_FILTER_VALUES])
        filters = [{"Name": "group-id", "Values": values}]
        for item in ec2.pages("describe_security_group_rules", "SecurityGroupRules", Filters=filters):
            rules[item["GroupId"]].append(found_rule(item, groups[item["GroupId"]].vpc, names))
    return rules


def found_group(item: Mapping[str, Any]) -> FoundGroup:
    permissions = [*item.get("IpPermissions", []), *item.get("IpPermissionsEgress", [])]
    return FoundGroup(
        id=item["GroupId"],
        vpc=item.get("VpcId", ""),
        name=item.get("GroupName", ""),
        description=item.get("Description", ""),
        tags=tags_of(item),
        named_groups=frozenset(
            pair["GroupId"] for permission in permissions for pair in permission.get("UserIdGroupPairs", [])
        ),
    )


def found_rule(item: Mapping[str, Any], vpc: str, names: Mapping[str, GroupKey]) -> FoundRule:
    kind, peer = "group", ""
    for candidate, (_, _, answer) in PEERS.items():
        value = item.get(answer)
        if value:
            kind, peer = candidate, value["GroupId"] if candidate == "group" else value
    known = names.get(peer)
    if known and known[0] == vpc:
        peer = known[1]
    elif kind in FAMILIES:
        peer = str(network_of(peer))
    direction = EGRESS if item["IsEgress"] else INGRESS
    return FoundRule(
        id=item["SecurityGroupRuleId"],
        rule=rule(direction, item["IpProtocol"], item.get("FromPort"), item.get("ToPort"), kind, peer),
        description=item.get("Description") or "",
        tags=tags_of(item),
    )


def found_interface(item: Mapping[str, Any]) -> Interface:
    addresses = [a["PrivateIpAddress"] for a in item.get("PrivateIpAddresses", [])]
    addresses += [a["Ipv6Address"] for a in item.get("Ipv6Addresses", [])]
    managed = item.get("RequesterManaged", False)
    return Interface(
        id=item["NetworkInterfaceId"],
        vpc=item.get("VpcId", ""),
        addresses=tuple(addresses),
        groups=tuple(sorted(group["GroupId"] for group in item.get("Groups", []))),
        tags=tags_of(item, "TagSet"),
        managed_by=(item.get("Description") or item.get("RequesterId") or "AWS") if managed else "",
    )


def tags_of(item: Mapping[str, Any], name: str = "Tags") -> dict[str, str]:
    return {tag["Key"]: tag.get("Value", "") for tag in item.get(name, [])}


def owners(design: Design, interface: Interface) -> list[Service]:
    """The services an interface belongs to by its addresses or its tag: one, unless something is wrong."""
    return [service for service in design.services if is_of(service, interface, design.drawing)]


def is_of(service: Service, interface: Interface, drawing: str) -> bool:
    if interface.vpc != service.vpc:
        return False
    tagged = interface.tags.get(SERVICE) == service.key and interface.tags.get(DRAWING, drawing) == drawing
    addresses = [ipaddress.ip_address(address) for address in interface.addresses]
    return tagged or any(
        a in network for network in service.addresses for a in addresses if a.version == network.version
    )


@functools.lru_cache(maxsize=None)
def network_of(text: str) -> Network:
    """A network, whatever way it is written."""
    return ipaddress.ip_network(text, strict=False)


# ---- planning


@dataclass(frozen=True)
class Relabelling:
    """A rule that stays, with other tags or another description."""

    found: FoundRule
    wanted: WantedRule
    tags: Tags
    dropped_tags: tuple[str, ...]

    @property
    def is_described(self) -> bool:
        return self.found.description != self.wanted.description


@dataclass(frozen=True)
class GroupPlan:
    """What there is to do for one group that is wanted."""

    wanted: WantedGroup
    found: FoundGroup | None
    missing: tuple[WantedRule, ...]
    relabelled: tuple[Relabelling, ...] = ()
    adopted: tuple[FoundRule, ...] = ()
    surplus: tuple[FoundRule, ...] = ()
    default: tuple[FoundRule, ...] = ()
    foreign: tuple[FoundRule, ...] = ()
    borrowed: tuple[FoundRule, ...] = ()
    # What goes and comes once the interfaces carry all groups of the service.
    held: tuple[FoundRule, ...] = ()
    waiting: tuple[WantedRule, ...] = ()
    tags: Tags = field(default_factory=dict)

    @property
    def is_done(self) -> bool:
        return self.found is not None and not (
            self.missing or self.relabelled or self.adopted or self.surplus or self.default or self.tags
        )

    @property
    def extra(self) -> tuple[FoundRule, ...]:
        """The rules that are there and not wanted, whoever made them."""
        return self.surplus + self.default + self.foreign + self.held

    @property
    def going(self) -> tuple[FoundRule, ...]:
        """The rules to revoke."""
        return self.surplus + self.default

    @property
    def service(self) -> tuple[str, str]:
        return self.wanted.vpc, self.wanted.tags.get(SERVICE, "")

    def fits(self, quotas: Quotas) -> bool:
        return all(used <= quotas.rules_per_group for _, _, used in self.usage(quotas))

    def usage(self, quotas: Quotas) -> Iterator[tuple[str, str, int]]:
        """Old and new rules together, as new ones are authorized before old ones are revoked."""
        old = {found.rule for found in self.found.rules} if self.found else set()
        together = old | {wanted.rule for wanted in self.missing}
        for direction in DIRECTIONS:
            for family in FAMILIES:
                costs = (r.cost(family, quotas.lists) for r in together if r.direction == direction)
                yield direction, family, sum(costs)


# How many peers `plan` names in one line; with --json it names all.
MOST_PEERS = 4

# From which part of a quota on `plan` names a group.
ALMOST_FULL = 0.8


@dataclass(frozen=True)
class Undrawn:
    """A group with the drawing's tags that is not wanted, and what stands against removing it."""

    group: FoundGroup
    hindrances: tuple[str, ...]

    def ours(self, drawing: str) -> list[FoundRule]:
        return [found for found in self.group.rules if found.tags.get(DRAWING) == drawing]


@dataclass(frozen=True)
class Plan:
    """Everything there is to do, and what stands against doing it."""

    design: Design
    account: Account
    groups: tuple[GroupPlan, ...]
    undrawn: tuple[Undrawn, ...]
    problems: tuple[str, ...]
    # What to do in the groups of services that have no room for old and new rules together.
    steps: tuple[Step, ...]

    @property
    def removable(self) -> list[Undrawn]:
        return [undrawn for undrawn in self.undrawn if not undrawn.hindrances]

    @property
    def is_done(self) -> bool:
        return all(group.is_done for group in self.groups) and not self.removable

    @property
    def new_groups(self) -> list[GroupPlan]:
        return [group for group in self.groups if group.found is None]

    @property
    def roomy(self) -> list[GroupPlan]:
        """The groups that hold old and new rules together."""
        narrow = {step.group.wanted.key for step in self.steps}
        return [group for group in self.groups if group.wanted.key not in narrow]


def make_plan(design: Design, account: Account, adopt_rules: bool = False) -> Plan:
    """Compares what is wanted with what is there."""
    services: dict[tuple[str, str], list[GroupPlan]] = defaultdict(list)
    for wanted in design.groups.values():
        group = plan_group(wanted, account, adopt_rules)
        services[group.service].append(group)
    groups: list[GroupPlan] = []
    steps: list[Step] = []
    problems: list[str] = []
    for together in services.values():
        of_service = [holding(group, together, account) for group in together]
        if not all(group.fits(design.quotas) for group in of_service):
            passage = Passage(of_service, account, design.quotas)
            steps += passage.steps()
            if passage.is_blocked and any(group.held for group in of_service):
                of_service = [as_far_as(steps, group) for group in of_service]
            elif passage.is_blocked:
                problems += quota_problems(of_service, design.quotas)
        groups += of_service
    problems += name_problems(groups, account)
    return Plan(design, account, tuple(groups), undrawn_groups(design, account, groups), tuple(problems), tuple(steps))


def holding(group: GroupPlan, of_service: Sequence[GroupPlan], account: Account) -> GroupPlan:
    """Holds the rules that are now said by another group of the service which not all its interfaces carry yet."""
    if group.found is None:
        return group
    carriers = account.carriers(group.found.id)
    elsewhere = [
        rule
        for other in of_service
        if other is not group and any(other.found is None or other.found.id not in i.groups for i in carriers)
        for rule in other.wanted.rules
    ]
    held = tuple(found for found in group.surplus if any(overlap(found.rule, rule) for rule in elsewhere))
    return replace(group, held=held, surplus=tuple(found for found in group.surplus if found not in held))


def as_far_as(steps: Sequence[Step], group: GroupPlan) -> GroupPlan:
    """What of a group's plan these steps do; the rest is held back."""
    own = [step for step in steps if step.group.wanted.key == group.wanted.key]
    coming = {wanted.rule for step in own for wanted in step.authorized}
    going = {found.id for step in own for found in step.revoked}
    return replace(
        group,
        missing=tuple(wanted for wanted in group.missing if wanted.rule in coming),
        waiting=tuple(wanted for wanted in group.missing if wanted.rule not in coming),
        surplus=tuple(found for found in group.surplus if found.id in going),
        held=group.held + tuple(found for found in group.surplus if found.id not in going),
    )


def plan_group(wanted: WantedGroup, account: Account, adopt_rules: bool) -> GroupPlan:
    found = account.ours.get(wanted.key)
    if found is None:
        return GroupPlan(wanted, None, tuple(wanted.rules.values()))
    there = {rule.rule: rule for rule in found.rules}
    closes = found.has_default_egress and wanted.tags.get(DEFAULT_EGRESS) != OPEN
    parts: dict[str, list[Any]] = defaultdict(list)
    for one in found.rules:
        place_rule(parts, one, wanted, account.drawing, adopt_rules, closes)
    tags = {key: value for key, value in wanted.tags.items() if key.startswith(OURS) and found.tags.get(key) != value}
    if closes:
        tags[DEFAULT_EGRESS] = REVOKED
    return GroupPlan(
        wanted=wanted,
        found=found,
        missing=tuple(rule for key, rule in wanted.rules.items() if key not in there),
        relabelled=tuple(parts["relabelled"]),
        adopted=tuple(parts["adopted"]),
        surplus=tuple(parts["surplus"]),
        default=tuple(parts["default"]),
        foreign=tuple(parts["foreign"]),
        borrowed=tuple(parts["borrowed"]),
        tags=tags,
    )


@dataclass(frozen=True)
class Step:
    """Rules of one group go, or come, or one takes the place of another in one call."""

    group: GroupPlan
    revoked: tuple[FoundRule, ...] = ()
    authorized: tuple[WantedRule, ...] = ()

    @property
    def is_succession(self) -> bool:
        return bool(self.revoked and self.authorized)


class Passage:
    """The way of one service's groups from old rules to new ones where both do not fit together.

    On it nothing is cut that old and new rules both let through, and nothing opened that neither does: an old rule goes
    when those new ones are there that let through what it shares with any of them, or the last of these takes its place.
    """

    def __init__(self, groups: Sequence[GroupPlan], account: Account, quotas: Quotas) -> None:
        self._quotas = quotas
        self._coming = [(group, wanted) for group in groups for wanted in group.missing]
        self._staying = [
            rule for g in groups for rule in g.wanted.rules.keys() - {wanted.rule for wanted in g.missing}
        ]
        self._used = Counter({
            (group.wanted.key, direction, family): sum(
                found.rule.cost(family, quotas.lists)
                for found in (group.found.rules if group.found else ())
                if found.rule.direction == direction
            )
            for group in groups for direction in DIRECTIONS for family in FAMILIES
        })
        # Each rule that goes, with the coming ones that must be there before.
        self._going = {
            (group.wanted.key, found.id): (group, found, self._successors(group, found, account))
            for group in groups for found in group.going
        }
        self.is_blocked = False

    def _successors(self, group: GroupPlan, found: FoundRule, account: Account) -> set[tuple[GroupKey, Rule]]:
        """Few coming rules that let through, with those that stay, all that an old rule shares with any of them."""
        if group.found and found in group.default and not account.carriers(group.found.id):
            return set()
        old = found.rule
        needed = {(g.wanted.key, w.rule) for g, w in self._coming if overlap(old, w.rule)}
        for one in sorted(needed):
            others = [*self._staying, *(rule for key, rule in needed if (key, rule) != one)]
            if any(covers(other, shared(old, one[1])) for other in others):
                needed.remove(one)
        return needed

    def steps(self) -> Iterator[Step]:
        """The calls in their order; afterwards is_blocked tells whether there is no way."""
        while self._going or self._coming:
            step = self._departure() or self._succession() or self._arrival()
            if step is None:
                self.is_blocked = True
                return
            self._take(step)
            yield step

    def _departure(self) -> Step | None:
        """Old rules of one group whose successors are all there."""
        free = [(group, found) for group, found, successors in self._going.values() if not successors]
        if not free:
            return None
        first = free[0][0]
        return Step(first, revoked=tuple(found for group, found in free if group is first))

    def _succession(self) -> Step | None:
        """A new rule in the place of an old one, in one call; AWS lets only rules of one kind do so."""
        coming = {(group.wanted.key, wanted.rule): wanted for group, wanted in self._coming}
        for group, found, successors in self._going.values():
            if len(successors) != 1 or found not in group.surplus:
                continue
            (key, new), = successors
            if key == group.wanted.key and new.kind == found.rule.kind and self._has_room(group, new, found.rule):
                return Step(group, (found,), (coming[key, new],))
        return None

    def _arrival(self) -> Step | None:
        """New rules for which there is room: one by one, first one whose old rule waits for few others."""
        waiting = sorted((successors for _, _, successors in self._going.values()), key=len)
        rank = {new: number for number, successors in reversed([*enumerate(waiting)]) for new in successors}
        for group, wanted in sorted(self._coming, key=lambda c: rank.get((c[0].wanted.key, c[1].rule), len(waiting))):
            if self._has_room(group, wanted.rule):
                return Step(group, authorized=(wanted,))
        return None

    def _has_room(self, group: GroupPlan, new: Rule, old: Rule | None = None) -> bool:
        freed = old.cost if old else lambda *_: 0
        lists, most = self._quotas.lists, self._quotas.rules_per_group
        return all(
            self._used[group.wanted.key, new.direction, family] - freed(family, lists) + new.cost(family, lists) <= most
            for family in FAMILIES
        )

    def _take(self, step: Step) -> None:
        key = step.group.wanted.key
        changes = [(found.rule, -1) for found in step.revoked] + [(wanted.rule, 1) for wanted in step.authorized]
        for changed, sign in changes:
            for family in FAMILIES:
                self._used[key, changed.direction, family] += sign * changed.cost(family, self._quotas.lists)
        for found in step.revoked:
            del self._going[key, found.id]
        arrived = {(key, wanted.rule) for wanted in step.authorized}
        self._coming = [(g, w) for g, w in self._coming if (g.wanted.key, w.rule) not in arrived]
        for _, _, successors in self._going.values():
            successors -= arrived


def overlap(one: Rule, other: Rule) -> bool:
    """Whether two rules of one service may let the same packet through; true if it cannot be told."""
    if one.direction != other.direction or not ("-1" in (one.protocol, other.protocol) or same_ports(one, other)):
        return False
    kinds = {one.kind, other.kind}
    if kinds == {"group"}:
        return one.peer == other.peer
    if kinds <= set(FAMILIES):
        return len(kinds) == 1 and network_of(one.peer).overlaps(network_of(other.peer))
    return True


def same_ports(one: Rule, other: Rule) -> bool:
    if one.protocol != other.protocol:
        return False
    if one.protocol in ("tcp", "udp"):
        return one.first <= other.last and other.first <= one.last
    return one.first == other.first or -1 in (one.first, other.first)


def shared(one: Rule, other: Rule) -> Rule:
    """What of one rule's traffic an overlapping one lets through too, with all the peers of the first."""
    if other.protocol == "-1":
        return one
    if one.protocol == "-1":
        return replace(other, kind=one.kind, peer=one.peer)
    if one.protocol in ("tcp", "udp"):
        return replace(one, first=max(one.first, other.first), last=min(one.last, other.last))
    return replace(one, first=max(one.first, other.first), last=max(one.last, other.last))


def covers(wide: Rule, narrow: Rule) -> bool:
    """Whether a rule certainly lets through all that another does."""
    if wide.direction != narrow.direction or wide.kind != narrow.kind:
        return False
    if wide.kind in FAMILIES:
        if not network_of(wide.peer).supernet_of(network_of(narrow.peer)):  # type: ignore[arg-type]
            return False
    elif wide.peer != narrow.peer:
        return False
    if wide.protocol != narrow.protocol:
        return wide.protocol == "-1"
    if wide.protocol in ("tcp", "udp"):
        return wide.first <= narrow.first and narrow.last <= wide.last
    return wide.first in (-1, narrow.first) and wide.last in (-1, narrow.last)


def place_rule(
    parts: Mapping[str, list[Any]], found: FoundRule, group: WantedGroup, drawing: str, adopt: bool, closes: bool
) -> None:
    """Decides what becomes of one rule that is there."""
    wanted = group.rules.get(found.rule)
    is_ours = found.tags.get(DRAWING) == drawing
    is_adopted = adopt and DRAWING not in found.tags
    is_default = closes and found.rule in DEFAULT_RULES
    if wanted and (is_ours or is_adopted or is_default):
        relabelling = relabel(found, wanted)
        if relabelling:
            parts["relabelled"].append(relabelling)
    elif wanted:
        if wanted.tags:
            parts["borrowed"].append(found)
    elif is_ours:
        parts["surplus"].append(found)
    elif is_default:
        parts["default"].append(found)
    elif is_adopted:
        parts["adopted"].append(found)
        parts["surplus"].append(found)
    else:
        parts["foreign"].append(found)


def relabel(found: FoundRule, wanted: WantedRule) -> Relabelling | None:
    tags = {key: value for key, value in wanted.tags.items() if found.tags.get(key) != value}
    dropped = tuple(sorted(key for key in found.tags if key.startswith(OURS) and key not in wanted.tags))
    relabelling = Relabelling(found, wanted, tags, dropped)
    return relabelling if tags or dropped or relabelling.is_described else None


def undrawn_groups(design: Design, account: Account, groups: Sequence[GroupPlan]) -> tuple[Undrawn, ...]:
    """Groups of ours that are not wanted. One that stays keeps those that its rules name."""
    surplus = {key: group for key, group in account.ours.items() if key not in design.groups}
    ours = account_ids(account)
    staying = {found.id: found.named_groups for found in account.groups.values() if found.id not in ours}
    for plan in groups:
        if plan.found:
            staying[plan.found.id] = frozenset(account.named_by(f, plan.found.vpc) or "" for f in plan.foreign)
    hindrances = {key: hindrances_of(group, account) for key, group in surplus.items()}
    leaving = {key for key, reasons in hindrances.items() if not reasons}
    while True:
        for key in surplus.keys() - leaving:
            staying[surplus[key].id] = surplus[key].named_groups
        named = {
            key: [id for id, names in staying.items() if surplus[key].id in names and id != surplus[key].id]
            for key in leaving
        }
        stuck = {key for key, by in named.items() if by}
        if not stuck:
            break
        for key in stuck:
            hindrances[key].append(f"rules of {', '.join(sorted(named[key]))} name it")
        leaving -= stuck
    return tuple(Undrawn(group, tuple(hindrances[key])) for key, group in sorted(surplus.items()))


def account_ids(account: Account) -> set[str]:
    return {group.id for group in account.ours.values()}


def hindrances_of(group: FoundGroup, account: Account) -> list[str]:
    carriers = account.carriers(group.id)
    hindrances = [f"{', '.join(map(str, carriers))} carry it"] if carriers else []
    foreign = [f for f in group.rules if f.tags.get(DRAWING) != account.drawing and not is_default_of(group, f)]
    if group.is_created and foreign:
        hindrances.append(f"it holds rules that are not ours: {', '.join(found.id for found in foreign)}")
    return hindrances


def is_default_of(group: FoundGroup, found: FoundRule) -> bool:
    return group.has_default_egress and found.rule in DEFAULT_RULES


def quota_problems(groups: Iterable[GroupPlan], quotas: Quotas) -> Iterator[str]:
    for group in groups:
        for direction, family, used in group.usage(quotas):
            if used > quotas.rules_per_group:
                yield (
                    f"{group.wanted.reference}: old and new {direction} rules together are {used} of"
                    f" {quotas.rules_per_group} ({family}), and no order of single changes keeps what is drawn."
                    " Raise the quota and say it under targets: aws: quotas:, or change the drawing in two steps."
                )


def name_problems(groups: Iterable[GroupPlan], account: Account) -> Iterator[str]:
    taken = {(found.vpc, found.name.lower()): found for found in account.groups.values()}
    for group in groups:
        found = taken.get((group.wanted.vpc, group.wanted.name.lower()))
        if group.found is None and found is not None:
            yield (
                f"{group.wanted.vpc} has a group named {shown(found.name)} already: {found.id}, without our tags."
                f" Rename it, or give it the tags {DRAWING}={shown(account.drawing)} and"
                f" {GROUP}={group.wanted.reference} to have it adopted."
            )


# ---- making it so


class Interrupted(Failure):
    """A failure after something was changed."""


Say = Callable[[str], None]


class Reconciliation:
    """Makes an account agree with a design: create, authorize, and only then revoke."""

    def __init__(self, ec2: Ec2, design: Design, adopt_rules: bool, say: Say) -> None:
        self._ec2 = ec2
        self._design = design
        self._adopt_rules = adopt_rules
        self._say = say
        self._ids: dict[GroupKey, str] = {}

    def plan(self) -> Plan:
        plan = make_plan(self._design, read_account(self._ec2, self._design), self._adopt_rules)
        self._ids = {group.wanted.key: group.found.id for group in plan.groups if group.found}
        return plan

    def make(self, plan: Plan) -> None:
        """Does what a plan says; each step is one call, and a later run goes on where this one stopped."""
        for group in plan.new_groups:
            self._create(group.wanted)
        if plan.new_groups or unsettled(plan):
            plan = self._settled(plan.new_groups)
        for group in plan.groups:
            self._adopt(group)
            self._relabel(group)
        for group in plan.roomy:
            self._authorize_all(group.wanted, group.missing)
        for step in joined(plan.steps):
            self._take(step)
        for group in plan.roomy:
            self._revoke(group, group.going)
        for group in plan.groups:
            self._tag(group)
        self._remove(plan)

    def check(self) -> Plan:
        """Looks until nothing is left to do, as AWS shows changes a moment later."""
        for is_last in self._ec2.looks():
            plan = self.plan()
            if plan.is_done or is_last:
                break
            for group in plan.groups:
                self._revoke(group, group.default)
                self._tag(group)
        if not plan.is_done:
            raise Failure(
                "AWS does not show yet what was changed, or someone else changes these groups too",
                "Run it again: it goes on from what is there.",
            )
        return plan

    def _settled(self, created: Sequence[GroupPlan]) -> Plan:
        """The plan once AWS shows all groups that were just created, with the egress that it puts into them.

        A group whose egress an earlier run revoked, before it could say so in a tag, looks the same as one that is not
        shown wholly yet: it is taken for closed when all patience is at an end.
        """
        keys = {group.wanted.key for group in created}
        for is_last in self._ec2.looks():
            plan = self.plan()
            if is_last or (keys <= self._ids.keys() and not unsettled(plan)):
                break
        absent = (keys - self._ids.keys()) | (keys & {group.wanted.key for group in unsettled(plan)})
        if absent:
            raise Failure(f"AWS does not show the new group {min(absent)[1]} wholly yet", "Run it again in a minute.")
        if plan.problems:
            raise Failure("\n".join(plan.problems), "Then run it again.")
        return plan

    def _create(self, wanted: WantedGroup) -> None:
        self._say(f"create {wanted.reference} as {shown(wanted.name)} in {wanted.vpc}")
        tags = {**wanted.tags, DEFAULT_EGRESS: OPEN}
        try:
            self._ec2.change(
                "create_security_group",
                GroupName=wanted.name,
                Description=wanted.description,
                VpcId=wanted.vpc,
                TagSpecifications=tag_specifications("security-group", tags),
            )
        except CallFailed as failure:
            # The answer to an earlier try may have been lost: what is read back next tells whether it is ours.
            if failure.code != "InvalidGroup.Duplicate":
                raise

    def _adopt(self, group: GroupPlan) -> None:
        if group.adopted:
            self._create_tags([found.id for found in group.adopted], {DRAWING: self._design.drawing})

    def _authorize_all(self, group: WantedGroup, rules: Sequence[WantedRule]) -> None:
        calls: dict[tuple[str, tuple[tuple[str, str], ...]], list[WantedRule]] = defaultdict(list)
        for wanted in rules:
            calls[wanted.rule.direction, tuple(sorted(wanted.tags.items()))].append(wanted)
        for (direction, tags), together in calls.items():
            self._authorize(group, direction, dict(tags), together)

    def _take(self, step: Step) -> None:
        if step.is_succession:
            self._succeed(step.group, step.revoked[0], step.authorized[0])
        else:
            self._revoke(step.group, step.revoked)
            self._authorize_all(step.group.wanted, step.authorized)

    def _succeed(self, group: GroupPlan, old: FoundRule, new: WantedRule) -> None:
        """Makes a rule another one, in one call: the only way in a full group to leave no gap between the two."""
        self._say(f"change {old.id} of {group.wanted.reference}, {old.rule.direction}")
        changed = {
            "IpProtocol": new.rule.protocol,
            "FromPort": new.rule.first,
            "ToPort": new.rule.last,
            MODIFIED[new.rule.kind]: self._ids.get((group.wanted.vpc, new.rule.peer), new.rule.peer),
        }
        if new.description:
            changed["Description"] = new.description
        self._ec2.change(
            "modify_security_group_rules",
            GroupId=self._ids[group.wanted.key],
            SecurityGroupRules=[{"SecurityGroupRuleId": old.id, "SecurityGroupRule": changed}],
        )
        relabelling = relabel(replace(old, description=new.description), new)
        if relabelling:
            self._retag([relabelling])

    def _authorize(self, group: WantedGroup, direction: str, tags: Tags, rules: Sequence[WantedRule]) -> None:
        self._say(f"authorize {counted(len(rules), 'rule')} of {group.reference}, {direction}")
        try:
            self._authorize_call(group, direction, tags, rules)
        except CallFailed as failure:
            if failure.code != "InvalidPermission.Duplicate":
                raise
            # Part of the call may be in: what is missing now goes in rule by rule.
            for wanted in self._missing(group, rules):
                self._authorize_one(group, direction, tags, wanted)

    def _authorize_one(self, group: WantedGroup, direction: str, tags: Tags, wanted: WantedRule) -> None:
        try:
            self._authorize_call(group, direction, tags, [wanted])
        except CallFailed as failure:
            if failure.code != "InvalidPermission.Duplicate":
                raise
            for is_last in self._ec2.looks():
                if not self._missing(group, [wanted]):
                    return
                if is_last:
                    raise

    def _missing(self, group: WantedGroup, rules: Sequence[WantedRule]) -> list[WantedRule]:
        """Which of these rules are not there, read back."""
        names = {id: key for key, id in self._ids.items()}
        id = self._ids[group.key]
        filters = [{"Name": "group-id", "Values": [id]}]
        items = self._ec2.pages("describe_security_group_rules", "SecurityGroupRules", Filters=filters)
        there = {found_rule(item, group.vpc, names).rule for item in items}
        return [wanted for wanted in rules if wanted.rule not in there]

    def _authorize_call(self, group: WantedGroup, direction: str, tags: Tags, rules: Sequence[WantedRule]) -> None:
        arguments: dict[str, Any] = {
            "GroupId": self._ids[group.key],
            "IpPermissions": [self._permission(wanted, group.vpc) for wanted in rules],
        }
        if tags:
            arguments["TagSpecifications"] = tag_specifications("security-group-rule", tags)
        self._ec2.patient(f"authorize_security_group_{direction}", *UNKNOWN_YET, **arguments)

    def _permission(self, wanted: WantedRule, vpc: str) -> dict[str, Any]:
        sources, name, _ = PEERS[wanted.rule.kind]
        peer = {name: self._ids.get((vpc, wanted.rule.peer), wanted.rule.peer)}
        if wanted.description:
            peer["Description"] = wanted.description
        permission: dict[str, Any] = {"IpProtocol": wanted.rule.protocol, sources: [peer]}
        if wanted.rule.protocol in PROTOCOLS_WITH_PORTS:
            permission.update(FromPort=wanted.rule.first, ToPort=wanted.rule.last)
        return permission

    def _relabel(self, group: GroupPlan) -> None:
        """Gives rules that stay their descriptions and tags: many in one call, as AWS counts calls."""
        if group.relabelled:
            self._say(f"label {counted(len(group.relabelled), 'rule')} of {group.wanted.reference}")
        for direction in DIRECTIONS:
            described = [r for r in group.relabelled if r.is_described and r.found.rule.direction == direction]
            if described:
                self._ec2.change(
                    f"update_security_group_rule_descriptions_{direction}",
                    GroupId=self._ids[group.wanted.key],
                    IpPermissions=[self._permission(r.wanted, group.wanted.vpc) for r in described],
                )
        self._retag(group.relabelled)

    def _retag(self, relabelled: Iterable[Relabelling]) -> None:
        added: dict[tuple[tuple[str, str], ...], list[str]] = defaultdict(list)
        dropped: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for relabelling in relabelled:
            added[tuple(relabelling.tags.items())].append(relabelling.found.id)
            dropped[relabelling.dropped_tags].append(relabelling.found.id)
        for tags, ids in added.items():
            if tags:
                self._create_tags(ids, dict(tags))
        for keys, ids in dropped.items():
            if keys:
                self._delete_tags(ids, keys)

    def _revoke(self, group: GroupPlan, rules: Sequence[FoundRule]) -> None:
        if group.found is not None:
            self._revoke_of(group.found.id, group.wanted.reference, rules)

    def _revoke_of(self, id: str, name: str, rules: Sequence[FoundRule]) -> None:
        for direction in DIRECTIONS:
            ids = [found.id for found in rules if found.rule.direction == direction]
            if ids:
                self._say(f"revoke {counted(len(ids), 'rule')} of {name}, {direction}")
                self._revoke_call(id, direction, ids)

    def _revoke_call(self, id: str, direction: str, ids: Sequence[str]) -> None:
        try:
            self._ec2.patient(
                f"revoke_security_group_{direction}", *UNKNOWN_YET, GroupId=id, SecurityGroupRuleIds=list(ids)
            )
        except CallFailed as failure:
            if failure.code not in ("InvalidPermission.NotFound", "InvalidSecurityGroupRuleId.NotFound"):
                raise
            # One of them is gone, perhaps by a call whose answer was lost; then the others one by one.
            if len(ids) > 1:
                for rule_id in ids:
                    self._revoke_call(id, direction, [rule_id])

    def _tag(self, group: GroupPlan) -> None:
        """A group is called closed only when AWS shows no more what it put into it: what was revoked may come late."""
        if group.found is not None and group.tags and not group.default:
            self._create_tags([group.found.id], group.tags)

    def _remove(self, plan: Plan) -> None:
        """Removes what is not drawn any more; rules that name each other go first, or no group could be deleted."""
        leaving = {undrawn.group.id for undrawn in plan.removable}
        for undrawn in plan.removable:
            ours = undrawn.ours(plan.design.drawing)
            crossing = [f for f in ours if plan.account.named_by(f, undrawn.group.vpc) in leaving]
            self._revoke_of(undrawn.group.id, str(undrawn.group), crossing if undrawn.group.is_created else ours)
        for undrawn in plan.removable:
            if undrawn.group.is_created:
                self._say(f"delete {undrawn.group}")
                self._delete(undrawn.group.id)
            else:
                self._say(f"release {undrawn.group}, which was there before the drawing")
                self._delete_tags([undrawn.group.id], sorted(k for k in undrawn.group.tags if k.startswith(OURS)))

    def _delete(self, id: str) -> None:
        try:
            self._ec2.patient("delete_security_group", "DependencyViolation", GroupId=id)
        except CallFailed as failure:
            if failure.code != "InvalidGroup.NotFound":
                raise

    def _create_tags(self, ids: Sequence[str], tags: Tags) -> None:
        self._ec2.patient("create_tags", *UNKNOWN_YET, Resources=list(ids), Tags=tag_list(tags))

    def _delete_tags(self, ids: Sequence[str], keys: Iterable[str]) -> None:
        self._ec2.change("delete_tags", Resources=list(ids), Tags=[{"Key": key} for key in keys])


def unsettled(plan: Plan) -> list[GroupPlan]:
    """The groups that must be closed and do not show what AWS put into them."""
    return [g for g in plan.groups if g.found and DEFAULT_EGRESS in g.tags and not g.found.is_settled]


def joined(steps: Sequence[Step]) -> Iterator[Step]:
    """The same steps in fewer calls: what comes into one group one after the other comes at once."""
    for (is_succession, *_), run in itertools.groupby(
        steps, key=lambda step: (step.is_succession, step.group.wanted.key, bool(step.revoked))
    ):
        together = list(run)
        if is_succession:
            yield from together
        else:
            yield Step(
                together[0].group,
                tuple(found for step in together for found in step.revoked),
                tuple(wanted for step in together for wanted in step.authorized),
            )


def tag_specifications(resource: str, tags: Tags) -> list[dict[str, Any]]:
    return [{"ResourceType": resource, "Tags": tag_list(tags)}]


def tag_list(tags: Tags) -> list[dict[str, str]]:
    return [{"Key": key, "Value": value} for key, value in tags.items()]


# ---- what was there, to be put back


@dataclass(frozen=True)
class Saved:
    """What a rollback file holds: the groups of a drawing, or the groups of interfaces, before a run."""

    design: Design
    has_groups: bool
    interfaces: Mapping[str, tuple[str, ...]]


def saved_groups(account: Account, design: Design) -> dict[str, Any]:
    return {**saved_head(design), "groups": [saved_group(group) for _, group in sorted(account.ours.items())]}


def saved_interfaces(interfaces: Iterable[Interface], design: Design) -> dict[str, Any]:
    return {**saved_head(design), "interfaces": [{"id": i.id, "groups": list(i.groups)} for i in interfaces]}


def saved_head(design: Design) -> dict[str, Any]:
    return {
        "format": ROLLBACK_FORMAT,
        "drawing": design.drawing,
        "vpcs": list(design.vpcs),
        "quotas": {
            "rules-per-group": design.quotas.rules_per_group,
            "groups-per-interface": design.quotas.groups_per_interface,
        },
        "prefix-lists": [vars(known) for known in design.quotas.lists.values()],
    }


def saved_group(group: FoundGroup) -> dict[str, Any]:
    return {
        "id": group.id,
        "vpc": group.vpc,
        "name": group.name,
        "description": group.description,
        "tags": tag_list(group.tags),
        "rules": [
            {**vars(found.rule), "description": found.description, "tags": tag_list(found.tags)}
            for found in group.rules
        ],
    }


def read_saved(path: Path) -> Saved:
    top = parse_json(path).fields(("format", "drawing", "vpcs", "quotas", "prefix-lists"), ("groups", "interfaces"))
    if top["format"].value != ROLLBACK_FORMAT:
        top["format"].refuse(f"this is no rollback file ({ROLLBACK_FORMAT})")
    drawing = top["drawing"].text(TAG_VALUE)
    vpcs = tuple(vpc.text(VPC_ID) for vpc in top["vpcs"].items())
    groups = [read_saved_group(node, drawing, vpcs) for node in top["groups"].items()] if "groups" in top else []
    interfaces = {}
    for node in top["interfaces"].items() if "interfaces" in top else []:
        fields = node.fields(("id", "groups"))
        interfaces[fields["id"].text(INTERFACE_ID)] = tuple(g.text(GROUP_ID) for g in fields["groups"].items())
    design = Design(
        drawing=drawing,
        vpcs=vpcs,
        groups={group.key: group for group in groups},
        services=(),
        quotas=read_quotas(top["quotas"], top["prefix-lists"]),
    )
    return Saved(design, "groups" in top, interfaces)


def read_saved_group(node: Node, drawing: str, vpcs: Sequence[str]) -> WantedGroup:
    fields = node.fields(("id", "vpc", "name", "description", "tags", "rules"))
    tags = read_saved_tags(fields["tags"])
    reference = tags.get(GROUP, "")
    if tags.get(DRAWING) != drawing or not REFERENCE.fullmatch(reference) or fields["vpc"].value not in vpcs:
        node.refuse("this group is not of the drawing and the VPCs that the file names")
    rules = {}
    for item in fields["rules"].items():
        parts = item.fields(("direction", "protocol", "first", "last", "kind", "peer", "description", "tags"))
        found = Rule(
            direction=parts["direction"].text(re.compile("|".join(DIRECTIONS))),
            protocol=parts["protocol"].text(PROTOCOL),
            first=parts["first"].whole(-1, 65535),
            last=parts["last"].whole(-1, 65535),
            kind=parts["kind"].text(re.compile("|".join(PEERS))),
            peer=parts["peer"].text(ANY_TEXT),
        )
        description = parts["description"].text(ANY_TEXT)
        rules[found] = WantedRule(found, description, read_saved_tags(parts["tags"]))
    return WantedGroup(
        reference=reference,
        vpc=fields["vpc"].text(VPC_ID),
        name=fields["name"].text(ANY_TEXT),
        description=fields["description"].text(ANY_TEXT),
        tags=tags,
        rules=rules,
        id=fields["id"].text(GROUP_ID),
    )


def read_saved_tags(node: Node) -> dict[str, str]:
    tags = {}
    for tag in node.items():
        pair = tag.fields(("Key", "Value"))
        tags[pair["Key"].text(TAG_KEY)] = pair["Value"].text(TAG_VALUE)
    return tags


def save(content: Mapping[str, Any], named: Path | None, drawing: str) -> Path:
    """Writes a rollback file that is whole or not there, and never over another one."""
    path = named or default_rollback_file(drawing)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        if path.exists():
            raise FileExistsError(errno.EEXIST, "there is a file of that name")
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(part, "w", encoding="utf-8") as file:
            json.dump(content, file, indent=1)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise Impossible(
            f"{path}: {error.strerror}: what is there could not be saved, so nothing was changed",
            "Name a new file with --rollback-file.",
        ) from error
    return path


def default_rollback_file(drawing: str) -> Path:
    """Outside of the bundle, which an export replaces as a whole."""
    try:
        state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    except RuntimeError as error:
        raise Impossible(
            "You have no home directory, so what is there could not be saved and nothing was changed",
            "Name a new file with --rollback-file.",
        ) from error
    slug = re.sub(r"[^a-z0-9]+", "-", drawing.lower()).strip("-")[:60] or "drawing"
    moment = datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%S.%fZ")
    return state / "drawbridge" / "aws" / f"{slug}-{moment}.json"


# ---- verifying


@dataclass(frozen=True)
class Verdict:
    """What is there and not wanted, what is wanted and not there, and what a person should know besides."""

    extra: tuple[str, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    rules: int
    groups: int
    interfaces: int

    @property
    def agrees(self) -> bool:
        return not self.extra and not self.missing


def verify_account(design: Design, account: Account) -> Verdict:
    """Counts every rule of every group of the drawing, and of every group on the interfaces of its services."""
    plan = make_plan(design, account)
    extra = [f"{g.wanted.reference}: {f.rule} ({f.id})" for g in plan.groups for f in g.extra]
    missing = [f"{g.wanted.reference}: the group" for g in plan.new_groups]
    missing += [f"{g.wanted.reference}: {wanted.rule}" for g in plan.groups for wanted in g.missing + g.waiting]
    for undrawn in plan.undrawn:
        extra.append(f"{undrawn.group}: the group is not drawn any more")
        extra += [f"{undrawn.group}: {found.rule} ({found.id})" for found in undrawn.group.rules]
    notes: list[str] = []
    checked = 0
    for interface, services in owned_interfaces(design, account):
        checked += 1
        verify_interface(design, account, interface, services, extra, missing)
    notes += [lacking(service) for service in design.services if not interfaces_of(service, design, account)]
    notes += [
        f"{g.wanted.reference}: {f.rule} ({f.id}) is there without our tag; --adopt-rules makes it ours"
        for g in plan.groups
        for f in g.borrowed
    ]
    rules = sum(len(group.rules) for group in design.groups.values())
    return Verdict(tuple(extra), tuple(missing), tuple(notes), rules, len(design.groups), checked)


def owned_interfaces(design: Design, account: Account) -> Iterator[tuple[Interface, list[Service]]]:
    """The interfaces that belong to a service or carry a group of ours, each with its services."""
    ours = account_ids(account)
    for interface in account.interfaces:
        services = interface_services(design, account, interface)
        if services or not ours.isdisjoint(interface.groups):
            yield interface, services


def interface_services(design: Design, account: Account, interface: Interface) -> list[Service]:
    """By address or tag; a service that has neither is whatever carries its groups."""
    by_name = owners(design, interface)
    if by_name:
        return by_name
    return [
        service
        for service in design.services
        if not service.addresses and not group_ids(service, account).isdisjoint(interface.groups)
    ]


def interfaces_of(service: Service, design: Design, account: Account) -> list[Interface]:
    return [i for i in account.interfaces if service in interface_services(design, account, i)]


def group_ids(service: Service, account: Account) -> set[str]:
    """The groups that an interface of a service must carry, as far as they exist."""
    found = (account.ours.get((service.vpc, reference)) for reference in service.references)
    return {group.id for group in found if group}


def lacking(service: Service) -> str:
    addresses = " ".join(map(str, service.addresses[:4])) + (" …" if len(service.addresses) > 4 else "")
    return (
        f"{service.key}: no interface in {service.vpc} with {addresses or 'its groups'} or the tag"
        f" {SERVICE}={service.key}: its groups protect nothing yet"
    )


def verify_interface(
    design: Design,
    account: Account,
    interface: Interface,
    services: Sequence[Service],
    extra: list[str],
    missing: list[str],
) -> None:
    """All groups of an interface are united, so each of them counts."""
    if len(services) > 1:
        extra.append(f"{interface}: belongs to {' and '.join(s.key for s in services)}; an interface has one service")
    wanted_ids = set().union(*(group_ids(service, account) for service in services))
    wanted = {r for s in services for reference in s.references for r in design.groups[s.vpc, reference].rules}
    there = set()
    for id in interface.groups:
        group = account.groups.get(id)
        rules = group.rules if group else ()
        there |= {found.rule for found in rules}
        if id not in wanted_ids:
            extra.append(f"{interface}: carries {group or id}, which is not of {services[0].key if services else 'it'}")
            extra += [f"{interface}: {found.rule} ({found.id} of {id})" for found in rules if found.rule not in wanted]
    for id in sorted(wanted_ids - set(interface.groups)):
        missing.append(f"{interface}: does not carry {account.groups[id]}")
    missing += [f"{interface}: {absent}" for absent in sorted(wanted - there)]


# ---- saying it


def plan_lines(plan: Plan) -> Iterator[str]:
    rules = sum(len(group.wanted.rules) for group in plan.groups)
    yield (
        f"{shown(plan.design.drawing)} in {', '.join(plan.design.vpcs)}: {counted(len(plan.groups), 'group')},"
        f" {counted(rules, 'rule')}"
    )
    yield from group_lines(plan)
    yield from arrow_lines(plan)
    yield from held_lines(plan)
    yield from foreign_lines(plan)
    yield from interface_lines(plan)
    if plan.problems:
        yield "Against it"
        yield from (f"  {problem}" for problem in plan.problems)
    yield to_do(plan)


def group_lines(plan: Plan) -> Iterator[str]:
    lines = [f"  + {g.wanted.reference}: created as {shown(g.wanted.name)} in {g.wanted.vpc}" for g in plan.new_groups]
    for undrawn in plan.undrawn:
        if undrawn.hindrances:
            lines.append(f"  ! {undrawn.group}: not drawn any more, but left: {'; '.join(undrawn.hindrances)}")
        else:
            word = "deleted" if undrawn.group.is_created else "released: our rules and tags go, the group stays"
            lines.append(f"  - {undrawn.group}: not drawn any more, {word}")
    quota = plan.design.quotas.rules_per_group
    for group in plan.groups:
        for direction, family, used in group.usage(plan.design.quotas):
            if used > ALMOST_FULL * quota:
                how = ": changed step by step, as both do not fit" if used > quota else ""
                name = group.wanted.reference
                lines.append(f"  {name}: {used} of {quota} {direction} rules ({family}), old and new{how}")
    if lines:
        yield "Groups"
        yield from lines


@dataclass(frozen=True)
class Change:
    """What becomes of one rule: + it comes, - it goes, ~ it gets other labels."""

    arrow: str
    sign: str
    group: str
    rule: Rule
    also: str = ""


def changes(plan: Plan) -> Iterator[Change]:
    for group in plan.groups:
        name = group.wanted.reference
        for wanted in group.missing:
            yield Change(first_arrow(wanted), "+", name, wanted.rule, " ".join(wanted.flows[1:]))
        for found in group.surplus:
            yield Change(found.tags.get(FLOW, "adopted, then revoked"), "-", name, found.rule)
        for found in group.default:
            yield Change("egress of new groups", "-", name, found.rule)
        for relabelling in group.relabelled:
            yield Change(first_arrow(relabelling.wanted), "~", name, relabelling.found.rule)


def first_arrow(wanted: WantedRule) -> str:
    return wanted.flows[0] if wanted.flows else "put back"


def arrow_lines(plan: Plan) -> Iterator[str]:
    """Under the first arrow that asks for them, what becomes of the rules; many peers of one kind in one line."""
    arrows: dict[str, dict[tuple[str, str], list[Rule]]] = defaultdict(lambda: defaultdict(list))
    for change in changes(plan):
        word = "from" if change.rule.direction == INGRESS else "to"
        what = f"{change.sign} {change.group} {change.rule.direction:7} {change.rule.traffic} {word}"
        also = f" (also for {shown(change.also)})" if change.also else ""
        arrows[change.arrow][what, also].append(change.rule)
    if arrows:
        yield "Arrows"
    for arrow, lines in arrows.items():
        yield f"  {shown(arrow)}"
        yield from (f"    {what} {peers(rules)}{also}" for (what, also), rules in lines.items())


def peers(rules: Sequence[Rule]) -> str:
    named = ", ".join(shown(rule.peer) for rule in rules[:MOST_PEERS])
    return named if len(rules) <= MOST_PEERS else f"{named} and {len(rules) - MOST_PEERS} more"


def held_lines(plan: Plan) -> Iterator[str]:
    held = [f"  - {g.wanted.reference} {f.rule} ({f.id})" for g in plan.groups for f in g.held]
    held += [f"  + {g.wanted.reference} {w.rule}" for g in plan.groups for w in g.waiting]
    if held:
        yield "Held back until the interfaces carry all groups of the service: `attach`, then `apply` again"
        yield from held


def foreign_lines(plan: Plan) -> Iterator[str]:
    foreign = [f"  {g.wanted.reference} {f.rule} ({f.id})" for g in plan.groups for f in g.foreign]
    if foreign:
        yield "Rules that are not ours: left alone, and extra to verify"
        yield from foreign


def interface_lines(plan: Plan) -> Iterator[str]:
    if plan.design.services:
        yield "Interfaces"
    for service in plan.design.services:
        own = group_ids(service, plan.account)
        interfaces = interfaces_of(service, plan.design, plan.account)
        if not interfaces:
            yield f"  {lacking(service)}"
        for interface in interfaces:
            foreign = [str(plan.account.groups.get(id, id)) for id in interface.groups if id not in own]
            carried = f"{len(own & set(interface.groups))} of {len(service.references)} groups"
            beside = f", foreign: {', '.join(foreign)}" if foreign else ""
            managed = f", managed by {shown(interface.managed_by)}" if interface.managed_by else ""
            yield f"  {service.key}: {interface} carries {carried}{beside}{managed}"


def to_do(plan: Plan) -> str:
    if plan.is_done:
        return "Nothing to do."
    numbers = {
        "create {}": (len(plan.new_groups), "group"),
        "authorize {}": (sum(len(g.missing) for g in plan.groups), "rule"),
        "revoke {}": (sum(len(g.surplus) for g in plan.groups), "rule"),
        "label {}": (sum(len(g.relabelled) for g in plan.groups), "rule"),
        "close {}": (sum(1 for g in plan.groups if not g.found or DEFAULT_EGRESS in g.tags), "new group"),
        "remove {}": (len(plan.removable), "group"),
    }
    return "To do: " + ", ".join(w.format(counted(*n)) for w, n in numbers.items() if n[0]) + "."


def plan_json(plan: Plan) -> dict[str, Any]:
    return {
        "drawing": plan.design.drawing,
        "vpcs": list(plan.design.vpcs),
        "nothing-to-do": plan.is_done,
        "rules-per-group": plan.design.quotas.rules_per_group,
        "groups": [group_json(group, plan.design.quotas) for group in plan.groups],
        "undrawn": [{"id": u.group.id, "name": u.group.name, "left-because": list(u.hindrances)} for u in plan.undrawn],
        "interfaces": [
            interface_json(service, interface, plan.account)
            for service in plan.design.services
            for interface in interfaces_of(service, plan.design, plan.account)
        ],
        "without-interface": [
            service.key for service in plan.design.services if not interfaces_of(service, plan.design, plan.account)
        ],
        "problems": list(plan.problems),
    }


def group_json(group: GroupPlan, quotas: Quotas) -> dict[str, Any]:
    return {
        "group": group.wanted.reference,
        "id": group.found.id if group.found else None,
        "name": group.wanted.name,
        "vpc": group.wanted.vpc,
        "rules-used": {f"{direction} {family}": used for direction, family, used in group.usage(quotas)},
        "authorize": [{**vars(w.rule), "flows": list(w.flows)} for w in group.missing],
        "revoke": [found_json(found) for found in group.surplus + group.default],
        "label": [found_json(relabelling.found) for relabelling in group.relabelled],
        "foreign": [found_json(found) for found in group.foreign],
        "held": {
            "authorize": [{**vars(w.rule), "flows": list(w.flows)} for w in group.waiting],
            "revoke": [found_json(found) for found in group.held],
        },
    }


def found_json(found: FoundRule) -> dict[str, Any]:
    return {**vars(found.rule), "id": found.id, "flow": found.tags.get(FLOW)}


def interface_json(service: Service, interface: Interface, account: Account) -> dict[str, Any]:
    own = group_ids(service, account)
    return {
        "id": interface.id,
        "service": service.key,
        "addresses": list(interface.addresses),
        "groups": list(interface.groups),
        "foreign-groups": [id for id in interface.groups if id not in own],
        "managed-by": interface.managed_by or None,
    }


def verdict_lines(verdict: Verdict) -> Iterator[str]:
    yield from (f"extra    {line}" for line in verdict.extra)
    yield from (f"missing  {line}" for line in verdict.missing)
    yield from (f"note     {line}" for line in verdict.notes)
    yield (
        f"{counted(verdict.rules, 'rule')} in {counted(verdict.groups, 'group')},"
        f" {counted(verdict.interfaces, 'interface')}: {len(verdict.extra)} extra, {len(verdict.missing)} missing"
    )


# ---- the commands


@dataclass(frozen=True)
class Session:
    """What every command works with."""

    ec2: Ec2
    design: Design
    options: argparse.Namespace
    say: Say


def plan_command(session: Session) -> int:
    plan = Reconciliation(session.ec2, session.design, session.options.adopt_rules, session.say).plan()
    remnants = remnant_lines(session.ec2, session.design)
    if session.options.json:
        session.say(json.dumps({**plan_json(plan), "notes": remnants}, indent=1))
    else:
        for line in [*plan_lines(plan), *remnants]:
            session.say(line)
    return REFUSED if plan.problems else FINE


def apply_command(session: Session) -> int:
    return reconcile(session, session.design, lambda plan: plan.problems)


def destroy_command(session: Session) -> int:
    code = reconcile(
        session,
        session.design.emptied(),
        lambda plan: tuple(f"{u.group}: {reason}" for u in plan.undrawn for reason in u.hindrances),
    )
    for line in remnant_lines(session.ec2, session.design):
        session.say(line)
    return code


def reconcile(session: Session, design: Design, hindrances: Callable[[Plan], Sequence[str]]) -> int:
    work = Reconciliation(session.ec2, design, session.options.adopt_rules, session.say)
    plan = work.plan()
    against = hindrances(plan)
    if against:
        raise Failure("\n".join(["Nothing was changed, because", *(f"  {a}" for a in against)]), "Then run it again.")
    for left in plan.undrawn:
        if left.hindrances:
            session.say(f"left: {left.group}, which is not wanted any more: {'; '.join(left.hindrances)}")
    if plan.is_done:
        session.say("Nothing to do.")
    else:
        with saved(session, saved_groups(plan.account, design)):
            work.make(plan)
            plan = work.check()
    for line in held_lines(plan):
        session.say(line)
    return FINE


@contextlib.contextmanager
def saved(session: Session, content: Mapping[str, Any]) -> Iterator[None]:
    """Saves what is there before it is changed; a failure in the middle says how much was done, and both ways on."""
    path = save(content, session.options.rollback_file, session.design.drawing)
    session.say(f"what was there is saved in {path}")
    back = f"`apply.py rollback {path}`"
    try:
        yield
    except (Failure, KeyboardInterrupt) as failure:
        raise Interrupted(
            f"{failure if isinstance(failure, Failure) else 'interrupted'}\n"
            f"{counted(session.ec2.changes, 'call')} changed something before",
            f"Run the same again to finish it, or {back} to take it back.",
        ) from failure
    session.say(f"Done: {counted(session.ec2.changes, 'call')} changed something. {back} takes it back.")


def verify_command(session: Session) -> int:
    verdict = verify_account(session.design, read_account(session.ec2, session.design))
    verdict = replace(verdict, notes=(*verdict.notes, *remnant_lines(session.ec2, session.design)))
    if session.options.json:
        session.say(json.dumps({**vars(verdict), "agrees": verdict.agrees}, indent=1))
    else:
        for line in verdict_lines(verdict):
            session.say(line)
    return FINE if verdict.agrees else REFUSED


def attach_command(session: Session) -> int:
    """Gives each interface of the services their groups, and nothing else."""
    design, account = session.design, read_account(session.ec2, session.design)
    wanted = attachments(design, account, session.options.service)
    against = list(attach_hindrances(design, account, wanted, session.options.replace))
    if against:
        raise Failure("\n".join(["Nothing was changed, because", *(f"  {a}" for a in against)]), "Then run it again.")
    changes = [(interface, groups) for interface, groups, _ in wanted if set(interface.groups) != groups]
    if not changes:
        session.say("Nothing to do.")
        return FINE
    with saved(session, saved_interfaces([interface for interface, _ in changes], design)):
        carry(session, changes)
    return FINE


Attachment = tuple[Interface, set[str], list[Service]]


def attachments(design: Design, account: Account, only: Sequence[str]) -> list[Attachment]:
    """Each interface of the services asked for, with the groups it shall carry."""
    unknown = sorted(set(only) - {service.key for service in design.services})
    if unknown:
        raise Failure(f"{shown(unknown[0])} is no service of the drawing on AWS", "Name one that `plan` lists.")
    found = []
    for interface in account.interfaces:
        services = interface_services(design, account, interface)
        if any(service.key in only or not only for service in services):
            groups = set().union(*(group_ids(service, account) for service in services))
            found.append((interface, groups, services))
    return found


def attach_hindrances(design: Design, account: Account, wanted: Sequence[Attachment], replace: bool) -> Iterator[str]:
    plans = {group.wanted.key: group for group in make_plan(design, account).groups}
    for group in plans.values():
        if group.found is None or group.default:
            yield f"{group.wanted.reference} is not there yet, or has the open egress of a new group: `apply` first"
    for interface, groups, services in wanted:
        foreign = set(interface.groups) - groups
        if len(services) > 1:
            yield f"{interface} belongs to {' and '.join(s.key for s in services)}, but can have one service only"
        if len(groups) > design.quotas.groups_per_interface:
            yield f"{interface} needs {len(groups)} groups of {design.quotas.groups_per_interface}"
        if interface.managed_by and set(interface.groups) != groups:
            yield (
                f"{interface} is managed by {shown(interface.managed_by)}: give that the groups"
                f" {' '.join(sorted(groups))}, or name the other services with --service"
            )
        lacking = [r for s in services for r in s.references if plans[s.vpc, r].missing or plans[s.vpc, r].waiting]
        if foreign and lacking:
            yield f"{' '.join(lacking)} lacks rules, so {interface} would lose drawn connections: `apply` first"
        if foreign and not replace:
            names = ", ".join(str(account.groups.get(id, id)) for id in sorted(foreign))
            yield f"{interface} carries {names}: --replace takes them off"


def carry(session: Session, changes: Sequence[tuple[Interface, set[str]]]) -> None:
    """Gives interfaces their groups, and takes the others off only when all have theirs.

    Groups name each other: an interface that had only its new ones would not be reached from one that has not. Where an
    interface has no room for old and new groups together it gets the new ones at once, while the others have both.
    """
    most = session.design.quotas.groups_per_interface
    for interface, groups in changes:
        together = groups | set(interface.groups)
        if together not in (groups, set(interface.groups)) and len(together) <= most:
            set_groups(session, interface, together)
    for interface, groups in sorted(changes, key=lambda c: len(c[1] | set(c[0].groups)) <= most):
        set_groups(session, interface, groups)


def set_groups(session: Session, interface: Interface, groups: Iterable[str]) -> None:
    session.say(f"set the groups of {interface.id} to {' '.join(sorted(groups))}")
    session.ec2.change("modify_network_interface_attribute", NetworkInterfaceId=interface.id, Groups=sorted(groups))


def rollback_command(session: Session) -> int:
    """Puts back what a rollback file holds."""
    old = read_saved(session.options.file)
    if old.design.drawing != session.design.drawing:
        raise Failure(
            f"{session.options.file} is of the drawing {shown(old.design.drawing)}",
            f"This bundle is of {shown(session.design.drawing)}: use the one it was made with.",
        )
    if old.has_groups:
        return reconcile(session, old.design, lambda plan: plan.problems)
    account = read_account(session.ec2, old.design)
    there = {interface.id: interface for interface in account.interfaces}
    gone = sorted({group for groups in old.interfaces.values() for group in groups} - account.groups.keys())
    if gone:
        raise Failure(
            f"Nothing was changed, because {', '.join(gone)} is not there any more",
            "Give the interfaces other groups by hand, or roll back first what removed it.",
        )
    for id in sorted(old.interfaces.keys() - there.keys()):
        session.say(f"{id} is not there any more")
    changes = [(there[id], set(groups)) for id, groups in old.interfaces.items() if id in there]
    changes = [(interface, groups) for interface, groups in changes if set(interface.groups) != groups]
    if not changes:
        session.say("Nothing to do.")
        return FINE
    with saved(session, saved_interfaces([interface for interface, _ in changes], old.design)):
        carry(session, changes)
    return FINE


# ---- the command line


def parser() -> argparse.ArgumentParser:
    account = argparse.ArgumentParser(add_help=False)
    account.add_argument("--profile", help="the profile of your AWS configuration")
    account.add_argument("--region", help="the region of the VPCs")
    account.add_argument("--endpoint-url", help="another endpoint than AWS's own, such as a test server")
    json_too = argparse.ArgumentParser(add_help=False)
    json_too.add_argument("--json", action="store_true", help="say it as JSON")
    adopting = argparse.ArgumentParser(add_help=False)
    adopting.add_argument(
        "--adopt-rules",
        action="store_true",
        help="make rules without our tag in our groups ours: what is not drawn of them is revoked",
    )
    saving = argparse.ArgumentParser(add_help=False)
    saving.add_argument("--rollback-file", type=Path, help="where to save what was there (a new file)")

    top = argparse.ArgumentParser(prog="apply.py", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, what: str, *parents: argparse.ArgumentParser) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=what, description=what, parents=[account, *parents])

    add("plan", "say what apply would do, arrow by arrow; changes nothing", json_too, adopting)
    add("apply", "create the groups and make their rules agree with the drawing", adopting, saving)
    attach = add("attach", "give the interfaces of each service its groups, after apply", saving)
    attach.add_argument("--replace", action="store_true", help="take every other group off these interfaces")
    attach.add_argument("--service", action="append", default=[], help="only this service (may be repeated)")
    add("verify", "count what is extra or missing in groups and on interfaces", json_too)
    destroy = add("destroy", "remove the groups, rules and tags of the drawing, and nothing else", saving)
    destroy.set_defaults(adopt_rules=False)
    rollback = add("rollback", "put back what was there before a run", saving)
    rollback.add_argument("file", type=Path, help="the file that the run named")
    rollback.set_defaults(adopt_rules=False)
    return top


COMMANDS: Mapping[str, Callable[[Session], int]] = {
    "plan": plan_command,
    "apply": apply_command,
    "attach": attach_command,
    "verify": verify_command,
    "destroy": destroy_command,
    "rollback": rollback_command,
}


def connect(options: argparse.Namespace) -> Any:
    """A client of EC2 that repeats what AWS throttles."""
    with said("connecting"):
        session = boto3.session.Session(profile_name=options.profile, region_name=options.region)
        retries = Config(retries={"mode": "standard", "max_attempts": 6}, user_agent_extra="drawbridge")
        try:
            return session.client("ec2", endpoint_url=options.endpoint_url, config=retries)
        except ValueError as error:
            raise Impossible(shown(str(error)), "Correct --endpoint-url (https://…) or --region.") from error


def say_line(text: str) -> None:
    """Says it at once, so that a log holds it even after kill -9; if nobody listens any more, the work goes on."""
    try:
        print(text, flush=True)
    except OSError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")


def main(
    arguments: Sequence[str],
    folder: Path = Path(__file__).resolve().parent,
    client: Callable[[argparse.Namespace], Any] = connect,
    sleep: Callable[[float], None] = time.sleep,
    say: Say = say_line,
) -> int:
    """Runs one command; the exit code."""
    options = parser().parse_args(arguments)
    try:
        design = read_design(folder / "security-groups.json")
        session = Session(Ec2(client(options), sleep), design, options, say)
        return COMMANDS[options.command](session)
    except Failure as failure:
        print(f"apply.py: {failure}", file=sys.stderr)
        return failure.exit_code


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        print("apply.py: interrupted. Run it again: it goes on from what is there.", file=sys.stderr)
        sys.exit(REFUSED)
