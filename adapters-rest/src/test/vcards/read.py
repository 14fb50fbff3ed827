"""Reads vCards from standard input with vobject and writes one line for each."""

import sys

import vobject

for card in vobject.readComponents(sys.stdin.buffer.read().decode("utf-8")):
    names = [card.fn.value, card.note.value]
    emails = [email.value for email in card.contents.get("email", [])]
    telephones = [telephone.value for telephone in card.contents.get("tel", [])]
    print(" | ".join(names + emails + telephones))
