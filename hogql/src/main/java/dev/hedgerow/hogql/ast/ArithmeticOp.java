package dev.hedgerow.hogql.ast;

/** The operators of {@link Arithmetic}. */
public enum ArithmeticOp {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    MODULO("%");

    private final String text;

    ArithmeticOp(String text) {
        this.text = text;
    }

    /** As it is written. */
    public String text() {
        return text;
    }
}
