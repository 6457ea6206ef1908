"""Stands for the SDK: notes what it is asked to send."""

from typing import Any, Dict, List, Optional, Tuple

sent: List[Tuple[str, Dict[str, Any]]] = []


def capture(event: str, *, properties: Optional[Dict[str, Any]] = None, **kwargs: Any) -> Optional[str]:
    sent.append((event, {**(properties or {}), **kwargs}))
    return "id"
