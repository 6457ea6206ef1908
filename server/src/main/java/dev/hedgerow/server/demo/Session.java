package dev.hedgerow.server.demo;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One visit as posthog-js tells it: keeps the clock, the page, the session and window ids, and
 * writes the properties that the library puts on every event. A session's clock only moves forward,
 * at least a millisecond for each event.
 */
final class Session {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Person person;
    private final Channel entry;
    private final Dice dice;
    private final Consumer<DemoEvent> told;
    private final String sessionId;
    private final String windowId;
    private Instant clock;
    private @Nullable Page page;
    private Instant pageSince;

    Session(Person person, Channel entry, Instant start, Dice dice, Consumer<DemoEvent> told) {
        this.person = person;
        this.entry = entry;
        this.dice = dice;
        this.told = told;
        this.clock = start;
        this.pageSince = start;
        this.sessionId = dice.uuidAt(start).toString();
        this.windowId = dice.uuidAt(start).toString();
    }

    Dice dice() {
        return dice;
    }

    Person person() {
        return person;
    }

    Instant clock() {
        return clock;
    }

    /** Time passes: about {@code seconds}, exponentially distributed. */
    void pause(double seconds) {
        clock = clock.plusMillis(800 + (long) (dice.around(seconds) * 1000));
    }

    void open(Page next) {
        page = next;
        pageSince = clock;
        ObjectNode event = event("$pageview");
        properties(event).put("title", next.title());
        tell(event);
        pause(22);
    }

    /** Leaves the page for good, or by a link of a site that loads each page anew. */
    void leavePage() {
        if (page == null) {
            return;
        }
        ObjectNode event = event("$pageleave");
        double seconds = (clock.toEpochMilli() - pageSince.toEpochMilli()) / 1000.0;
        properties(event)
                .put("$prev_pageview_pathname", page.path())
                .put("$prev_pageview_duration", seconds)
                .put("$prev_pageview_max_scroll_percentage", dice.between(20, 100) / 100.0);
        tell(event);
    }

    void click(Element element) {
        ObjectNode event = event("$autocapture");
        properties(event)
                .put("$event_type", "click")
                .put("$el_text", element.text())
                .put("$elements_chain", element.chain())
                .put("$ce_version", 1);
        tell(event);
        pause(6);
    }

    /** An event of the product's own, with the properties that {@code details} adds. */
    void did(String name, Consumer<ObjectNode> details) {
        ObjectNode event = event(name);
        details.accept(properties(event));
        tell(event);
        pause(9);
    }

    void did(String name) {
        did(name, properties -> {});
    }

    /** The browser learns who is using it: joins what the device did before to the user. */
    void identify(Person.Account account) {
        account.knownHere = true;
        ObjectNode event = event("$identify");
        properties(event).put("$anon_distinct_id", person.deviceId);
        event.set("$set", userProperties(account));
        event.set("$set_once", firstTouch());
        tell(event);
        groupIdentify(account.company);
    }

    void groupIdentify(Company company) {
        ObjectNode event = event("$groupidentify");
        properties(event)
                .put("$group_type", "company")
                .put("$group_key", company.key)
                .set("$group_set", Groups.properties(company));
        tell(event);
    }

    private ObjectNode userProperties(Person.Account account) {
        return JSON.objectNode()
                .put("name", account.name)
                .put("email", account.email)
                .put("role", account.role)
                .put("plan", account.company.plan.label())
                .put("company", account.company.name)
                .put("signed_up_at", account.signedUpAt.toString());
    }

    private ObjectNode firstTouch() {
        ObjectNode first =
                JSON.objectNode()
                        .put("$initial_referrer", person.channel.referrer())
                        .put("$initial_referring_domain", person.channel.referringDomain())
                        .put("$initial_geoip_country_code", person.place.countryCode())
                        .put("$initial_browser", person.device.browser())
                        .put("$initial_os", person.device.os());
        Channel.Utm utm = person.channel.utm();
        if (utm != null) {
            first.put("$initial_utm_source", utm.source())
                    .put("$initial_utm_medium", utm.medium())
                    .put("$initial_utm_campaign", utm.campaign());
        }
        return first;
    }

    private ObjectNode event(String name) {
        Person.Account account = person.account;
        boolean known = account != null && account.knownHere;
        String distinctId = account != null && known ? account.userId : person.deviceId;
        ObjectNode event =
                JSON.objectNode()
                        .put("uuid", dice.uuidAt(clock).toString())
                        .put("event", name)
                        .put("distinct_id", distinctId)
                        .put("timestamp", clock.toString());
        ObjectNode properties = event.putObject("properties");
        describeBrowser(properties);
        describeVisit(properties);
        properties.put("$is_identified", known).put("$process_person_profile", true);
        if (account != null && known) {
            properties
                    .put("$user_id", account.userId)
                    .put("$feature/new-onboarding", account.variant);
            properties.putObject("$groups").put("company", account.company.key);
        }
        return event;
    }

    private void describeBrowser(ObjectNode properties) {
        Device device = person.device;
        Place place = person.place;
        properties
                .put("$lib", "web")
                .put("$lib_version", "1.280.1")
                .put("$browser", device.browser())
                .put("$browser_version", device.browserVersion())
                .put("$os", device.os())
                .put("$os_version", device.osVersion())
                .put("$device_type", device.type())
                .put("$device_id", person.deviceId)
                .put("$screen_width", device.screenWidth())
                .put("$screen_height", device.screenHeight())
                .put("$browser_language", place.language())
                .put("$timezone", place.zone().getId())
                .put("$geoip_country_code", place.countryCode())
                .put("$geoip_country_name", place.country())
                .put("$geoip_continent_code", place.continent())
                .put("$geoip_subdivision_1_name", place.region())
                .put("$geoip_city_name", place.city());
    }

    private void describeVisit(ObjectNode properties) {
        properties.put("$session_id", sessionId).put("$window_id", windowId);
        properties
                .put("$referrer", entry.referrer())
                .put("$referring_domain", entry.referringDomain());
        if (page != null) {
            properties
                    .put("$current_url", page.url())
                    .put("$host", page.host())
                    .put("$pathname", page.path());
        }
        Channel.Utm utm = entry.utm();
        if (utm != null) {
            properties
                    .put("utm_source", utm.source())
                    .put("utm_medium", utm.medium())
                    .put("utm_campaign", utm.campaign());
            if (utm.content() != null) {
                properties.put("utm_content", utm.content());
            }
            if (utm.term() != null) {
                properties.put("utm_term", utm.term());
            }
        }
    }

    private static ObjectNode properties(ObjectNode event) {
        return (ObjectNode) event.get("properties");
    }

    private void tell(ObjectNode event) {
        told.accept(new DemoEvent(clock, event));
        clock = clock.plusMillis(dice.between(1, 40));
    }
}
