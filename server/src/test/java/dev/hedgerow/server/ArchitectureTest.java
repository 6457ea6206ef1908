package dev.hedgerow.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The import rules of docs/ARCHITECTURE.md: between modules, and between the packages of a module.
 */
final class ArchitectureTest {
    private static final String ROOT = "dev.hedgerow.";
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.hedgerow");

    /**
     * What a module may import of ours.
     *
     * @param allowed module names beside its own
     */
    record Module(String name, List<String> allowed) {
        String packages() {
            return ROOT + name + "..";
        }
    }

    private static final List<Module> MODULES =
            List.of(
                    new Module("hogql", List.of()),
                    new Module("store", List.of("hogql")),
                    new Module("metadata", List.of()),
                    new Module("ingest", List.of("store", "metadata")),
                    new Module("insights", List.of("hogql", "store", "metadata")),
                    new Module("http", List.of("insights", "ingest", "metadata", "hogql")));

    static List<Module> modules() {
        return MODULES;
    }

    @ParameterizedTest
    @MethodSource("modules")
    void module_importsOnlyWhatStandsBeforeIt(Module module) {
        List<String> own =
                Stream.concat(Stream.of(module.name()), module.allowed().stream())
                        .map(name -> ROOT + name + "..")
                        .toList();
        DescribedPredicate<JavaClass> foreign =
                resideInAnyPackage("dev.hedgerow..")
                        .and(resideOutsideOfPackages(own.toArray(String[]::new)));
        classes()
                .that()
                .resideInAPackage(module.packages())
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(foreign))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /**
     * The packages of a module from left to right: each may import those before it, never those
     * after it. A group holds packages that are strangers to one another.
     */
    record Order(String module, List<List<String>> groups) {}

    static List<Order> orders() {
        return List.of(
                new Order(
                        "hogql",
                        List.of(
                                List.of("ast"),
                                List.of("parser"),
                                List.of("catalog"),
                                List.of("resolve"),
                                List.of("lower"),
                                List.of("print"),
                                List.of("compile"))),
                new Order(
                        "insights",
                        List.of(
                                List.of("query"),
                                List.of("time"),
                                List.of("filter"),
                                List.of("breakdown"),
                                List.of(
                                        "trends",
                                        "funnels",
                                        "retention",
                                        "paths",
                                        "stickiness",
                                        "lifecycle"),
                                List.of("actors"),
                                List.of("run"))),
                new Order(
                        "ingest",
                        List.of(
                                List.of("capture"),
                                List.of("journal", "validate"),
                                List.of("identity"),
                                List.of("write"))),
                new Order(
                        "http",
                        List.of(
                                List.of("error"),
                                List.of("json"),
                                List.of("auth"),
                                List.of("route"))));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void package_importsOnlyWhatStandsToItsLeft(Order order) {
        List<String> right = new ArrayList<>();
        for (List<String> group : order.groups().reversed()) {
            for (String name : group) {
                List<String> forbidden = new ArrayList<>(right);
                group.stream().filter(other -> !other.equals(name)).forEach(forbidden::add);
                check(order.module(), name, forbidden);
            }
            right.addAll(group);
        }
    }

    @Test
    void packages_needOneAnotherInOneDirection() {
        SlicesRuleDefinition.slices()
                .matching(ROOT + "(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    private static void check(String module, String name, List<String> forbidden) {
        if (forbidden.isEmpty()) {
            return;
        }
        String prefix = ROOT + module + ".";
        noClasses()
                .that()
                .resideInAPackage(prefix + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        forbidden.stream()
                                .map(other -> prefix + other + "..")
                                .toArray(String[]::new))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void drivers_stayInTheirLeaf() {
        noClasses()
                .that(resideOutsideOfPackage(ROOT + "store.duckdb.."))
                .and(resideOutsideOfPackage(ROOT + "benchmarks.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.duckdb..")
                .check(CLASSES);
        noClasses()
                .that(resideOutsideOfPackage(ROOT + "metadata.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.sqlite..", "org.flywaydb..", "com.zaxxer..")
                .check(CLASSES);
    }

    @Test
    void http_staysInHttp() {
        noClasses()
                .that(
                        resideOutsideOfPackages(
                                ROOT + "http..", ROOT + "server..", ROOT + "benchmarks.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..")
                .check(CLASSES);
    }

    @Test
    void environment_isReadByTheServerAlone() {
        noClasses()
                .that(resideOutsideOfPackages(ROOT + "server..", ROOT + "benchmarks.."))
                .should()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .check(CLASSES);
    }

    @Test
    void util_isNoPackage() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..")
                .check(new ClassFileImporter().importPackages("dev.hedgerow"));
    }
}
