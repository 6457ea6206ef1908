package dev.hedgerow.server.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The signed-up side of the story: companies and their users. Each user has a habit, the chance to
 * work on a working day, that settles within two weeks of signing up and ends when the user leaves;
 * companies try for fourteen days, pay monthly, cancel.
 */
final class Customers {
    private static final int FOUNDING_COMPANIES = 56;
    private static final int TRIAL_DAYS = 14;
    private static final double LEAVES_PER_DAY = 0.0025;
    private static final double CANCELS_PER_MONTH = 0.045;
    private static final Weighted<Plan> PAID =
            Weighted.of(55, Plan.STARTER).and(36, Plan.BUSINESS).and(9, Plan.ENTERPRISE);
    private static final Weighted<Double> HABITS =
            Weighted.of(18, 0.8).and(32, 0.42).and(26, 0.13).and(24, 0.01);

    private final Dice dice;
    private final Consumer<DemoEvent> told;
    private final BackOffice backOffice;
    private final List<Company> companies = new ArrayList<>();
    private final List<Person> users = new ArrayList<>();

    Customers(Dice dice, Consumer<DemoEvent> told) {
        this.dice = dice;
        this.told = told;
        this.backOffice = new BackOffice(dice, told);
    }

    /** The companies and users of before the story, all introduced at its first moment. */
    void foundBase(Instant start) {
        for (int i = 0; i < FOUNDING_COMPANIES; i++) {
            Company company =
                    new Company(
                            companies.size(), -dice.between(1, 400), Place.ALL.draw(dice), dice);
            company.plan = dice.chance(0.7) ? PAID.draw(dice) : Plan.FREE;
            companies.add(company);
            int members = 1 + dice.count(3.4);
            Instant signedUpAt = start.plus(Duration.ofDays(company.since));
            Person.Account owner = null;
            for (int m = 0; m < members; m++) {
                Person person =
                        new Person(
                                company.home,
                                Device.AT_WORK.draw(dice),
                                Channel.ALL.getFirst(),
                                signedUpAt,
                                dice);
                Person.Account account = open(person, company, signedUpAt, company.since);
                account.knownHere = true;
                owner = owner == null ? account : owner;
                backOffice.introduce(account, start);
            }
            if (owner != null) {
                backOffice.groupIdentify(company, owner, start);
            }
        }
    }

    /** Completes a sign-up in the visitor's own session: a new company, or a colleague's. */
    void signUp(Person person, Session session, int day) {
        boolean founder = dice.chance(0.58) || companies.isEmpty();
        Company company =
                founder
                        ? new Company(companies.size(), day, person.place, dice)
                        : dice.pick(companies);
        if (founder) {
            companies.add(company);
        }
        Person.Account account = open(person, company, session.clock(), day);
        session.identify(account);
        session.did(
                "signed_up",
                p ->
                        p.put("method", dice.chance(0.6) ? "google" : "email")
                                .put("invited", !founder));
        boolean active = new AppVisit(session, account, day).onboard(founder);
        account.left = !active && dice.chance(0.7);
        if (!person.device.type().equals("Desktop")) {
            moveToDesk(person, account);
        }
    }

    void play(int day, LocalDate date, DayOfWeek weekday) {
        for (Company company : companies) {
            bill(company, day, date);
        }
        // Those who signed up today have had their session.
        for (Person person : users) {
            Person.Account account = person.account;
            if (account != null && account.since < day && !account.left) {
                live(person, account, day, date, weekday);
            }
        }
    }

    private void live(
            Person person, Person.Account account, int day, LocalDate date, DayOfWeek weekday) {
        if (dice.chance(LEAVES_PER_DAY)) {
            account.left = true;
            return;
        }
        int age = day - account.since;
        double fresh = Math.max(0, 0.62 - account.habit) * Math.exp(-age / 4.0);
        if (!dice.chance(Math.min(0.97, (account.habit + fresh) * Rhythm.work(weekday)))) {
            return;
        }
        if (dice.chance(0.006)) {
            moveToDesk(person, account);
        }
        Instant moment = Rhythm.workMoment(date, person.place, dice);
        int sessions = 1 + dice.count(0.3);
        for (int i = 0; i < sessions; i++) {
            Session session = new Session(person, Channel.ALL.getFirst(), moment, dice, told);
            boolean newHere = !account.knownHere;
            if (newHere) {
                session.open(Page.PROJECTS);
                session.identify(account);
            }
            new AppVisit(session, account, day).work(4.3, newHere || dice.chance(0.12));
            moment = session.clock().plus(Duration.ofMinutes(45 + (long) dice.around(90)));
        }
    }

    /** A browser that has not seen this user: anonymous again, until the user signs in there. */
    private void moveToDesk(Person person, Person.Account account) {
        person.device = Device.AT_WORK.draw(dice);
        person.deviceId = dice.uuid().toString();
        account.knownHere = false;
    }

    private void bill(Company company, int day, LocalDate date) {
        int age = day - company.since;
        Person.Account payer = company.members.getFirst().account;
        if (payer == null || age <= 0) {
            return;
        }
        if (company.plan == Plan.TRIAL && age == TRIAL_DAYS) {
            decide(company, payer, date);
        } else if (company.plan.isPaid() && age > TRIAL_DAYS && (age - TRIAL_DAYS) % 30 == 0) {
            renew(company, payer, date);
        }
    }

    private void decide(Company company, Person.Account payer, LocalDate date) {
        if (payer.left
                || !dice.chance(
                        0.1 + 0.45 * payer.habit + 0.04 * Math.min(4, company.seats() - 1))) {
            company.plan = Plan.FREE;
            return;
        }
        company.plan = PAID.draw(dice);
        backOffice.subscribe(company, payer, Rhythm.workMoment(date, company.home, dice));
    }

    private void renew(Company company, Person.Account payer, LocalDate date) {
        Instant moment = Rhythm.workMoment(date, company.home, dice);
        if (dice.chance(CANCELS_PER_MONTH)) {
            backOffice.cancel(company, payer, moment);
            company.plan = Plan.FREE;
        } else {
            backOffice.invoice(company, payer, moment);
        }
    }

    private Person.Account open(Person person, Company company, Instant at, int day) {
        Person.Account account =
                new Person.Account(users.size(), company, at, day, HABITS.draw(dice), dice);
        person.account = account;
        company.members.add(person);
        users.add(person);
        return account;
    }
}
