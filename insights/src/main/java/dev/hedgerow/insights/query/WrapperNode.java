package dev.hedgerow.insights.query;

/**
 * A node that shows another query: {@code InsightVizNode}, {@code DataVisualizationNode} or {@code
 * DataTableNode}. How it shows it is the client's business.
 */
public record WrapperNode(String kind, QueryNode source) implements QueryNode {

    static WrapperNode parse(String kind, Fields fields) {
        return new WrapperNode(kind, QueryNodes.required(fields, "source"));
    }
}
