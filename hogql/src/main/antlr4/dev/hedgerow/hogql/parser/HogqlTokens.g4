/*
 * HogQL's tokens. The parser's rules are in HogqlGrammar.g4.
 *
 * Modes: the text of a template f'…', the inside of a HogQLX tag, and the text between two tags; each goes back to
 * the default mode between braces.
 */
lexer grammar HogqlTokens;

options {
    caseInsensitive = true;
}

tokens { STRING, IDENTIFIER, TAG_FINISH }

@members {
/** The type of the last token that was not a space or a comment; EOF before the first. */
private int previous = Token.EOF;

@Override
public Token emit() {
    Token token = super.emit();
    if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        previous = token.getType();
    }
    return token;
}

@Override
public void reset() {
    super.reset();
    previous = Token.EOF;
}

/** A brace too many is the parser's to complain about. */
@Override
public int popMode() {
    if (_modeStack.isEmpty()) {
        return _mode;
    }
    return super.popMode();
}

/** Whether a value may start here: only then can '<' open a tag; after a value it compares. */
private boolean valueMayStart() {
    return ValueStart.after(previous);
}
}

// Keywords
ALL: 'ALL';
AND: 'AND';
ANTI: 'ANTI';
ANY: 'ANY';
ARRAY: 'ARRAY';
AS: 'AS';
ASC: 'ASC';
ASCENDING: 'ASCENDING';
ASOF: 'ASOF';
BETWEEN: 'BETWEEN';
BOTH: 'BOTH';
BY: 'BY';
CASE: 'CASE';
CAST: 'CAST';
COHORT: 'COHORT';
CROSS: 'CROSS';
CUBE: 'CUBE';
CURRENT: 'CURRENT';
DATE: 'DATE';
DESC: 'DESC';
DESCENDING: 'DESCENDING';
DISTINCT: 'DISTINCT';
ELSE: 'ELSE';
END: 'END';
EXCEPT: 'EXCEPT';
EXCLUDE: 'EXCLUDE';
EXTRACT: 'EXTRACT';
FILL: 'FILL';
FILTER: 'FILTER';
FINAL: 'FINAL';
FIRST: 'FIRST';
FOLLOWING: 'FOLLOWING';
FOR: 'FOR';
FROM: 'FROM';
FULL: 'FULL';
GLOBAL: 'GLOBAL';
GROUP: 'GROUP';
GROUPING: 'GROUPING';
HAVING: 'HAVING';
ID: 'ID';
ILIKE: 'ILIKE';
IN: 'IN';
INNER: 'INNER';
INTERSECT: 'INTERSECT';
INTERVAL: 'INTERVAL';
IS: 'IS';
JOIN: 'JOIN';
KEY: 'KEY';
LAST: 'LAST';
LEADING: 'LEADING';
LEFT: 'LEFT';
LIKE: 'LIKE';
LIMIT: 'LIMIT';
NOT: 'NOT';
NULL: 'NULL';
NULLS: 'NULLS';
OFFSET: 'OFFSET';
ON: 'ON';
OR: 'OR';
ORDER: 'ORDER';
OUTER: 'OUTER';
OVER: 'OVER';
PARTITION: 'PARTITION';
PRECEDING: 'PRECEDING';
PREWHERE: 'PREWHERE';
QUALIFY: 'QUALIFY';
RANGE: 'RANGE';
REPLACE: 'REPLACE';
RIGHT: 'RIGHT';
ROLLUP: 'ROLLUP';
ROW: 'ROW';
ROWS: 'ROWS';
SAMPLE: 'SAMPLE';
SELECT: 'SELECT';
SEMI: 'SEMI';
SETS: 'SETS';
SETTINGS: 'SETTINGS';
STEP: 'STEP';
SUBSTRING: 'SUBSTRING';
THEN: 'THEN';
TIES: 'TIES';
TIMESTAMP: 'TIMESTAMP';
TO: 'TO';
TOTALS: 'TOTALS';
TRAILING: 'TRAILING';
TRIM: 'TRIM';
TRY_CAST: 'TRY_CAST';
UNBOUNDED: 'UNBOUNDED';
UNION: 'UNION';
USING: 'USING';
WHEN: 'WHEN';
WHERE: 'WHERE';
WINDOW: 'WINDOW';
WITH: 'WITH';
WITHIN: 'WITHIN';

// Units of time

SECOND: 'SECOND' 'S'?;
MINUTE: 'MINUTE' 'S'?;
HOUR: 'HOUR' 'S'?;
DAY: 'DAY' 'S'?;
WEEK: 'WEEK' 'S'?;
MONTH: 'MONTH' 'S'?;
QUARTER: 'QUARTER' 'S'?;
YEAR: 'YEAR' 'S'?;

// Numbers and names. A fraction is put together by the parser, so that t.1.2 can be two steps into a tuple.

INFINITY: 'INF' 'INITY'?;
NAN: 'NAN';
FLOAT: DIGIT+ ('.' DIGIT*)? 'E' [+\-]? DIGIT+ | '.' DIGIT+ 'E' [+\-]? DIGIT+;
HEXADECIMAL: '0X' [0-9A-F]+;
BINARY: '0B' [01]+;
DECIMAL: DIGIT+;

TEMPLATE_START: 'F\'' -> pushMode(TEMPLATE);
PLAIN_NAME: [A-Z_$] [A-Z0-9_$]* -> type(IDENTIFIER);
QUOTED_IDENTIFIER
    : '`' (~[\\`] | '\\' . | '``')* '`'
    | '"' (~[\\"] | '\\' . | '""')* '"'
    ;
PLAIN_STRING: '\'' (~[\\'] | '\\' . | '\'\'')* '\'' -> type(STRING);

// Punctuation

ARROW: '->';
ASTERISK: '*';
COLON: ':';
COMMA: ',';
CONCAT: '||';
DASH: '-';
DOT: '.';
DOUBLE_COLON: '::';
EQUAL: '=' '='?;
GREATER: '>';
GREATER_OR_EQUAL: '>=';
IREGEX: '=~*' | '~*';
LBRACE: '{' -> pushMode(DEFAULT_MODE);
LBRACKET: '[';
LESS: '<';
LESS_OR_EQUAL: '<=';
LPAREN: '(';
NOT_EQUAL: '!=' | '<>';
NOT_IREGEX: '!~*';
NOT_REGEX: '!~';
NULLISH: '??';
NULLISH_DOT: '?.';
PERCENT: '%';
PLUS: '+';
QUESTION: '?';
RBRACE: '}' -> popMode;
RBRACKET: ']';
REGEX: '=~' | '~';
RPAREN: ')';
SEMICOLON: ';';
SLASH: '/';
TAG_START: '<' {valueMayStart()}? TAG_WORD -> pushMode(TAG);

LINE_COMMENT: ('--' | '//') ~[\r\n]* -> skip;
BLOCK_COMMENT: '/*' .*? '*/' -> skip;
// Every Unicode space: texts are pasted from documents.
SPACE: [ \t\r\n\u000B\u000C\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF]+ -> skip;

// What none of the above takes. No rule of the parser has these, so they are reported where they stand.
UNTERMINATED_STRING: '\'' (~[\\'] | '\\' . | '\'\'')*;
UNTERMINATED_NAME: '`' (~[\\`] | '\\' . | '``')* | '"' (~[\\"] | '\\' . | '""')*;
UNTERMINATED_COMMENT: '/*' .*?;
UNKNOWN: .;

fragment DIGIT: [0-9];
fragment TAG_WORD: [A-Z_] [A-Z0-9_\-]*;

// The text of f'…'
mode TEMPLATE;

TEMPLATE_TEXT: (~[\\'{] | '\\' . | '\'\'')+;
TEMPLATE_BRACE: '{' -> type(LBRACE), pushMode(DEFAULT_MODE);
TEMPLATE_END: '\'' -> popMode;
TEMPLATE_UNKNOWN: . -> type(UNKNOWN);

// A template that is a whole text: quotes need no escape, and only the end of the text ends it.
mode WHOLE_TEMPLATE;

WHOLE_TEXT: (~[\\{] | '\\' .)+ -> type(TEMPLATE_TEXT);
WHOLE_BACKSLASH: '\\' -> type(TEMPLATE_TEXT);
WHOLE_BRACE: '{' -> type(LBRACE), pushMode(DEFAULT_MODE);

// name='text' name={value} up to > or />
mode TAG;

TAG_CLOSE_EMPTY: '/' '>' -> popMode;
TAG_END: '>' -> mode(TAG_CONTENT);
TAG_NAME: TAG_WORD;
TAG_EQUAL: '=';
TAG_STRING: '\'' (~[\\'] | '\\' . | '\'\'')* '\'' -> type(STRING);
TAG_BRACE: '{' -> type(LBRACE), pushMode(DEFAULT_MODE);
TAG_SPACE: [ \t\r\n]+ -> skip;
TAG_UNKNOWN: . -> type(UNKNOWN);

// Between <Kind> and </Kind>
mode TAG_CONTENT;

TAG_TEXT: ~[<{]+;
CONTENT_BRACE: '{' -> type(LBRACE), pushMode(DEFAULT_MODE);
TAG_CLOSE: '</' -> mode(TAG_CLOSING);
CONTENT_TAG: '<' TAG_WORD -> type(TAG_START), pushMode(TAG);
CONTENT_UNKNOWN: . -> type(UNKNOWN);

// Kind> of </Kind>
mode TAG_CLOSING;

CLOSING_NAME: TAG_WORD -> type(TAG_NAME);
CLOSING_END: '>' -> type(TAG_FINISH), popMode;
CLOSING_SPACE: [ \t\r\n]+ -> skip;
CLOSING_UNKNOWN: . -> type(UNKNOWN);
