"""Hosts as network namespaces that hang on this one by a cable, and the kit of an exported bundle at work in them."""

import contextlib
import itertools
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import typing

ADDRESSES = ("10.9.0.1/32", "fd09::1/128")
TABLES = ("iptables", "ip6tables")
BACKENDS = ("nftables", "iptables-nft", "iptables-legacy")


def enter(marker):
    """Goes on in namespaces that end with this process; only there may anything be loaded."""
    if os.environ.get(marker) == "in":
        subprocess.run(["mount", "-t", "tmpfs", "none", "/run"], check=True)
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        return
    os.environ[marker] = "in"
    os.execvp("unshare", [
        "unshare", "-nm", "--fork", "--pid", "--kill-child", "--mount-proc", sys.executable, *sys.argv])


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


class Cost(typing.NamedTuple):
    """Seconds that pass, and seconds of processor time."""

    wall: float
    processor: float

    def __str__(self):
        return f"{self.wall:.2f} s ({self.processor:.2f} s of processor time)"


@contextlib.contextmanager
def before_all_others():
    """Runs what is in it, and what that starts, before all other work of the machine where that is allowed, so that the time
    that passes is its own."""
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
    except PermissionError:
        yield
        return
    try:
        yield
    finally:
        os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))


class Host:
    """One host; packets come to it through an interface of this namespace."""

    number = itertools.count(1)

    def __init__(self, work, backend):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="host-", dir=work))
        self.interface = f"host{next(Host.number)}"
        self.target = backend.split("-")[0]
        self.environment = dict(os.environ, DRAWBRIDGE_ROOT=str(self.folder))
        if self.target == "iptables":
            self.environment["PATH"] = f"{programs(work, backend)}:{os.environ['PATH']}"
        self.process = subprocess.Popen(["unshare", "-n", "sleep", "3600"])
        while os.readlink(f"/proc/{self.process.pid}/ns/net") == os.readlink("/proc/self/ns/net"):
            time.sleep(0.01)
        run("ip", "link", "add", self.interface, "address", "02:00:00:00:00:02", "type", "veth", "peer", "name", "cable",
            "address", "02:00:00:00:00:01", "netns", str(self.process.pid))
        run("ip", "link", "set", self.interface, "up")
        self.sh("""
            ip link set lo up
            ip link set cable up
            for address in %s; do ip address add $address dev cable nodad 2>/dev/null || ip address add $address dev cable; done
            ip route add default dev cable
            ip -6 route add default dev cable
            """ % " ".join(ADDRESSES))

    def sh(self, script, *arguments):
        """What a script prints that runs on this host."""
        return run("nsenter", f"--net=/proc/{self.process.pid}/ns/net", "sh", "-eu", "-c", script, "sh",
                   *map(str, arguments), env=self.environment)

    def start(self, *command, **options):
        return subprocess.Popen(
            ["nsenter", f"--net=/proc/{self.process.pid}/ns/net", *command], env=self.environment, **options)

    def kit(self, bundle, script, *options):
        return self.sh('exec "$@"', pathlib.Path(bundle, self.target, script), *options)

    def apply(self, bundle, *options):
        said = self.kit(bundle, "apply.sh", *options)
        if "nothing to do" in said:
            raise RuntimeError(f"{bundle} was loaded before")
        self.kit(bundle, "confirm.sh")

    def load(self, bundle):
        """What it costs the kit to load a bundle's rules, without its checks before and after."""
        with before_all_others():
            started = time.monotonic()
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            self.sh(
                """cd "$1"; here=.; . ./kit.sh; db_choose_backend; mkdir "$2"; cp host/* "$2"; db_load "$2" """,
                pathlib.Path(bundle, self.target), tempfile.mkdtemp(dir=self.folder) + "/rules")
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            return Cost(
                time.monotonic() - started, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)

    def end(self):
        run("ip", "link", "del", self.interface)
        self.process.kill()
        self.process.wait()


def programs(work, backend):
    """A folder in which iptables and its siblings are of one back end."""
    folder = pathlib.Path(work, "programs-" + backend)
    if not folder.exists():
        folder.mkdir()
        for table in TABLES:
            for ending in ("", "-save", "-restore"):
                program = shutil.which(f"{table}-{backend.split('-')[1]}{ending}")
                if program is None:
                    raise RuntimeError(f"{table}-{backend.split('-')[1]}{ending} is not installed")
                (folder / (table + ending)).symlink_to(program)
    return folder


class Witness:
    """A table of its own on a host that counts packets before everything else and after it, by their source port."""

    def __init__(self, host, kinds):
        self.host = host
        self.kinds = kinds
        rules = {
            place: "; ".join(f"udp sport {port} counter name {kind}_{place}" for kind, port in kinds.items())
            for place in ("before", "after")}
        counters = "".join(f"counter {kind}_{place} {{ }}\n" for kind in kinds for place in rules)
        host.sh("nft -f - <<'END'\n" f"""table inet witness {{
            {counters}
            chain before {{ type filter hook prerouting priority -400; {rules["before"]}; }}
            chain after {{ type filter hook input priority 1000; {rules["after"]}; }}
        }}\nEND""")

    def counts(self):
        text = self.host.sh("nft list counters table inet witness")
        return {name: int(packets) for name, packets in re.findall(r"counter (\w+) \{\s+packets (\d+)", text)}

    def settled(self):
        """The counts once nothing more comes."""
        counts = None
        while counts != (counts := self.counts()):
            time.sleep(0.2)
        return counts
