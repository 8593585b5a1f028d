"""Causes of family and inheritance cases, whose parties are not named (法释〔2016〕19号 Art 8(1))."""

from __future__ import annotations

import re

FAMILY = re.compile(
    "婚|夫妻|同居|亲子|抚养|扶养|赡养|收养|监护权|(?:确定|指定|变更|撤销)监护人|人身安全保护令|探望|分家析产|继承|遗赠|遗产管理|遗嘱"
)
