"""What apply.py decides, sentence by sentence; the lane aws-moto tries it on whole bundles."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import sys
import tempfile
import unittest
from pathlib import Path
from typing import Any, Callable, Iterator
from unittest import mock

import boto3
import ec2_model
from botocore.exceptions import ClientError
from moto import mock_aws

SCRIPT = Path(__file__).resolve().parents[3] / "main/resources/dev/drawbridge/target/aws/apply.py"
spec = importlib.util.spec_from_file_location("apply", SCRIPT)
assert spec and spec.loader
apply = importlib.util.module_from_spec(spec)
sys.modules["apply"] = apply
spec.loader.exec_module(apply)

VPC = "vpc-12345678"


# ---- files


def call(method: str, reference: str, **arguments: Any) -> dict[str, Any]:
    return {"id": f"{method}:{reference}", "method": method, "arguments": {"GroupId": "${%s}" % reference, **arguments}}


def tag_list(**tags: str) -> list[dict[str, str]]:
    return [{"Key": f"drawbridge:{key}", "Value": value} for key, value in tags.items()]


def create(service: str, vpc: str = VPC, drawing: str = "shop") -> dict[str, Any]:
    tags = tag_list(drawing=drawing, service=service, group=f"sg:{service}")
    return {
        "id": f"create:sg:{service}",
        "method": "create_security_group",
        "arguments": {
            "GroupName": f"shop.{service}",
            "Description": service,
            "VpcId": vpc,
            "TagSpecifications": [{"ResourceType": "security-group", "Tags": tags}],
        },
    }


def authorize(service: str, direction: str, *permissions: dict[str, Any], flow: str = "a") -> dict[str, Any]:
    tags = tag_list(drawing="shop", service=service, flow=flow)
    made = call(
        f"authorize_security_group_{direction}",
        f"sg:{service}",
        IpPermissions=list(permissions),
        TagSpecifications=[{"ResourceType": "security-group-rule", "Tags": tags}],
    )
    return {**made, "flows": [flow]}


def tcp(first: int, last: int | None = None, **source: Any) -> dict[str, Any]:
    if "cidr" in source:
        source = {"IpRanges": [{"CidrIp": source["cidr"]}]}
    else:
        source = {"UserIdGroupPairs": [{"GroupId": "${%s}" % source["group"]}]}
    return {"IpProtocol": "tcp", "FromPort": first, "ToPort": last or first, **source}


def close(service: str) -> dict[str, Any]:
    everywhere = [
        {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]},
        {"IpProtocol": "-1", "Ipv6Ranges": [{"CidrIpv6": "::/0"}]},
    ]
    return call("revoke_security_group_egress", f"sg:{service}", IpPermissions=everywhere)


def document(*calls: dict[str, Any], vpc: str = VPC, quota: int = 60) -> dict[str, Any]:
    services = {"web": "10.0.0.1/32", "api": "10.0.0.2/32"}
    return {
        "format": "drawbridge-aws/2",
        "drawing": "shop",
        "quotas": {"rules-per-group": quota, "groups-per-interface": 5},
        "prefix-lists": [],
        "services": [{"service": s, "groups": [f"sg:{s}"], "addresses": [a]} for s, a in services.items()],
        "calls": [*(create(s, vpc) for s in services), *calls, *map(close, services)],
    }


WEB_TO_API = (
    authorize("web", "egress", tcp(8080, group="sg:api"), flow="web-to-api"),
    authorize("api", "ingress", tcp(8080, group="sg:web"), flow="web-to-api"),
)


@contextlib.contextmanager
def written(content: Any) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "security-groups.json")
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        yield path


def design(content: Any) -> Any:
    with written(content) as path:
        return apply.read_design(path)


class ReadingTheFile(unittest.TestCase):
    def test_groups_rules_services_and_arrows_are_read(self) -> None:
        read = design(document(*WEB_TO_API))
        web = read.groups[VPC, "sg:web"]
        self.assertEqual(read.drawing, "shop")
        self.assertEqual(
            [(str(rule), wanted.flows) for rule, wanted in web.rules.items()],
            [("egress  tcp/8080 to sg:api", ("web-to-api",))],
        )
        self.assertEqual([service.key for service in read.services], ["web", "api"])

    def assert_refused(self, content: Any, words: str) -> None:
        with self.assertRaises(apply.Failure) as caught:
            design(content)
        self.assertIn(words, str(caught.exception))

    def test_what_the_script_does_not_know_is_refused(self) -> None:
        odd = document()
        odd["calls"].insert(2, call("delete_security_group", "sg:web"))
        self.assert_refused(odd, "no call that this script makes")
        self.assert_refused({**document(), "more": 1}, "more is not known")
        self.assert_refused({**document(), "format": "drawbridge-aws/1"}, "this script reads")
        self.assert_refused("{", "no JSON")
        self.assert_refused('{"format": 1, "format": 2}', "comes twice")
        self.assert_refused("[" * 100_000, "no JSON")
        half = document()
        half["calls"][0]["arguments"]["TagSpecifications"][0]["Tags"][0]["Value"] = "\ud800"
        self.assert_refused(half, "cannot be")

    def test_a_group_must_lose_the_egress_that_aws_gives_it(self) -> None:
        open_ = document()
        open_["calls"].pop()
        self.assert_refused(open_, "keeps the egress")

    def test_a_rule_names_only_groups_that_were_created_in_its_vpc(self) -> None:
        self.assert_refused(document(authorize("web", "egress", tcp(1, group="sg:db"))), "no group that was created")
        far = document(authorize("web", "egress", tcp(1, group="sg:api")))
        far["calls"][1] = create("api", "vpc-87654321")
        self.assert_refused(far, "another VPC")

    def test_a_group_of_another_drawing_or_name_is_refused(self) -> None:
        other = document()
        other["calls"][1] = create("api", drawing="else")
        self.assert_refused(other, "everywhere the same")
        other["calls"][1] = create("web")
        self.assert_refused(other, "own reference")

    def test_a_number_that_is_a_truth_value_or_a_fraction_is_none(self) -> None:
        for wrong in (True, 60.5, "60", 0, None):
            content = document()
            content["quotas"]["rules-per-group"] = wrong
            self.assert_refused(content, "no whole number")

    def test_ports_and_addresses_must_be_whole(self) -> None:
        self.assert_refused(document(authorize("web", "egress", tcp(9, 8, group="sg:api"))), "no range")
        self.assert_refused(document(authorize("web", "egress", tcp(9, cidr="10.0.0.1/8"))), "host bits")
        self.assert_refused(document(authorize("web", "egress", tcp(9, cidr="::/0"))), "other family")

    def test_a_rule_that_comes_twice_is_refused(self) -> None:
        twice = [authorize("web", "egress", tcp(9, cidr="10.0.0.0/8"), flow=flow) for flow in "ab"]
        self.assert_refused(document(*twice), "twice")

    def test_every_group_has_one_service(self) -> None:
        shared = document()
        shared["services"][0]["groups"] = ["sg:web", "sg:api"]
        self.assert_refused(shared, "carry its tag")
        none = document()
        none["services"].pop()
        self.assert_refused(none, "no service has the group sg:api")


class Rules(unittest.TestCase):
    def test_protocols_are_compared_as_aws_names_them_and_other_protocols_open_all_ports(self) -> None:
        def made(protocol: str, first: int | None = None, last: int | None = None) -> Any:
            return apply.rule("ingress", protocol, first, last, "ipv4", "10.0.0.0/8")

        self.assertEqual(made("6", 80, 80), made("tcp", 80, 80))
        self.assertEqual(made("132", 3868, 3868), made("132"))
        self.assertEqual(made("-1", 0, 65535), made("all"))
        self.assertEqual(made("icmp", -1, -1), made("1"))
        self.assertNotEqual(made("icmp", 8, -1), made("icmp", 8, 0))

    def test_a_prefix_list_costs_its_maximum_in_its_family_and_a_group_one_in_both(self) -> None:
        lists = {"pl-4": apply.PrefixList("pl-4", "ipv4", 10)}

        def costs(kind: str, peer: str) -> list[int]:
            made = apply.rule("ingress", "tcp", 1, 1, kind, peer)
            return [made.cost(family, lists) for family in ("ipv4", "ipv6")]

        self.assertEqual(costs("prefix-list", "pl-4"), [10, 0])
        self.assertEqual(costs("prefix-list", "pl-of-others"), [1, 1])
        self.assertEqual(costs("group", "sg:web"), [1, 1])
        self.assertEqual(costs("ipv6", "::/0"), [0, 1])

    def test_rules_overlap_unless_it_is_certain_that_they_do_not(self) -> None:
        def made(protocol: str, first: int, last: int, kind: str, peer: str) -> Any:
            return apply.rule("ingress", protocol, first, last, kind, peer)

        web = made("tcp", 80, 89, "ipv4", "10.0.0.0/24")
        for overlapping in (
            made("tcp", 89, 99, "ipv4", "10.0.0.0/8"),
            made("-1", -1, -1, "ipv4", "10.0.0.7/32"),
            made("tcp", 80, 80, "group", "sg:web"),
            made("tcp", 80, 80, "prefix-list", "pl-1"),
        ):
            self.assertTrue(apply.overlap(web, overlapping), overlapping)
        for apart in (
            made("tcp", 90, 99, "ipv4", "10.0.0.0/24"),
            made("udp", 80, 89, "ipv4", "10.0.0.0/24"),
            made("tcp", 80, 89, "ipv4", "10.0.1.0/24"),
            made("tcp", 80, 89, "ipv6", "::/0"),
            apply.rule("egress", "tcp", 80, 89, "ipv4", "10.0.0.0/24"),
        ):
            self.assertFalse(apply.overlap(web, apart), apart)

    def test_addresses_are_compared_however_they_are_written(self) -> None:
        item = {
            "IsEgress": False, "SecurityGroupRuleId": "sgr-1", "IpProtocol": "tcp", "FromPort": 1, "ToPort": 1,
            "CidrIpv6": "2001:DB8:0::/48",
        }
        self.assertEqual(apply.found_rule(item, VPC, {}).rule.peer, "2001:db8::/48")

    def test_a_rule_covers_another_only_if_that_is_certain(self) -> None:
        def made(protocol: str, first: int, last: int, kind: str = "ipv4", peer: str = "10.0.0.0/24") -> Any:
            return apply.rule("ingress", protocol, first, last, kind, peer)

        web = made("tcp", 80, 89)
        for wide in (web, made("tcp", 1, 99, peer="10.0.0.0/8"), made("-1", -1, -1)):
            self.assertTrue(apply.covers(wide, web), wide)
        for other in (made("tcp", 81, 99), made("udp", 80, 89), made("tcp", 80, 89, peer="10.0.0.0/25"),
                      made("tcp", 80, 89, "ipv6", "::/0"), made("tcp", 80, 89, "group", "sg:web")):
            self.assertFalse(apply.covers(other, web), other)
        echo, ping = made("icmp", 8, -1), made("icmp", 8, 0)
        self.assertTrue(apply.covers(echo, ping) and apply.covers(made("icmp", -1, -1), echo))
        self.assertFalse(apply.covers(ping, echo) or apply.covers(echo, made("icmp", -1, -1)))
        self.assertEqual(apply.shared(made("icmp", -1, -1), ping), ping)
        self.assertEqual(apply.shared(made("-1", -1, -1), web), web)
        self.assertEqual(apply.shared(web, made("tcp", 85, 99)), made("tcp", 85, 89))

    def test_text_from_outside_cannot_move_the_cursor_or_turn_the_line(self) -> None:
        self.assertEqual(apply.shown("a\x1b[2J\r\n\u202eb"), "a\\x1b[2J\\r\\n\\u202eb")
        self.assertEqual(len(apply.shown("x" * 10_000)), 201)


# ---- on a model of EC2


class Wrapped:
    """A client whose calls can be met before and after."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def __getattr__(self, operation: str) -> Any:
        def run(**arguments: Any) -> Any:
            return self.met(operation, arguments, getattr(self._client, operation))

        return run

    def met(self, operation: str, arguments: dict[str, Any], call: Callable[..., Any]) -> Any:
        return call(**arguments)

    def get_paginator(self, operation: str) -> Any:
        return self._client.get_paginator(operation)


class Lagging(Wrapped):
    """AWS shows what was created only after some looks, and the rules in it later still; and answers may be lost."""

    def __init__(self, client: Any, looks: int = 3, looks_at_rules: int = 4) -> None:
        super().__init__(client)
        self._looks = looks
        self._looks_at_rules = looks_at_rules
        self._hidden: dict[str, int] = {}
        self._without_rules: dict[str, int] = {}
        self.lost: list[str] = []

    def met(self, operation: str, arguments: dict[str, Any], call: Callable[..., Any]) -> Any:
        for group, looks in list(self._hidden.items()):
            if looks > 0 and operation != "create_security_group" and group in json.dumps(arguments):
                self._hidden[group] -= 1
                raise ClientError(
                    {"Error": {"Code": "InvalidGroup.NotFound", "Message": f"{group} does not exist"}}, operation)
        answer = call(**arguments)
        if operation == "create_security_group":
            self._hidden[answer["GroupId"]] = self._looks
            self._without_rules[answer["GroupId"]] = self._looks_at_rules if self._looks else 0
        if operation in self.lost:
            # The answer is lost, so botocore sends the call again.
            self.lost.remove(operation)
            return call(**arguments)
        return answer

    def get_paginator(self, operation: str) -> Any:
        lag, pages = self, self._client.get_paginator(operation)

        class Pages:
            def paginate(self, **arguments: Any) -> Iterator[Any]:
                hidden = lag._aged(lag._hidden)
                empty = lag._aged(lag._without_rules) if operation == "describe_security_group_rules" else set()
                for page in pages.paginate(**arguments):
                    for name in ("SecurityGroups", "SecurityGroupRules"):
                        page[name] = [item for item in page.get(name, []) if item["GroupId"] not in hidden | empty]
                    yield page

        return Pages()

    @staticmethod
    def _aged(looks: dict[str, int]) -> set[str]:
        hidden = {group for group, left in looks.items() if left > 0}
        for group in hidden:
            looks[group] -= 1
        return hidden


class Watched(Wrapped):
    """Somebody looks after every call that changes something."""

    def __init__(self, client: Any, look: Callable[[str], None]) -> None:
        super().__init__(client)
        self._look = look

    def met(self, operation: str, arguments: dict[str, Any], call: Callable[..., Any]) -> Any:
        answer = call(**arguments)
        self._look(operation)
        return answer


# Making a client takes longer than most tests.
CLIENT: Any = boto3.session.Session("none", "none", region_name="eu-central-1").client("ec2")


class OnEc2(unittest.TestCase):
    def setUp(self) -> None:
        mock = mock_aws()
        mock.start()
        self.addCleanup(mock.stop)
        self.client = CLIENT
        self.vpc = self.client.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        self.subnet = self.client.create_subnet(VpcId=self.vpc, CidrBlock="10.0.0.0/17")["Subnet"]["SubnetId"]
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.saved = 0

    def write(self, *calls: dict[str, Any], quota: int = 60) -> None:
        content = document(*calls, vpc=self.vpc, quota=quota)
        (self.folder / "security-groups.json").write_text(json.dumps(content), encoding="utf-8")

    def run_script(self, *arguments: str, client: Any = None) -> tuple[int, str]:
        self.saved += 1
        saving = ["--rollback-file", str(self.folder / f"{self.saved}.json")]
        more = saving if arguments[0] not in ("plan", "verify") else []
        said: list[str] = []
        errors = io.StringIO()
        with contextlib.redirect_stderr(errors):
            code = apply.main(
                [*arguments, *more], self.folder, lambda _: client or self.client, lambda _: None, said.append)
        return code, "\n".join(said) + errors.getvalue()

    def must(self, *arguments: str, client: Any = None) -> str:
        code, said = self.run_script(*arguments, client=client)
        self.assertEqual(code, 0, said)
        return said

    def interface(self, address: str, *groups: str, **tags: str) -> str:
        specifications = [{"ResourceType": "network-interface", "Tags": tag_list(**tags)}] if tags else []
        made = self.client.create_network_interface(
            SubnetId=self.subnet, PrivateIpAddress=address, Groups=list(groups), TagSpecifications=specifications)
        return str(made["NetworkInterface"]["NetworkInterfaceId"])

    def group(self, reference: str) -> str:
        filters = [{"Name": "tag:drawbridge:group", "Values": [reference]}]
        pages = self.client.get_paginator("describe_security_groups").paginate(
            Filters=filters, PaginationConfig={"PageSize": 100})
        return str(next(group["GroupId"] for page in pages for group in page["SecurityGroups"]))

    def test_the_plan_names_each_arrow_and_changes_nothing(self) -> None:
        self.write(*WEB_TO_API)
        said = self.must("plan")
        self.assertIn("web-to-api\n    + sg:web egress  tcp/8080 to sg:api\n    + sg:api ingress tcp/8080 from sg:web", said)
        self.assertIn("To do: create 2 groups, authorize 2 rules, close 2 new groups.", said)
        self.assertEqual(said, self.must("plan"))

    def test_what_aws_shows_a_moment_later_is_waited_for(self) -> None:
        self.write(*WEB_TO_API)
        self.must("apply", client=Lagging(self.client))
        self.assertIn(": 0 extra, 0 missing", self.must("verify"))

    def test_a_call_whose_answer_was_lost_counts_as_made(self) -> None:
        self.write(*WEB_TO_API)
        client = Lagging(self.client, looks=0)
        client.lost = [
            "create_security_group", "authorize_security_group_ingress", "authorize_security_group_egress",
            "revoke_security_group_egress",
        ]
        self.must("apply", client=client)
        self.assertEqual(client.lost, [])
        self.assertIn(": 0 extra, 0 missing", self.must("verify"))
        client.lost = ["delete_security_group"]
        self.must("destroy", client=client)

    def test_a_rule_that_is_there_already_does_not_keep_the_others_out(self) -> None:
        self.write(authorize("web", "ingress", *(tcp(port, cidr="10.0.0.0/8") for port in (80, 81, 82))))

        class Racing(Lagging):
            is_first = True

            def met(self, operation: str, arguments: dict[str, Any], call: Callable[..., Any]) -> Any:
                if operation == "authorize_security_group_ingress" and self.is_first:
                    self.is_first = False
                    call(GroupId=arguments["GroupId"], IpPermissions=[arguments["IpPermissions"][1]])
                return super().met(operation, arguments, call)

        self.must("apply", client=Racing(self.client, looks=0))
        said = self.must("verify")
        self.assertIn(": 0 extra, 0 missing", said)
        self.assertIn("is there without our tag", said)

    def test_two_services_on_one_interface_are_an_error(self) -> None:
        self.write(*WEB_TO_API)
        self.must("apply")
        self.interface("10.0.0.1", self.group("sg:web"), drawing="shop", service="api")
        code, said = self.run_script("verify")
        self.assertEqual(code, 1)
        self.assertIn("belongs to web and api", said)
        code, said = self.run_script("attach", "--replace")
        self.assertEqual(code, 1)
        self.assertIn("can have one service only", said)

    def test_a_stranger_that_carries_a_group_of_ours_is_extra(self) -> None:
        self.write(*WEB_TO_API)
        self.must("apply")
        self.interface("10.0.9.9", self.group("sg:web"))
        code, said = self.run_script("verify")
        self.assertEqual(code, 1)
        self.assertIn("[10.0.9.9]: carries", said)
        self.assertIn(": 2 extra, 0 missing", said)

    def test_attaching_one_service_leaves_the_others(self) -> None:
        self.write(*WEB_TO_API)
        self.must("apply")
        theirs = self.client.create_security_group(GroupName="theirs", Description="x", VpcId=self.vpc)["GroupId"]
        self.interface("10.0.0.1", theirs)
        api = self.interface("10.0.0.2", theirs)
        self.must("attach", "--replace", "--service", "web")
        self.assertEqual(self.carried(api), [theirs])
        code, said = self.run_script("attach", "--replace", "--service", "nobody")
        self.assertEqual(code, 1)
        self.assertIn("no service of the drawing", said)

    def test_what_is_drawn_no_more_makes_room_before_it_would_be_too_much(self) -> None:
        old = [tcp(port, cidr="10.0.0.0/8") for port in range(1, 11)]
        new = [tcp(port, cidr="10.0.0.0/8") for port in range(101, 111)]
        self.write(authorize("web", "ingress", *old), quota=10)
        self.must("apply")
        self.write(authorize("web", "ingress", *new), quota=10)
        said = self.must("apply")
        self.assertLess(said.index("revoke 10 rules"), said.index("authorize 10 rules"))
        self.assertIn(": 0 extra, 0 missing", self.must("verify"))

    def test_new_rules_come_before_old_ones_go_wherever_both_fit(self) -> None:
        self.write(authorize("web", "ingress", tcp(80, cidr="10.0.0.0/8")))
        self.must("apply")
        self.write(authorize("web", "ingress", tcp(80, 89, cidr="10.0.0.0/8")))
        said = self.must("apply")
        self.assertLess(said.index("authorize 1 rule"), said.index("revoke 1 rule"))

    def lets_through(self, group: str = "sg:web") -> set[tuple[str, int]]:
        """Each source and port that a group lets in, of ports up to 100 and sources as they are written."""
        pages = self.client.get_paginator("describe_security_groups").paginate(
            Filters=[{"Name": "tag:drawbridge:group", "Values": [group]}], PaginationConfig={"PageSize": 100})
        return {
            (source["CidrIp"], port)
            for page in pages
            for found in page["SecurityGroups"]
            for permission in found["IpPermissions"]
            for source in permission["IpRanges"]
            for port in range(permission["FromPort"], permission["ToPort"] + 1)
        }

    def changed_in_a_full_group(self, old: list[dict[str, Any]], new: list[dict[str, Any]], quota: int) -> str:
        """Applies one after the other; at no moment is anything cut that both let through, or open that neither does."""
        self.write(authorize("web", "ingress", *old, flow="old"), quota=quota)
        self.must("apply")
        before = self.lets_through()
        self.write(authorize("web", "ingress", *new, flow="new"), quota=quota)
        seen: list[set[tuple[str, int]]] = []
        sizes: list[int] = []

        def look(_: str) -> None:
            seen.append(self.lets_through())
            sizes.append(len(self.rules("sg:web")))

        said = self.must("apply", client=Watched(self.client, look))
        after = self.lets_through()
        self.assertIn(": 0 extra, 0 missing", self.must("verify"))
        self.assertIn("Nothing to do.", self.must("plan"))
        self.assertTrue(seen)
        for moment in seen:
            self.assertLessEqual(before & after, moment)
            self.assertLessEqual(moment, before | after)
        self.assertLessEqual(max(sizes), quota)
        return said

    def rules(self, group: str) -> list[dict[str, Any]]:
        pages = self.client.get_paginator("describe_security_group_rules").paginate(
            Filters=[{"Name": "group-id", "Values": [self.group(group)]}], PaginationConfig={"PageSize": 100})
        return [rule for page in pages for rule in page["SecurityGroupRules"]]

    def test_rules_of_a_full_group_become_others_that_overlap_them(self) -> None:
        old = [tcp(port, cidr="10.0.0.0/8") for port in range(10, 70)]
        new = [tcp(port, port + 1, cidr="10.0.0.0/8") for port in range(10, 70)]
        self.changed_in_a_full_group(old[::2] + old[1::2], new[::2] + old[1::2], 60)
        for rule in self.rules("sg:web"):
            self.assertIn({"Key": "drawbridge:flow", "Value": "new"}, rule["Tags"])

    def test_many_rules_of_a_full_group_become_one_and_one_becomes_many(self) -> None:
        many = [tcp(port, cidr="10.0.0.0/8") for port in range(1, 11)]
        self.changed_in_a_full_group(many, [tcp(1, 10, cidr="10.0.0.0/8")], 10)
        others = [tcp(port, cidr="11.0.0.0/8") for port in range(1, 10)]
        self.changed_in_a_full_group([tcp(1, 10, cidr="10.0.0.0/8"), *others], many, 10)

    def test_rules_of_several_kinds_change_in_a_full_group_although_nobody_knows_who_is_in_a_group(self) -> None:
        def of(first: int, last: int) -> list[dict[str, Any]]:
            return [tcp(first, last, cidr="10.0.0.0/8"), tcp(first, last, cidr="10.1.0.0/16")]

        self.changed_in_a_full_group(of(10, 20), of(15, 25), 2)
        self.changed_in_a_full_group(of(15, 25), of(18, 19), 2)
        named = [tcp(10, 20, group="sg:api"), tcp(10, 20, cidr="10.0.0.0/8")]
        self.write(authorize("web", "ingress", *named), quota=2)
        self.must("apply")
        narrower = [tcp(10, 15, group="sg:api"), tcp(10, 15, cidr="10.0.0.0/8")]
        self.write(authorize("web", "ingress", *narrower), quota=2)
        self.must("apply")
        self.assertIn(": 0 extra, 0 missing", self.must("verify"))

    def test_a_change_in_a_full_group_is_refused_when_every_order_would_cut_something(self) -> None:
        # Each old rule overlaps both new ones, so none may go before both are there, and there is room for none.
        self.write(authorize("web", "ingress", tcp(1, 2, cidr="10.0.0.0/8"), tcp(3, 4, cidr="10.0.0.0/8")), quota=2)
        self.must("apply")
        before = self.lets_through()
        new = [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": f"10.{net}.0.0/16"}]} for net in (1, 2)]
        self.write(authorize("web", "ingress", *new), quota=2)
        code, said = self.run_script("apply")
        self.assertEqual(code, 1)
        self.assertIn("old and new ingress rules together are 4 of 2", said)
        self.assertEqual(self.lets_through(), before)

    def test_rules_that_move_to_a_group_which_nobody_carries_yet_stay_until_it_is_attached(self) -> None:
        ports = [tcp(port, cidr="10.0.0.0/8") for port in (1, 2)]
        self.write(authorize("web", "ingress", *ports), quota=2)
        self.must("apply")
        interface = self.interface("10.0.0.1", self.group("sg:web"))
        content = document(
            authorize("web", "ingress", tcp(3, cidr="10.0.0.0/8"), ports[0]), vpc=self.vpc, quota=2)
        second = create("web", self.vpc)
        second["arguments"]["GroupName"] = "shop.web.rules-2"
        second["arguments"]["TagSpecifications"][0]["Tags"] = tag_list(
            drawing="shop", service="web", group="sg:web.rules-2")
        moved = authorize("web", "ingress", ports[1])
        moved["arguments"]["GroupId"] = "${sg:web.rules-2}"
        closing = close("web")
        closing["arguments"]["GroupId"] = "${sg:web.rules-2}"
        content["calls"] = [second, *content["calls"], moved, closing]
        content["services"][0]["groups"].append("sg:web.rules-2")
        (self.folder / "security-groups.json").write_text(json.dumps(content), encoding="utf-8")
        said = self.must("apply")
        self.assertIn("Held back until the interfaces carry all groups", said)
        self.assertIn("+ sg:web ingress tcp/3 from 10.0.0.0/8", said)
        self.assertEqual({port for _, port in self.lets_through()}, {1, 2})
        self.assertIn("Nothing to do.", self.must("plan"))
        self.assertEqual(self.run_script("verify")[0], 1)
        self.must("attach")
        self.assertEqual(len(self.carried(interface)), 2)
        self.must("apply")
        self.assertEqual({port for _, port in self.lets_through()}, {1, 3})
        self.assertIn(": 0 extra, 0 missing", self.must("verify"))

    def carried(self, interface: str) -> list[str]:
        page = self.client.describe_network_interfaces(NetworkInterfaceIds=[interface], MaxResults=1000)
        return [group["GroupId"] for group in page["NetworkInterfaces"][0]["Groups"]]

    def test_the_egress_of_a_new_group_is_closed_however_late_it_is_shown(self) -> None:
        self.write(*WEB_TO_API)
        for late in (0, 1, 5):
            self.must("apply", client=Lagging(self.client, 1, late))
            self.assertIn(": 0 extra, 0 missing", self.must("verify"))
            self.must("destroy")

    def test_a_group_whose_egress_is_never_shown_is_not_called_closed(self) -> None:
        self.write(*WEB_TO_API)
        code, said = self.run_script("apply", client=Lagging(self.client, 1, 1000))
        self.assertEqual(code, 1)
        self.assertIn("does not show the new group", said)
        self.must("apply")
        self.assertIn(": 0 extra, 0 missing", self.must("verify"))

    def test_a_revoked_egress_that_is_still_there_is_revoked_again(self) -> None:
        self.write(*WEB_TO_API)

        class Forgetful(Wrapped):
            left = 2

            def met(self, operation: str, arguments: dict[str, Any], call: Callable[..., Any]) -> Any:
                if operation == "revoke_security_group_egress" and self.left:
                    self.left -= 1
                    raise ClientError(
                        {"Error": {"Code": "InvalidSecurityGroupRuleId.NotFound", "Message": "late"}}, operation)
                return call(**arguments)

        self.must("apply", client=Forgetful(self.client))
        self.assertIn(": 0 extra, 0 missing", self.must("verify"))

    def test_a_drawn_egress_that_aws_made_already_becomes_ours(self) -> None:
        everywhere = {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
        self.write(authorize("web", "egress", everywhere))
        self.must("apply")
        self.assertNotIn("without our tag", self.must("verify"))
        self.write()
        self.must("apply")
        self.assertIn(": 0 extra, 0 missing", self.must("verify"))

    def test_a_vpc_of_another_region_or_account_is_refused_and_not_taken_for_empty(self) -> None:
        self.write(*WEB_TO_API)
        self.must("apply")
        far = boto3.session.Session("none", "none", region_name="eu-west-1").client("ec2")
        for command in ("plan", "apply", "verify", "destroy", "attach"):
            code, said = self.run_script(command, client=far)
            self.assertEqual(code, 1, command)
            self.assertIn(f"There is no {self.vpc} in this region and account", said)

    def test_groups_in_a_vpc_that_the_drawing_left_are_named(self) -> None:
        self.write(*WEB_TO_API)
        self.must("apply")
        web = self.group("sg:web")
        self.vpc = self.client.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
        self.write(*WEB_TO_API)
        self.assertIn(f"{web} (shop.web) in vpc-", self.must("plan"))
        self.must("apply")
        self.assertIn(f"note     {web} (shop.web)", self.must("verify"))
        self.assertIn(f"{web} (shop.web) in vpc-", self.must("destroy"))

    def test_a_group_that_was_adopted_and_released_is_put_back(self) -> None:
        self.write(*WEB_TO_API)
        older = self.client.create_security_group(GroupName="older", Description="x", VpcId=self.vpc)["GroupId"]
        self.client.create_tags(Resources=[older], Tags=tag_list(drawing="shop", service="web", group="sg:web"))
        self.must("apply")
        self.must("destroy")
        self.must("rollback", str(self.folder / f"{self.saved}.json"))
        self.assertEqual(self.group("sg:web"), older)
        self.assertIn("Nothing to do.", self.must("plan"))

    def test_a_rollback_file_whose_groups_are_of_nobody_is_refused(self) -> None:
        self.write(*WEB_TO_API)
        self.must("apply")
        self.must("destroy")
        path = self.folder / f"{self.saved}.json"
        for key, value in (("drawbridge:drawing", "else"), ("drawbridge:group", "sg:\x1b[2J")):
            content = json.loads(path.read_text(encoding="utf-8"))
            next(tag for tag in content["groups"][0]["tags"] if tag["Key"] == key)["Value"] = value
            changed = self.folder / "changed.json"
            changed.write_text(json.dumps(content), encoding="utf-8")
            code, said = self.run_script("rollback", str(changed))
            self.assertEqual(code, 1)
            self.assertIn("is not of the drawing", said)

    def test_no_interface_loses_its_old_groups_before_all_have_their_new_ones(self) -> None:
        self.write(*WEB_TO_API)
        self.must("apply")
        theirs = self.client.create_security_group(GroupName="theirs", Description="x", VpcId=self.vpc)["GroupId"]
        full = [theirs, *(
            self.client.create_security_group(GroupName=f"more{n}", Description="x", VpcId=self.vpc)["GroupId"]
            for n in range(4))]
        own = {
            self.interface("10.0.0.1", theirs): self.group("sg:web"),
            self.interface("10.0.0.2", theirs): self.group("sg:api"),
        }
        crowded = self.interface("10.0.0.3", *full, drawing="shop", service="web")

        def look(_: str) -> None:
            states = {interface: self.carried(interface) for interface in own}
            if not all(own[interface] in groups for interface, groups in states.items()):
                self.assertTrue(all(theirs in groups for groups in states.values()), states)
                self.assertIn(theirs, self.carried(crowded))

        self.must("attach", "--replace", client=Watched(self.client, look))
        saved = str(self.folder / f"{self.saved}.json")
        self.assertIn(": 0 extra, 0 missing", self.must("verify"))
        self.must("rollback", saved)
        self.assertEqual([self.carried(interface) for interface in own], [[theirs], [theirs]])
        self.assertEqual(set(self.carried(crowded)), set(full))

    def test_interfaces_are_not_put_back_into_a_group_that_is_gone(self) -> None:
        self.write(*WEB_TO_API)
        self.must("apply")
        theirs = self.client.create_security_group(GroupName="theirs", Description="x", VpcId=self.vpc)["GroupId"]
        first, second = self.interface("10.0.0.1", theirs), self.interface("10.0.0.2", theirs)
        self.must("attach", "--replace")
        saved = str(self.folder / f"{self.saved}.json")
        before = self.carried(first), self.carried(second)
        self.client.delete_security_group(GroupId=theirs)
        code, said = self.run_script("rollback", saved)
        self.assertEqual(code, 1)
        self.assertIn(f"{theirs} is not there any more", said)
        self.assertEqual((self.carried(first), self.carried(second)), before)

    def test_a_group_that_is_not_closed_yet_is_not_attached(self) -> None:
        self.write(*WEB_TO_API)

        class Dying(Wrapped):
            def met(self, operation: str, arguments: dict[str, Any], call: Callable[..., Any]) -> Any:
                if operation == "revoke_security_group_egress":
                    raise KeyboardInterrupt
                return call(**arguments)

        code, said = self.run_script("apply", client=Dying(self.client))
        self.assertEqual(code, 1)
        self.assertIn("interrupted\n4 calls changed something before", said)
        self.assertIn(f"apply.py rollback {self.folder / f'{self.saved}.json'}", said)
        self.interface("10.0.0.1")
        code, said = self.run_script("attach", "--replace")
        self.assertEqual(code, 1)
        self.assertIn("has the open egress of a new group", said)

    def test_labels_of_many_rules_are_changed_in_few_calls(self) -> None:
        ports = [tcp(port, cidr="10.0.0.0/8") for port in range(1, 51)]
        self.write(authorize("web", "ingress", *ports, flow="a"))
        self.must("apply")
        for permission in ports:
            permission["IpRanges"][0]["Description"] = "renamed"
        self.write(authorize("web", "ingress", *ports, flow="b"))
        calls: list[str] = []
        self.must("apply", client=Watched(self.client, calls.append))
        self.assertEqual(calls, ["update_security_group_rule_descriptions_ingress", "create_tags"])
        self.assertIn("Nothing to do.", self.must("plan"))

    def test_without_a_home_nothing_is_changed(self) -> None:
        self.write(*WEB_TO_API)
        with mock.patch.dict("os.environ", {"XDG_STATE_HOME": ""}), mock.patch.object(
            Path, "home", side_effect=RuntimeError
        ), contextlib.redirect_stderr(io.StringIO()) as errors:
            code = apply.main(["apply"], self.folder, lambda _: self.client, lambda _: None, lambda _: None)
        self.assertEqual(code, 4)
        self.assertIn("Name a new file with --rollback-file", errors.getvalue())
        self.assertIn("create 2 groups", self.must("plan"))

    def test_an_endpoint_that_is_no_address_is_said_in_words(self) -> None:
        self.write()
        with contextlib.redirect_stderr(io.StringIO()) as errors:
            code = apply.main(["plan", "--endpoint-url", "nonsense", "--region", "eu-central-1"], self.folder)
        self.assertEqual(code, 4)
        self.assertIn("Correct --endpoint-url", errors.getvalue())

    def test_work_goes_on_when_nobody_listens_any_more(self) -> None:
        self.write(*WEB_TO_API)

        class Broken(io.StringIO):
            def flush(self) -> None:
                raise BrokenPipeError

        with contextlib.redirect_stdout(Broken()):
            path = str(self.folder / "broken.json")
            code = apply.main(["apply", "--rollback-file", path], self.folder, lambda _: self.client, lambda _: None)
            sys.stdout.close()
        self.assertEqual(code, 0)
        self.assertIn(": 0 extra, 0 missing", self.must("verify"))

    def test_an_undrawn_group_that_an_interface_carries_is_left_and_named(self) -> None:
        self.write(*WEB_TO_API)
        self.must("apply")
        content = json.loads((self.folder / "security-groups.json").read_text(encoding="utf-8"))
        content["services"].pop()
        content["calls"] = [c for c in content["calls"] if "sg:api" not in json.dumps(c)]
        (self.folder / "security-groups.json").write_text(json.dumps(content), encoding="utf-8")
        interface = self.interface("10.0.0.2", self.group("sg:api"))
        said = self.must("apply")
        self.assertIn(f"left: {self.group('sg:api')}", said)
        self.assertIn(f"{interface} [10.0.0.2] carry it", said)
        code, said = self.run_script("verify")
        self.assertEqual(code, 1)
        self.assertIn("not drawn any more", said)

    def test_a_rollback_file_of_another_drawing_is_refused(self) -> None:
        self.write()
        other = self.folder / "other.json"
        other.write_text(json.dumps({
            "format": "drawbridge-aws-rollback/1", "drawing": "else", "vpcs": [self.vpc],
            "quotas": {"rules-per-group": 60, "groups-per-interface": 5}, "prefix-lists": [], "groups": [],
        }), encoding="utf-8")
        code, said = self.run_script("rollback", str(other))
        self.assertEqual(code, 1)
        self.assertIn("is of the drawing else", said)

    def test_nothing_is_changed_if_what_was_there_cannot_be_saved(self) -> None:
        self.write(*WEB_TO_API)
        (self.folder / f"{self.saved + 1}.json").write_text("taken", encoding="utf-8")
        code, said = self.run_script("apply")
        self.assertEqual(code, 4)
        self.assertIn("nothing was changed", said)
        self.assertIn("create 2 groups", self.must("plan"))

    def test_a_refusal_of_aws_names_the_call_and_the_cure(self) -> None:
        self.write(*WEB_TO_API)

        class Denied:
            def get_paginator(self, operation: str) -> Any:
                raise ClientError({"Error": {"Code": "UnauthorizedOperation", "Message": "no\x1b[31m"}}, operation)

        code, said = self.run_script("apply", client=Denied())
        self.assertEqual(code, 1)
        self.assertIn("describe_vpcs: UnauthorizedOperation: no\\x1b[31m", said)
        self.assertIn("ec2:<the call>", said)

    def test_options_are_refused_with_the_exit_code_of_wrong_usage(self) -> None:
        with self.assertRaises(SystemExit) as caught, contextlib.redirect_stderr(io.StringIO()):
            self.run_script("plan", "--nonsense")
        self.assertEqual(caught.exception.code, 2)


ec2_model.repair()

if __name__ == "__main__":
    unittest.main()
