/**
 * Cloche as a script engine of {@code javax.script}, under the name {@code cloche}.
 *
 * <p>Start with {@link dev.cloche.script.ClocheScriptEngineFactory}, or with {@code new
 * ScriptEngineManager().getEngineByName("cloche")}.
 */
@NullMarked
package dev.cloche.script;

import org.jspecify.annotations.NullMarked;
