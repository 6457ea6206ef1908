package dev.hedgerow.http.sharing;

import dev.hedgerow.http.sharing.SharedThings.Shared;
import dev.hedgerow.metadata.sharing.LinkSettings;
import dev.hedgerow.metadata.sharing.SharingConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The data of a shared page: {@code {type, accessToken, insight | dashboard, themes, cohorts, …}},
 * and each setting that is on. Whoever has a link learns nothing about the people who made what it
 * shows.
 */
final class SharedJson {
    private static final List<String> PEOPLE = List.of("created_by", "last_modified_by");
    private static final List<String> TIMES =
            List.of("created_at", "updated_at", "last_modified_at", "last_viewed_at");

    private final JsonMapper mapper;
    private final SharedThings things;

    SharedJson(JsonMapper mapper, SharedThings things) {
        this.mapper = mapper;
        this.things = things;
    }

    /** A cohort that queries name by its id. */
    private record Named(long id, @Nullable String name) {}

    ObjectNode of(SharingConfiguration link, Shared shared, boolean embedded) {
        LinkSettings settings = LinkSettings.of(link);
        ObjectNode data = mapper.createObjectNode();
        data.put("type", embedded ? "embed" : "scene");
        data.put("accessToken", link.accessToken());
        switch (shared) {
            case Shared.OfInsight(var insight) ->
                    data.set("insight", stripped(mapper.valueToTree(insight), settings));
            case Shared.OfDashboard(var dashboard) ->
                    data.set("dashboard", dashboard(mapper.valueToTree(dashboard), settings));
        }
        data.putArray("themes");
        data.set("cohorts", mapper.valueToTree(cohorts(link, data)));
        flag(data, "noHeader", settings.noHeader());
        flag(data, "legend", settings.legend());
        flag(data, "detailed", settings.detailed());
        flag(data, "hideExtraDetails", settings.hideExtraDetails());
        settings.theme().ifPresent(theme -> data.put("theme", theme));
        return data;
    }

    private List<Named> cohorts(SharingConfiguration link, JsonNode data) {
        return CohortMentions.in(data).stream()
                .flatMap(id -> things.cohort(link, id).stream())
                .map(cohort -> new Named(cohort.id(), cohort.name()))
                .toList();
    }

    private static ObjectNode dashboard(ObjectNode dashboard, LinkSettings settings) {
        for (JsonNode tile : dashboard.path("tiles")) {
            for (String part : List.of("insight", "text")) {
                if (tile.path(part) instanceof ObjectNode fields) {
                    stripped(fields, settings);
                }
            }
        }
        return stripped(dashboard, settings);
    }

    private static ObjectNode stripped(ObjectNode fields, LinkSettings settings) {
        fields.remove(PEOPLE);
        if (settings.hideExtraDetails()) {
            fields.remove(TIMES);
        }
        return fields;
    }

    private static void flag(ObjectNode data, String name, boolean on) {
        if (on) {
            data.put(name, true);
        }
    }
}
