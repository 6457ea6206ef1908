package dev.hedgerow.ingest.validate;

import dev.hedgerow.ingest.capture.CaptureJson;
import dev.hedgerow.ingest.capture.JsonFields;
import dev.hedgerow.ingest.capture.JsonSlice;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Which event properties say something about the person: the latest device, page and campaign, and
 * as {@code $initial_…} the first. The lists are PostHog's ({@code person-property-utils.ts}).
 */
public final class PersonProperties {

    private static final String OS = "$os";
    private static final String OS_NAME = "$os_name";

    private static final List<String> FROM_EVENTS =
            List.of(
                    "$app_build",
                    "$app_name",
                    "$app_namespace",
                    "$app_version",
                    "$browser",
                    "$browser_version",
                    "$device_type",
                    "$current_url",
                    "$pathname",
                    OS,
                    OS_NAME,
                    "$os_version",
                    "$referring_domain",
                    "$referrer",
                    "$screen_height",
                    "$screen_width",
                    "$viewport_height",
                    "$viewport_width",
                    "$raw_user_agent");

    private static final List<String> CAMPAIGN =
            List.of(
                    "utm_source",
                    "utm_medium",
                    "utm_campaign",
                    "utm_content",
                    "utm_name",
                    "utm_term",
                    "gclid",
                    "gad_source",
                    "gclsrc",
                    "dclid",
                    "gbraid",
                    "wbraid",
                    "fbclid",
                    "msclkid",
                    "twclid",
                    "li_fat_id",
                    "mc_cid",
                    "igshid",
                    "ttclid",
                    "rdt_cid",
                    "irclid",
                    "_kx",
                    "epik",
                    "qclid",
                    "sccid");

    /** Change with every page: a new value alone is not worth a write of the person. */
    private static final Set<String> RESTLESS =
            Set.of(
                    "$current_url",
                    "$pathname",
                    "$referring_domain",
                    "$referrer",
                    "$screen_height",
                    "$screen_width",
                    "$viewport_height",
                    "$viewport_width",
                    "$browser",
                    "$browser_version",
                    "$device_type",
                    "$raw_user_agent",
                    OS,
                    OS_NAME,
                    "$os_version",
                    "$geoip_postal_code",
                    "$geoip_time_zone",
                    "$geoip_latitude",
                    "$geoip_longitude",
                    "$geoip_accuracy_radius",
                    "$geoip_subdivision_1_code",
                    "$geoip_subdivision_1_name",
                    "$geoip_subdivision_2_code",
                    "$geoip_subdivision_2_name",
                    "$geoip_subdivision_3_code",
                    "$geoip_subdivision_3_name",
                    "$geoip_city_confidence",
                    "$geoip_country_confidence",
                    "$geoip_postal_code_confidence",
                    "$geoip_subdivision_1_confidence",
                    "$geoip_subdivision_2_confidence");

    /** The events' properties that say something, by name. */
    private static final Map<String, Said> SAID = said();

    /** Those of them that are restless; the bit of each is its place here. */
    private static final List<Said> RESTLESS_SAID =
            SAID.values().stream().filter(said -> said.bit() != 0).toList();

    /**
     * What an event's property says.
     *
     * @param latest the person's property that it sets
     * @param initial the person's property that it sets where there is none
     * @param bit of the restless ones, otherwise 0
     */
    private record Said(String latest, String initial, int bit) {}

    private PersonProperties() {}

    private static Map<String, Said> said() {
        Map<String, Said> all = new HashMap<>();
        int bit = 1;
        for (String key : FROM_EVENTS) {
            String latest = key.equals(OS_NAME) ? OS : key;
            boolean restless = isRestless(key);
            all.put(key, new Said(latest, initial(latest), restless ? bit : 0));
            bit = restless ? bit << 1 : bit;
        }
        CAMPAIGN.forEach(key -> all.put(key, new Said(key, initial(key), 0)));
        return Map.copyOf(all);
    }

    private static String initial(String key) {
        return "$initial_" + key.replace("$", "");
    }

    /** True when another value of this property is no reason to write the person. */
    public static boolean isRestless(String property) {
        return RESTLESS.contains(property);
    }

    /**
     * The restless ones of a person's properties that it has, latest and initial, as {@link
     * PersonRequest#restless} puts them: an event with no others of them need not change it.
     */
    public static int restlessOf(Map<String, String> person) {
        int has = 0;
        for (Said said : RESTLESS_SAID) {
            if (person.containsKey(said.latest()) && person.containsKey(said.initial())) {
                has |= said.bit();
            }
        }
        return has;
    }

    /**
     * Adds what the event's properties say, without overriding what it sets by name; but for the
     * restless ones, whose bits it returns.
     */
    static int collect(
            JsonFields properties, Map<String, String> set, Map<String, String> setOnce) {
        int[] restless = new int[1];
        visit(
                properties,
                (said, value) -> {
                    restless[0] |= said.bit();
                    if (said.bit() == 0) {
                        add(said, value, set, setOnce);
                    }
                });
        return restless[0];
    }

    /** The request with the restless properties that the event has. */
    static PersonRequest withRestless(PersonRequest request, String propertiesJson) {
        if (request.restless() == 0) {
            return request;
        }
        Map<String, String> set = new LinkedHashMap<>(request.set());
        Map<String, String> setOnce = new LinkedHashMap<>(request.setOnce());
        JsonFields properties =
                CaptureJson.fields(JsonSlice.of(propertiesJson, JsonSlice.Kind.OBJECT));
        visit(properties, (said, value) -> add(said, value, set, setOnce));
        return request.with(set, setOnce);
    }

    private static void visit(JsonFields properties, BiConsumer<Said, JsonSlice> visitor) {
        JsonSlice isServer = properties.get("$is_server");
        boolean onServer = isServer != null && isServer.isTrue();
        boolean hasOs = properties.has(OS);
        properties.forEach((key, value) -> {
            Said said = SAID.get(key);
            // A server's operating system says nothing about the person it reports on, and $os_name
            // is what some SDKs call $os.
            boolean skip = (onServer && key.startsWith(OS)) || (hasOs && key.equals(OS_NAME));
            if (said != null && !skip) {
                visitor.accept(said, value);
            }
        });
    }

    private static void add(
            Said said, JsonSlice value, Map<String, String> set, Map<String, String> setOnce) {
        String json = value.json();
        set.putIfAbsent(said.latest(), json);
        setOnce.putIfAbsent(said.initial(), json);
    }
}
