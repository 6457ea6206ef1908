// What the functions of the generated file have to do; EventCodeTest runs it.
package main

import (
	"time"

	"example.com/usage/typed"
	"github.com/posthog/posthog-go"
)

func main() {
	taken := time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC)
	base := posthog.Capture{DistinctId: "ann", Event: "?", Properties: posthog.Properties{"plan": "pro"}}
	capture := typed.DownloadedFileCaptureFromBase(
		base,
		typed.DownloadedFileWithFileName("a.txt"),
		typed.DownloadedFileWithFileSize(1),
		typed.DownloadedFileWithFileSize2(12.5),
		typed.DownloadedFileWithClass(true),
		typed.DownloadedFileWithTakenAt(taken),
		typed.DownloadedFileWithExtraProps(posthog.Properties{"extra": 1}),
	)
	properties := capture.Properties
	mustBe(capture.Event == "downloaded_file" && capture.DistinctId == "ann", "event and distinct id")
	mustBe(properties["file_name"] == "a.txt" && properties["file size"] == 1.0, "file name and size")
	mustBe(properties["file-size"] == 12.5 && properties["taken at"] == taken, "other size and date")
	mustBe(properties["plan"] == "pro" && properties["extra"] == 1, "properties of others")
	mustBe(len(base.Properties) == 1, "the base stays as it was")

	bare := typed.SignedUpCapture("bob", posthog.Properties{"a": 1}, posthog.Properties{"b": 2})
	mustBe(bare.Event == "Signed up!" && len(bare.Properties) == 2, "an event without own properties")
	mustBe(typed.Event2ndVisitCapture("bob").Event == "2nd visit", "a name that begins with a digit")
}

func mustBe(isTrue bool, what string) {
	if !isTrue {
		panic(what)
	}
}
