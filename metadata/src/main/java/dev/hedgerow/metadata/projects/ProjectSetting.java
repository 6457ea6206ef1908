package dev.hedgerow.metadata.projects;

import static dev.hedgerow.metadata.projects.ProjectSetting.Type.FLAG;
import static dev.hedgerow.metadata.projects.ProjectSetting.Type.INTEGER;
import static dev.hedgerow.metadata.projects.ProjectSetting.Type.LIST;
import static dev.hedgerow.metadata.projects.ProjectSetting.Type.OBJECT;
import static dev.hedgerow.metadata.projects.ProjectSetting.Type.TEXT;

import dev.hedgerow.metadata.MetadataException;
import dev.hedgerow.metadata.json.Json;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The settings of a project that few read: kept together as one JSON object, named and typed as
 * PostHog's project API has them. What nobody has set shows its default.
 */
public enum ProjectSetting {
    ANONYMIZE_IPS(FLAG, "false"),
    COMPLETED_SNIPPET_ONBOARDING(FLAG, "false"),
    HAS_COMPLETED_ONBOARDING_FOR(OBJECT, "null"),
    ONBOARDING_TASKS(OBJECT, "null"),
    IS_DEMO(FLAG, "false"),
    CORRELATION_CONFIG(OBJECT, "{}"),
    AUTOCAPTURE_OPT_OUT(FLAG, "null"),
    AUTOCAPTURE_EXCEPTIONS_OPT_IN(FLAG, "null"),
    AUTOCAPTURE_EXCEPTIONS_ERRORS_TO_IGNORE(LIST, "null"),
    AUTOCAPTURE_WEB_VITALS_OPT_IN(FLAG, "null"),
    AUTOCAPTURE_WEB_VITALS_ALLOWED_METRICS(LIST, "null"),
    CAPTURE_CONSOLE_LOG_OPT_IN(FLAG, "null"),
    CAPTURE_PERFORMANCE_OPT_IN(FLAG, "null"),
    CAPTURE_DEAD_CLICKS(FLAG, "null"),
    HEATMAPS_OPT_IN(FLAG, "null"),
    SURVEYS_OPT_IN(FLAG, "null"),
    SURVEY_CONFIG(OBJECT, "null"),
    INJECT_WEB_APPS(FLAG, "null"),
    FLAGS_PERSISTENCE_DEFAULT(FLAG, "null"),
    SESSION_RECORDING_OPT_IN(FLAG, "false"),
    SESSION_RECORDING_SAMPLE_RATE(TEXT, "null"),
    SESSION_RECORDING_MINIMUM_DURATION_MILLISECONDS(INTEGER, "null"),
    SESSION_RECORDING_LINKED_FLAG(OBJECT, "null"),
    SESSION_RECORDING_NETWORK_PAYLOAD_CAPTURE_CONFIG(OBJECT, "null"),
    SESSION_RECORDING_MASKING_CONFIG(OBJECT, "null"),
    SESSION_RECORDING_URL_TRIGGER_CONFIG(LIST, "null"),
    SESSION_RECORDING_URL_BLOCKLIST_CONFIG(LIST, "null"),
    SESSION_RECORDING_EVENT_TRIGGER_CONFIG(LIST, "null"),
    SESSION_RECORDING_TRIGGER_MATCH_TYPE_CONFIG(TEXT, "null"),
    SESSION_RECORDING_RETENTION_PERIOD(TEXT, "\"30d\""),
    SESSION_REPLAY_CONFIG(OBJECT, "null"),
    RECORDING_DOMAINS(LIST, "null"),
    COOKIELESS_SERVER_HASH_MODE(INTEGER, "0"),
    PRIMARY_DASHBOARD(INTEGER, "null"),
    LIVE_EVENTS_COLUMNS(LIST, "null"),
    HUMAN_FRIENDLY_COMPARISON_PERIODS(FLAG, "null"),
    DEFAULT_DATA_THEME(INTEGER, "null"),
    EXTRA_SETTINGS(OBJECT, "null"),
    MODIFIERS(OBJECT, "null"),
    BASE_CURRENCY(TEXT, "\"USD\""),
    REVENUE_ANALYTICS_CONFIG(OBJECT, "{}"),
    RECEIVE_ORG_LEVEL_ACTIVITY_LOGS(FLAG, "null"),
    BUSINESS_MODEL(TEXT, "null"),
    PRODUCT_DESCRIPTION(TEXT, "null"),
    SLACK_INCOMING_WEBHOOK(TEXT, "null"),
    ACCESS_CONTROL(FLAG, "false");

    /** What a setting may hold besides null. */
    enum Type {
        FLAG("Must be a valid boolean."),
        INTEGER("A valid integer is required."),
        TEXT("Not a valid string."),
        LIST("Expected a list of items."),
        OBJECT("Expected a dictionary of items.");

        private final String refusal;

        Type(String refusal) {
            this.refusal = refusal;
        }

        private boolean accepts(JsonNode value) {
            return value.isNull()
                    || switch (this) {
                        case FLAG -> value.isBoolean();
                        case INTEGER -> value.isIntegralNumber();
                        case TEXT -> value.isString() || value.isNumber();
                        case LIST -> value.isArray();
                        case OBJECT -> value.isObject();
                    };
        }
    }

    private final Type type;
    private final String defaultJson;

    ProjectSetting(Type type, String defaultJson) {
        this.type = type;
        this.defaultJson = defaultJson;
    }

    /** The name in requests and answers. */
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The project's value, or the default. */
    public JsonNode of(ObjectNode settings) {
        JsonNode value = settings.get(jsonName());
        return value == null ? Json.parse(defaultJson) : value;
    }

    /** Returns the value when it has the right type. */
    JsonNode check(JsonNode value) {
        if (!type.accepts(value)) {
            throw MetadataException.invalid(jsonName(), type.refusal);
        }
        return value;
    }
}
