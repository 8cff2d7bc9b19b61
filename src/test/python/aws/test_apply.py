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
from typing import Any, Iterator

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

    def test_text_from_outside_cannot_move_the_cursor_or_turn_the_line(self) -> None:
        self.assertEqual(apply.shown("a\x1b[2J\r\n\u202eb"), "a\\x1b[2J\\r\\n\\u202eb")
        self.assertEqual(len(apply.shown("x" * 10_000)), 201)


# ---- on a model of EC2


class Lagging:
    """A client to which AWS shows what was created only after some looks, and whose answers may be lost."""

    def __init__(self, client: Any, looks: int = 3) -> None:
        self._client = client
        self._looks = looks
        self._hidden: dict[str, int] = {}
        self.lost: list[str] = []

    def __getattr__(self, operation: str) -> Any:
        def run(**arguments: Any) -> Any:
            for group, looks in list(self._hidden.items()):
                if operation.startswith("authorize") and group in json.dumps(arguments) and looks > 0:
                    self._hidden[group] -= 1
                    error = {"Error": {"Code": "InvalidGroup.NotFound", "Message": f"{group} does not exist"}}
                    raise ClientError(error, operation)
            answer = getattr(self._client, operation)(**arguments)
            if operation == "create_security_group":
                self._hidden[answer["GroupId"]] = self._looks
            if operation in self.lost:
                # The answer is lost, so botocore sends the call again.
                self.lost.remove(operation)
                return getattr(self._client, operation)(**arguments)
            return answer

        return run

    def get_paginator(self, operation: str) -> Any:
        lag, pages = self, self._client.get_paginator(operation)

        class Pages:
            def paginate(self, **arguments: Any) -> Iterator[Any]:
                hidden = {group for group, looks in lag._hidden.items() if looks > 0}
                for group in hidden:
                    lag._hidden[group] -= 1
                for page in pages.paginate(**arguments):
                    for name in ("SecurityGroups", "SecurityGroupRules"):
                        page[name] = [item for item in page.get(name, []) if item["GroupId"] not in hidden]
                    yield page

        return Pages()


class OnEc2(unittest.TestCase):
    def setUp(self) -> None:
        mock = mock_aws()
        mock.start()
        self.addCleanup(mock.stop)
        session = boto3.session.Session("none", "none", region_name="eu-central-1")
        self.client: Any = session.client("ec2")
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
        real = Lagging(self.client, looks=0)
        web_is_met = [False]

        class Racing:
            def __getattr__(self, operation: str) -> Any:
                def run(**arguments: Any) -> Any:
                    if operation == "authorize_security_group_ingress" and not web_is_met[0]:
                        web_is_met[0] = True
                        real.authorize_security_group_ingress(
                            GroupId=arguments["GroupId"], IpPermissions=[arguments["IpPermissions"][1]])
                    return getattr(real, operation)(**arguments)

                return run

            def get_paginator(self, operation: str) -> Any:
                return real.get_paginator(operation)

        self.must("apply", client=Racing())
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
        page = self.client.describe_network_interfaces(NetworkInterfaceIds=[api], MaxResults=1000)
        self.assertEqual([g["GroupId"] for g in page["NetworkInterfaces"][0]["Groups"]], [theirs])
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

    def test_what_would_cut_a_drawn_connection_is_refused(self) -> None:
        self.write(authorize("web", "ingress", *(tcp(port, cidr="10.0.0.0/8") for port in range(1, 11))), quota=10)
        self.must("apply")
        self.write(authorize("web", "ingress", tcp(1, 10, cidr="10.0.0.0/8")), quota=10)
        code, said = self.run_script("apply")
        self.assertEqual(code, 1)
        self.assertIn("old and new ingress rules together are 11 of 10", said)

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
        self.assertIn("describe_security_groups: UnauthorizedOperation: no\\x1b[31m", said)
        self.assertIn("ec2:<the call>", said)

    def test_options_are_refused_with_the_exit_code_of_wrong_usage(self) -> None:
        with self.assertRaises(SystemExit) as caught, contextlib.redirect_stderr(io.StringIO()):
            self.run_script("plan", "--nonsense")
        self.assertEqual(caught.exception.code, 2)


ec2_model.repair()

if __name__ == "__main__":
    unittest.main()
