package dev.hedgerow.insights.query;

/** Asks which tables and fields SQL can read. */
public record DatabaseSchemaQuery() implements QueryNode {

    @Override
    public String kind() {
        return "DatabaseSchemaQuery";
    }
}
