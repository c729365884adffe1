/*
 * Appended to the unsplit quickjs.c, which then counts every opcode that it runs: so that a test can
 * tell whether the corpus reaches them all.
 */
static const char *const differential_names[] = {
#define DEF(name, size, pop, push, format) #name,
#define def(name, size, pop, push, format)
#include "quickjs-opcode.h"
};

__attribute__((export_name("differential_opcode_name")))
const char *differential_opcode_name(int opcode) {
  return opcode < OP_COUNT ? differential_names[opcode] : NULL;
}

__attribute__((export_name("differential_opcode_count")))
uint32_t differential_opcode_count(int opcode) {
  return differential_counts[opcode];
}
