"""Why a record is sealed: a closed list, each with the law behind it.

The reason is written into no file that is published; it stays in the editor's private notes (`notes.py`).
"""

from __future__ import annotations

from typing import NamedTuple

from build_scripts.content.message import Citation, Message


class Reason(NamedTuple):
    """One reason: its sentence, the provisions, and what the tombstone says of it; nothing where a minor is concerned."""

    said: Message
    cites: Citation = Citation("")
    category: str = ""


REASONS = {
    "juvenile-record": Reason(
        Message(
            "the criminal record of somebody who was under 18: five years' imprisonment or less, or exemption from punishment"
        ),
        Citation(
            "刑事诉讼法 Art 286; 法释〔2021〕1号 Art 581; 人民检察院刑事诉讼规则 Art 482; 预防未成年人犯罪法 Art 59"
        ),
    ),
    "juvenile-non-prosecution": Reason(
        Message("a decision not to prosecute a minor"),
        Citation("人民检察院刑事诉讼规则 Art 486; 预防未成年人犯罪法 Art 59"),
    ),
    "juvenile-identity": Reason(Message("a minor could be known from the record"), Citation("未成年人保护法 Art 103")),
    "decision": Reason(Message("a court or another competent body has decided so"), category="decision"),
    "personal-information": Reason(
        Message("personal information that has to be deleted"), Citation("个人信息保护法 Art 47")
    ),
    "public-order": Reason(
        Message("a violation of public order"), Citation("治安管理处罚法 (2025) Art 136"), "public-order"
    ),
    "minor-offence": Reason(
        Message("a minor offence of an adult, where a provision in force here has it sealed"), category="minor-offence"
    ),
}
