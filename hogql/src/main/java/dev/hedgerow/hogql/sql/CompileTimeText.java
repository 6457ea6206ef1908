package dev.hedgerow.hogql.sql;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks text that must be a constant of this program: it reaches the engine as it is. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface CompileTimeText {}
