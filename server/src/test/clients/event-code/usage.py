"""What the types of the generated file have to take and to refuse; EventCodeTest runs it, and checks it with mypy."""

from datetime import datetime
from typing import TYPE_CHECKING

import posthog
import posthog_typed

props: posthog_typed.DownloadedFileProps = {
    "file_name": "a.txt",
    "file_size": 1,
    "file_size_2": 12.5,
    "class_": True,
    "taken_at": datetime(2024, 1, 2),
}
posthog_typed.capture("downloaded_file", distinct_id="ann", properties=props)
posthog_typed.capture("Signed up!")
posthog_typed.capture('say "hi" \\ ünï', properties={})

assert posthog.sent == [
    (
        "downloaded_file",
        {
            "file_name": "a.txt",
            "file size": 1,
            "file-size": 12.5,
            "class": True,
            "taken at": datetime(2024, 1, 2),
            "distinct_id": "ann",
        },
    ),
    ("Signed up!", {}),
    ('say "hi" \\ ünï', {}),
], posthog.sent

if TYPE_CHECKING:
    posthog_typed.capture("unheard of")  # type: ignore[call-overload]
    posthog_typed.capture("downloaded_file", properties={"file_name": 1})  # type: ignore[call-overload]
    wrong: posthog_typed.DownloadedFileProps = {"file_name": 1}  # type: ignore[typeddict-item]
