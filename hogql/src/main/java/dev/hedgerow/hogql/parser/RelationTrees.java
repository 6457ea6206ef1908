package dev.hedgerow.hogql.parser;

import dev.hedgerow.hogql.ast.AliasedRelation;
import dev.hedgerow.hogql.ast.Arithmetic;
import dev.hedgerow.hogql.ast.ArithmeticOp;
import dev.hedgerow.hogql.ast.Constant;
import dev.hedgerow.hogql.ast.Expr;
import dev.hedgerow.hogql.ast.ExprRelation;
import dev.hedgerow.hogql.ast.Join;
import dev.hedgerow.hogql.ast.JoinConstraint;
import dev.hedgerow.hogql.ast.JoinKind;
import dev.hedgerow.hogql.ast.JoinStrictness;
import dev.hedgerow.hogql.ast.Query;
import dev.hedgerow.hogql.ast.Relation;
import dev.hedgerow.hogql.ast.SampledRelation;
import dev.hedgerow.hogql.ast.Span;
import dev.hedgerow.hogql.ast.SubqueryRelation;
import dev.hedgerow.hogql.ast.TableFunction;
import dev.hedgerow.hogql.ast.TableName;
import dev.hedgerow.hogql.parser.HogqlGrammar.BracesRelationContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.FunctionRelationContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.JoinConstraintContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.JoinOperatorContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.JoinStepContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.JoinTermContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.JoinsContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.NumberContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.ParenRelationContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.RatioContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.RelationBodyContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.RelationContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.SampleContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.TableRelationContext;
import dev.hedgerow.hogql.parser.HogqlGrammar.TagRelationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What stands in FROM. */
final class RelationTrees {
    private final Trees trees;

    RelationTrees(Trees trees) {
        this.trees = trees;
    }

    Relation joins(JoinsContext context) {
        Relation left = joinTerm(context.joinTerm());
        for (JoinStepContext step : context.joinStep()) {
            left = join(left, step);
        }
        return left;
    }

    private Join join(Relation left, JoinStepContext step) {
        Relation right = joinTerm(step.joinTerm());
        JoinConstraint constraint =
                step.joinConstraint() == null ? null : constraint(step.joinConstraint());
        Set<String> words = words(step.joinOperator());
        return new Join(
                left,
                constraint == null ? JoinKind.CROSS : kind(words, step),
                strictness(words, step),
                right,
                constraint,
                new Span(left.span().start(), trees.span(step).end()));
    }

    private static Set<String> words(@Nullable JoinOperatorContext context) {
        Set<String> words = new TreeSet<>();
        if (context != null) {
            context.joinWord().forEach(word -> words.add(word.getText().toUpperCase(Locale.ROOT)));
        }
        return words;
    }

    private JoinKind kind(Set<String> words, JoinStepContext step) {
        List<JoinKind> kinds = new ArrayList<>();
        for (JoinKind kind : JoinKind.values()) {
            if (words.remove(kind.name())) {
                kinds.add(kind);
            }
        }
        boolean outer = words.remove("OUTER");
        words.remove("GLOBAL");
        if (kinds.size() > 1 || (outer && (kinds.isEmpty() || kinds.contains(JoinKind.INNER)))) {
            throw unknownJoin(step);
        }
        return kinds.isEmpty() ? JoinKind.INNER : kinds.getFirst();
    }

    private JoinStrictness strictness(Set<String> left, JoinStepContext step) {
        if (left.size() > 1) {
            throw unknownJoin(step);
        }
        return left.isEmpty()
                ? JoinStrictness.DEFAULT
                : JoinStrictness.valueOf(left.iterator().next());
    }

    private HogqlException unknownJoin(JoinStepContext step) {
        return SyntaxErrors.invalid(
                "There is no %s JOIN".formatted(String.join(" ", words(step.joinOperator()))),
                trees.span(step));
    }

    private JoinConstraint constraint(JoinConstraintContext context) {
        if (context.expression() != null) {
            return new JoinConstraint.On(
                    trees.exprs.expression(context.expression()), trees.span(context));
        }
        return new JoinConstraint.Using(
                QueryTrees.each(context.identifiers().identifier(), Trees::name),
                trees.span(context));
    }

    private Relation joinTerm(JoinTermContext context) {
        Relation relation = relation(context.relation());
        if (context.tableAlias() != null || context.identifier() != null) {
            String alias =
                    trees.alias(
                            context.tableAlias() != null
                                    ? context.tableAlias()
                                    : context.identifier());
            relation = new AliasedRelation(relation, alias, trees.span(context));
        }
        SampleContext sample = context.sample();
        if (context.FINAL() == null && sample == null) {
            return relation;
        }
        return new SampledRelation(
                relation,
                context.FINAL() != null,
                sample == null ? null : ratio(sample.ratio(0)),
                sample == null || sample.ratio().size() < 2 ? null : ratio(sample.ratio(1)),
                trees.span(context));
    }

    private Expr ratio(RatioContext context) {
        if (context.braces() != null) {
            return trees.exprs.placeholder(context.braces());
        }
        List<Expr> numbers = QueryTrees.each(context.number(), this::number);
        return numbers.size() == 1
                ? numbers.getFirst()
                : new Arithmetic(
                        ArithmeticOp.DIVIDE, numbers.get(0), numbers.get(1), trees.span(context));
    }

    private Expr number(NumberContext context) {
        return new Constant(Literals.number(context.getText()), trees.span(context));
    }

    private Relation relation(RelationContext context) {
        return switch (context) {
            case FunctionRelationContext function ->
                    new TableFunction(
                            Trees.name(function.identifier()),
                            trees.calls.plainArguments(function.arguments()),
                            trees.span(context));
            case TableRelationContext table -> tableName(table);
            case ParenRelationContext parens -> relationBody(parens.relationBody());
            case TagRelationContext tag ->
                    new ExprRelation(trees.tags.tag(tag.tag()), trees.span(context));
            case BracesRelationContext braces ->
                    new ExprRelation(trees.exprs.placeholder(braces.braces()), trees.span(context));
            default -> throw HogqlException.internal("relation " + context.getClass());
        };
    }

    private TableName tableName(TableRelationContext context) {
        List<String> name = new ArrayList<>();
        name.add(Trees.name(context.identifier()));
        context.anyIdentifier().forEach(part -> name.add(Trees.name(part)));
        return new TableName(name, trees.span(context));
    }

    /**
     * In parentheses: a query, joins, or (found out by what follows) the first arm of a set
     * operation.
     */
    private Relation relationBody(RelationBodyContext context) {
        if (context.select() != null) {
            Query query = trees.queries.selectSet(context.select(), context.setArm());
            return new SubqueryRelation(query, trees.span(context));
        }
        Relation relation = joins(context.joins());
        if (context.setArm().isEmpty()) {
            return relation;
        }
        Query first =
                switch (relation) {
                    case SubqueryRelation subquery -> subquery.query();
                    case ExprRelation hole -> QueryTrees.everythingFrom(hole.expr());
                    default ->
                            throw SyntaxErrors.invalid(
                                    "Only queries can be combined by UNION, INTERSECT and EXCEPT",
                                    relation.span());
                };
        return new SubqueryRelation(
                trees.queries.withArms(first, context.setArm()), trees.span(context));
    }
}
