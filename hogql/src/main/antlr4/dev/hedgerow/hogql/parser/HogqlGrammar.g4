/*
 * HogQL's SELECT. Tokens are in HogqlTokens.g4.
 *
 * Nearly every decision needs one token of lookahead, which keeps parsing fast and errors near their cause. That is why
 * an operation is a flat list of operands and operators (Operators.java knows which bind tighter), and why what stands in
 * parentheses is taken as it comes and sorted out afterwards (list, tuple, subquery, parameters of a lambda).
 */
parser grammar HogqlGrammar;

options {
    tokenVocab = HogqlTokens;
}

wholeQuery: querySet SEMICOLON? EOF;
wholeExpression: expression EOF;
wholeTemplate: templatePart* EOF;

// Queries

querySet: queryTerm setArm*;
setArm: setOperator queryTerm;
setOperator: UNION (ALL | DISTINCT)? | INTERSECT DISTINCT? | EXCEPT;
queryTerm: select | LPAREN querySet RPAREN | braces | tag;

select
    : with? SELECT DISTINCT? columns from? arrayJoin? (PREWHERE prewhere=expression)? (WHERE where=expression)?
      groupBy? (HAVING having=expression)? windows? (QUALIFY qualify=expression)?
      (ORDER BY orderItems)? limit* (OFFSET offset=ternary)? settings?
    ;

columns: column (COMMA column)* COMMA?;
column: expression implicitAlias?;
implicitAlias: IDENTIFIER | QUOTED_IDENTIFIER | ASCENDING | COHORT | DATE | DESCENDING | FINAL | ID | TOTALS;
with: WITH cte (COMMA cte)* COMMA?;
cte: identifier AS LPAREN querySet RPAREN | ternary AS identifier;

from: FROM joins;
arrayJoin: (LEFT | INNER)? ARRAY JOIN expressions;
groupBy: GROUP BY grouping (WITH (CUBE | ROLLUP))? (WITH TOTALS)?;
grouping
    : (CUBE | ROLLUP) LPAREN expressions RPAREN
    | GROUPING SETS LPAREN groupingSet (COMMA groupingSet)* COMMA? RPAREN
    | expressions
    ;
groupingSet: LPAREN expressions? RPAREN | expression;
windows: WINDOW namedWindow (COMMA namedWindow)*;
namedWindow: identifier AS LPAREN window RPAREN;
orderItems: orderItem (COMMA orderItem)* COMMA?;
orderItem: expression (ASC | ASCENDING | DESC | DESCENDING)? (NULLS (FIRST | LAST))? fill?;
fill: WITH FILL (FROM fillFrom=ternary)? (TO fillTo=ternary)? (STEP fillStep=ternary)?;
limit: LIMIT count=ternary (separator=(COMMA | OFFSET) second=ternary)? (BY expressions | ties (OFFSET late=ternary)?)?;
ties: WITH TIES;
settings: SETTINGS setting (COMMA setting)*;
setting: identifier EQUAL settingValue;
settingValue: DASH? number | STRING | NULL | identifier;

// Relations

joins: joinTerm joinStep*;
joinStep
    : (COMMA | CROSS JOIN) joinTerm
    | joinOperator? JOIN joinTerm joinConstraint
    ;
joinOperator: joinWord+;
joinWord: ALL | ANTI | ANY | ASOF | FULL | GLOBAL | INNER | LEFT | OUTER | RIGHT | SEMI;
joinConstraint: ON expression | USING (LPAREN identifiers RPAREN | identifiers);
joinTerm: relation (AS identifier | tableAlias)? FINAL? sample?;
sample: SAMPLE ratio (OFFSET ratio)?;
ratio: braces | number (SLASH number)?;
relation
    : identifier LPAREN arguments RPAREN              # functionRelation
    | identifier (DOT anyIdentifier)*                 # tableRelation
    | LPAREN relationBody RPAREN                      # parenRelation
    | tag                                             # tagRelation
    | braces                                          # bracesRelation
    ;
relationBody: select setArm* | joins setArm*;
tableAlias: IDENTIFIER | QUOTED_IDENTIFIER | DATE | FIRST | ID | KEY;

// Expressions

expressions: expression (COMMA expression)* COMMA?;
expression: ternary (AS alias)*;
alias: anyIdentifier | STRING;
ternary: operation (QUESTION expression COLON ternary)?;
operation: operand operationTail*;
operationTail
    : binaryOperator operand
    | NOT (LIKE | ILIKE) operand
    | GLOBAL? NOT? IN COHORT? operand
    | NOT? BETWEEN operand
    | IS NOT? (NULL | DISTINCT FROM operand)
    ;
binaryOperator
    : ASTERISK | SLASH | PERCENT | PLUS | DASH | CONCAT | EQUAL | NOT_EQUAL | LESS | LESS_OR_EQUAL | GREATER
    | GREATER_OR_EQUAL | LIKE | ILIKE | REGEX | NOT_REGEX | IREGEX | NOT_IREGEX | NULLISH | AND | OR
    ;
operand: (NOT | DASH | PLUS)* primary postfix*;
postfix
    : DOT (anyIdentifier | DECIMAL | ASTERISK starChange*)                                          # dotPostfix
    | NULLISH_DOT (anyIdentifier | DECIMAL | LBRACKET expression RBRACKET)                          # nullishPostfix
    | LBRACKET expression RBRACKET                    # indexPostfix
    | DOUBLE_COLON type                               # castPostfix
    ;
starChange
    : (EXCEPT | EXCLUDE) (LPAREN identifiers RPAREN | identifier)
    | REPLACE (LPAREN replacement (COMMA replacement)* COMMA? RPAREN | replacement)
    ;
replacement: ternary AS anyIdentifier;

primary
    : NULL                                            # nullPrimary
    | STRING                                          # stringPrimary
    | number                                          # numberPrimary
    | CASE operandOf=expression? whenThen+ (ELSE otherwise=expression)? END                        # casePrimary
    | (CAST | TRY_CAST) LPAREN ternary (AS type | COMMA ternary COMMA?) RPAREN                      # castPrimary
    | (DATE | TIMESTAMP) STRING                       # datePrimary
    | INTERVAL STRING unit?                           # intervalTextPrimary
    | INTERVAL DASH? primary postfix* unit            # intervalPrimary
    | EXTRACT LPAREN unit FROM ternary RPAREN         # extractPrimary
    | SUBSTRING LPAREN ternary FROM ternary (FOR ternary)? RPAREN                                   # substringPrimary
    | TRIM LPAREN (BOTH | LEADING | TRAILING) ternary FROM ternary RPAREN                           # trimPrimary
    | identifier ARROW expression                     # lambdaPrimary
    | functionName LPAREN arguments RPAREN (LPAREN arguments RPAREN)? within? filter? over?         # callPrimary
    | identifier                                      # namePrimary
    | ASTERISK starChange*                            # starPrimary
    | LPAREN parenBody? RPAREN (ARROW expression)?    # parenPrimary
    | LBRACKET expressions? RBRACKET                  # arrayPrimary
    | braces                                          # bracesPrimary
    | TEMPLATE_START templatePart* TEMPLATE_END       # templatePrimary
    | tag                                             # tagPrimary
    ;
parenBody
    : select setArm*
    | expression (setArm+ | (COMMA expression)* COMMA?)
    ;
braces: LBRACE (expression (COLON expression (COMMA entry)* COMMA?)?)? RBRACE;
entry: expression COLON expression;
whenThen: WHEN expression THEN expression;
arguments: DISTINCT? expressions? | select setArm*;
within: WITHIN GROUP LPAREN ORDER BY orderItem RPAREN;
filter: FILTER LPAREN WHERE expression RPAREN;
over: OVER (LPAREN window RPAREN | identifier);
window: (PARTITION BY expressions)? (ORDER BY orderItems)? frame?;
frame: (ROWS | RANGE) (frameBound | BETWEEN frameBound AND frameBound);
frameBound: CURRENT ROW | UNBOUNDED (PRECEDING | FOLLOWING) | ternary (PRECEDING | FOLLOWING);
templatePart: TEMPLATE_TEXT | LBRACE expression RBRACE;

tag
    : TAG_START tagAttribute* TAG_CLOSE_EMPTY
    | TAG_START tagAttribute* TAG_END tagChild* TAG_CLOSE TAG_NAME TAG_FINISH
    ;
tagAttribute: TAG_NAME (TAG_EQUAL (STRING | LBRACE expression RBRACE))?;
tagChild: tag | TAG_TEXT | LBRACE expression RBRACE;

type: anyIdentifier (LPAREN typeArgument (COMMA typeArgument)* COMMA? RPAREN)?;
typeArgument: STRING (EQUAL DASH? number)? | number | type | anyIdentifier type;

number: FLOAT | HEXADECIMAL | BINARY | INFINITY | NAN | DOT DECIMAL | DECIMAL (DOT DECIMAL?)?;

// Names. A keyword that starts no clause and is no operator is a name like any other; after a dot or AS, each is.

identifiers: identifier (COMMA identifier)* COMMA?;
functionName: identifier | AND | OR | LIKE | ILIKE | IN;
unit: SECOND | MINUTE | HOUR | DAY | WEEK | MONTH | QUARTER | YEAR;
identifier
    : IDENTIFIER | QUOTED_IDENTIFIER
    | ALL | ANTI | ANY | ARRAY | ASC | ASCENDING | ASOF | BOTH | BY | COHORT | CROSS | CUBE | CURRENT | DATE
    | DAY | DESC | DESCENDING | EXCLUDE | EXTRACT | FILL | FILTER | FINAL | FIRST | FOLLOWING | FOR | FULL
    | GLOBAL | GROUPING | HOUR | ID | INNER | INTERVAL | KEY | LAST | LEADING | LEFT | MINUTE | MONTH | NULLS
    | OUTER | OVER | PARTITION | PRECEDING | QUARTER | RANGE | REPLACE | RIGHT | ROLLUP | ROW | ROWS | SAMPLE
    | SECOND | SEMI | SETS | STEP | SUBSTRING | TIES | TIMESTAMP | TO | TOTALS | TRAILING | TRIM | UNBOUNDED
    | WEEK | WITHIN | YEAR
    ;
anyIdentifier
    : identifier
    | AND | AS | BETWEEN | CASE | CAST | DISTINCT | ELSE | END | EXCEPT | FROM | GROUP | HAVING | ILIKE | IN
    | INTERSECT | IS | JOIN | LIKE | LIMIT | NOT | OFFSET | ON | OR | ORDER | PREWHERE | QUALIFY | SELECT
    | SETTINGS | THEN | TRY_CAST | UNION | USING | WHEN | WHERE | WINDOW | WITH
    ;
