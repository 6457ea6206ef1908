package dev.hedgerow.http.dashboards;

import dev.hedgerow.http.error.ApiException;
import dev.hedgerow.http.insights.LegacyInsightBody;
import dev.hedgerow.http.users.UserSummary;
import dev.hedgerow.metadata.dashboards.Dashboards;
import dev.hedgerow.metadata.dashboards.NewTile;
import dev.hedgerow.metadata.json.Json;
import dev.hedgerow.metadata.templates.SavedTemplate;
import dev.hedgerow.metadata.templates.SavedTemplates;
import dev.hedgerow.metadata.users.User;
import dev.hedgerow.metadata.users.Users;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Templates of dashboards: those built in ({@code templates.json} beside this class), those that
 * projects have saved, and those that clients send. A template is {@code {template_name,
 * dashboard_description, dashboard_filters, tags, tiles: [{type: INSIGHT | TEXT, …}]}}.
 */
public final class DashboardTemplates {
    /** The key under which PostHog's first start asks for its dashboard. */
    private static final String FIRST_DASHBOARD = "DEFAULT_APP";

    /** How a dashboard came about that was made from a template. */
    static final String CREATION_MODE = "template";

    private final JsonNode builtIn;
    private final SavedTemplates saved;
    private final Users users;

    public DashboardTemplates(SavedTemplates saved, Users users) {
        this.saved = saved;
        this.users = users;
        try (InputStream file =
                Objects.requireNonNull(
                        DashboardTemplates.class.getResourceAsStream("templates.json"))) {
            builtIn = Json.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("templates.json", e);
        }
    }

    /**
     * A dashboard to be made.
     *
     * @param fields what a client would send to make it
     */
    record Template(ObjectNode fields, Dashboards.Origin origin) {

        /** The fields with what the client wants instead on top; an empty name is no name. */
        ObjectNode under(ObjectNode body) {
            ObjectNode all = fields.deepCopy();
            for (String field : body.propertyNames()) {
                if (!field.equals("name") || !body.path(field).asString("").isBlank()) {
                    all.set(field, body.get(field));
                }
            }
            return all;
        }
    }

    /** The templates that a project's people choose from: those built in, then its own. */
    List<DashboardTemplateAnswer> shown(long projectId) {
        List<DashboardTemplateAnswer> shown = new ArrayList<>();
        builtIn.path("dashboards").properties().stream()
                .filter(template -> !template.getKey().equals(FIRST_DASHBOARD))
                .map(template -> DashboardTemplateAnswer.builtIn(template.getValue()))
                .forEach(shown::add);
        shown.addAll(answers(saved.list(projectId)));
        return shown;
    }

    /** A template that was saved, with who has saved it. */
    DashboardTemplateAnswer answer(SavedTemplate template) {
        return answers(List.of(template)).getFirst();
    }

    private List<DashboardTemplateAnswer> answers(List<SavedTemplate> own) {
        Map<Long, User> people = users.authors(own, SavedTemplate::createdBy);
        return own.stream()
                .map(one ->
                        DashboardTemplateAnswer.of(one, UserSummary.of(people, one.createdBy())))
                .toList();
    }

    /** A built-in template by its key, which is its name but for one, or one that was saved. */
    Template named(long projectId, String name) {
        JsonNode known = builtIn.path("dashboards").path(name);
        if (!known.isMissingNode()) {
            return read(known, CREATION_MODE);
        }
        return saved.list(projectId).stream()
                .filter(one -> one.templateName().equals(name))
                .findFirst()
                .map(DashboardTemplates::read)
                .orElseThrow(() ->
                        ApiException.invalid("use_template", "Invalid template provided: " + name));
    }

    private static Template read(SavedTemplate saved) {
        ObjectNode template = Json.object();
        template.put("template_name", saved.templateName());
        template.put("dashboard_description", saved.dashboardDescription());
        template.set("dashboard_filters", Json.parse(saved.dashboardFilters()));
        template.set("tags", Json.parse(saved.tags()));
        template.set("tiles", Json.parse(saved.tiles()));
        return read(template, CREATION_MODE);
    }

    /** Refuses tiles from which no dashboard could be made; 400 says why. */
    static void checkTiles(JsonNode tiles) {
        if (!tiles.isArray() || tiles.isEmpty()) {
            throw ApiException.invalid(null, "You need to provide tiles for the template.");
        }
        for (JsonNode one : tiles) {
            NewTile _ = tile(one);
        }
    }

    /** The built-in template of an unlisted dashboard. */
    Optional<Template> unlisted(String tag) {
        JsonNode template = builtIn.path("unlisted").path(tag);
        return template.isMissingNode()
                ? Optional.empty()
                : Optional.of(read(template, "unlisted"));
    }

    /**
     * A template as clients send it; 400 in the words of PostHog's schema for what is no template.
     */
    static Template read(JsonNode template, String creationMode) {
        TemplateCheck.check(template);
        ObjectNode fields = Json.object();
        fields.put("name", template.path("template_name").asString(""));
        fields.put("description", template.path("dashboard_description").asString(""));
        if (template.path("dashboard_filters").isObject()) {
            fields.set("filters", template.get("dashboard_filters"));
        }
        if (template.path("tags").isArray()) {
            fields.set("tags", template.get("tags"));
        }
        List<NewTile> tiles = new ArrayList<>();
        for (JsonNode tile : template.path("tiles")) {
            tiles.add(tile(tile));
        }
        return new Template(fields, new Dashboards.Origin(creationMode, null, false, tiles));
    }

    private static NewTile tile(JsonNode tile) {
        String layouts = tile.path("layouts").isObject() ? Json.text(tile.get("layouts")) : "{}";
        String color = tile.path("color").isString() ? tile.get("color").asString() : null;
        return switch (tile.path("type").asString("")) {
            case "TEXT" -> new NewTile.Text(tile.path("body").asString(""), layouts, color);
            case "INSIGHT" -> insight(tile, layouts, color);
            default ->
                    throw ApiException.invalid(
                            null, "Tiles of a template must be of the type INSIGHT or TEXT.");
        };
    }

    private static NewTile insight(JsonNode tile, String layouts, @Nullable String color) {
        ObjectNode fields = Json.object();
        for (String field : List.of("name", "description", "query", "filters")) {
            if (tile.hasNonNull(field)) {
                fields.set(field, tile.get(field));
            }
        }
        fields.put("saved", true);
        ObjectNode converted = LegacyInsightBody.converted(fields);
        return new NewTile.OfInsight(converted, layouts, color);
    }
}
