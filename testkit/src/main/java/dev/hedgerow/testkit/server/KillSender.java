package dev.hedgerow.testkit.server;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One thread of a kill campaign: sends small batches until the server is gone, and remembers which
 * were answered. Every batch is part of the life of an "owner": seen anonymously, then identified
 * as a user (a merge), then seen as the user.
 */
final class KillSender implements Runnable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HedgerowClient client;
    private final String name;
    private final Random random;
    private final List<Sent> answered = new ArrayList<>();
    private final List<Sent> unanswered = new ArrayList<>();

    /**
     * A request: its body, the uuids in it, and the owner whose merge it asks for (empty for none).
     */
    record Sent(String body, List<String> uuids, String mergedOwner) {}

    /**
     * @param name unique in the campaign; part of every id that it makes
     */
    KillSender(HedgerowClient client, String name, long seed) {
        this.client = client;
        this.name = name;
        this.random = new Random(seed);
    }

    /** Requests that got a 200; only after the thread has ended. */
    List<Sent> answered() {
        return answered;
    }

    /** Requests of which nothing is known; only after the thread has ended. */
    List<Sent> unanswered() {
        return unanswered;
    }

    @Override
    public void run() {
        for (int owner = 0; ; owner++) {
            String who = name + "-" + owner;
            if (!send(seen(who, "anonymous-" + who, ""))
                    || !send(identified(who))
                    || !send(seen(who, "user-" + who, ""))) {
                return;
            }
        }
    }

    private boolean send(Sent request) {
        try {
            if (client.capture("/batch/", request.body()).isOk()) {
                answered.add(request);
                return true;
            }
        } catch (IOException e) {
            // The kill: whether the server had stored the request is what the campaign finds out.
        }
        unanswered.add(request);
        return false;
    }

    private Sent seen(String owner, String distinctId, String mergedOwner) {
        ObjectNode body = body();
        List<String> uuids = new ArrayList<>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            event(body, "kill_event", owner, distinctId, uuids);
        }
        return new Sent(body.toString(), uuids, mergedOwner);
    }

    private Sent identified(String owner) {
        ObjectNode body = body();
        List<String> uuids = new ArrayList<>();
        ObjectNode identify = event(body, "$identify", owner, "user-" + owner, uuids);
        ((ObjectNode) identify.get("properties")).put("$anon_distinct_id", "anonymous-" + owner);
        identify.putObject("$set").put("owner", owner);
        if (random.nextBoolean()) {
            event(body, "kill_event", owner, "user-" + owner, uuids);
        }
        return new Sent(body.toString(), uuids, owner);
    }

    private ObjectNode event(
            ObjectNode body, String event, String owner, String distinctId, List<String> uuids) {
        String uuid = uuid().toString();
        uuids.add(uuid);
        ObjectNode node = ((ArrayNode) body.get("batch")).addObject();
        node.put("uuid", uuid)
                .put("event", event)
                .put("distinct_id", distinctId)
                .put("timestamp", Instant.now().toString());
        node.putObject("properties").put("owner", owner).put("sender", name);
        return node;
    }

    private UUID uuid() {
        return new UUID(
                (random.nextLong() & ~0xF000L) | 0x4000L,
                (random.nextLong() >>> 2) | Long.MIN_VALUE);
    }

    private static ObjectNode body() {
        ObjectNode body = JSON.createObjectNode().put("api_key", ServerProcess.PROJECT_TOKEN);
        body.putArray("batch");
        return body;
    }
}
