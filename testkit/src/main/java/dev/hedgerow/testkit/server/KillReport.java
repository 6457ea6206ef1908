package dev.hedgerow.testkit.server;

import java.util.List;

/**
 * What a campaign of kills found.
 *
 * @param kills how often the server was killed
 * @param requests capture requests sent, repeats not counted
 * @param unanswered those of them that got no answer because of a kill, and were repeated
 * @param events events of all requests
 * @param unansweredStored events of unanswered requests that were there all the same before the
 *     repeat
 * @param slowestStartMillis longest start after a kill
 * @param faults what was lost, doubled or not merged; empty when all is well
 */
public record KillReport(
        int kills,
        int requests,
        int unanswered,
        int events,
        int unansweredStored,
        long slowestStartMillis,
        List<String> faults) {
    public KillReport {
        faults = List.copyOf(faults);
    }
}
