package dev.hedgerow.server.demo;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is known of a company, as {@code $group_set} has it. */
final class Groups {
    private Groups() {}

    static ObjectNode properties(Company company) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", company.name)
                .put("industry", company.industry)
                .put("employees", company.employees)
                .put("country", company.home.countryCode())
                .put("plan", company.plan.label())
                .put("seats", company.seats())
                .put("mrr", company.monthlyRevenue());
    }
}
