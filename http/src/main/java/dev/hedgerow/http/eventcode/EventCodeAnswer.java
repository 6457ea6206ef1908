package dev.hedgerow.http.eventcode;

/**
 * A generated source file.
 *
 * @param eventCount how many events it knows
 * @param schemaHash 32 hexadecimal digits; the same as long as events, properties, language and
 *     generator are the same
 */
record EventCodeAnswer(
        String content, int eventCount, String schemaHash, String generatorVersion) {}
