"""Ed25519 keys of signed notes: a name, an identifier of four bytes, and the key, in the format of notes or in PEM.

The public key of a note (`NAME+ID+BASE64`) is what readers are given; the private one (`PRIVATE+KEY+NAME+ID+BASE64`) is a secret of the
publishing job. PEM, as `openssl genpkey -algorithm ed25519` writes it, has no name and takes that of the log.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from build_scripts.content.message import Message
from build_scripts.publish.log.log_error import LogError

ED25519 = b"\1"  # the type of a signature
_PEM = "-----BEGIN "
_PRIVATE = "PRIVATE+KEY+"


@dataclass(frozen=True, kw_only=True)
class PublicKey:
    """Checks signatures; whoever doubts a log must have it from elsewhere than from the log."""

    name: str
    key: Ed25519PublicKey

    @property
    def identifier(self) -> bytes:
        """What a signature begins with, so that a reader finds its key."""
        return sha256(self.name.encode() + b"\n" + ED25519 + self.key.public_bytes_raw()).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.identifier.hex()}+{encoded(ED25519 + self.key.public_bytes_raw())}"

    def signed(self, text: bytes, signature: bytes) -> bool:
        """Whether a signature is one of this key over a text."""
        try:
            self.key.verify(signature, text)
        except InvalidSignature:
            return False
        return True

    @classmethod
    def read(cls, text: str, name: str = "") -> Self:
        """A public key from the format of notes, or from PEM.

        Args:
            text: the key.
            name: what a key in PEM is called, the origin of the log.

        Raises:
            LogError: it is no public Ed25519 key.
        """
        wrong = LogError(Message("this is no public Ed25519 key in the format of signed notes or in PEM"))
        if text.startswith(_PEM):
            try:
                key = load_pem_public_key(text.encode())
            except ValueError as error:
                raise wrong from error
            if not isinstance(key, Ed25519PublicKey) or not well_named(name):
                raise wrong
            return cls(name=name, key=key)
        called, identifier, raw = _parts(text.strip(), wrong)
        made = cls(name=called, key=Ed25519PublicKey.from_public_bytes(raw))
        if str(made) != text.strip() or made.identifier.hex() != identifier:
            raise wrong
        return made


@dataclass(frozen=True, kw_only=True)
class PrivateKey:
    """Signs; a secret, so nothing shows it but `write`."""

    name: str
    key: Ed25519PrivateKey

    @property
    def public(self) -> PublicKey:
        """The key that checks what this one signed."""
        return PublicKey(name=self.name, key=self.key.public_key())

    def __repr__(self) -> str:
        return f"PrivateKey({self.public})"

    @classmethod
    def read(cls, text: str, name: str = "") -> Self:
        """A private key from the format of notes, or from PEM.

        Args:
            text: the key.
            name: what a key in PEM is called, the origin of the log.

        Raises:
            LogError: it is no private Ed25519 key.
        """
        wrong = LogError(Message("this is no private Ed25519 key in the format of signed notes or in PEM"))
        if text.startswith(_PEM):
            try:
                key = load_pem_private_key(text.encode(), None)
            except (ValueError, TypeError) as error:
                raise wrong from error
            if not isinstance(key, Ed25519PrivateKey) or not well_named(name):
                raise wrong
            return cls(name=name, key=key)
        if not text.startswith(_PRIVATE):
            raise wrong
        called, identifier, raw = _parts(text.strip().removeprefix(_PRIVATE), wrong)
        made = cls(name=called, key=Ed25519PrivateKey.from_private_bytes(raw))
        if made.public.identifier.hex() != identifier:
            raise wrong
        return made

    def write(self) -> str:
        """The key in the format of notes."""
        identifier = self.public.identifier.hex()
        return f"{_PRIVATE}{self.name}+{identifier}+{encoded(ED25519 + self.key.private_bytes_raw())}"


def new_key(name: str) -> PrivateKey:
    """A new private key.

    Raises:
        LogError: a key cannot have that name.
    """
    if not well_named(name):
        raise LogError(Message("the name of a key has neither blanks nor a plus sign"))
    return PrivateKey(name=name, key=Ed25519PrivateKey.generate())


def well_named(name: str) -> bool:
    """Whether a key may have this name."""
    return bool(name) and "+" not in name and name.isprintable() and not any(map(str.isspace, name))


def _parts(text: str, wrong: LogError) -> tuple[str, str, bytes]:
    """Name, identifier and the raw key, from what stands between plus signs; base64 may hold plus signs itself."""
    name, *rest = text.split("+", 2)
    data = decoded(rest[1]) if len(rest) == 2 else None  # noqa: PLR2004 - identifier and key
    if data is None or len(data) != 33 or data[:1] != ED25519 or not well_named(name):  # noqa: PLR2004 - type and key
        raise wrong
    return name, rest[0], data[1:]


def encoded(data: bytes) -> str:
    """Bytes in base64."""
    return base64.b64encode(data).decode()


def decoded(text: str) -> bytes | None:
    """The bytes of a text in base64, or None if it is not exactly what `encoded` writes for them."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if encoded(data) == text else None
