package dev.hedgerow.http.eventcode;

import dev.hedgerow.metadata.definitions.EventSchema;
import java.util.List;

/** Writes source code in one language. */
sealed interface EventCode permits TypeScriptCode, PythonCode, GoCode {

    /** The language as people write it. */
    String language();

    /** Moves when the same schemas give other code. */
    String version();

    /**
     * The source file for these events.
     *
     * @param writtenAt what the file says of its age
     */
    String write(List<EventSchema> events, String writtenAt);
}
