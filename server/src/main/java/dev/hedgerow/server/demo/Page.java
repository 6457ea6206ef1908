package dev.hedgerow.server.demo;

import java.util.List;

/** An address of the product and its title. */
record Page(String host, String path, String title) {
    static final String SITE = "fernboard.example";
    static final String APP = "app.fernboard.example";

    static final Page HOME = site("/", "Fernboard: plan work together");
    static final Page PRICING = site("/pricing", "Pricing");
    static final Page SIGNUP = site("/signup", "Create your account");
    static final Page CUSTOMERS = site("/customers", "Customers");

    static final List<Page> FEATURES =
            List.of(
                    site("/features/boards", "Boards"),
                    site("/features/timeline", "Timeline"),
                    site("/features/automations", "Automations"),
                    site("/features/reports", "Reports"));
    static final List<Page> ARTICLES =
            List.of(
                    site("/blog/weekly-planning-that-sticks", "Weekly planning that sticks"),
                    site("/blog/kanban-or-timeline", "Kanban or timeline?"),
                    site("/blog/meetings-we-cancelled", "The meetings we cancelled"),
                    site("/blog/estimating-without-tears", "Estimating without tears"),
                    site("/docs/getting-started", "Getting started"),
                    site("/docs/import-from-csv", "Import from CSV"),
                    site("/docs/api", "API reference"));

    static final Page ONBOARDING = app("/onboarding", "Welcome");
    static final Page PROJECTS = app("/projects", "Projects");
    static final Page INBOX = app("/inbox", "Inbox");
    static final Page REPORTS = app("/reports", "Reports");
    static final Page AUTOMATIONS = app("/automations", "Automations");
    static final Page BILLING = app("/settings/billing", "Billing");
    static final Page MEMBERS = app("/settings/members", "Members");

    static Page board(int project) {
        return app("/projects/" + project + "/board", "Board");
    }

    static Page timeline(int project) {
        return app("/projects/" + project + "/timeline", "Timeline");
    }

    String url() {
        return "https://" + host + path;
    }

    private static Page site(String path, String title) {
        return new Page(SITE, path, title);
    }

    private static Page app(String path, String title) {
        return new Page(APP, path, title);
    }
}
