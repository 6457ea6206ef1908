package dev.hedgerow.insights.query;

import org.jspecify.annotations.Nullable;

/**
 * The actors behind a row of a correlation.
 *
 * @param converted whether those who completed the funnel are meant, or those who did not; null for
 *     both
 * @param entity what they did, for correlations of events and their properties
 * @param properties what they are, for correlations of persons' or groups' properties
 */
public record FunnelCorrelationActorsQuery(
        FunnelCorrelationQuery source,
        @Nullable Boolean converted,
        @Nullable Entity entity,
        FilterGroup properties)
        implements QueryNode {

    @Override
    public String kind() {
        return "FunnelCorrelationActorsQuery";
    }

    static FunnelCorrelationActorsQuery parse(Fields fields) {
        if (!(QueryNodes.required(fields, "source").unwrapped()
                instanceof FunnelCorrelationQuery source)) {
            throw fields.wrong("source", "Input should be a FunnelCorrelationQuery");
        }
        FunnelCorrelationActorsQuery query =
                new FunnelCorrelationActorsQuery(
                        source,
                        fields.has("funnelCorrelationPersonConverted")
                                ? fields.flag("funnelCorrelationPersonConverted")
                                : null,
                        fields.object("funnelCorrelationPersonEntity", Entity::parse),
                        PropertyFilters.parse(fields, "funnelCorrelationPropertyValues"));
        query.requireSubject();
        return query;
    }

    private void requireSubject() {
        boolean ofProperties = source.type() == FunnelCorrelationQuery.Type.PROPERTIES;
        if (ofProperties && properties.filters().isEmpty()) {
            throw QueryException.invalid(
                    "Property Correlation expects atleast one Property to get persons for",
                    "query.source.funnelCorrelationPropertyValues");
        }
        if (!ofProperties && entity == null) {
            throw QueryException.invalid(
                    "No entity for persons specified",
                    "query.source.funnelCorrelationPersonEntity");
        }
    }
}
