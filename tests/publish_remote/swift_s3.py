"""Swift with its interface of S3, on one device below a temporary folder: four servers of Debian's packages on the loopback."""

import contextlib
import getpass
import os
import shutil
import socket
import subprocess
import time

import pytest
from remote_storage import PATIENCE, RCLONE

SERVERS = ("account", "container", "object", "proxy")
PACKAGES = "swift-proxy swift-account swift-container swift-object rclone"
SERVER = """\
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = {port}
workers = 0
user = {user}
swift_dir = {place}
devices = {place}
mount_check = false
log_level = ERROR
[pipeline:main]
"""
STORAGE = "pipeline = {name}-server\n[app:{name}-server]\nuse = egg:swift#{name}\n"
# On which device things are: on the one that there is.
RINGS = """
import sys
from swift.common.ring import RingBuilder
for told in sys.argv[1:]:
    place, port = told.split("=")
    ring = RingBuilder(2, 1, 1)
    own = {"ip": "127.0.0.1", "port": int(port)}
    again = {"replication_ip": "127.0.0.1", "replication_port": int(port)}
    ring.add_dev({"region": 1, "zone": 1, "device": "d1", "weight": 1, "meta": "", **own, **again})
    ring.rebalance()
    ring.get_ring().save(place)
"""
MIDDLEWARE = ("catch_errors", "listing_formats", "s3api", "tempauth", "copy", "slo")
PROXY = "\n".join(
    (
        f"pipeline = {' '.join(MIDDLEWARE).replace('listing_formats', 'cache listing_formats')} proxy-server",
        "[app:proxy-server]\nuse = egg:swift#proxy\naccount_autocreate = true",
        "[filter:cache]\nuse = egg:swift#memcache\nmemcache_servers = 127.0.0.1:9",
        *(f"[filter:{name}]\nuse = egg:swift#{name}" for name in MIDDLEWARE if name != "tempauth"),
        "[filter:tempauth]\nuse = egg:swift#tempauth\nuser_test_tester = testing .admin\n",
    )
)


@contextlib.contextmanager
def serving_s3(place):
    """Serve a folder; gives the environment in which rclone reaches it as `store:`."""
    if not RCLONE or not all(shutil.which(f"swift-{name}-server") for name in SERVERS):
        pytest.skip(f"Swift is not installed: apt-get install {PACKAGES}")
    (place / "d1").mkdir(parents=True)
    try:
        os.setxattr(place, "user.test", b"1")
    except OSError:
        pytest.skip("the temporary folder keeps no attributes of files, which Swift needs")
    (place / "swift.conf").write_text("[swift-hash]\nswift_hash_path_suffix = a\nswift_hash_path_prefix = b\n")
    ports = dict(zip(SERVERS, _free_ports(len(SERVERS)), strict=True))
    with contextlib.ExitStack() as stack:
        for name, port in ports.items():
            own = PROXY if name == "proxy" else STORAGE.format(name=name)
            config = place / f"{name}.conf"
            config.write_text(SERVER.format(port=port, place=place, user=getpass.getuser()) + own)
        told = [f"{place}/{name}.ring.gz={port}" for name, port in ports.items() if name != "proxy"]
        subprocess.run(["/usr/bin/python3", "-c", RINGS, *told], check=True, capture_output=True)
        for name in SERVERS:
            command = [shutil.which(f"swift-{name}-server"), place / f"{name}.conf"]
            with (place / f"{name}.log").open("wb") as log:
                server = stack.enter_context(subprocess.Popen(command, stdout=log, stderr=log))
            stack.callback(server.kill)
        for name, port in ports.items():
            _wait(port, place / f"{name}.log")
        own = {
            "TYPE": "s3", "PROVIDER": "Other", "REGION": "us-east-1", "ENDPOINT": f"http://127.0.0.1:{ports['proxy']}",
            "ACCESS_KEY_ID": "test:tester", "SECRET_ACCESS_KEY": "testing",
        }  # fmt: skip
        named = {f"RCLONE_CONFIG_STORE_{key}": value for key, value in own.items()}
        yield named | {"RCLONE_CONFIG": str(place / "none.conf")}


def _free_ports(count):
    with contextlib.ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _one in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def _wait(port, log):
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    pytest.fail(f"Swift did not start: {log.read_text()[-500:]}")
