package dev.hedgerow.hogql.functions;

import dev.hedgerow.hogql.sql.CompileTimeText;
import dev.hedgerow.hogql.sql.Sql;
import dev.hedgerow.hogql.types.HogqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * Bounds on what one call makes out of a number. The engine neither counts such lists and texts
 * against its memory nor stops while it makes one, so that a number too large would end the server.
 */
final class Sizes {
    private static final long MOST = 100_000;
    private static final long MOST_EACH = 2_000;
    private static final long MOST_REPLACED = 4_000_000;
    private static final int SHORT = 8;

    private Sizes() {}

    /** The number of elements or characters, if it is not too large. */
    static Sql bounded(CallSite site, Sql size, String function) {
        return bounded(site, size, size, function);
    }

    /** A value, if what is made from it is not too large. */
    static Sql bounded(CallSite site, Sql value, Sql size, String function) {
        long most = site.inLambda() ? MOST_EACH : MOST;
        String message =
                function
                        + " makes at most "
                        + most
                        + " elements or characters"
                        + (site.inLambda() ? " for each element of an array" : "");
        return Sql.of(
                "CASE WHEN $1 > $2 THEN error($3) ELSE $4 END",
                size,
                Sql.value(most),
                Sql.value(message),
                value);
    }

    /**
     * A text in which a further one stands for each of many. Where that is a short literal, the
     * text cannot grow out of bounds.
     */
    static Sql replaced(CallSite site, @CompileTimeText String template, String function) {
        boolean isShort = site.types().text(3).filter(by -> by.length() <= SHORT).isPresent();
        if (isShort) {
            return Sql.of(template, site.arg(1), site.arg(2), site.arg(3));
        }
        String text = site.freshName();
        Sql parameter = column(text);
        Sql bounded =
                Sql.of(
                        "CASE WHEN strlen($1) * strlen($2) > $3 THEN error($4) ELSE $5 END",
                        parameter,
                        site.arg(3),
                        Sql.value(MOST_REPLACED),
                        Sql.value(function + " makes at most " + MOST_REPLACED + " characters"),
                        Sql.of(template, parameter, site.arg(2), site.arg(3)));
        return once(site.arg(1), text, bounded);
    }

    /** What a lambda made of what came out so far, if it is not too large. */
    static Sql folded(CallSite site, String function) {
        List<String> names = List.of(site.freshName(), site.freshName());
        Sql element = column(names.get(1));
        List<Sql> arrays = site.args().subList(1, site.size() - 1);
        List<Sql> parameters = new ArrayList<>(List.of(column(names.get(0))));
        for (int i = 1; i <= arrays.size(); i++) {
            parameters.add(arrays.size() == 1 ? element : Sql.of("$1[$2]", element, Sql.value(i)));
        }
        Sql next = site.applyLambda(1, parameters);
        HogqlType type = site.type();
        if (type.isString() || type.isArray()) {
            String made = site.freshName();
            Sql size =
                    type.isArray()
                            ? Sql.of("len($1)", column(made))
                            : Sql.of("strlen($1)", column(made));
            next = once(next, made, bounded(site, column(made), size, function));
        }
        return Sql.of(
                "list_reduce($1, $2, $3)",
                arrays.size() == 1
                        ? arrays.getFirst()
                        : Sql.of("list_zip($*)", arrays.toArray(Sql[]::new)),
                new Sql.Lambda(names, next),
                site.arg(site.size()));
    }

    private static Sql column(String name) {
        return new Sql.Column(null, name);
    }

    /** A value under a name, so that it is written once. */
    private static Sql once(Sql value, String name, Sql body) {
        return Sql.of("list_transform([$1], $2)[1]", value, new Sql.Lambda(List.of(name), body));
    }

    /** How many steps lead from one number to another. */
    static Sql steps(Sql from, Sql to, Sql step) {
        return Sql.of("(CAST($2 AS DOUBLE) - CAST($1 AS DOUBLE)) / $3", from, to, step);
    }
}
