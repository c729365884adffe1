/** Java interfaces over guest functions, and Java objects for guests. */
package dev.cloche.typed;
