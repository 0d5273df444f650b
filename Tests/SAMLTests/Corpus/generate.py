#!/usr/bin/env python3
"""Writes the corpus: genuine messages under Providers, attacks under Attacks, and what must become of each into tables.

    python3 -m venv .build-corpus && .build-corpus/bin/pip install -r Tests/SAMLTests/Corpus/requirements.txt
    .build-corpus/bin/python Tests/SAMLTests/Corpus/generate.py

It needs Debian's xmlsec1 (pysaml2 signs with it). Every run writes the same octets: keys, names and instants are fixed.
"""
import controls
import encryption_attacks
import identity_attacks
import key_attacks
import parser_attacks
import protocol_attacks
import providers
import pysaml
import seeds
import signature_attacks
from corpus import Corpus

corpus = Corpus()
for part in (
    providers, controls, pysaml, signature_attacks, key_attacks, parser_attacks, protocol_attacks, encryption_attacks,
    identity_attacks, seeds,
):
    part.write(corpus)
corpus.finish()
accepted = sum(row[2] == "accepted" for row in corpus.rows.values())
print(f"{len(corpus.rows)} documents, {accepted} accepted, {len(corpus.rows) - accepted} refused")
