package dev.hedgerow.ingest.validate;

import dev.hedgerow.ingest.capture.JsonFields;
import dev.hedgerow.ingest.capture.JsonSlice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which event properties say something about the person: the latest device, page and campaign, and
 * as {@code $initial_…} the first. The lists are PostHog's ({@code person-property-utils.ts}).
 */
public final class PersonProperties {

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
                    "$os",
                    "$os_name",
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

    /** Event property to the name of the person's first value of it. */
    private static final Map<String, String> INITIAL =
            Stream.concat(FROM_EVENTS.stream(), CAMPAIGN.stream())
                    .collect(
                            Collectors.toMap(
                                    Function.identity(),
                                    key -> "$initial_" + key.replace("$", ""),
                                    (first, second) -> first,
                                    LinkedHashMap::new));

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
                    "$os",
                    "$os_name",
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

    private PersonProperties() {}

    /** True when another value of this property is no reason to write the person. */
    public static boolean isRestless(String property) {
        return RESTLESS.contains(property);
    }

    /** Adds what the event's properties say, without overriding what it sets by name. */
    static void collect(
            JsonFields properties, Map<String, String> set, Map<String, String> setOnce) {
        JsonSlice isServer = properties.get("$is_server");
        boolean onServer = isServer != null && isServer.isTrue();
        for (Map.Entry<String, String> known : INITIAL.entrySet()) {
            String key = known.getKey();
            JsonSlice value = properties.get(key);
            // A server's operating system says nothing about the person it reports on.
            if (value == null || (onServer && key.startsWith("$os"))) {
                continue;
            }
            String json = value.json();
            if (key.equals("$os_name")) { // What some SDKs call $os.
                set.putIfAbsent("$os", json);
                setOnce.putIfAbsent("$initial_os", json);
            } else {
                set.putIfAbsent(key, json);
                setOnce.putIfAbsent(known.getValue(), json);
            }
        }
    }
}
