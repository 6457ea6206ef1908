package dev.hedgerow.server.demo;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the product's own servers report through posthog-node: known users, invoices, the end of a
 * subscription.
 */
final class BackOffice {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> REASONS =
            List.of("too expensive", "missing feature", "switched tool", "project ended");

    private final Dice dice;
    private final Consumer<DemoEvent> told;

    BackOffice(Dice dice, Consumer<DemoEvent> told) {
        this.dice = dice;
        this.told = told;
    }

    /** Tells of a user who was there before the story began. */
    void introduce(Person.Account account, Instant at) {
        ObjectNode event = event("$identify", account, at);
        event.putObject("$set")
                .put("name", account.name)
                .put("email", account.email)
                .put("role", account.role)
                .put("plan", account.company.plan.label())
                .put("company", account.company.name)
                .put("signed_up_at", account.signedUpAt.toString());
        tell(event, at);
    }

    void groupIdentify(Company company, Person.Account speaker, Instant at) {
        ObjectNode event = event("$groupidentify", speaker, at);
        ((ObjectNode) event.get("properties"))
                .put("$group_type", "company")
                .put("$group_key", company.key)
                .set("$group_set", Groups.properties(company));
        tell(event, at);
    }

    void subscribe(Company company, Person.Account payer, Instant at) {
        sell("subscription_started", company, payer, at, null);
        tell(planOf(company, payer, at.plusMillis(5)), at.plusMillis(5));
        groupIdentify(company, payer, at.plusMillis(9));
        invoice(company, payer, at.plusMillis(1200));
    }

    void invoice(Company company, Person.Account payer, Instant at) {
        sell("invoice_paid", company, payer, at, null);
    }

    void cancel(Company company, Person.Account payer, Instant at) {
        sell("subscription_cancelled", company, payer, at, dice.pick(REASONS));
    }

    private ObjectNode planOf(Company company, Person.Account payer, Instant at) {
        ObjectNode event = event("$set", payer, at);
        event.putObject("$set").put("plan", company.plan.label());
        return event;
    }

    private void sell(
            String name,
            Company company,
            Person.Account payer,
            Instant at,
            @Nullable String reason) {
        ObjectNode event = event(name, payer, at);
        ObjectNode properties = (ObjectNode) event.get("properties");
        properties
                .put("plan", company.plan.label())
                .put("seats", company.seats())
                .put("revenue", company.monthlyRevenue())
                .put("currency", "USD");
        if (reason != null) {
            properties.put("reason", reason);
        }
        tell(event, at);
    }

    private ObjectNode event(String name, Person.Account account, Instant at) {
        ObjectNode event =
                JSON.objectNode()
                        .put("uuid", dice.uuidAt(at).toString())
                        .put("event", name)
                        .put("distinct_id", account.userId)
                        .put("timestamp", at.toString());
        event.putObject("properties")
                .put("$lib", "posthog-node")
                .put("$lib_version", "5.9.2")
                .put("$geoip_disable", true)
                .putObject("$groups")
                .put("company", account.company.key);
        return event;
    }

    private void tell(ObjectNode event, Instant at) {
        told.accept(new DemoEvent(at, event));
    }
}
