package dev.hedgerow.testkit.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Kills a server that is taking events, again and again, and looks each time whether it kept its
 * word: an answered event is there once, a repeated request leaves each event there once, and
 * identified visitors are one person.
 */
public final class KillCampaign {
    private final ServerProcess.Launch launch;
    private final int kills;
    private final int threads;
    private final Random random;
    private final Consumer<String> progress;
    private final List<String> faults = new ArrayList<>();
    private int requests;
    private int unanswered;
    private int events;
    private int unansweredStored;
    private long slowestStartMillis;

    /**
     * @param progress told a line about each kill
     */
    public KillCampaign(
            ServerProcess.Launch launch,
            int kills,
            int threads,
            long seed,
            Consumer<String> progress) {
        this.launch = launch;
        this.kills = kills;
        this.threads = threads;
        this.random = new Random(seed);
        this.progress = progress;
    }

    /** Runs the campaign; ends with the server stopped in peace. */
    public KillReport run() throws IOException, InterruptedException {
        ServerProcess server = ServerProcess.start(launch);
        try {
            for (int round = 0; round < kills; round++) {
                List<KillSender> senders = sendUntilKilled(server, round);
                server = ServerProcess.start(launch);
                slowestStartMillis = Math.max(slowestStartMillis, server.startTime().toMillis());
                check(server, round, senders);
            }
        } finally {
            server.close();
        }
        return new KillReport(
                kills, requests, unanswered, events, unansweredStored, slowestStartMillis, faults);
    }

    private List<KillSender> sendUntilKilled(ServerProcess server, int round)
            throws InterruptedException {
        List<KillSender> senders = new ArrayList<>();
        List<Thread> running = new ArrayList<>();
        try (HedgerowClient client = new HedgerowClient(server.url())) {
            for (int t = 0; t < threads; t++) {
                KillSender sender =
                        new KillSender(client, "r" + round + "t" + t, random.nextLong());
                senders.add(sender);
                running.add(Thread.ofPlatform().name("sender-" + t).start(sender));
            }
            Thread.sleep(30 + random.nextInt(3000));
            server.kill();
            for (Thread thread : running) {
                thread.join();
            }
        }
        return senders;
    }

    private void check(ServerProcess server, int round, List<KillSender> senders)
            throws IOException {
        Set<String> kept = new HashSet<>();
        Set<String> open = new HashSet<>();
        Set<String> owners = new HashSet<>();
        List<KillSender.Sent> repeats = new ArrayList<>();
        for (KillSender sender : senders) {
            sender.answered()
                    .forEach(sent -> {
                        kept.addAll(sent.uuids());
                        owners.add(sent.mergedOwner());
                    });
            sender.unanswered().forEach(sent -> open.addAll(sent.uuids()));
            repeats.addAll(sender.unanswered());
            requests += sender.answered().size() + sender.unanswered().size();
        }
        unanswered += repeats.size();
        events += kept.size() + open.size();
        try (HedgerowClient client = new HedgerowClient(server.url())) {
            Map<String, Integer> stored = stored(client, round);
            compare(stored, kept, "after kill " + round);
            unansweredStored += (int) open.stream().filter(stored::containsKey).count();
            onePerson(client, round, owners, "after kill " + round);
            for (KillSender.Sent sent : repeats) {
                int status = client.capture("/batch/", sent.body()).status();
                if (status != 200) {
                    faults.add("round " + round + ": the repeat of a request answered " + status);
                }
                owners.add(sent.mergedOwner());
            }
            kept.addAll(open);
            Map<String, Integer> repeated = stored(client, round);
            compare(repeated, kept, "after the repeats of round " + round);
            if (repeated.size() != kept.size()) {
                faults.add(
                        "round "
                                + round
                                + ": "
                                + repeated.size()
                                + " events where "
                                + kept.size()
                                + " were sent");
            }
            onePerson(client, round, owners, "after the repeats of round " + round);
        }
        progress.accept(
                "kill "
                        + (round + 1)
                        + " of "
                        + kills
                        + ": "
                        + kept.size()
                        + " events, "
                        + repeats.size()
                        + " requests unanswered, start "
                        + server.startTime().toMillis()
                        + " ms, faults so far "
                        + faults.size());
    }

    private void compare(Map<String, Integer> stored, Set<String> expected, String when) {
        for (String uuid : expected) {
            int times = stored.getOrDefault(uuid, 0);
            if (times != 1) {
                faults.add("event " + uuid + " is there " + times + " times " + when);
            }
        }
    }

    /** How often each event of the round is there, by uuid. */
    private static Map<String, Integer> stored(HedgerowClient client, int round)
            throws IOException {
        Map<String, Integer> times = new HashMap<>();
        String text =
                "select toString(uuid), count() from events where properties.sender like 'r"
                        + round
                        + "t%' group by uuid limit 50000";
        for (List<String> row : client.hogql(text)) {
            times.put(row.get(0), Integer.parseInt(row.get(1)));
        }
        return times;
    }

    /**
     * All events of an owner whose identify was answered belong to one person, which has the
     * properties set there.
     */
    private void onePerson(HedgerowClient client, int round, Set<String> owners, String when)
            throws IOException {
        String text =
                "select properties.owner, count(distinct person_id), min(person.properties.owner) from events"
                        + " where properties.sender like 'r"
                        + round
                        + "t%' group by properties.owner limit 50000";
        for (List<String> row : client.hogql(text)) {
            boolean identified = owners.contains(row.get(0));
            if (identified && !(row.get(1).equals("1") && row.get(2).equals(row.get(0)))) {
                faults.add(
                        "owner "
                                + row.get(0)
                                + " is "
                                + row.get(1)
                                + " persons, one with owner '"
                                + row.get(2)
                                + "' "
                                + when);
            }
        }
    }
}
