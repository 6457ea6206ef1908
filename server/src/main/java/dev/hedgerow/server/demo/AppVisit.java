package dev.hedgerow.server.demo;

import java.util.List;

/**
 * A working session in the application: the first one after signing up, or one of the many after
 * it.
 */
final class AppVisit {
    /** What a user does next; the order of the constants has no meaning. */
    private enum Step {
        LOOK_AT_BOARD,
        CREATE_TASK,
        COMPLETE_TASK,
        COMMENT,
        SEARCH,
        UPLOAD,
        TIMELINE,
        REPORT,
        AUTOMATE,
        INVITE,
        CONNECT,
        BILLING
    }

    private static final Weighted<Step> STEPS =
            Weighted.of(20, Step.LOOK_AT_BOARD)
                    .and(16, Step.CREATE_TASK)
                    .and(15, Step.COMPLETE_TASK)
                    .and(12, Step.COMMENT)
                    .and(9, Step.SEARCH)
                    .and(5, Step.UPLOAD)
                    .and(9, Step.TIMELINE)
                    .and(5, Step.REPORT)
                    .and(5, Step.AUTOMATE)
                    .and(1.2, Step.INVITE)
                    .and(0.8, Step.CONNECT)
                    .and(1.4, Step.BILLING);

    private static final List<String> PRIORITIES =
            List.of("low", "normal", "normal", "normal", "high", "urgent");
    private static final List<String> TRIGGERS =
            List.of("status_changed", "due_date", "form_submitted", "comment_added");
    private static final List<String> INTEGRATIONS =
            List.of("slack", "slack", "github", "google-drive", "figma", "zapier");
    private static final List<String> QUERIES =
            List.of("invoice", "launch", "bug", "budget", "onboarding", "q4", "hiring", "api");

    /** The day of the story on which automations were released. */
    static final int AUTOMATIONS_RELEASED = 45;

    private final Session session;
    private final Dice dice;
    private final Person.Account account;
    private final int day;
    private final int project;

    AppVisit(Session session, Person.Account account, int day) {
        this.session = session;
        this.dice = session.dice();
        this.account = account;
        this.day = day;
        this.project = account.company.since + 200 + dice.between(1, 3) * 1000;
    }

    /** The steps after the form of a new account; true when the user got as far as a first task. */
    boolean onboard(boolean founder) {
        session.open(Page.ONBOARDING);
        boolean guided = account.variant.equals("test");
        if (founder) {
            session.did(
                    "workspace_created",
                    p ->
                            p.put(
                                    "template",
                                    dice.pick(List.of("blank", "kanban", "sprint", "campaign"))));
            session.groupIdentify(account.company);
        }
        for (int step = 1; step <= 3; step++) {
            if (!dice.chance(guided ? 0.91 : 0.84)) {
                session.leavePage();
                return false;
            }
            int number = step;
            session.did("onboarding_step_completed", p -> p.put("step", number));
        }
        session.open(Page.PROJECTS);
        session.did(
                "project_created",
                p -> p.put("project_id", project).put("template", dice.chance(0.6)));
        session.open(Page.board(project));
        boolean created = dice.chance(guided ? 0.86 : 0.74);
        if (created) {
            createTask();
        }
        if (created && dice.chance(0.34)) {
            session.open(Page.MEMBERS);
            invite();
        }
        session.leavePage();
        return created;
    }

    /** Everyday work of about {@code steps} steps. */
    void work(double steps, boolean justSignedIn) {
        session.open(dice.chance(0.7) ? Page.PROJECTS : Page.INBOX);
        if (justSignedIn) {
            session.did("logged_in", p -> p.put("method", dice.chance(0.6) ? "google" : "email"));
        }
        int count = 1 + dice.count(steps);
        session.open(Page.board(project));
        for (int i = 0; i < count; i++) {
            take(STEPS.draw(dice));
        }
        session.leavePage();
    }

    private void take(Step step) {
        switch (step) {
            case LOOK_AT_BOARD -> {
                session.open(Page.board(project));
                session.click(dice.chance(0.7) ? Element.OPEN_TASK : Element.FILTER);
            }
            case CREATE_TASK -> createTask();
            case COMPLETE_TASK ->
                    session.did(
                            "task_completed",
                            p -> p.put("project_id", project).put("days_open", dice.count(3)));
            case COMMENT ->
                    session.did(
                            "comment_added",
                            p ->
                                    p.put("length", 5 + dice.count(60))
                                            .put("mentions", dice.count(0.6)));
            case SEARCH ->
                    session.did(
                            "search_performed",
                            p -> p.put("query", dice.pick(QUERIES)).put("results", dice.count(7)));
            case UPLOAD ->
                    session.did(
                            "file_uploaded",
                            p ->
                                    p.put("size_kb", Math.round(dice.around(900)))
                                            .put(
                                                    "source",
                                                    dice.chance(0.8) ? "computer" : "drive"));
            case TIMELINE -> {
                session.click(Element.SWITCH_VIEW);
                session.open(Page.timeline(project));
            }
            case REPORT -> report();
            case AUTOMATE -> automate();
            case INVITE -> {
                session.open(Page.MEMBERS);
                invite();
            }
            case CONNECT ->
                    session.did(
                            "integration_connected",
                            p -> p.put("integration", dice.pick(INTEGRATIONS)));
            case BILLING -> {
                session.open(Page.BILLING);
                if (dice.chance(0.25)) {
                    session.click(Element.UPGRADE);
                }
            }
        }
    }

    private void createTask() {
        session.click(Element.NEW_TASK);
        session.did(
                "task_created",
                p ->
                        p.put("project_id", project)
                                .put("priority", dice.pick(PRIORITIES))
                                .put("has_due_date", dice.chance(0.45))
                                .put("source", dice.chance(0.85) ? "board" : "inbox"));
    }

    private void report() {
        session.open(Page.REPORTS);
        if (dice.chance(0.5)) {
            session.click(Element.EXPORT);
            session.did(
                    "report_exported",
                    p ->
                            p.put("format", dice.chance(0.6) ? "csv" : "pdf")
                                    .put("rows", 10 + dice.count(25) * 12));
        }
    }

    private void automate() {
        boolean entitled = account.company.plan.isPaid() || account.company.plan == Plan.TRIAL;
        if (day < AUTOMATIONS_RELEASED || !entitled) {
            session.did(
                    "notification_opened",
                    p -> p.put("kind", dice.chance(0.5) ? "mention" : "due_date"));
            return;
        }
        session.open(Page.AUTOMATIONS);
        if (dice.chance(0.3)) {
            session.did(
                    "automation_created",
                    p -> p.put("trigger", dice.pick(TRIGGERS)).put("actions", 1 + dice.count(0.8)));
        }
    }

    private void invite() {
        session.did(
                "member_invited",
                p ->
                        p.put("invitations", 1 + dice.count(1.1))
                                .put("role", dice.chance(0.85) ? "member" : "guest"));
    }
}
