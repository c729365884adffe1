/** Good and hostile tenants of every kind at once, for a long time, with nothing left behind. */
@org.jspecify.annotations.NullMarked
package dev.cloche.soak;
