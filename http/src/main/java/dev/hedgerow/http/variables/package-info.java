/** {@code /insight_variables/}: what SQL insights call {@code {variables.code_name}}. */
@NullMarked
package dev.hedgerow.http.variables;

import org.jspecify.annotations.NullMarked;
