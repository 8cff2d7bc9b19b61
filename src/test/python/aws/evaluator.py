"""What groups in an account let through, and what a drawing says: two answers that share no code with apply.py.

Groups are read by describe_security_groups (apply.py reads describe_security_group_rules), the drawing is read from
drawing.drawbridge.yaml and matrix.csv. Both sides become, for each service and direction, sets of numbers: for every
kind of traffic that either side mentions, which groups and prefix lists are let through, and which ranges of addresses.
"""

from __future__ import annotations

import csv
import io
import ipaddress
import json
from collections import defaultdict
from pathlib import Path
from typing import Any, Iterable, Iterator

import yaml

Interval = tuple[int, int]
# (protocol number, first kind, last kind): kinds are ports, or type * 256 + code, or 0 where there are neither.
Traffic = tuple[int, int, int]

NUMBERS = {"icmp": 1, "tcp": 6, "udp": 17, "icmpv6": 58, "sctp": 132}
TYPES = {
    1: "echo-reply:0 destination-unreachable:3 source-quench:4 redirect:5 echo-request:8 router-advertisement:9"
    " router-solicitation:10 time-exceeded:11 parameter-problem:12 timestamp-request:13 timestamp-reply:14"
    " info-request:15 info-reply:16 address-mask-request:17 address-mask-reply:18",
    58: "destination-unreachable:1 packet-too-big:2 time-exceeded:3 parameter-problem:4 echo-request:128 echo-reply:129"
    " mld-listener-query:130 mld-listener-report:131 mld-listener-done:132 nd-router-solicit:133 nd-router-advert:134"
    " nd-neighbor-solicit:135 nd-neighbor-advert:136 nd-redirect:137 router-renumbering:138 ind-neighbor-solicit:141"
    " ind-neighbor-advert:142 mld2-listener-report:143",
}
ICMP_TYPES = {
    protocol: {name: int(number) for name, number in (pair.split(":") for pair in text.split())}
    for protocol, text in TYPES.items()
}
NOT_INTERNET = (
    "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 169.254.0.0/16 127.0.0.0/8 224.0.0.0/3".split()
)
INTERNET_V6 = ("2000::/3", "64:ff9b::/96")
V6 = 1 << 40  # IPv6 addresses are shifted far above those of IPv4, so that one line of numbers holds both


# ---- numbers


def interval(text: str) -> Interval:
    network = ipaddress.ip_network(text, strict=False)
    base = 0 if network.version == 4 else V6
    return base + int(network.network_address), base + int(network.broadcast_address)


def merged(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    result: list[Interval] = []
    for first, last in sorted(intervals):
        if result and first <= result[-1][1] + 1:
            result[-1] = (result[-1][0], max(result[-1][1], last))
        else:
            result.append((first, last))
    return tuple(result)


def minus(intervals: Iterable[Interval], holes: Iterable[Interval]) -> tuple[Interval, ...]:
    left = list(merged(intervals))
    for hole in holes:
        parts = []
        for first, last in left:
            parts += [(first, min(last, hole[0] - 1)), (max(first, hole[1] + 1), last)]
        left = [part for part in parts if part[0] <= part[1]]
    return merged(left)


def of_version(intervals: Iterable[Interval], version: int) -> tuple[Interval, ...]:
    return tuple(i for i in intervals if (i[0] >= V6) == (version == 6))


# ---- traffic


def whole(protocol: int) -> Traffic:
    if protocol in (6, 17, 132):
        return protocol, 1, 65535
    return protocol, 0, 65535 if protocol in (1, 58) else 0


def drawn_traffic(text: str) -> Iterator[Traffic]:
    """Such as "tcp/443, udp/any", "icmp/echo-request/0", "ip/112", "any"."""
    for part in text.split(", "):
        if part == "any":
            yield from (whole(protocol) for protocol in range(256))
            continue
        name, _, kind = part.partition("/")
        if name == "ip":
            yield whole(int(kind))
        elif kind == "any":
            yield whole(NUMBERS[name])
        elif name in ("icmp", "icmpv6"):
            yield icmp(NUMBERS[name], kind)
        else:
            first, _, last = kind.partition("-")
            yield NUMBERS[name], int(first), int(last or first)


def icmp(protocol: int, kind: str) -> Traffic:
    name, _, code = kind.partition("/")
    number = ICMP_TYPES[protocol].get(name)
    type_ = int(name) if number is None else number
    return (protocol, type_ * 256 + int(code), type_ * 256 + int(code)) if code else (
        protocol, type_ * 256, type_ * 256 + 255
    )


def found_traffic(permission: dict[str, Any]) -> Iterator[Traffic]:
    name = permission["IpProtocol"]
    if name == "-1":
        yield from (whole(protocol) for protocol in range(256))
        return
    protocol = NUMBERS.get(name) or int(name)
    first, last = permission.get("FromPort", -1), permission.get("ToPort", -1)
    if protocol in (6, 17):
        yield protocol, first, last
    elif protocol in (1, 58) and first >= 0:
        yield protocol, first * 256 + max(last, 0), first * 256 + (255 if last < 0 else last)
    else:
        yield whole(protocol)


def family(protocol: int) -> int:
    """ICMP is of one family only: a rule of it for addresses of the other says nothing."""
    return {1: 4, 58: 6}.get(protocol, 0)


# ---- what is let through


class Openings:
    """Traffic and who it is let through with: "sg:web", "pl-1", or an interval of addresses.

    ICMP with addresses, or a list, of the other family lets nothing through.
    """

    def __init__(self, list_versions: dict[str, int]) -> None:
        self._peers: dict[int, list[tuple[int, int, Any]]] = defaultdict(list)
        self._list_versions = list_versions

    def add(self, traffic: Iterable[Traffic], peers: Iterable[Any]) -> None:
        peers = list(peers)
        for protocol, first, last in traffic:
            for peer in peers:
                if {family(protocol), self._version(peer)} != {4, 6}:
                    self._peers[protocol].append((first, last, peer))

    def _version(self, peer: Any) -> int:
        if isinstance(peer, tuple):
            return 6 if peer[0] >= V6 else 4
        return self._list_versions.get(peer, 0)

    def at(self, protocol: int, kind: int) -> tuple[Any, ...]:
        peers = [peer for first, last, peer in self._peers.get(protocol, ()) if first <= kind <= last]
        named = sorted({peer for peer in peers if isinstance(peer, str)})
        return (*named, *merged(peer for peer in peers if isinstance(peer, tuple)))

    def edges(self) -> set[tuple[int, int]]:
        return {
            (protocol, kind)
            for protocol, rules in self._peers.items()
            for first, last, _ in rules
            for kind in (first - 1, first, last, last + 1)
        }


def differences(found: Openings, drawn: Openings) -> Iterator[str]:
    """Every kind of traffic at every edge, where the two do not agree."""
    for protocol, kind in sorted(found.edges() | drawn.edges()):
        there, wanted = found.at(protocol, kind), drawn.at(protocol, kind)
        if there != wanted:
            extra = [peer for peer in there if peer not in wanted]
            missing = [peer for peer in wanted if peer not in there]
            yield f"protocol {protocol} kind {kind}: extra {extra}, missing {missing}"


# ---- the drawing


class Drawn:
    """A bundle's drawing and matrix."""

    def __init__(self, bundle: Path) -> None:
        self.drawing = yaml.safe_load((bundle / "drawing.drawbridge.yaml").read_text(encoding="utf-8"))
        table = (bundle / "matrix.csv").read_text(encoding="utf-8")
        self.rows = [row for row in csv.DictReader(io.StringIO(table)) if "aws" in row["targets"].split()]
        manifest = json.loads((bundle / "bundle.json").read_text(encoding="utf-8"))
        self.losses = manifest["targets"]["aws"]["losses"]
        self.services = self.drawing.get("services") or {}
        self.networks = self.drawing.get("networks") or {}

    def vpc(self, key: str) -> str | None:
        """The VPC of a service, or of the nearest zone around it that says one."""
        thing = self.services[key]
        while thing is not None:
            vpc = (thing.get("aws") or {}).get("vpc")
            if vpc:
                return str(vpc)
            thing = (self.drawing.get("zones") or {}).get(thing.get("zone"))
        return None

    def is_protected(self, key: str) -> bool:
        only = self.services[key].get("only")
        return self.vpc(key) is not None and (not only or "aws" in only)

    def addresses(self, key: str) -> tuple[Interval, ...]:
        thing = self.services.get(key) or self.networks.get(key) or {}
        given: list[Interval] = []
        for text in map(str, thing.get("addresses") or []):
            given += internet() if text == "internet" else [part for part in span(text)]
        return minus(given, [part for text in map(str, thing.get("except") or []) for part in span(text)])

    def lists(self, key: str) -> dict[int, str]:
        prefixes = (((self.drawing.get("targets") or {}).get("aws") or {}).get("prefix-lists") or {}).get(key) or {}
        return {version: prefixes[name] for version, name in ((4, "ipv4"), (6, "ipv6")) if name in prefixes}

    def openings(self, service: str, direction: str) -> Openings:
        here, there = ("to", "from") if direction == "ingress" else ("from", "to")
        openings = Openings(self.list_versions())
        for row in self.rows:
            if row[here] != service:
                continue
            for traffic in drawn_traffic(row["ports"]):
                openings.add([traffic], self.peers(service, row[there]))
        return openings

    def list_versions(self) -> dict[str, int]:
        return {name: version for key in self.networks for version, name in self.lists(key).items()}

    def peers(self, service: str, peer: str) -> list[Any]:
        if peer in self.services and self.is_protected(peer) and self.vpc(peer) == self.vpc(service):
            return [f"sg:{peer}"]
        addresses = self.addresses(peer)
        lists = self.lists(peer) if peer in self.networks else {}
        peers: list[Any] = list(lists.values())
        for of in (4, 6):
            peers += [] if of in lists else of_version(addresses, of)
        return peers


def span(text: str) -> Iterator[Interval]:
    """An address, a CIDR, or a range with a dash."""
    first, dash, last = text.partition("-")
    if dash:
        yield interval(first.strip())[0], interval(last.strip())[1]
    else:
        yield interval(text)


def internet() -> tuple[Interval, ...]:
    holes = [interval(text) for text in NOT_INTERNET]
    return (*minus([interval("0.0.0.0/0")], holes), *map(interval, INTERNET_V6))


# ---- the account


class Applied:
    """The groups of an account that carry a drawing's tags."""

    def __init__(self, groups: Iterable[dict[str, Any]], drawing: str, list_versions: dict[str, int]) -> None:
        self.list_versions = list_versions
        self.groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.names: dict[str, str] = {}
        for group in groups:
            tags = {tag["Key"]: tag["Value"] for tag in group.get("Tags", [])}
            if tags.get("drawbridge:drawing") == drawing:
                self.groups[tags["drawbridge:service"]].append(group)
                self.names[group["GroupId"]] = tags["drawbridge:group"]

    def openings(self, service: str, direction: str) -> Openings:
        openings = Openings(self.list_versions)
        for group in self.groups[service]:
            for permission in group["IpPermissions" if direction == "ingress" else "IpPermissionsEgress"]:
                openings.add(found_traffic(permission), self.peers(permission))
        return openings

    def peers(self, permission: dict[str, Any]) -> Iterator[Any]:
        for pair in permission.get("UserIdGroupPairs", []):
            yield self.names.get(pair["GroupId"], pair["GroupId"])
        yield from (interval(item["CidrIp"]) for item in permission.get("IpRanges", []))
        yield from (interval(item["CidrIpv6"]) for item in permission.get("Ipv6Ranges", []))
        yield from (item["PrefixListId"] for item in permission.get("PrefixListIds", []))


def disagreements(drawn: Drawn, applied: Applied) -> list[str]:
    """What the groups let through more or less than drawn; empty if they agree."""
    found = []
    protected = {key for key in drawn.services if drawn.is_protected(key)}
    if protected != set(applied.groups):
        found.append(f"groups of {sorted(applied.groups)}, drawn are {sorted(protected)}")
    for service in sorted(protected):
        for direction in ("ingress", "egress"):
            pairs = applied.openings(service, direction), drawn.openings(service, direction)
            found += [f"{service} {direction}: {difference}" for difference in differences(*pairs)]
    return found


def gaps(old: Applied, new: Applied, now: Applied) -> list[str]:
    """What groups cut on the way from old to new that both let through, or open that neither does; empty if nothing."""
    found = []
    for service in sorted(old.groups.keys() & new.groups.keys()):
        for direction in ("ingress", "egress"):
            before, after, between = (applied.openings(service, direction) for applied in (old, new, now))
            for protocol, kind in sorted(before.edges() | after.edges() | between.edges()):
                then, later, there = (o.at(protocol, kind) for o in (before, after, between))
                cut = without(common(then, later), there)
                opened = without(there, (*then, *later))
                if cut or opened:
                    found.append(f"{service} {direction}: protocol {protocol} kind {kind}: cut {cut}, opened {opened}")
    return found


def without(peers: Iterable[Any], others: Iterable[Any]) -> tuple[Any, ...]:
    peers, others = list(peers), list(others)
    named = [peer for peer in peers if isinstance(peer, str) and peer not in others]
    ranges = ([peer for peer in some if isinstance(peer, tuple)] for some in (peers, others))
    return (*named, *minus(*ranges))


def common(peers: Iterable[Any], others: Iterable[Any]) -> tuple[Any, ...]:
    peers = list(peers)
    return without(peers, without(peers, others))
