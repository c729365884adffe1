package dev.cloche.differential;

import java.util.List;

/**
 * What an engine made of a program.
 *
 * @param text what it printed and how it ended, as the prelude writes it
 * @param console its console output, each line after its level
 */
record Answer(String text, List<String> console) {}
