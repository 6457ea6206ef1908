package dev.hedgerow.server.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/** One line of the terminal that shows how far the load has come; redrawn at each whole percent. */
public final class ProgressLine implements DemoLoader.Progress {
    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final Instant start;
    private int shownPercent = -1;

    /**
     * @param end the end of the story
     */
    public ProgressLine(PrintWriter out, Instant end) {
        this.out = out;
        this.start = end.minus(DemoStory.LENGTH);
    }

    @Override
    public void toldUntil(DemoEvent last, int events) {
        int percent =
                (int)
                        (100
                                * Duration.between(start, last.at()).toSeconds()
                                / DemoStory.LENGTH.toSeconds());
        if (percent != shownPercent) {
            draw(percent, events);
        }
    }

    /** Ends the line with the whole number of events. */
    public void finish(int events) {
        draw(100, events);
        out.println();
        out.flush();
    }

    private void draw(int percent, int events) {
        shownPercent = percent;
        int done = WIDTH * percent / 100;
        out.printf(
                "\rLoading 90 days of sample data  [%s%s] %3d %%  %,d events",
                "#".repeat(done), ".".repeat(WIDTH - done), percent, events);
        out.flush();
    }
}
