package dev.hedgerow.metadata;

import org.jspecify.annotations.Nullable;

/**
 * What can go wrong in the metadata: a {@link Code}, a message, and for bad input the field it is
 * about. All messages but those of {@link Code#INTERNAL} may be shown to the caller of the API.
 */
public final class MetadataException extends RuntimeException {

    /** The kinds; the HTTP layer gives each its status. */
    public enum Code {
        /** No such object, or not one that the caller may know of. */
        NOT_FOUND,
        /** A value of the wrong type or outside its range. */
        INVALID_INPUT,
        /** A value that is none of those to choose from. */
        INVALID_CHOICE,
        /** A field that has to be given is absent. */
        REQUIRED,
        /** JSON null where a value is needed. */
        NULL,
        /** An empty text where a value is needed. */
        BLANK,
        /** A text longer than allowed. */
        MAX_LENGTH,
        /** Another object already has this value. */
        UNIQUE,
        /**
         * The object's state changed or forbids this; the same request could succeed later or
         * never.
         */
        CONFLICT,
        /** The caller is known and may not do this. */
        PERMISSION_DENIED,
        /** The disk that holds the metadata is full. */
        STORAGE_FULL,
        /** The folder or file of the metadata cannot be written or opened. */
        STORAGE_UNUSABLE,
        /** The database stayed occupied for longer than we wait. */
        BUSY,
        /** A fault of this program. */
        INTERNAL
    }

    private final Code code;
    private final @Nullable String attribute;

    private MetadataException(
            Code code, @Nullable String attribute, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.attribute = attribute;
    }

    /** An object that is not there; the text is what PostHog says. */
    public static MetadataException notFound() {
        return new MetadataException(Code.NOT_FOUND, null, "Not found.", null);
    }

    /** A field, or a request as a whole, whose value makes no sense. */
    public static MetadataException invalid(@Nullable String attribute, String message) {
        return new MetadataException(Code.INVALID_INPUT, attribute, message, null);
    }

    /** A field with another value than the few there are. */
    public static MetadataException invalidChoice(String attribute, @Nullable Object value) {
        return new MetadataException(
                Code.INVALID_CHOICE, attribute, "\"" + value + "\" is not a valid choice.", null);
    }

    /** A whole number that 32 bits do not hold. */
    public static MetadataException outOfRange(String attribute, long value) {
        return invalid(
                attribute,
                value < 0
                        ? "Ensure this value is greater than or equal to " + Integer.MIN_VALUE + "."
                        : "Ensure this value is less than or equal to " + Integer.MAX_VALUE + ".");
    }

    /** A field that is not there. */
    public static MetadataException required(String attribute) {
        return new MetadataException(Code.REQUIRED, attribute, "This field is required.", null);
    }

    /** A field that is null and may not be. */
    public static MetadataException isNull(String attribute) {
        return new MetadataException(Code.NULL, attribute, "This field may not be null.", null);
    }

    /** A text of nothing but spaces that must say something. */
    public static MetadataException blank(String attribute) {
        return new MetadataException(Code.BLANK, attribute, "This field may not be blank.", null);
    }

    /** A text of more characters than the limit. */
    public static MetadataException tooLong(String attribute, int limit) {
        return new MetadataException(
                Code.MAX_LENGTH,
                attribute,
                "Ensure this field has no more than " + limit + " characters.",
                null);
    }

    /** The same in the words of a field that has its own. */
    public static MetadataException tooLong(String attribute, String message) {
        return new MetadataException(Code.MAX_LENGTH, attribute, message, null);
    }

    /** A value that something else has already. */
    public static MetadataException unique(@Nullable String attribute, String message) {
        return new MetadataException(Code.UNIQUE, attribute, message, null);
    }

    /** A change that what is there does not allow. */
    public static MetadataException conflict(String message) {
        return new MetadataException(Code.CONFLICT, null, message, null);
    }

    /** Something that this caller may not do. */
    public static MetadataException permissionDenied(String message) {
        return new MetadataException(Code.PERMISSION_DENIED, null, message, null);
    }

    /** A database file that cannot be used; the message is for the person at the terminal. */
    public static MetadataException storage(Code code, String message, @Nullable Throwable cause) {
        return new MetadataException(code, null, message, cause);
    }

    /** A fault of ours, for the log. */
    public static MetadataException internal(String message, @Nullable Throwable cause) {
        return new MetadataException(Code.INTERNAL, null, message, cause);
    }

    /** The same about a field of an object that is itself a field. */
    public MetadataException within(String parent) {
        return new MetadataException(
                code,
                attribute == null ? parent : parent + "__" + attribute,
                String.valueOf(getMessage()),
                getCause());
    }

    public Code code() {
        return code;
    }

    /** The request's field that is wrong, null when it is about no single field. */
    public @Nullable String attribute() {
        return attribute;
    }
}
