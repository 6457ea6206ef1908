package dev.hedgerow.http.capture;

/** The events are stored, or were not wanted. */
public record CaptureAnswer(String status) {
    static final CaptureAnswer OK = new CaptureAnswer("Ok");
}
