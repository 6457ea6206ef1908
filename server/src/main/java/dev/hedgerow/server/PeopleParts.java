package dev.hedgerow.server;

import dev.hedgerow.http.activity.ActivityPages;
import dev.hedgerow.http.cohorts.CohortAnswers;
import dev.hedgerow.http.cohorts.CohortCalculator;
import dev.hedgerow.http.cohorts.CohortPeopleResource;
import dev.hedgerow.http.cohorts.CohortResource;
import dev.hedgerow.http.cohorts.StaticCohorts;
import dev.hedgerow.http.csv.CsvLists;
import dev.hedgerow.http.groups.GroupEditResource;
import dev.hedgerow.http.groups.GroupResource;
import dev.hedgerow.http.groups.GroupTypeResource;
import dev.hedgerow.http.groups.RelatedActors;
import dev.hedgerow.http.persons.PersonEditResource;
import dev.hedgerow.http.persons.PersonLists;
import dev.hedgerow.http.persons.PersonResource;
import dev.hedgerow.http.query.Questions;
import dev.hedgerow.http.route.Resource;
import dev.hedgerow.http.values.PropertyValues;
import dev.hedgerow.ingest.identity.GroupEdits;
import dev.hedgerow.ingest.identity.PersonEdits;
import dev.hedgerow.metadata.MetadataDatabase;
import dev.hedgerow.metadata.activity.ActivityLog;
import dev.hedgerow.metadata.cohorts.CohortMembers;
import dev.hedgerow.metadata.cohorts.Cohorts;
import dev.hedgerow.metadata.groups.GroupTypes;
import dev.hedgerow.metadata.groups.Groups;
import dev.hedgerow.metadata.persons.Persons;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What the resources of persons, groups and cohorts share. */
record PeopleParts(
        MetadataDatabase metadata,
        Engine engine,
        ActivityLog log,
        ActivityPages activity,
        Cohorts cohorts,
        Questions questions,
        PropertyValues values,
        CohortAnswers cohortAnswers,
        PersonLists lists,
        CsvLists csv,
        Clock clock) {

    static PeopleParts on(
            MetadataDatabase metadata,
            Accounts accounts,
            Engine engine,
            JsonMapper mapper,
            Clock clock) {
        ActivityLog log = new ActivityLog(metadata, accounts.secrets(), clock);
        Cohorts cohorts = new Cohorts(metadata, clock, log);
        cohorts.abandonCalculations();
        Questions questions = new Questions(engine.runner(), mapper);
        return new PeopleParts(
                metadata,
                engine,
                log,
                new ActivityPages(log, accounts.users()),
                cohorts,
                questions,
                new PropertyValues(questions, mapper, clock),
                new CohortAnswers(cohorts, accounts.users(), questions),
                new PersonLists(questions, mapper),
                new CsvLists(mapper),
                clock);
    }

    /** Persons and cohorts first, then groups. */
    List<Resource> resources() {
        List<Resource> all = new ArrayList<>(personsAndCohorts());
        Groups groups = new Groups(metadata);
        GroupTypes types = new GroupTypes(metadata);
        all.add(
                new GroupResource(
                        groups,
                        types,
                        values,
                        new RelatedActors(questions, groups, clock),
                        questions,
                        engine.waiters(),
                        activity));
        all.add(new GroupEditResource(engine.pipeline(), new GroupEdits(metadata, clock), log));
        all.add(new GroupTypeResource(types));
        return all;
    }

    private List<Resource> personsAndCohorts() {
        Persons persons = new Persons(metadata);
        CohortCalculator calculator =
                new CohortCalculator(cohorts, questions, engine.waiters(), clock);
        StaticCohorts statics =
                new StaticCohorts(
                        engine.pipeline(),
                        new CohortMembers(metadata, clock, log),
                        persons,
                        questions,
                        calculator);
        return List.of(
                new CohortResource(cohorts, cohortAnswers, calculator, statics, engine.waiters()),
                new CohortPeopleResource(
                        cohorts, cohortAnswers, statics, lists, engine.waiters(), activity, csv),
                new PersonResource(persons, lists, values, engine.waiters(), activity, csv),
                new PersonEditResource(
                        engine.pipeline(), new PersonEdits(metadata, clock), persons, log));
    }
}
