"""The tree against the vectors of RFC 6962 (Certificate Transparency), and every proof of trees up to 40 leaves."""

import json
from pathlib import Path

import pytest

from build_scripts.publish.log import merkle

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))
LEAVES = [merkle.leaf_hash(bytes.fromhex(text)) for text in VECTORS["leaves"]]
ROOTS = [bytes.fromhex(text) for text in VECTORS["roots"]]
MANY = [merkle.leaf_hash(bytes([number])) for number in range(40)]
SIZES = range(1, 41)


def hashes(proof):
    return [bytes.fromhex(text) for text in proof]


def test_the_roots_are_those_of_the_vectors():
    assert [merkle.root(LEAVES[:size]) for size in range(9)] == ROOTS


@pytest.mark.parametrize("case", VECTORS["inclusion"], ids=str)
def test_the_proofs_of_inclusion_are_those_of_the_vectors(case):
    index, size, proof = case["index"], case["size"], hashes(case["proof"])
    assert merkle.inclusion_proof(LEAVES[:size], index) == proof
    assert merkle.included(LEAVES[index], index, size, proof, ROOTS[size])


@pytest.mark.parametrize("case", VECTORS["consistency"], ids=str)
def test_the_proofs_of_consistency_are_those_of_the_vectors(case):
    old, new, proof = case["old"], case["new"], hashes(case["proof"])
    assert merkle.consistency_proof(LEAVES[:new], old) == proof
    assert merkle.consistent(old, ROOTS[old], new, ROOTS[new], proof)


def wrong(proof):
    """The proof with one thing wrong with it."""
    yield [*proof, b"x" * 32]
    if proof:
        yield proof[:-1]
        yield proof[1:]
        yield [*proof[:-1], bytes([proof[-1][0] ^ 1]) + proof[-1][1:]]
        yield [bytes([proof[0][0] ^ 1]) + proof[0][1:], *proof[1:]]


@pytest.mark.parametrize("size", SIZES)
def test_every_leaf_is_proved_in_its_place_and_nothing_else_is(size):
    leaves, root = MANY[:size], merkle.root(MANY[:size])
    for index, leaf in enumerate(leaves):
        proof = merkle.inclusion_proof(leaves, index)
        assert merkle.included(leaf, index, size, proof, root)
        assert not any(merkle.included(leaf, index, size, bad, root) for bad in wrong(proof))
        assert not any(
            merkle.included(leaf, other, size, proof, root) for other in range(-1, size + 2) if other != index
        )
        assert not merkle.included(b"x" * 32, index, size, proof, root)
        assert not merkle.included(leaf, index, size, proof, b"x" * 32)


@pytest.mark.parametrize("size", SIZES)
def test_every_earlier_tree_is_proved_and_no_other_one_is(size):
    leaves, new = MANY[:size], merkle.root(MANY[:size])
    for old in range(size + 1):
        proof, root = merkle.consistency_proof(leaves, old), merkle.root(leaves[:old])
        assert merkle.consistent(old, root, size, new, proof)
        assert not any(merkle.consistent(old, root, size, new, bad) for bad in wrong(proof))
        assert not merkle.consistent(old, b"x" * 32, size, new, proof)
        assert not old or not merkle.consistent(old, root, size, b"x" * 32, proof)
        assert not merkle.consistent(size + 1, root, size, new, proof)


def test_there_is_no_proof_of_what_is_not_there():
    for index in (-1, 8):
        with pytest.raises(IndexError):
            merkle.inclusion_proof(LEAVES, index)
    with pytest.raises(IndexError):
        merkle.consistency_proof(LEAVES, 9)
