@org.jspecify.annotations.NullMarked
package dev.cloche.isolates;
