"""Checkpoints and keys, against the examples of C2SP signed-note and of Go's sumdb/note."""

import contextlib

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.publish.log.checkpoint import Checkpoint, Signature, parse
from build_scripts.publish.log.keys import PrivateKey, PublicKey, decoded, new_key
from build_scripts.publish.log.log_error import LogError

PEM, PKCS8, SPKI = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.PublicFormat
PLAIN = serialization.NoEncryption()
# Key, text and signature of the example of C2SP signed-note; then those of Go's golang.org/x/mod/sumdb/note.
FOO = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
FOO_SIGNED = "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM="
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"  # noqa: S105 - published
SAID = b"If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
SIGNED = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
# The example of C2SP tlog-checkpoint, whose key it does not give.
SOFA = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— example.com/behind-the-sofa "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
).encode()
KEY = PrivateKey.read(SECRET)
TREE = Checkpoint(origin="portal.example/log", size=7, root=bytes(range(32)))
NOTE = bytes(TREE.signed_by(KEY))


def test_the_example_of_signed_note_verifies():
    key = PublicKey.read(FOO)
    data = decoded(FOO_SIGNED)
    assert (key.name, key.identifier.hex(), str(key)) == ("example.com/foo", "530d903a", FOO)
    assert data[:4] == key.identifier
    assert key.signed(b"This is an example message.\n", data[4:])
    assert not key.signed(b"This is another message.\n", data[4:])


def test_a_signature_is_byte_for_byte_that_of_go():
    assert (str(KEY.public), KEY.write()) == (PETER, SECRET)
    data = KEY.key.sign(SAID)
    assert str(Signature(name=KEY.name, identifier=KEY.public.identifier, data=data)) == f"— PeterNeumann {SIGNED}\n"


def test_the_example_of_a_checkpoint_is_read_and_written():
    made = parse(SOFA)
    assert (made.origin, made.size, made.root.hex()[:8]) == ("example.com/behind-the-sofa", 20852163, "0ac5186a")
    assert [one.name for one in made.signatures] == ["example.com/behind-the-sofa"]
    assert bytes(made) == SOFA
    assert made.verified(PublicKey.read(PETER)) is None


def test_what_is_signed_is_verified_and_what_is_unsigned_says_so():
    assert parse(NOTE).verified(KEY.public) is True
    assert parse(bytes(TREE)) == TREE
    assert TREE.verified(KEY.public) is None
    assert parse(bytes(TREE.signed_by(new_key("PeterNeumann")))).verified(KEY.public) is None  # another identifier


def test_a_signature_of_another_text_is_none():
    forged = Checkpoint(origin=TREE.origin, size=8, root=TREE.root, signatures=parse(NOTE).signatures)
    assert forged.verified(KEY.public) is False


@given(place=st.integers(0, len(NOTE) - 1), change=st.integers(1, 255))
@settings(max_examples=400, deadline=None)
def test_no_changed_byte_of_a_signed_checkpoint_goes_unnoticed(place, change):
    changed = bytearray(NOTE)
    changed[place] ^= change
    with contextlib.suppress(LogError):
        assert parse(bytes(changed)).verified(KEY.public) is not True


@pytest.mark.parametrize(
    "note",
    [
        b"",
        b"\xff",
        b"o\n1\n\n",
        bytes(TREE)[:-1],
        bytes(TREE).replace(b"\n7\n", b"\n07\n"),
        bytes(TREE).replace(b"\n7\n", b"\n-7\n"),
        bytes(TREE).replace(b"\n7\n", "\n７\n".encode()),
        bytes(TREE).replace(b"=", b""),
        bytes(TREE).replace(b"portal", b"por\ttal"),
        NOTE[:-1],
        NOTE + b"x\n",
        NOTE.replace("—".encode(), b"-"),
        bytes(TREE) + b"x" * 100_000,
    ],
)
def test_what_is_no_checkpoint_is_refused(note):
    with pytest.raises(LogError) as raised:
        parse(note)
    assert raised.value.path == "checkpoint"


def test_further_lines_are_kept_since_they_are_signed():
    longer = Checkpoint(origin="o", size=0, root=bytes(32), more=("x", "y")).signed_by(KEY)
    assert parse(bytes(longer)) == longer
    assert longer.verified(KEY.public)


def test_keys_in_pem_take_the_name_of_the_log():
    made = PrivateKey.read(KEY.key.private_bytes(PEM, PKCS8, PLAIN).decode(), "PeterNeumann")
    assert made.write() == SECRET
    public = KEY.key.public_key().public_bytes(PEM, SPKI.SubjectPublicKeyInfo).decode()
    assert str(PublicKey.read(public, "PeterNeumann")) == PETER
    for wrong in ("", "with blank", "with+plus"):
        with pytest.raises(LogError):
            PublicKey.read(public, wrong)


def mangled(text):
    yield from (text[:place] + chr(ord(text[place]) + 1) + text[place + 1 :] for place in range(len(text)))
    yield from (text[:end] for end in range(len(text)))


@pytest.mark.parametrize(("kind", "text"), [(PublicKey, PETER), (PublicKey, FOO), (PrivateKey, SECRET)])
def test_a_mangled_key_is_refused_and_not_repeated(kind, text):
    for bad in mangled(text):
        with pytest.raises(LogError) as raised:
            kind.read(bad)
        assert text[-20:] not in str(raised.value)
    assert text[-20:] not in repr(KEY) or kind is PublicKey


def test_keys_of_other_kinds_are_refused():
    other = generate_private_key(SECP256R1())
    public = other.public_key().public_bytes(PEM, SPKI.SubjectPublicKeyInfo).decode()
    for kind, text in (
        (
            PublicKey,
            "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        ),  # of a type that nobody knows
        (PublicKey, "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=="),
        (PublicKey, public),
        (PublicKey, SECRET),
        (PublicKey, "-----BEGIN nothing"),
        (PrivateKey, other.private_bytes(PEM, PKCS8, PLAIN).decode()),
        (PrivateKey, PETER),
        (PrivateKey, "-----BEGIN nothing"),
    ):
        with pytest.raises(LogError):
            kind.read(text, "name")
    with pytest.raises(LogError):
        new_key("two words")
