"""`portal publish` to storage with the interface of S3, which has no folders and tells the digest of every file with the list."""

import shutil
import subprocess
from types import SimpleNamespace

import pytest
from remote_sites import MARK, SEALED, files_of, sealed, site
from swift_s3 import serving_s3


@pytest.fixture
def bucket(tmp_path, monkeypatch):
    monkeypatch.delenv("AWS_CA_BUNDLE", raising=False)
    with serving_s3(tmp_path / "swift") as environment:
        yield SimpleNamespace(environment=environment)


def test_a_bucket_becomes_equal_to_the_site_and_loses_what_was_sealed(bucket, publish, tmp_path):
    def there():
        shutil.rmtree(tmp_path / "there", ignore_errors=True)
        subprocess.run(["rclone", "copy", "store:portal", tmp_path / "there"], check=True, capture_output=True)
        return files_of(tmp_path / "there")

    before, after = site(tmp_path / "before"), sealed(tmp_path / "after")
    assert publish(bucket, before, remote="store:portal").code == 0
    assert there() == files_of(before)
    kept = tmp_path / ".cache/publish"
    shutil.rmtree(kept)
    assert publish(bucket, before, remote="store:portal").json["summary"]["sent"] == 0
    ran = publish(bucket, after, remote="store:portal")
    assert ran.json["summary"]["steps"][0] == {"removes": [f"{SEALED}/record.json"]}
    assert there() == files_of(after)
    assert publish(bucket, before, remote="store:portal").code == 2
    assert MARK in subprocess.run(["rclone", "lsf", "store:portal"], check=True, capture_output=True, text=True).stdout
